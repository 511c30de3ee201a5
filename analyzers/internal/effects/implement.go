package effects

import (
	"go/types"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
)

// mostPairs is how many pairs of an interface and a type are compared in one
// package; in one with more, interfaces are left alone.
const mostPairs = 100_000

// findImplementations notes, for each method of the package's interfaces that
// returns an error, the methods of the package's types that implement it.
func (p *packageEffects) findImplementations() {
	scope := p.pass.Pkg.Scope()
	var interfaces, concrete []*types.Named
	for _, name := range scope.Names() {
		typeName, ok := scope.Lookup(name).(*types.TypeName)
		if !ok || typeName.IsAlias() {
			continue
		}
		named, ok := typeName.Type().(*types.Named)
		switch {
		case !ok || named.TypeParams().Len() > 0:
		case !types.IsInterface(named):
			concrete = append(concrete, named)
		case asksSomebody(named):
			interfaces = append(interfaces, named)
		}
	}
	if len(interfaces)*len(concrete) > mostPairs {
		return
	}
	for _, i := range interfaces {
		for _, c := range concrete {
			p.implement(i.Underlying().(*types.Interface), c)
		}
	}
}

func asksSomebody(named *types.Named) bool {
	for method := range named.Underlying().(*types.Interface).Methods() {
		if catalog.ReturnsError(method.Signature()) {
			return true
		}
	}
	return false
}

// implement notes the methods by which t implements i, if it does.
func (p *packageEffects) implement(i *types.Interface, t *types.Named) {
	pointer := types.NewPointer(t)
	if !types.Implements(pointer, i) {
		return
	}
	for method := range i.Methods() {
		if method.Pkg() != p.pass.Pkg {
			continue // embedded, and another package's to tell of
		}
		obj, _, _ := types.LookupFieldOrMethod(pointer, false, method.Pkg(), method.Name())
		if fn, ok := obj.(*types.Func); ok && catalog.ReturnsError(method.Signature()) {
			if len(p.implementations[method]) == 0 {
				p.implemented = append(p.implemented, method)
			}
			p.implementations[method] = append(p.implementations[method], fn)
		}
	}
}

// learnImplemented takes what makes a request in one implementation for one that
// may be made through the interface, and reports whether that was news.
func (p *packageEffects) learnImplemented() bool {
	isNews := false
	for _, method := range p.implemented {
		for _, fn := range p.implementations[method] {
			if does := p.of(fn); isRequest(does.Effects) && !isRequest(p.of(method).Effects) {
				isNews = p.learn(method, Does{Effects: catalog.MayBeRemote}) || isNews
			}
		}
	}
	return isNews
}
