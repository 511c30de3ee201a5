package effects

import (
	"fmt"
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
	"golang.org/x/tools/go/types/objectpath"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/wiring"
)

// Layer is the fact of a function that passes on what lies behind an interface, as a layer of
// an application does to the one above it.
type Layer struct {
	Does  Does // what it does if all that is supposed holds
	Roles []wiring.Role
}

// AFact makes Layer a fact.
func (*Layer) AFact() {}

// String lists the roles and what they rest on.
func (l *Layer) String() string {
	s := "layer"
	for _, role := range l.Roles {
		s += fmt.Sprintf(" [%s if", role.Name)
		for _, c := range role.If {
			s += " " + c.Method + " " + c.Role
		}
		s += "]"
	}
	return s
}

// exportLayers makes known to importers which functions of s pass on what it supposes.
func (p *packageEffects) exportLayers(s *packageEffects) {
	var paths objectpath.Encoder
	for _, fn := range s.order {
		if !fn.Exported() || p.functions[fn] == s.functions[fn] {
			continue
		}
		roles := slices.DeleteFunc(p.rolesUnder(s, fn), func(role wiring.Role) bool { return len(role.If) == 0 })
		if len(roles) == 0 {
			continue
		}
		does := s.functions[fn]
		if _, err := paths.For(fn); err == nil {
			p.pass.ExportObjectFact(fn, &Layer{Does{Effects: does.Effects, Reads: does.Reads, Writes: does.Writes, Takes: does.Takes}, roles})
		}
	}
}

// fromLayer returns what the fact of fn, which another package declares, says.
func (p *packageEffects) fromLayer(fn *types.Func) *Layer {
	if fn.Pkg() == nil || fn.Pkg() == p.pass.Pkg || !catalog.HasFacts(fn.Pkg().Path()) {
		return &Layer{}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	layer, ok := p.layers[fn]
	if !ok {
		layer = new(Layer)
		p.pass.ImportObjectFact(fn, layer)
		p.layers[fn] = layer
	}
	return layer
}

// rolesUnder returns what fn is, and what it is if what s supposes holds; s may be nil.
func (p *packageEffects) rolesUnder(s *packageEffects, fn *types.Func) (roles []wiring.Role) {
	fn = fn.Origin()
	proven := rolesOf(p.of(fn))
	for _, name := range proven {
		roles = append(roles, wiring.Role{Name: name})
	}
	if fn.Pkg() != p.pass.Pkg {
		return append(roles, p.fromLayer(fn).Roles...)
	}
	body := slices.IndexFunc(p.ir.Functions, func(built *ssa.Function) bool { return built.Object() == fn })
	if s == nil || body < 0 {
		return roles
	}
	does := s.of(fn)
	supposed := rolesOf(does)
	if does.Reads.IsOpen {
		for _, isNil := range []bool{true, false} {
			does.Reads.IsNil = isNil
			supposed = append(supposed, does.Reads.role())
		}
	}
	for _, name := range supposed {
		if slices.Contains(proven, name) {
			continue
		}
		if conditions, ok := s.through(p.ir.Functions[body], name, deepest); ok && len(conditions) > 0 {
			roles = append(roles, wiring.Role{Name: name, If: conditions})
		}
	}
	return roles
}
