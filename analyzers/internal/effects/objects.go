package effects

import (
	"go/types"
	"slices"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// Objects says what a function does with objects that an ORM keeps, and with slices that
// can lie in them.
type Objects struct {
	Edits  flow.Handed // of a slice that it is given, or that lies in what it is given
	Writes ObjectWrite // of one that it is given
	Fills  uint32      // its parameters that it fills from the store, a bit for each, the receiver first
	Loads  uint32      // its results that come from the store
	By     catalog.ORM // which does that
}

// ObjectWrite says that a function gives a parameter to an ORM to be written.
type ObjectWrite struct {
	Does    catalog.Persistence
	ORM     catalog.ORM
	Param   int    // the receiver first
	Field   string // the relation that it is about; "" for all
	List    int    // the parameter with the rows, from 1; 0 if those are in the object
	Deletes bool   // the rows that are missing, not their links
	Via     string // the call that does it, "gorm.DB.Save"
}

// String spells them: "edits 1.Members shortens", "writes 1 by gorm.DB.Save".
func (o Objects) String() string {
	var words []string
	number := func(i int) string { return string(rune('1' + i)) }
	if o.Edits.How != 0 {
		word := "edits " + number(o.Edits.Arg) + o.Edits.Path + " " + o.Edits.How.String()
		if o.Edits.Result >= 0 {
			word += " into " + number(o.Edits.Result)
		}
		words = append(words, word)
	}
	if o.Writes.Does != 0 {
		words = append(words, "keeps "+number(o.Writes.Param)+" by "+o.Writes.Via)
	}
	for i := range 32 {
		if o.Fills&(1<<i) != 0 {
			words = append(words, "fills "+number(i))
		}
		if o.Loads&(1<<i) != 0 {
			words = append(words, "loads "+number(i))
		}
	}
	return strings.Join(words, " ")
}

func (o Objects) union(other Objects) Objects {
	if o.Edits.How == 0 {
		o.Edits = other.Edits
	}
	if o.Writes.Does == 0 {
		o.Writes = other.Writes
	}
	if o.By == "" {
		o.By = other.By
	}
	o.Fills |= other.Fills
	o.Loads |= other.Loads
	return o
}

// sharing tells flow which calls hand back what they are given.
func (p *packageEffects) sharing() flow.Sharing {
	return flow.Sharing{Passes: func(call *ssa.CallCommon) int {
		for _, h := range p.handed(call) {
			if h.Result >= 0 && h.Path == "" {
				return h.Arg
			}
		}
		return -1
	}}
}

// handed returns what call does to the slices that it is given.
func (p *packageEffects) handed(call *ssa.CallCommon) []flow.Handed {
	fn := ir.Callee(call)
	if fn == nil {
		return nil
	}
	switch catalog.CutOf(fn) {
	case catalog.Removes:
		return []flow.Handed{{How: flow.Zeroes}}
	case catalog.Refills:
		return []flow.Handed{{How: flow.Overwrites}}
	}
	if h := p.of(fn).Objects.Edits; h.How != 0 && h.Arg < len(flow.Operands(call)) {
		return []flow.Handed{h}
	}
	return nil
}

// handling returns what fn does with objects, and with slices, that it is given or returns.
func (p *packageEffects) handling(fn *ssa.Function) (does Does) {
	if fn.Parent() != nil {
		return Does{} // a literal is looked at with the function that holds it
	}
	does.Objects.Edits = p.editing(fn)
	if p.usesObjects {
		does.Objects.Writes = p.keeping(fn)
		does.Objects = does.Objects.union(p.loading(fn))
	}
	return does
}

// editing returns how fn edits a slice that it is given; that which it hands back too.
func (p *packageEffects) editing(fn *ssa.Function) flow.Handed {
	s := p.sharing()
	for _, edit := range s.Edits(fn, p.handed) {
		if edit.How == flow.Grows {
			continue
		}
		for _, share := range edit.Of {
			if h, ok := p.editOf(s, fn, edit, share); ok {
				return h
			}
		}
	}
	return flow.Handed{}
}

func (p *packageEffects) editOf(s flow.Sharing, fn *ssa.Function, edit flow.Edit, share flow.Share) (flow.Handed, bool) {
	i := slices.IndexFunc(fn.Params, func(param *ssa.Parameter) bool { return share.At.Root == ssa.Value(param) })
	if i < 0 || strings.Contains(share.At.Path, "[") {
		return flow.Handed{}, false
	}
	h := flow.Handed{How: edit.How, Arg: i, Path: share.At.Path, Result: -1}
	h.Stored = edit.Stored || s.IsKeptBack(fn, edit, share.At)
	if h.Stored && s.IsDrained(edit, share.At) {
		h.How = flow.Drains
	}
	for instr := range ir.Instructions(fn) {
		ret, ok := instr.(*ssa.Return)
		if !ok || edit.Result == nil {
			continue
		}
		for j, result := range ret.Results {
			if h.Path == "" && s.ComesThrough(result, edit.Result) {
				h.Result = j
			}
		}
	}
	return h, h.Path == "" || p.isCollection(fn.Params[i].Type(), h.Path)
}

// isCollection reports whether the path leads from an object of type t to what is, or can
// be, a collection.
func (p *packageEffects) isCollection(t types.Type, path string) bool {
	_, ok := collectionAt(t, path, catalog.GORM)
	return ok
}

// collectionAt returns the collection that the path of field names leads to from t. A
// relation without tags counts if the object is known to be kept by gorm.
func collectionAt(t types.Type, path string, by catalog.ORM) (catalog.Collection, bool) {
	names := strings.Split(strings.TrimPrefix(path, "."), ".")
	for i, name := range names {
		if pointer, ok := t.Underlying().(*types.Pointer); ok {
			t = pointer.Elem()
		}
		s, ok := t.Underlying().(*types.Struct)
		if !ok {
			return catalog.Collection{}, false
		}
		field := slices.IndexFunc(slices.Collect(s.Fields()), func(v *types.Var) bool { return v.Name() == name })
		if field < 0 {
			return catalog.Collection{}, false
		}
		if i == len(names)-1 {
			return collectionOf(t, field, by)
		}
		t = s.Field(field).Type()
	}
	return catalog.Collection{}, false
}

func collectionOf(t types.Type, field int, by catalog.ORM) (catalog.Collection, bool) {
	if c, ok := catalog.CollectionOf(t, field); ok {
		return c, true
	}
	if by == catalog.GORM {
		return catalog.RelationOf(t, field)
	}
	return catalog.Collection{}, false
}

// keeping returns how fn, or a literal in it, gives an object that it is given to an ORM. A
// function that saves one, and removes rows besides, may well remove the right ones.
func (p *packageEffects) keeping(fn *ssa.Function) ObjectWrite {
	all := withLiterals(fn)
	var writes []Persist
	for _, fn := range all {
		writes = append(writes, p.persists(fn)...)
	}
	for _, write := range writes {
		i := paramOf(fn, write.Object)
		if i < 0 || write.narrowed != nil || write.Does == catalog.SavesRows && slices.ContainsFunc(all, p.removesRows) {
			continue
		}
		w := ObjectWrite{Does: write.Does, ORM: write.ORM, Param: i, Field: write.Field, Deletes: write.Deletes, Via: write.Name}
		if write.List != nil {
			list := flow.PlaceOf(write.List)
			switch j := paramOf(fn, flow.Place{Root: list.Root}); {
			case j < 0:
				continue
			case list.Path == "":
				w.List = j + 1
			case j != i:
				continue
			}
		}
		return w
	}
	return ObjectWrite{}
}

// withLiterals returns fn and the literals in it.
func withLiterals(fn *ssa.Function) []*ssa.Function {
	all := []*ssa.Function{fn}
	for _, literal := range fn.AnonFuncs {
		all = append(all, withLiterals(literal)...)
	}
	return all
}

// removesRows reports whether fn deletes rows, runs a statement or speaks to a relation.
func (p *packageEffects) removesRows(fn *ssa.Function) bool {
	for instr := range ir.Instructions(fn) {
		if call, ok := instr.(ssa.CallInstruction); ok && p.removes(call.Common()) {
			return true
		}
	}
	return false
}

func (p *packageEffects) removes(call *ssa.CallCommon) bool {
	verb := p.verb(call)
	if verb == catalog.Deletes || verb == catalog.Executes {
		return true
	}
	fn := ir.Callee(call)
	if fn == nil {
		return false
	}
	_, names := catalog.NamesRelation(fn)
	return names
}

// paramOf returns the number of the parameter that is the object at the place, or of which
// that is a copy; -1 if there is none.
func paramOf(fn *ssa.Function, at flow.Place) int {
	if at.Path != "" {
		return -1
	}
	return slices.IndexFunc(fn.Params, func(param *ssa.Parameter) bool {
		return at.Root == ssa.Value(param) || copiedFrom(at.Root) == ssa.Value(param)
	})
}

// copiedFrom returns what is stored as a whole in the variable, if only that is; nil if it
// is no variable.
func copiedFrom(root ssa.Value) ssa.Value {
	alloc, ok := root.(*ssa.Alloc)
	if !ok {
		return nil
	}
	var from ssa.Value
	for _, ref := range *alloc.Referrers() {
		if store, ok := ref.(*ssa.Store); ok && store.Addr == root {
			if from != nil {
				return nil
			}
			from = store.Val
		}
	}
	return from
}

// loading returns which parameters fn fills from the store, and which results are from it.
func (p *packageEffects) loading(fn *ssa.Function) (o Objects) {
	for instr := range ir.Instructions(fn) {
		switch instr := instr.(type) {
		case ssa.CallInstruction:
			for _, filled := range p.filled(instr.Common()) {
				if i := paramOf(fn, flow.PlaceOf(filled.object)); i >= 0 && i < 32 {
					o.Fills |= 1 << i
					o.By = filled.by
				}
			}
		case *ssa.Return:
			for i, result := range instr.Results {
				if i >= 32 || !canHoldObject(result.Type()) {
					continue
				}
				if from := p.sourceOf(flow.PlaceOf(result).Root); from.Origin == Loaded {
					o.Loads |= 1 << i
					o.By = from.By
				}
			}
		}
	}
	return o
}

// canHoldObject reports whether t is a struct, or leads to one.
func canHoldObject(t types.Type) bool {
	switch t := t.Underlying().(type) {
	case *types.Struct:
		return true
	case *types.Pointer:
		return canHoldObject(t.Elem())
	case *types.Slice:
		return canHoldObject(t.Elem())
	}
	return false
}

type filled struct {
	object ssa.Value
	by     catalog.ORM
}

// filled returns what call fills from the store.
func (p *packageEffects) filled(call *ssa.CallCommon) (all []filled) {
	fn := ir.Callee(call)
	if fn == nil {
		return nil
	}
	if line, ok := catalog.LoadOf(fn); ok {
		if object := objectOf(call, line.Object); object != nil {
			all = append(all, filled{object, catalog.ORMOf(fn)})
		}
		return all
	}
	does := p.of(fn).Objects
	for i, operand := range flow.Operands(call) {
		if i < 32 && does.Fills&(1<<i) != 0 {
			all = append(all, filled{unwrap(operand), does.By})
		}
	}
	return all
}

// objectOf returns the object of a call of an ORM; nil if it is not seen.
func objectOf(call *ssa.CallCommon, at catalog.ObjectAt) ssa.Value {
	args := call.Args
	if !call.IsInvoke() && call.Signature().Recv() != nil {
		args = args[1:]
	}
	if at < 0 {
		if model := modelOf(call); model != nil || at == catalog.OfModel {
			return model
		}
		at = 0
	}
	args = ir.Arguments(args, call.Signature())
	if int(at) >= len(args) {
		return nil
	}
	return unwrap(args[at])
}
