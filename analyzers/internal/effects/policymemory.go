package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// ofPhi: one of several. What one of them is given counts, what all of them
// lift is lifted.
func (r policyReader) ofPhi(phi *ssa.Phi) (change, bool) {
	var all change
	for i, edge := range phi.Edges {
		one, ok := r.of(edge)
		if !ok {
			return change{}, false
		}
		all.gives |= one.gives
		if i == 0 || all.lifts&one.lifts != all.lifts {
			all.lifts = one.lifts &^ all.gives
		}
	}
	return all, true
}

// ofArray: the options that a variadic call is given.
func (r policyReader) ofArray(array *ssa.Alloc) (change, bool) {
	var all change
	for _, ref := range *array.Referrers() {
		switch ref := ref.(type) {
		case *ssa.IndexAddr:
			for _, use := range *ref.Referrers() {
				store, ok := use.(*ssa.Store)
				if !ok {
					return change{}, false
				}
				one, ok := r.of(store.Val)
				if !ok {
					return change{}, false
				}
				all = all.then(one)
			}
		case *ssa.Slice:
		default:
			return change{}, false
		}
	}
	return all, true
}

// ofLoad: a variable that is stored to once, or a struct that is read as a whole.
func (r policyReader) ofLoad(load *ssa.UnOp) (change, bool) {
	alloc, ok := load.X.(*ssa.Alloc)
	if !ok {
		return change{}, false
	}
	if catalog.PolicyTypeOf(load.Type()) != nil && !isPointer(load.Type()) {
		return r.of(alloc)
	}
	var stored ssa.Value
	for _, ref := range *alloc.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if ref.Addr != alloc || stored != nil {
				return change{}, false
			}
			stored = ref.Val
		case *ssa.UnOp, *ssa.DebugRef:
		default:
			return change{}, false // a function literal may store another
		}
	}
	if stored == nil {
		return change{}, false
	}
	return r.of(stored)
}

func isPointer(t types.Type) bool {
	_, ok := t.Underlying().(*types.Pointer)
	return ok
}

// withFields adds what is stored in the fields of v, a pointer to a policy. In a
// literal, a field that nothing is stored in is zero. It is not known if somebody
// else gets the pointer, who may store something.
func (r policyReader) withFields(made change, line *catalog.PolicyType, v ssa.Value, isLiteral bool) (change, bool) {
	if line == nil {
		return made, true
	}
	stores := storeCollector{make(map[string][]ssa.Value), make(map[ssa.Value]bool)}
	if !stores.follow(v) {
		return change{}, false
	}
	for _, field := range line.Fields {
		values := stores.stored[field.Name]
		if len(values) == 0 && isLiteral {
			made = made.then(change{lifts: field.Limit})
		}
		for i, value := range values {
			one := ofNumber(value, field.Is, field.Limit)
			if i > 0 {
				one.lifts = 0 // another path, perhaps
			}
			made = made.then(one)
		}
	}
	return made, true
}

// A storeCollector notes what is stored in the fields of a struct, by name.
type storeCollector struct {
	stored map[string][]ssa.Value
	seen   map[ssa.Value]bool
}

// follow collects from the uses of v, a pointer, and reports whether it sees all.
func (c storeCollector) follow(v ssa.Value) bool {
	if c.seen[v] {
		return true
	}
	c.seen[v] = true
	for _, use := range *v.Referrers() {
		if !c.use(v, use) {
			return false
		}
	}
	return true
}

func (c storeCollector) use(v ssa.Value, use ssa.Instruction) bool {
	switch use := use.(type) {
	case *ssa.FieldAddr:
		return c.field(use)
	case *ssa.MakeInterface:
		return c.follow(use)
	case *ssa.Phi:
		return c.follow(use)
	case *ssa.UnOp:
		return !isPointer(use.Type()) || c.follow(use)
	case *ssa.Call, *ssa.Defer, *ssa.Go:
		fn := ir.Callee(use.(ssa.CallInstruction).Common())
		return fn != nil && fn.Pkg() != nil && catalog.MentionsPolicies(fn.Pkg().Path())
	case *ssa.Store:
		return use.Val == v && c.variable(use.Addr) // a store into v is another policy
	case *ssa.Return, *ssa.DebugRef, *ssa.Extract:
		return true
	}
	return false
}

// field notes what is stored in a field; who is given its address may store too.
func (c storeCollector) field(addr *ssa.FieldAddr) bool {
	for _, ref := range *addr.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Store:
			if ref.Addr != addr {
				return false
			}
			name := fieldName(addr)
			c.stored[name] = append(c.stored[name], ref.Val)
		case *ssa.UnOp, *ssa.DebugRef:
		default:
			return false
		}
	}
	return true
}

// variable follows what is read from addr, where the pointer is stored: a
// variable, or an element of the arguments of a variadic call.
func (c storeCollector) variable(addr ssa.Value) bool {
	if element, ok := addr.(*ssa.IndexAddr); ok {
		_, ok := element.X.(*ssa.Alloc)
		return ok
	}
	alloc, ok := addr.(*ssa.Alloc)
	return ok && c.follow(alloc)
}

// fieldName returns the name of the field that addr is the address of.
func fieldName(addr *ssa.FieldAddr) string {
	pointer := addr.X.Type().Underlying().(*types.Pointer)
	return pointer.Elem().Underlying().(*types.Struct).Field(addr.Field).Name()
}
