package emptywrite

import (
	"go/types"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// A lookup is a query, and what happens in its function when it finds nothing.
type lookup struct {
	effects.Query
	known  *effects.Result
	pass   *analysis.Pass
	course *flow.Course

	firstError flow.Asked // about the error, before that which asked what it says
}

// examine says the worst of what comes of an empty result.
func (l *lookup) examine(say report.Func) {
	if l.IsLoose {
		return // a number or a setting, which has a default
	}
	l.course = l.known.WhenAbsent(l.Query)
	if l.course.Unknown {
		return
	}
	write, isWritten := l.writesNothing()
	s, isSkipped := l.skips()
	half, isSplit := l.splits()
	switch {
	case !isWritten && !isSkipped && !isSplit || l.known.AskedBefore(l.Query) || l.known.MadeBefore(l.Query):
	case isWritten && say(l.written(write)):
	case isSkipped && say(l.skipped(s)):
	case isSplit:
		say(l.split(half))
	}
}

// writesNothing returns a write that the absent object decides though no branch has asked
// for it: a deletion, of which nothing may come, only if there is no other.
func (l *lookup) writesNothing() (deletion flow.AbsentWrite, ok bool) {
	for _, write := range l.course.Writes {
		if write.Carries && l.known.Verb(write.Call.Common()) == catalog.Updates && isCounted(write.Call) {
			continue
		}
		if l.IsMade && l.known.Verb(write.Call.Common()) != catalog.Updates {
			continue // it is what was asked for, if not from the store
		}
		if write.Misses && l.Absent != catalog.Failure {
			continue // it changes no row
		}
		if write.NeedsKey && !l.IsKept {
			continue // which fails, and says so
		}
		if !write.Carries || !write.Asked.IsZero() || !write.Error.IsZero() && l.Absent != catalog.Failure {
			continue
		}
		if l.known.Verb(write.Call.Common()) != catalog.Deletes {
			return write, true
		}
		if !ok {
			deletion, ok = write, true
		}
	}
	return deletion, ok
}

func (l *lookup) category(write flow.AbsentWrite) string {
	switch {
	case l.IsNil && l.Absent != catalog.Failure:
		return nilRow // which panics, as a rule, and is seen
	case l.Absent == catalog.Silent:
		return zeroRow
	case l.Absent == catalog.Found:
		return foundIgnored
	case write.Error.IsZero():
		return errorIgnored
	}
	return fallsThrough
}

// isCounted reports whether the number of rows that the write has changed is read.
func isCounted(write ssa.CallInstruction) bool {
	v := write.Value()
	if v == nil {
		return false
	}
	return countIsRead(v)
}

func countIsRead(v ssa.Value) bool {
	for _, ref := range *v.Referrers() {
		switch ref := ref.(type) {
		case *ssa.FieldAddr:
			status, ok := catalog.StatusOf(ref.X.Type())
			if ok && ref.X.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Struct).Field(ref.Field).Name() == status.Count {
				return true
			}
		case *ssa.Extract:
			if countIsRead(ref) {
				return true
			}
		case *ssa.Call:
			if fn := ir.Callee(&ref.Call); fn != nil && fn.Name() == "RowsAffected" {
				return true
			}
		}
	}
	return false
}
