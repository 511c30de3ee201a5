package ormmutate

import (
	"fmt"
	"go/constant"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// masks finds the text that a loop puts over what the elements of a collection hold, as for
// somebody who is shown them, and the write that stores it.
//
//	for i := range user.Posts { user.Posts[i].Title = "***" }
//	db.Save(&user.Posts)
func (f *family) masks(say report.Func) {
	f.anyStore(func(store *ssa.Store) bool {
		if !isMask(store.Val) {
			return false
		}
		element, field := elementOf(store.Addr)
		if element == nil || flow.Innermost(flow.Loops(store.Parent()), store.Block()) == nil {
			return false
		}
		if _, isConst := element.Index.(*ssa.Const); isConst {
			return false
		}
		if c, w, ok := f.storedAfter(element.X, store); ok {
			what := "is"
			if field != "" {
				what = "has " + field
			}
			message := fmt.Sprintf("%s %s masked in memory, %s at line %d stores it so", c.Name, what, f.known.Name(w.Call.Common()), f.line(w.Call))
			say(f.finding(redact, store, message, f.call(w)))
		}
		return false
	})
}

// sorts finds the write that stores the order that a column was put in.
//
//	sort.Strings(user.Labels)
//	db.NewUpdate().Model(user).WherePK().Exec(ctx)
func (f *family) sorts(say report.Func) {
	f.anyCall(func(step ssa.CallInstruction) bool {
		call, ok := step.(*ssa.Call)
		if !ok || ir.Callee(&call.Call) == nil || !catalog.Sorts(ir.Callee(&call.Call)) {
			return false
		}
		list := bare(call.Call.Args[0])
		if !ir.IsSlice(list.Type()) {
			return false
		}
		if c, w, ok := f.storedAfter(list, call); ok && c.IsColumn {
			message := fmt.Sprintf("%s changes the order of %s in place, %s at line %d stores it so", f.known.Name(&call.Call), c.Name, f.known.Name(w.Call.Common()), f.line(w.Call))
			say(f.finding(sorted, call, message, f.call(w)))
		}
		return false
	})
}

// bare returns what v is without the types that it is given as.
func bare(v ssa.Value) ssa.Value {
	for {
		switch wrap := v.(type) {
		case *ssa.MakeInterface:
			v = wrap.X
		case *ssa.ChangeType:
			v = wrap.X
		default:
			return v
		}
	}
}

// storedAfter returns the collection that list is, of an object that was loaded, and the
// first write after instr that stores what its elements hold.
func (f *family) storedAfter(list ssa.Value, instr ssa.Instruction) (catalog.Collection, effects.Persist, bool) {
	for _, share := range f.sharing.Of(list) {
		c, ok := f.known.CollectionAt(share.At)
		if !ok {
			continue
		}
		for _, w := range f.persists {
			change := effects.Change{Edit: flow.Edit{At: instr}, Collection: c, At: share.At, Object: w.Object}
			if writesElements(w, change) && f.known.SourceOf(w.Object).Origin != 0 && flow.Follows(w.Call, instr) &&
				!w.LeavesOut(c.Owner.Name()) && !f.isReset(change, instr, w.Call) {
				return c, w, true
			}
		}
	}
	return catalog.Collection{}, effects.Persist{}, false
}

// writesElements reports whether the write stores what is in the elements of the
// collection, not only which of them there are.
func writesElements(w effects.Persist, c effects.Change) bool {
	switch {
	case w.ORM != c.Collection.ORM || w.Field != "" || !w.Object.Holds(c.At):
		return false
	case c.Collection.IsColumn:
		return w.Does == catalog.SavesColumns
	}
	return w.Does == catalog.SavesRows && (w.IsFull || w.Object == c.At)
}

// elementOf returns the element of a slice that addr is, or lies in, and the field that it
// is there; nil if it is none.
func elementOf(addr ssa.Value) (element *ssa.IndexAddr, field string) {
	for {
		switch a := addr.(type) {
		case *ssa.FieldAddr:
			if field == "" {
				field = flow.FieldOf(a).Name()
			}
			addr = a.X
		case *ssa.UnOp: // of a pointer
			addr = a.X
		case *ssa.IndexAddr:
			if !ir.IsSlice(a.X.Type()) {
				return nil, ""
			}
			return a, field
		default:
			return nil, ""
		}
	}
}

// isMask reports whether v is a constant text that says nothing, or that something is
// hidden.
func isMask(v ssa.Value) bool {
	c, ok := v.(*ssa.Const)
	if !ok || c.Value == nil || c.Value.Kind() != constant.String {
		return false
	}
	text := constant.StringVal(c.Value)
	return strings.Trim(text, "*.-_#•xX ") == "" || masked.MatchString(text)
}

var masked = lazyregexp.New(`(?i)redacted|hidden|masked|censored|removed`)
