package flow

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// A Basis is a set of things that the value of a condition rests on. The empty
// set is what does not change while the loop runs: constants, and registers
// set before it.
type Basis uint8

const (
	OnFailure  Basis = 1 << iota // the error of the call in question
	OnResult                     // the call's other results
	OnSignal                     // a context, or a channel that says stop
	OnRecovery                   // the error of another call
	OnOther                      // anything else: counters, clocks, flags, other calls
)

// Has reports whether b holds one of want.
func (b Basis) Has(want Basis) bool { return b&want != 0 }

// Calls says of a call what a condition made from its result rests on.
type Calls struct {
	IsContext       func(types.Type) bool      // by itself it says nothing
	IsPure          func(*ssa.CallCommon) bool // the same for the same arguments
	ObservesContext func(*ssa.CallCommon) bool
}

// DecidedBy asks: what does the value of v, a condition inside the loop, rest
// on, seen from call?
func DecidedBy(v ssa.Value, loop *Loop, call *ssa.Call, calls Calls) Basis {
	b := basis{loop: loop, call: call, failure: ir.ErrorOf(call), calls: calls, memo: make(map[ssa.Value]Basis)}
	return b.of(v)
}

// ExitBasis asks: what does it rest on whether control takes the exit?
func ExitBasis(exit Exit, loop *Loop, call *ssa.Call, calls Calls) Basis {
	channels := exit.Channels()
	if len(channels) == 0 {
		return DecidedBy(exit.If.Cond, loop, call, calls)
	}
	var all Basis
	for _, ch := range channels {
		all |= channelBasis(ch)
	}
	return all
}

type basis struct {
	loop    *Loop
	call    *ssa.Call
	failure ssa.Value
	calls   Calls
	memo    map[ssa.Value]Basis // 0 while it is being worked out
}

func (b *basis) of(v ssa.Value) Basis {
	if known, ok := b.memo[v]; ok || v == nil {
		return known
	}
	b.memo[v] = 0
	b.memo[v] = b.workOut(v)
	return b.memo[v]
}

func (b *basis) workOut(v ssa.Value) Basis {
	if v == b.failure {
		return OnFailure
	}
	if b.calls.IsContext(v.Type()) {
		return 0 // it counts where it is asked
	}
	if param, ok := v.(*ssa.Parameter); ok && types.Identical(param.Type().Underlying(), types.Typ[types.Bool]) {
		return OnOther // the caller chooses
	}
	instr, ok := v.(ssa.Instruction)
	if !ok || !b.loop.Holds(instr.Block()) {
		return 0 // constant, parameter, or set before the loop
	}
	switch v := v.(type) {
	case *ssa.Call:
		return b.ofCall(v, v)
	case *ssa.Extract:
		return b.ofExtract(v)
	case *ssa.Phi:
		return b.ofPhi(v)
	case *ssa.UnOp:
		return b.ofUnOp(v)
	case *ssa.BinOp:
		return b.ofBinOp(v)
	case *ssa.MakeInterface, *ssa.ChangeInterface, *ssa.ChangeType, *ssa.Convert, *ssa.TypeAssert, *ssa.Field, *ssa.Slice, *ssa.MultiConvert, *ssa.SliceToArrayPointer:
		return b.of(*instr.Operands(nil)[0])
	case *ssa.FieldAddr:
		return b.of(v.X)
	case *ssa.Alloc:
		return 0
	}
	return OnOther
}

// ofCall: v is what the call answers, or one of its answers. A predicate about
// the failure rests on the failure; anything else may change from turn to turn.
func (b *basis) ofCall(call *ssa.Call, v ssa.Value) Basis {
	if call == b.call {
		return OnResult
	}
	common := call.Common()
	var args Basis
	for _, arg := range common.Args {
		args |= b.of(arg)
	}
	switch {
	case common.IsInvoke():
		args |= b.of(common.Value)
		if b.calls.ObservesContext(common) {
			return args | OnSignal
		}
		if args == OnFailure && b.of(common.Value) == OnFailure {
			return OnFailure // err.Error(), ne.Temporary()
		}
	case b.calls.ObservesContext(common):
		return args | OnSignal
	case b.calls.IsPure(common):
		return args
	case common.StaticCallee() != nil && args == OnFailure && !remembers(common.StaticCallee()):
		if len(common.Args) == 1 || b.of(common.Args[0]) == OnFailure {
			return OnFailure // isTemporary(err)
		}
	}
	if ir.ErrorOf(call) == v {
		return args | OnRecovery
	}
	return args | OnOther
}

// remembers reports whether what fn answers may rest on variables outside it, a
// count of failures for example; errors that packages declare are none.
func remembers(fn *ssa.Function) bool {
	if len(fn.FreeVars) > 0 {
		return true
	}
	for _, block := range fn.Blocks {
		for _, instr := range block.Instrs {
			load, ok := instr.(*ssa.UnOp)
			if !ok || load.Op != token.MUL {
				continue
			}
			if _, isGlobal := load.X.(*ssa.Global); isGlobal && !types.IsInterface(load.Type()) {
				return true
			}
		}
	}
	return false
}

// ofBinOp: which case of a select was taken rests on that case's channel.
func (b *basis) ofBinOp(v *ssa.BinOp) Basis {
	if sel, i := SelectCase(v); sel != nil {
		return channelBasis(sel.States[i].Chan)
	}
	return b.of(v.X) | b.of(v.Y)
}

// SelectCase returns the select and the number of its case, if cond asks whether
// that was chosen; else nil.
func SelectCase(cond ssa.Value) (*ssa.Select, int) {
	compare, ok := cond.(*ssa.BinOp)
	if !ok {
		return nil, 0
	}
	extract, ok := compare.X.(*ssa.Extract)
	if !ok || extract.Index != 0 {
		return nil, 0
	}
	sel, isSelect := extract.Tuple.(*ssa.Select)
	chosen, isConst := compare.Y.(*ssa.Const)
	if !isSelect || !isConst || int(chosen.Int64()) >= len(sel.States) {
		return nil, 0
	}
	return sel, int(chosen.Int64())
}

func (b *basis) ofExtract(v *ssa.Extract) Basis {
	switch tuple := v.Tuple.(type) {
	case *ssa.Call:
		return b.ofCall(tuple, v)
	case *ssa.Select:
		return b.ofSelect(tuple)
	case *ssa.TypeAssert:
		return b.of(tuple)
	case *ssa.UnOp: // v, ok := <-ch
		if v.Index == 1 && isTick(tuple.X.Type()) {
			return 0 // tickers are never closed
		}
		return b.ofUnOp(tuple)
	}
	return OnOther // an element of a map, a step of a range
}

// ofSelect: a select answers which of its channels was ready.
func (b *basis) ofSelect(sel *ssa.Select) Basis {
	var all Basis
	for _, state := range sel.States {
		all |= channelBasis(state.Chan)
	}
	return all
}

// channelBasis: a channel of empty structs (a context's, a stop channel's) is a
// signal.
func channelBasis(ch ssa.Value) Basis {
	t, ok := ch.Type().Underlying().(*types.Chan)
	if !ok {
		return OnOther // of a type parameter
	}
	if s, ok := t.Elem().Underlying().(*types.Struct); ok && s.NumFields() == 0 {
		return OnSignal
	}
	return OnOther
}

// ofPhi: a number that changes in the loop is a counter, and a value of a type
// parameter may be one. Anything else joins the values given on several ways,
// and what chose between the ways.
func (b *basis) ofPhi(phi *ssa.Phi) Basis {
	var all Basis
	if _, isGeneric := types.Unalias(phi.Type()).(*types.TypeParam); isGeneric || isNumber(phi.Type()) {
		all = OnOther
	}
	for i, edge := range phi.Edges {
		all |= b.of(edge)
		pred := phi.Block().Preds[i]
		if branch, ok := pred.Instrs[len(pred.Instrs)-1].(*ssa.If); ok && b.loop.Holds(pred) {
			all |= b.of(branch.Cond)
		}
	}
	return all
}

func (b *basis) ofUnOp(v *ssa.UnOp) Basis {
	switch v.Op {
	case token.NOT, token.SUB, token.XOR:
		return b.of(v.X)
	case token.ARROW:
		return channelBasis(v.X)
	}
	return b.ofLoad(v) // token.MUL
}

func isTick(t types.Type) bool {
	ch, ok := t.Underlying().(*types.Chan)
	return ok && ch.Elem().String() == "time.Time"
}
