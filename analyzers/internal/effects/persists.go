package effects

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// A Persist is a call by which an object, or rows, reach the store.
type Persist struct {
	Call    ssa.CallInstruction
	Does    catalog.Persistence
	ORM     catalog.ORM
	Object  flow.Place
	Field   string              // the relation that it is about; "" for all
	List    ssa.Value           // the rows that it is given; nil if those are in the object
	Deletes bool                // the rows that are missing, not their links
	Name    string              // of what does it, "gorm.DB.Save"
	IsFull  bool                // what is related is written with all its columns
	OfNone  catalog.Persistence // to all rows that its conditions match, should its list be empty; zero if nothing

	narrowed []*ssa.CallCommon // the calls of the chain that say which parts are written
}

// Persists returns the calls in fn that write objects, in its order.
func (r *Result) Persists(fn *ssa.Function) []Persist {
	if r.analysis == nil {
		return nil
	}
	return r.analysis().persists(fn)
}

// LeavesOut reports whether the chain of the call says that the field is not written, or
// does not say what is.
func (w Persist) LeavesOut(field string) bool {
	return slices.ContainsFunc(w.narrowed, func(call *ssa.CallCommon) bool {
		_, omits := catalog.Narrows(ir.Callee(call))
		names, known := namesIn(call)
		if !known {
			return true
		}
		named := slices.ContainsFunc(names, func(name string) bool { return catalog.NamesField(name, field) })
		return named == omits
	})
}

// namesIn returns the strings that call is given; known is false if one is no constant.
func namesIn(call *ssa.CallCommon) (names []string, known bool) {
	for _, arg := range ir.Arguments(call.Args[1:], call.Signature()) {
		arg = unwrap(arg)
		if c, ok := arg.(*ssa.Const); ok && c.Value == nil {
			continue // no more
		}
		text, ok := ir.Text(arg)
		if !ok {
			return nil, false
		}
		names = append(names, text)
	}
	return names, true
}

func (p *packageEffects) persists(fn *ssa.Function) (all []Persist) {
	for instr := range ir.Instructions(fn) {
		call, ok := instr.(ssa.CallInstruction)
		if !ok {
			continue
		}
		if w, ok := p.persist(call); ok {
			all = append(all, w)
		}
	}
	return all
}

func (p *packageEffects) persist(call ssa.CallInstruction) (Persist, bool) {
	common := call.Common()
	fn := ir.Callee(common)
	if fn == nil {
		return Persist{}, false
	}
	w := Persist{Call: call, Name: p.calleeName(common, true)}
	if line, ok := catalog.PersistOf(fn); ok {
		w.ORM, w.Does = catalog.ORMOf(fn), line.Does
		return w, w.read(line)
	}
	if relation := catalog.SetsRelation(fn); relation != "" {
		w.ORM, w.Does, w.Field = catalog.SQLBoiler, catalog.ReplacesRows, relation
		w.Object, w.List = flow.PlaceOf(common.Args[0]), common.Args[len(common.Args)-1]
		return w, true
	}
	if verb, edge := catalog.EditsEdge(fn); verb == "Add" && isCleared(common, edge) {
		w.ORM, w.Does, w.Field = catalog.Ent, catalog.ReplacesRows, edge
		w.List = common.Args[len(common.Args)-1]
		return w, true
	}
	does := p.of(fn).Objects.Writes
	operands := flow.Operands(common)
	if does.Does == 0 || does.Param >= len(operands) || does.List > len(operands) {
		return Persist{}, false
	}
	w.ORM, w.Does, w.Field, w.Deletes, w.Name = does.ORM, does.Does, does.Field, does.Deletes, p.calleeName(common, false)
	w.Object = flow.PlaceOf(operands[does.Param])
	if does.List > 0 {
		w.List = unwrap(operands[does.List-1])
	}
	return w, true
}

// read fills w by a line of the catalogue, and reports whether it is known what the call is
// about.
func (w *Persist) read(line catalog.Persist) bool {
	common := w.Call.Common()
	chain := chainOf(common)
	for _, before := range chain {
		fn := ir.Callee(before)
		if narrows, _ := catalog.Narrows(fn); narrows {
			w.narrowed = append(w.narrowed, before)
		}
		w.Deletes = w.Deletes || catalog.DeletesMissing(fn)
		w.IsFull = w.IsFull || isSession(before, catalog.SavesElements)
	}
	if hasConditions(common, chain) {
		w.OfNone = line.OfNone
	}
	relation, object := relationOf(chain)
	if relation != "" {
		w.Field = relation
	}
	if object == nil {
		object = objectOf(common, line.Object)
	}
	if object == nil {
		return false
	}
	w.Object = flow.PlaceOf(object)
	switch line.Does {
	case catalog.ReplacesRows:
		args := ir.Arguments(flow.Operands(common)[1:], common.Signature())
		if len(args) != 1 || relation == "" {
			return false
		}
		w.List = unwrap(args[0])
		return w.ORM != catalog.Beego || isClearedBefore(common)
	case catalog.RewritesRows:
		args := ir.Arguments(common.Args, common.Signature())
		last, isConst := args[len(args)-1].(*ssa.Const)
		return len(args) == 2 || len(args) == 3 && isConst && last.Value == nil // no mutators
	}
	return true
}

// chainOf returns the calls of one library that hand out the receiver of call, the last
// first.
func chainOf(call *ssa.CallCommon) (chain []*ssa.CallCommon) {
	library := ir.Callee(call).Pkg()
	for range 50 {
		operands := flow.Operands(call)
		if len(operands) == 0 {
			break
		}
		before, ok := operands[0].(*ssa.Call)
		if !ok {
			break
		}
		fn := ir.Callee(&before.Call)
		if fn == nil || fn.Pkg() != library {
			break
		}
		call = &before.Call
		chain = append(chain, call)
	}
	return chain
}

// relationOf returns the relation that a call of the chain names, and its object; that is
// nil if the chain has a model.
func relationOf(chain []*ssa.CallCommon) (relation string, object ssa.Value) {
	for _, call := range chain {
		at, ok := catalog.NamesRelation(ir.Callee(call))
		if !ok {
			continue
		}
		args := call.Args
		if !call.IsInvoke() {
			args = args[1:]
		}
		text, ok := ir.Text(args[at.Name])
		if !ok {
			return "", nil
		}
		if at.Object >= 0 {
			return text, unwrap(args[at.Object])
		}
		return text, modelOf(call)
	}
	return "", nil
}

// hasConditions reports whether the call, or the chain that it ends, says which rows are
// meant, or that all may be.
func hasConditions(call *ssa.CallCommon, chain []*ssa.CallCommon) bool {
	if catalog.TakesConditions(ir.Callee(call)) {
		last, isConst := call.Args[len(call.Args)-1].(*ssa.Const)
		if !isConst || last.Value != nil || !last.IsNil() {
			return true
		}
	}
	return slices.ContainsFunc(chain, func(before *ssa.CallCommon) bool {
		return catalog.Conditions(ir.Callee(before)) || isSession(before, catalog.AllowsAll)
	})
}

// isSession reports whether call opens a session with a setting for which is is true.
func isSession(call *ssa.CallCommon, is func(*types.Var) bool) bool {
	if fn := ir.Callee(call); fn == nil || !catalog.OpensSession(fn) {
		return false
	}
	alloc, ok := call.Args[len(call.Args)-1].(*ssa.Alloc)
	return ok && slices.ContainsFunc(*alloc.Referrers(), func(ref ssa.Instruction) bool {
		field, ok := ref.(*ssa.FieldAddr)
		return ok && is(flow.FieldOf(field))
	})
}

// isCleared reports whether the builder that call is a step of clears the edge as well.
func isCleared(call *ssa.CallCommon, edge string) bool {
	root := builderOf(call.Args[0])
	return slices.ContainsFunc(stepsOf(root), func(step *ssa.Call) bool {
		fn := ir.Callee(&step.Call)
		verb, cleared := catalog.EditsEdge(fn)
		return verb == "Clear" && cleared == edge
	})
}

// builderOf returns what the chain of steps of a builder begins with.
func builderOf(v ssa.Value) ssa.Value {
	for range 50 {
		step, ok := v.(*ssa.Call)
		if !ok || step.Call.IsInvoke() || len(step.Call.Args) == 0 || !types.Identical(step.Call.Args[0].Type(), v.Type()) {
			break
		}
		v = step.Call.Args[0]
	}
	return v
}

// stepsOf returns the calls that are made on the builder, and on what they return.
func stepsOf(builder ssa.Value) (steps []*ssa.Call) {
	for _, ref := range *builder.Referrers() {
		step, ok := ref.(*ssa.Call)
		if ok && len(step.Call.Args) > 0 && step.Call.Args[0] == builder && ir.Callee(&step.Call) != nil {
			steps = append(steps, step)
			if types.Identical(step.Type(), builder.Type()) {
				steps = append(steps, stepsOf(step)...)
			}
		}
	}
	return steps
}

// isClearedBefore reports whether the receiver of call is told to clear first.
func isClearedBefore(call *ssa.CallCommon) bool {
	return slices.ContainsFunc(*flow.Operands(call)[0].Referrers(), func(ref ssa.Instruction) bool {
		clearing, ok := ref.(*ssa.Call)
		return ok && ir.Callee(&clearing.Call) != nil && catalog.ClearsRelation(ir.Callee(&clearing.Call))
	})
}
