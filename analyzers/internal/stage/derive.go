package stage

import (
	"go/ast"
	"go/types"
	"slices"
)

// Derive returns the book with what follows from it in the package: a function that
// returns true behind a gate only is one, and so is a variable or field that is set from
// gates only.
func (p *Paths) Derive() []Mark {
	var all []Mark
	for _, stage := range p.book.Stages(Gate, Flag) {
		for again := true; again; {
			again = false
			for _, m := range append(p.wrappers(stage), p.holders(stage)...) {
				if !slices.Contains(all, m) {
					all = append(all, m)
					p.book.add(m)
					p.book.Marks = append(p.book.Marks, m)
					again = true
				}
			}
		}
	}
	return all
}

// wrappers returns the functions that return a bool, and true in the stage only.
func (p *Paths) wrappers(stage string) []Mark {
	var found []Mark
	for _, file := range p.src.Files {
		for _, decl := range file.Decls {
			fn, ok := decl.(*ast.FuncDecl)
			if !ok || fn.Body == nil {
				continue
			}
			obj, ok := p.src.Info.Defs[fn.Name].(*types.Func)
			if !ok || !returnsBool(obj.Signature()) || p.book.isGate(obj, stage) {
				continue
			}
			if p.returnsGate(file, fn, stage) {
				found = append(found, Mark{Gate, stage, NameOf(obj)})
			}
		}
	}
	return found
}

func returnsBool(sig *types.Signature) bool {
	return sig.Results().Len() == 1 && isBool(sig.Results().At(0).Type())
}

func (p *Paths) returnsGate(file *ast.File, fn *ast.FuncDecl, stage string) bool {
	gates, others := 0, 0
	ast.PreorderStack(fn, []ast.Node{file}, func(n ast.Node, stack []ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.ReturnStmt:
			switch {
			case len(n.Results) == 1 && p.src.Info.Types[n.Results[0]].Value == nil && p.implies(n.Results[0], true, stage, 0):
				gates++
			case len(n.Results) == 1 && p.implies(n.Results[0], true, stage, 0): // return false
			case p.IsGated(append(slices.Clone(stack), n), stage):
				gates++
			default:
				others++
			}
		}
		return true
	})
	return gates > 0 && others == 0
}

// holders returns the package-level variables and fields that are set from gates only.
func (p *Paths) holders(stage string) []Mark {
	var found []Mark
	for v := range p.settings() {
		name := ""
		if v.Pkg() == p.src.Pkg && (v.IsField() || v.Parent() == v.Pkg().Scope()) {
			name = NameOf(v)
		}
		if name != "" && !p.book.isGate(v, stage) && p.isSetSo(v, true, stage, 0) {
			found = append(found, Mark{Gate, stage, name})
		}
	}
	return Sort(found)
}
