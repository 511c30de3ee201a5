package ormmutate

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
)

// steps are the instructions of a family that are asked for again for each change.
type steps struct {
	stores []*ssa.Store
	calls  []ssa.CallInstruction
	loads  map[flow.Place][]ssa.CallInstruction // by the object that they fill
	puts   map[flow.Place][]put
}

// A put is a store of a slice into a place.
type put struct {
	*ssa.Store
	isOther bool // not what was there before, or a part of it
}

func (f *family) collect() *steps {
	if f.steps != nil {
		return f.steps
	}
	f.steps = &steps{loads: make(map[flow.Place][]ssa.CallInstruction), puts: make(map[flow.Place][]put)}
	f.anyInstruction(func(instr ssa.Instruction) bool {
		switch instr := instr.(type) {
		case *ssa.Store:
			f.steps.stores = append(f.steps.stores, instr)
		case ssa.CallInstruction:
			f.steps.calls = append(f.steps.calls, instr)
			for _, object := range f.known.Filled(instr.Common()) {
				f.steps.loads[object] = append(f.steps.loads[object], instr)
			}
		}
		return false
	})
	return f.steps
}

// anyInstruction reports whether is holds of an instruction of the family.
func (f *family) anyInstruction(is func(ssa.Instruction) bool) bool {
	return slices.ContainsFunc(f.functions, func(fn *ssa.Function) bool {
		return slices.ContainsFunc(fn.Blocks, func(block *ssa.BasicBlock) bool {
			return slices.ContainsFunc(block.Instrs, is)
		})
	})
}

func (f *family) anyStore(is func(*ssa.Store) bool) bool {
	return slices.ContainsFunc(f.collect().stores, is)
}

func (f *family) anyCall(is func(ssa.CallInstruction) bool) bool {
	return slices.ContainsFunc(f.collect().calls, is)
}

// puts returns what is stored into the place, anywhere in the family.
func (f *family) puts(at flow.Place) []put {
	all := f.collect().puts
	if found, ok := all[at]; ok {
		return found
	}
	all[at] = nil
	for _, store := range f.collect().stores {
		if f.keeps(store.Addr, at) {
			all[at] = append(all[at], put{store, !f.isAt(store.Val, at)})
		}
	}
	return all[at]
}

// loads returns the calls that load the object.
func (f *family) loads(object flow.Place) []ssa.CallInstruction { return f.collect().loads[object] }
