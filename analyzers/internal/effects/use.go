package effects

import (
	"go/types"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// absenceRules tells flow what calls mean.
func (p *packageEffects) absenceRules() flow.AbsenceRules {
	return flow.AbsenceRules{
		Use:          p.use,
		Keys:         keysOf,
		IsContext:    catalog.IsContext,
		Field:        statusField,
		IsNotFound:   isNotFound,
		AsksNotFound: asksNotFound,
	}
}

// use says what call does that is given the object in the operands of the set.
func (p *packageEffects) use(call ssa.CallInstruction, given uint32) flow.Use {
	common := call.Common()
	fn := ir.Callee(common)
	if fn == nil {
		if catalog.VerbOfType(common.Value.Type()) != 0 {
			return flow.Use{Writes: true, Carries: given != 0}
		}
		_, isLiteral := common.Value.(*ssa.MakeClosure)
		return flow.Use{Fills: !isLiteral, Keeps: true, MayRefuse: true} // a literal is walked
	}
	does := p.of(fn)
	isLibrary := fn.Pkg() == nil || !catalog.HasFacts(fn.Pkg().Path()) || catalog.SpeaksOfRows(fn.Pkg().Path()) || catalog.VerbOf(fn) != 0
	use := flow.Use{Keeps: true, Ends: does.Effects.Has(catalog.MayEnd), Asks: given&does.Takes.Asks != 0}
	if verb := p.verb(common); verb != 0 {
		use.Writes = true
		use.Updates, use.Deletes = verb == catalog.Updates, verb == catalog.Deletes
		use.Carries = given&(does.Takes.Writes|does.Takes.Keyed) != 0 || isLibrary && given != 0
		use.NeedsKey = given&does.Takes.Writes == 0 && given&does.Takes.Keyed != 0 || isLibrary && catalog.NeedsKey(fn) && !isConditioned(common)
	}
	if decoder, ok := catalog.DecoderOf(fn); ok {
		use.Decodes, use.NeedsInput = true, decoder.NeedsInput
		if decoder.Into >= 0 {
			use.Into = 1 << decoder.Into
		}
	}
	switch {
	case isLibrary:
		use.Fills = catalog.Fills(fn)
		if _, isQuery := catalog.QueryOf(fn); isQuery {
			use.Fills = true
		}
	case common.IsInvoke() && does.Writes == 0 && does.Reads.Absent == 0:
		use.Fills, use.MayRefuse = true, true
	default:
		use.MayRefuse = does.Writes == 0 && !isRequest(does.Effects) && onlyError(fn.Signature())
		use.Asks = use.Asks || given&p.asks(fn) != 0
		use.Refuses = given&does.Takes.Refuses != 0
		use.Fills = does.Reads.Param > 0
	}
	return use
}

func statusField(addr *ssa.FieldAddr) flow.Field {
	name := addr.X.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Struct).Field(addr.Field).Name()
	if name == catalog.ReplyStatus(addr.X.Type()) {
		return flow.StatusField
	}
	switch status, _ := catalog.StatusOf(addr.X.Type()); name {
	case status.Error:
		return flow.ErrorField
	case status.Count:
		return flow.CountField
	}
	return flow.OtherField
}

// asksNotFound reports whether call asks whether an error says that there is no such
// object.
func asksNotFound(call *ssa.CallCommon) bool {
	fn := ir.Callee(call)
	switch {
	case fn == nil:
		return false
	case catalog.AsksNotFound(fn) || lists(&notFound, fn):
		return true
	case catalog.FindsErrors(fn) && len(call.Args) == 2:
		named := namedBehind(unwrap(call.Args[1]).Type())
		return named != nil && (catalog.IsNotFoundType(named) || lists(&notFound, named.Obj()))
	case !catalog.ComparesErrors(fn) || len(call.Args) < 2:
		return false
	}
	load, ok := call.Args[1].(*ssa.UnOp)
	if !ok {
		return false
	}
	global, ok := load.X.(*ssa.Global)
	if !ok {
		return false
	}
	variable, ok := global.Object().(*types.Var)
	return ok && isNotFound(variable)
}

// onlyError reports whether an error is all that sig returns: what it judges is its
// argument.
func onlyError(sig *types.Signature) bool {
	return sig.Results().Len() == 1 && ir.IsError(sig.Results().At(0).Type())
}
