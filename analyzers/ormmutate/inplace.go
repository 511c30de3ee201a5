package ormmutate

import (
	"fmt"
	"go/ast"
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// ranges finds the range over a collection that goes on after an element was removed from
// it: the next one has moved to where the range has been.
//
//	for i, p := range group.Peers { if p == id { group.Peers = append(group.Peers[:i], group.Peers[i+1:]...) } }
func (f *family) ranges(c effects.Change) (report.Finding, bool) {
	if c.How != flow.Shifts && c.How != flow.Zeroes || c.Source.Origin == 0 {
		return report.Finding{}, false
	}
	loop := f.rangeOver(c)
	if loop == nil {
		return report.Finding{}, false
	}
	last := "the last one comes twice"
	if c.How == flow.Zeroes {
		last = "zero elements come at its end"
	}
	message := fmt.Sprintf("%s is cut inside a range over it, which goes on: the element behind is skipped, and %s", c.Collection.Name, last)
	return f.finding(ranged, c.Edit.At, message), true
}

// rangeOver returns the loop that ranges over the collection and comes to the change and
// back; nil if there is none.
func (f *family) rangeOver(c effects.Change) *flow.Loop {
	for _, loop := range flow.Loops(c.Edit.At.Parent()) {
		if !loop.Holds(c.Edit.At.Block()) {
			continue
		}
		site := loop.Site()
		if site == nil {
			continue
		}
		if _, ok := site.Node.(*ast.RangeStmt); !ok {
			continue
		}
		for _, exit := range loop.Exits() {
			compare, ok := exit.If.Cond.(*ssa.BinOp)
			if !ok || exit.If.Block() != loop.Head {
				continue
			}
			length, ok := compare.Y.(*ssa.Call)
			if ok && flow.IsBuiltin(&length.Call, "len") && !loop.Holds(length.Block()) && f.isAt(length.Call.Args[0], c.At) {
				return loop
			}
		}
	}
	return nil
}

// handsOutBatch finds a part of the collection that is used after the change has moved
// other elements into it.
//
//	batch := user.Posts[:100]
//	user.Posts = append(user.Posts[:0], user.Posts[100:]...)
//	db.Delete(&batch)
func (f *family) handsOutBatch(c effects.Change) (report.Finding, bool) {
	if c.How != flow.Shifts && c.How != flow.Zeroes || c.Source.Origin == 0 || !f.beginsAtZero(c) {
		return report.Finding{}, false
	}
	var found *ssa.Slice
	f.anyInstruction(func(instr ssa.Instruction) bool {
		part, ok := instr.(*ssa.Slice)
		if ok && part.High != nil && part.Max == nil && isFront(part) && f.isAt(part.X, c.At) && f.isUsedBehind(part, c.Edit.At) {
			found = part
		}
		return found != nil
	})
	if found == nil {
		return report.Finding{}, false
	}
	message := fmt.Sprintf("the batch taken at line %d lies in the array of %s: moved here, it holds other rows than were taken", f.line(found), c.Collection.Name)
	finding := f.finding(batch, c.Edit.At, message)
	finding.Fixes = f.cloneBatch(found)
	return finding, true
}

// beginsAtZero reports whether the first elements are those that go.
func (f *family) beginsAtZero(c effects.Change) bool {
	call, ok := c.Edit.At.(*ssa.Call)
	if !ok {
		return false
	}
	if part, ok := call.Call.Args[0].(*ssa.Slice); ok && flow.IsBuiltin(&call.Call, "append") {
		return part.High != nil && isZero(part.High)
	}
	return len(call.Call.Args) == 3 && isZero(call.Call.Args[1]) // slices.Delete(s, 0, n)
}

func isZero(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	return ok && c.Value != nil && c.Value.ExactString() == "0"
}

// isFront reports whether part begins where its slice does, and holds something.
func isFront(part *ssa.Slice) bool {
	return (part.Low == nil || isZero(part.Low)) && !isZero(part.High)
}

// isUsedBehind reports whether part is used after the change without having been taken
// anew, or is given, before it, to what runs beside it or keeps it.
func (f *family) isUsedBehind(part *ssa.Slice, change ssa.Instruction) bool {
	return slices.ContainsFunc(usesOf(part, nil), func(use ssa.Instruction) bool {
		if use == change {
			return false
		}
		switch use.(type) {
		case *ssa.Go, *ssa.Send:
			return flow.Follows(change, use)
		case *ssa.Store:
			return isElementStore(use) && flow.Follows(change, use)
		case *ssa.DebugRef:
			return false
		}
		return flow.FollowsWithout(use, change, part)
	})
}

// usesOf returns the uses of v, and of what is but v by another name.
func usesOf(v ssa.Value, seen []ssa.Value) (all []ssa.Instruction) {
	if slices.Contains(seen, v) {
		return nil
	}
	seen = append(seen, v)
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Phi, *ssa.MakeInterface, *ssa.ChangeType:
			all = append(all, usesOf(ref.(ssa.Value), seen)...)
		case *ssa.Store:
			all = append(all, ref)
			if alloc, ok := ref.Addr.(*ssa.Alloc); ok && ref.Val == v {
				all = append(all, *alloc.Referrers()...)
			}
		default:
			all = append(all, ref)
		}
	}
	return all
}

// isElementStore reports whether instr puts a slice into a list of slices.
func isElementStore(instr ssa.Instruction) bool {
	_, ok := instr.(*ssa.Store).Addr.(*ssa.IndexAddr)
	return ok
}

// sharesCopy finds the change of a collection whose array another object has too.
//
//	shown := *user
//	shown.Posts = slices.DeleteFunc(shown.Posts, isDraft)
func (f *family) sharesCopy(c effects.Change) (report.Finding, bool) {
	if !changesArray(c) || f.isReset(c, nil, c.Edit.At) {
		return report.Finding{}, false
	}
	var message string
	switch {
	case c.Source.Origin == effects.Copied && f.isSeen(c):
		message = fmt.Sprintf("%s has its array in common with the object it was copied from: %s changes both", c.Collection.Name, f.what(c))
	case f.isHandedOut(c):
		message = fmt.Sprintf("%s has its array in common with the object in the cache: %s changes both", c.Collection.Name, f.what(c))
	default:
		return report.Finding{}, false
	}
	finding := f.finding(copied, c.Edit.At, message)
	finding.Fixes = f.cloneFirst(c)
	return finding, true
}

// isHandedOut reports whether the object comes from another function, and those of its type
// are handed out as copies that share the collection.
func (f *family) isHandedOut(c effects.Change) bool {
	switch c.Object.Root.(type) {
	case *ssa.Call, *ssa.Extract, *ssa.Parameter:
		return c.Object.Path == "" && c.Source.Origin != 0 && f.known.IsSharedByCopies(c.Collection, c.Object.Root.Type())
	}
	return false
}

// isSeen reports whether somebody has the object that was copied.
func (f *family) isSeen(c effects.Change) bool {
	from := c.Source.From
	if f.isAssigned(from, c.Edit.At) {
		return false // by the copy
	}
	switch f.known.SourceOf(from).Origin {
	case effects.Given, effects.Kept:
		return true
	case effects.Loaded:
		return f.isUsedAfter(from, flow.Place{}, c)
	}
	return false
}

// changesArray reports whether the change does something to elements, not only to which
// of them are kept.
func changesArray(c effects.Change) bool {
	switch c.How {
	case flow.Shifts, flow.Zeroes, flow.Clears:
		return true
	case flow.Overwrites:
		return c.With == nil || isRemoval(c)
	}
	return false
}

// leaves finds the change after which the object has a collection of the old length.
//
//	kept := slices.DeleteFunc(user.Posts, isOld)
func (f *family) leaves(c effects.Change) (report.Finding, bool) {
	if !changesArray(c) || c.Source.Origin == 0 || f.isKeptBack(c) || f.isGivenOn(c) {
		return report.Finding{}, false
	}
	effect := f.written(c)
	if effect == "" && !f.outlives(c) {
		return report.Finding{}, false
	}
	category := alias
	if call, ok := c.Edit.At.(ssa.CallInstruction); ok && f.known.Edited(call.Common()) {
		category = callee
	}
	finding := f.finding(category, c.Edit.At, f.what(c)+" "+left(c)+effect)
	finding.Fixes = f.cloneFirst(c)
	return finding, true
}

// left says what the field holds after the change.
func left(c effects.Change) string {
	kind := "zero"
	if c.Collection.Pointers {
		kind = "nil"
	}
	switch c.How {
	case flow.Zeroes:
		return fmt.Sprintf("leaves %s elements at the end of %s", kind, c.Collection.Name)
	case flow.Clears:
		return fmt.Sprintf("leaves nothing but %s elements in %s", kind, c.Collection.Name)
	case flow.Overwrites:
		return fmt.Sprintf("overwrites elements of %s, whose last ones then stand in it twice", c.Collection.Name)
	}
	return fmt.Sprintf("moves elements of %s, whose last ones then stand in it twice", c.Collection.Name)
}

// written says what becomes of that in the database, as far as the proofs show it.
func (f *family) written(c effects.Change) string {
	zeroes := c.How == flow.Zeroes || c.How == flow.Clears
	if c.Collection.IsColumn {
		if w, ok := f.savedAfter(c, catalog.SavesColumns); ok && c.Collection.ORM == w.ORM {
			return fmt.Sprintf(", %s at line %d stores it so", f.known.Name(w.Call.Common()), f.line(w.Call))
		}
		return ""
	}
	w, ok := f.savedAfter(c, catalog.SavesRows)
	if !ok || !zeroes {
		return ""
	}
	name, line := f.known.Name(w.Call.Common()), f.line(w.Call)
	if c.Collection.Pointers {
		return fmt.Sprintf(", %s at line %d panics on them", name, line)
	}
	return fmt.Sprintf(", %s at line %d writes them as blank rows", name, line)
}

// isGivenOn reports whether what the change leaves is given to a call that has the object
// as well, and may put it there.
func (f *family) isGivenOn(c effects.Change) bool {
	if c.Result == nil {
		return false
	}
	return f.anyCall(func(call ssa.CallInstruction) bool {
		if call == c.Edit.At {
			return false
		}
		common := call.Common()
		return f.hasObject(common, c.Object) && slices.ContainsFunc(ir.Arguments(flow.Operands(common), common.Signature()), func(arg ssa.Value) bool {
			return f.sharing.ComesThrough(arg, c.Result)
		})
	})
}

// hasObject reports whether call, or a call of the chain that it ends, is given the object.
func (f *family) hasObject(call *ssa.CallCommon, object flow.Place) bool {
	for range 20 {
		operands := flow.Operands(call)
		for _, operand := range operands {
			if isObject(operand.Type()) && flow.PlaceOf(operand) == object {
				return true
			}
		}
		if len(operands) == 0 {
			return false
		}
		before, ok := operands[0].(*ssa.Call)
		if !ok {
			return false
		}
		call = &before.Call
	}
	return false
}

// shrinks finds the loop that leaves nothing in the collection of an object that somebody
// else has too.
//
//	for len(group.Members) > 0 { …; group.Members = group.Members[n:] }
func (f *family) shrinks(c effects.Change) (report.Finding, bool) {
	isDrained := c.How == flow.Drains || c.How == flow.Shortens && f.sharing.IsDrained(c.Edit, c.At)
	if c.How != flow.Shortens && !isDrained || !c.Stored || f.isSetAfter(c) || !f.outlives(c) || c.IsEmptied() {
		return report.Finding{}, false
	}
	if isDrained {
		message := fmt.Sprintf("%s is drained in place, who uses the object next finds it empty", c.Collection.Name)
		return f.finding(shrink, c.Edit.At, message), true
	}
	message := fmt.Sprintf("%s is cut down in place, who uses the object next finds the rest only", c.Collection.Name)
	return f.finding(shrinkOnce, c.Edit.At, message), true
}
