package refire

import (
	"go/constant"
	"go/token"
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
)

// isTimer reports whether ch is the channel of a timer, by its field.
func isTimer(ch ssa.Value) bool {
	source := sourceOf(ch)
	return source != nil && catalog.IsTimer(source.Type())
}

// sourceOf returns the ticker or timer whose field or method ch is; nil if it is none.
func sourceOf(ch ssa.Value) ssa.Value {
	switch ch := ch.(type) {
	case *ssa.UnOp:
		if field, ok := ch.X.(*ssa.FieldAddr); ok {
			return field.X
		}
	case *ssa.Call:
		if ch.Call.IsInvoke() {
			return ch.Call.Value
		}
	}
	return nil
}

// periodOf returns the period of a channel that time.Tick, time.After or a ticker made
// here has; 0 if it is not constant.
func periodOf(ch ssa.Value) time.Duration {
	if call, ok := ch.(*ssa.Call); ok && !call.Call.IsInvoke() {
		return argument(&call.Call)
	}
	made, _ := origin(sourceOf(ch)).(*ssa.Call)
	if made == nil {
		return 0
	}
	return argument(&made.Call)
}

// origin returns what is stored in the variable that v is read from, if that is one
// thing only; else v.
func origin(v ssa.Value) ssa.Value {
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		return v
	}
	cell, ok := flow.CellOf(load.X)
	if !ok || cell.Path != "" {
		return v
	}
	alloc, ok := cell.Root.(*ssa.Alloc)
	if !ok {
		return v
	}
	var only ssa.Value
	for _, ref := range *alloc.Referrers() {
		if store, ok := ref.(*ssa.Store); ok && store.Addr == alloc {
			if only != nil {
				return v
			}
			only = store.Val
		}
	}
	return only
}

// argument returns the constant duration that call is given; 0 if there is none.
func argument(call *ssa.CallCommon) time.Duration {
	for _, arg := range call.Args {
		if d := duration(arg); d != 0 {
			return d
		}
	}
	return 0
}

// duration returns the value of v if it is a constant duration, else 0.
func duration(v ssa.Value) time.Duration {
	c, ok := v.(*ssa.Const)
	if !ok || c.Value == nil || !catalog.IsDuration(c.Type()) {
		return 0
	}
	d, _ := constant.Int64Val(constant.ToInt(c.Value))
	return time.Duration(d)
}
