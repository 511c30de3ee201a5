package ormmutate

import (
	"fmt"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// replaces finds the call by which a collection that was drained, or changed by another
// name, takes the place of what is in the database. A collection that is cut down and put
// back in plain sight is the documented way to remove rows.
//
//	for len(group.Members) > 0 { …; group.Members = group.Members[n:] }
//	db.Model(group).Association("Members").Replace(group.Members)
func (f *family) replaces(c effects.Change) (report.Finding, bool) {
	isDrained := c.How == flow.Drains || f.sharing.IsDrained(c.Edit, c.At)
	if c.How == flow.Grows || c.Collection.IsColumn || c.Source.Origin == 0 || f.isKeptBack(c) && !isDrained {
		return report.Finding{}, false
	}
	for _, w := range f.persists {
		isIt := f.isAt(w.List, c.At) || w.List == nil && w.Object == c.Object && w.Field == c.Collection.Owner.Name()
		if w.Does != catalog.ReplacesRows || !isIt || !flow.Follows(w.Call, c.Edit.At) {
			continue
		}
		if c.Result != nil && w.List != nil && !isDrained && f.sharing.ComesThrough(w.List, c.Result) || f.isReset(c, c.Edit.At, w.Call) {
			continue
		}
		subject := fmt.Sprintf("%s changes the array of %s in place", f.what(c), c.Collection.Name)
		if isDrained {
			subject = c.Collection.Name + " is drained in place"
		}
		fate := "unlinks"
		if w.Deletes {
			fate = "deletes"
		}
		message := fmt.Sprintf("%s, %s at line %d %s the rows that are missing from it", subject, f.known.Name(w.Call.Common()), f.line(w.Call), fate)
		return f.finding(replace, c.Edit.At, message, f.call(w)), true
	}
	return report.Finding{}, false
}

// call points at the call that writes.
func (f *family) call(w effects.Persist) analysis.RelatedInformation {
	return analysis.RelatedInformation{Pos: w.Call.Pos(), Message: "the call that writes"}
}

// what names what makes the change.
func (f *family) what(c effects.Change) string {
	call, ok := c.Edit.At.(ssa.CallInstruction)
	if !ok {
		return "this"
	}
	if builtin, ok := call.Common().Value.(*ssa.Builtin); ok {
		return builtin.Name()
	}
	return f.known.Name(call.Common())
}

// savedAfter returns a call after the change that writes the object, or its collection;
// false if there is none, or the collection is loaded or set anew before.
func (f *family) savedAfter(c effects.Change, does ...catalog.Persistence) (effects.Persist, bool) {
	for _, w := range f.persists {
		isIt := w.Object == c.Object || w.Object == c.At
		if isIt && slices.Contains(does, w.Does) && flow.Follows(w.Call, c.Edit.At) &&
			!w.LeavesOut(c.Collection.Owner.Name()) && !f.isReset(c, c.Edit.At, w.Call) {
			return w, true
		}
	}
	return effects.Persist{}, false
}

// loses finds the save after which all is as before: it writes what is in the collection,
// and removes no row.
//
//	user.Tags = append(user.Tags[:i], user.Tags[i+1:]...)
//	db.Save(user)
func (f *family) loses(c effects.Change) (report.Finding, bool) {
	if c.Collection.IsColumn || c.Source.Origin == 0 || !isRemoval(c) || !f.isKeptBack(c) || f.removesRows() {
		return report.Finding{}, false
	}
	w, ok := f.savedAfter(c, catalog.SavesRows)
	if !ok || w.ORM != c.Collection.ORM || w.Field != "" {
		return report.Finding{}, false
	}
	row := "row"
	if c.Collection.IsShared {
		row = "link"
	}
	message := fmt.Sprintf("%s loses an element in memory only, %s at line %d removes no %s: it is back on the next load", c.Collection.Name, f.known.Name(w.Call.Common()), f.line(w.Call), row)
	return f.finding(lost, c.Edit.At, message, f.call(w)), true
}

// isRemoval reports whether elements are taken out, not put in.
func isRemoval(c effects.Change) bool {
	switch c.How {
	case flow.Shifts, flow.Zeroes:
		return true
	case flow.Overwrites: // kept := s[:0]; kept = append(kept, p)
		part, ok := c.With.(*ssa.Slice)
		if !ok {
			return false
		}
		_, isNew := part.X.(*ssa.Alloc)
		return isNew
	}
	return false
}

// removesRows reports whether the functions remove rows by themselves: they delete, run a
// statement, or speak to the relation.
func (f *family) removesRows() bool {
	return f.anyCall(func(call ssa.CallInstruction) bool { return f.known.Removes(call.Common()) })
}

// steals finds the save that gives the object the rows of another one, by writing its key
// into them.
//
//	user.Posts = append(user.Posts, other.Posts...)
//	db.Save(user)
func (f *family) steals(c effects.Change) (report.Finding, bool) {
	if c.How != flow.Grows && c.How != flow.Overwrites || c.Collection.IsColumn || c.Collection.IsShared || c.Source.Origin == 0 || c.With == nil {
		return report.Finding{}, false
	}
	if c.How == flow.Grows && !f.isKeptBack(c) || f.isMeant(c) {
		return report.Finding{}, false
	}
	for _, from := range f.sharing.Of(c.With) {
		other, ok := f.known.CollectionAt(from.At)
		if !ok || other.Owner != c.Collection.Owner || from.At == c.At || f.known.SourceOf(flow.Place{Root: from.At.Root}).Origin == 0 {
			continue
		}
		w, ok := f.savedAfter(c, catalog.SavesRows)
		if !ok || w.ORM != c.Collection.ORM {
			continue
		}
		message := fmt.Sprintf("%s gets the rows of another object, %s at line %d writes its key into them", c.Collection.Name, f.known.Name(w.Call.Common()), f.line(w.Call))
		return f.finding(steal, c.Edit.At, message, f.call(w)), true
	}
	return report.Finding{}, false
}

// isMeant reports whether the function is named for moving rows, or writes the other object
// as well.
func (f *family) isMeant(c effects.Change) bool {
	if moving.MatchString(f.functions[0].Name()) {
		return true
	}
	for _, from := range f.sharing.Of(c.With) {
		for _, w := range f.persists {
			if w.Object != c.Object && w.Object.Root == from.At.Root {
				return true
			}
		}
	}
	return false
}

// deletesAll finds the calls that are given a list of which nothing may be left: they then
// go by their conditions alone. It returns the edits that it has said something about.
//
//	posts = slices.DeleteFunc(posts, isNew)
//	db.Where("draft").Delete(&posts)
func (f *family) deletesAll(edits []flow.Edit, say report.Func) map[ssa.Instruction]bool {
	said := make(map[ssa.Instruction]bool)
	for _, w := range f.persists {
		if w.OfNone == 0 || !isListAddress(w) {
			continue
		}
		for _, edit := range edits {
			if said[edit.At] || !f.empties(edit, w) || f.asksLength(w.Object) {
				continue
			}
			verb := "changes"
			if w.OfNone == catalog.DeletesRows {
				verb = "deletes"
			}
			name := f.known.Name(w.Call.Common())
			message := fmt.Sprintf("when nothing is left of this list, %s at line %d %s all rows that its conditions match", name, f.line(w.Call), verb)
			if say(f.finding(empty, edit.At, message, f.call(w))) {
				said[edit.At] = true
			}
		}
	}
	return said
}
