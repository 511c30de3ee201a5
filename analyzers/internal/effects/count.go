package effects

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
)

// CountIsRead reports whether the number of rows that call has changed is read, or what
// holds it given away. A handle that is being built, on which call is made, holds it too.
func (r *Result) CountIsRead(call *ssa.Call) bool {
	if r.analysis().countIsRead(call) {
		return true
	}
	if _, ok := catalog.StatusOf(call.Type()); !ok {
		return false
	}
	var handle ssa.Value = call
	for before := range chain(&call.Call) {
		handle = before.Value
		if len(before.Args) > 0 {
			handle = before.Args[0]
		}
	}
	if handle == ssa.Value(call) && len(call.Call.Args) > 0 {
		handle = call.Call.Args[0]
	}
	return handle.Referrers() != nil && slices.ContainsFunc(*handle.Referrers(), func(ref ssa.Instruction) bool {
		field, ok := ref.(*ssa.FieldAddr)
		return ok && statusField(field) == flow.CountField
	})
}

func (p *packageEffects) countIsRead(call *ssa.Call) bool {
	if fn := ir.Callee(&call.Call); fn != nil && ir.IsError(call.Type()) && p.of(fn).Runs > 0 {
		return false // it does not tell
	}
	return countIsRead(call)
}

func countIsRead(v ssa.Value) bool {
	return slices.ContainsFunc(*v.Referrers(), func(ref ssa.Instruction) bool {
		switch ref := ref.(type) {
		case *ssa.DebugRef:
			return false
		case *ssa.Extract:
			return !ir.IsError(ref.Type()) && countIsRead(ref)
		case *ssa.FieldAddr:
			return statusField(ref) != flow.ErrorField
		case *ssa.Call:
			fn := ir.Callee(&ref.Call)
			isThrownAway := ref.Call.IsInvoke() && ref.Call.Value == v && resultOf(ref, 0) == nil
			return !isThrownAway && (fn == nil || fn.Name() != "LastInsertId")
		}
		return true
	})
}

// ErrorIsRead reports whether the error of call is looked at, of the result or of the
// handle that it returns.
func (r *Result) ErrorIsRead(call *ssa.Call) bool {
	if _, ok := catalog.StatusOf(call.Type()); ok {
		return len(*call.Referrers()) > 0
	}
	return ir.ErrorOf(call) != nil && len(*ir.ErrorOf(call).Referrers()) > 0
}

// Keys returns the keys that call, and the calls of the chain that it ends, are given.
func (r *Result) Keys(call *ssa.Call) []ssa.Value { return keysOf(&call.Call) }

// IsOfStore reports whether the callee of call belongs to a library that reads and writes
// stores.
func (r *Result) IsOfStore(call *ssa.Call) bool {
	fn := ir.Callee(&call.Call)
	return fn != nil && fn.Pkg() != nil && catalog.SpeaksOfRows(fn.Pkg().Path())
}

// LocksRow reports whether call reads a row, or starts a query that does, and keeps others
// from changing it.
func (r *Result) LocksRow(call *ssa.CallCommon) bool {
	fn := ir.Callee(call)
	if fn == nil {
		return false
	}
	if catalog.LocksRows(fn) {
		return true
	}
	return slices.ContainsFunc(argumentsOf(call), func(arg ssa.Value) bool {
		text, ok := ir.Format(unwrap(arg))
		return ok && locking.MatchString(text) || catalog.IsRowLock(unwrap(arg).Type())
	})
}

var locking = lazyregexp.New(`(?i)\bfor\s+(no\s+key\s+)?update\b|\bupdlock\b|\block\s+tables?\b|advisory_(xact_)?lock|\bget_lock\b|\bbegin\s+(immediate|exclusive)\b`)
