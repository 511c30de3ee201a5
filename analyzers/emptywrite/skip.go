package emptywrite

import (
	"fmt"
	"go/constant"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// A skip is a branch that leads past every write to a return that reports success.
type skip struct {
	asked flow.Asked
	write ssa.CallInstruction // one of those that are skipped
}

// skips returns the branch by which the function, when the query finds nothing, skips all
// its writes and reports success; false if there is none.
//
//	trace, err := repo.Find(ctx, id)
//	if err != nil { return err }
//	if trace != nil { save(trace) }
//	return nil
func (l *lookup) skips() (skip, bool) {
	fn := l.Call.Parent()
	handles := l.known.ServesRequests(fn) && fn.Signature.Results().Len() < 2
	if isIdempotent(fn) || !reportsByError(fn) && !repliesAlike(fn) && (!handles || fn.Signature.Results().Len() > 0) {
		return skip{}, false
	}
	asked, ok := l.asksAndReturns(l.isSuccess)
	if !ok || isRepeatedAnywhere(asked.If.Block()) || !l.isAskedFor() || asksForState(asked.If) {
		return skip{}, false
	}
	block := asked.If.Block()
	empty, full := ways(asked)
	write := l.writeBehind(full)
	if write == nil && !l.firstError.IsZero() {
		_, full = ways(l.firstError)
		write = l.writeBehind(full)
	}
	if write == nil || l.writesBefore(block) {
		return skip{}, false
	}
	if l.alsoFound(block, empty) || l.isLeftAlone(full) || tellsOtherwise(empty, full) || l.isHandedOut() {
		return skip{}, false
	}
	if handles && (!l.joinsAtOnce(empty, write.Block()) || l.repliesItself() || repliesDiffer(empty, full) || l.isShown()) {
		return skip{}, false // it may have replied that there is nothing
	}
	return skip{asked, write}, true
}

// asksAndReturns returns the branch that all ways to a return have in common that know that
// there is nothing, if the question fits is true of each of those returns.
func (l *lookup) asksAndReturns(fits func(flow.AbsentEnd) bool) (flow.Asked, bool) {
	var common flow.Asked
	for _, end := range l.course.Ends {
		asked := end.Asked
		if l.Absent == catalog.Failure {
			if !end.NotFound {
				continue
			}
			asked, l.firstError = end.Error, end.FirstError
		}
		if asked.IsZero() {
			continue
		}
		if asked.If == nil || end.Deref != nil || !common.IsZero() && common != asked || !fits(end) {
			return flow.Asked{}, false
		}
		common = asked
	}
	return common, !common.IsZero()
}

// isSuccess reports whether the return reports success, though nothing is written.
func (l *lookup) isSuccess(end flow.AbsentEnd) bool {
	for i, result := range end.Results {
		isReply := i == 0 && len(end.Results) == 2 // see repliesAlike
		if reply, ok := end.Return.Results[i].(*ssa.Call); ok {
			isReply = isReply || l.known.IsSuccess(&reply.Call)
		}
		if !result.IsNil && !isReply {
			return false
		}
	}
	return !end.Wrote
}

// writeBehind returns a write, other than a deletion, that control can come to from block;
// nil if there is none.
func (l *lookup) writeBehind(block *ssa.BasicBlock) ssa.CallInstruction {
	for _, block := range ir.After(block).Blocks {
		for _, instr := range block.Instrs {
			if call, ok := instr.(ssa.CallInstruction); ok && l.isWrite(call) {
				return call
			}
		}
	}
	return nil
}

// writesBefore reports whether a write can have happened when control comes to the end of
// block.
func (l *lookup) writesBefore(block *ssa.BasicBlock) bool {
	return slices.ContainsFunc(ir.Before(block).Blocks, l.hasWrite)
}

func (l *lookup) isWrite(call ssa.CallInstruction) bool {
	verb := l.known.Verb(call.Common())
	return verb != 0 && verb != catalog.Deletes
}

// alsoFound reports whether control comes to empty, past the branch at the end of asked,
// because of what the object is like as well: there is nothing to do then, found or not.
//
//	if series == nil || series.Link == nil { return nil }
func (l *lookup) alsoFound(asked, empty *ssa.BasicBlock) bool {
	unwritten := l.unwritten(asked)
	return slices.ContainsFunc(empty.Preds, func(pred *ssa.BasicBlock) bool {
		return pred != asked && !asksForKey(pred) && unwritten.Holds(pred) && !l.hasWrite(pred)
	})
}

// unwritten returns the blocks that control comes to from block without a write, and those
// with the first.
func (l *lookup) unwritten(block *ssa.BasicBlock) ir.Reach {
	return ir.Reachable(func(block *ssa.BasicBlock) []*ssa.BasicBlock {
		if l.hasWrite(block) {
			return nil
		}
		return block.Succs
	}, block)
}

// isLeftAlone reports whether control comes from full, where there is something, to a return
// that reports success and past no write: there may be nothing to do, found or not.
//
//	if conn == nil { return nil }
//	if conn.Status == disconnected { return nil }
func (l *lookup) isLeftAlone(full *ssa.BasicBlock) bool {
	return slices.ContainsFunc(l.unwritten(full).Blocks, func(block *ssa.BasicBlock) bool {
		ret, ok := block.Instrs[len(block.Instrs)-1].(*ssa.Return)
		return ok && !l.hasWrite(block) && len(ret.Results) > 0 && isNil(ret.Results[len(ret.Results)-1])
	})
}

// asksForState reports whether the branch compares a field with a constant that is not zero:
// it asks what the object is like, not whether there is one.
//
//	if note.Status != unread { return nil }
func asksForState(branch *ssa.If) bool {
	compare, ok := branch.Cond.(*ssa.BinOp)
	if !ok {
		return false
	}
	load, ok := compare.X.(*ssa.UnOp)
	if !ok {
		return false
	}
	_, isField := load.X.(*ssa.FieldAddr)
	c, isConst := compare.Y.(*ssa.Const)
	return isField && isConst && c.Value != nil && !isZero(c.Value)
}

func isZero(v constant.Value) bool {
	switch v.Kind() {
	case constant.Bool:
		return !constant.BoolVal(v)
	case constant.String:
		return constant.StringVal(v) == ""
	}
	return constant.Sign(v) == 0
}

// asksForKey reports whether the branch at the end of block asks whether a field that is
// named as a key is empty: that is not what an object is like.
func asksForKey(block *ssa.BasicBlock) bool {
	branch, ok := block.Instrs[len(block.Instrs)-1].(*ssa.If)
	if !ok {
		return false
	}
	compare, ok := branch.Cond.(*ssa.BinOp)
	if !ok {
		return false
	}
	load, ok := compare.X.(*ssa.UnOp)
	c, isConst := compare.Y.(*ssa.Const)
	if !ok || !isConst || c.Value == nil {
		return false
	}
	field, ok := load.X.(*ssa.FieldAddr)
	if !ok {
		return false
	}
	s := field.X.Type().Underlying().(*types.Pointer).Elem().Underlying().(*types.Struct)
	return keyName.MatchString(s.Field(field.Field).Name())
}

var keyName = lazyregexp.New(`^(ID|Id|UUID|Key)$|I[Dd]$`)

func (l *lookup) hasWrite(block *ssa.BasicBlock) bool {
	return slices.ContainsFunc(block.Instrs, func(instr ssa.Instruction) bool {
		call, ok := instr.(ssa.CallInstruction)
		return ok && l.known.Verb(call.Common()) != 0
	})
}

// reportsByError reports whether the only thing that fn returns is an error.
func reportsByError(fn *ssa.Function) bool {
	results := fn.Signature.Results()
	return results.Len() == 1 && ir.IsError(results.At(0).Type())
}

// isIdempotent reports whether fn, or the function around it, is named as what has nothing
// to do if there is nothing, or tells nobody whether there is: who has an account, to those
// who have forgotten its password.
func isIdempotent(fn *ssa.Function) bool {
	return idempotent.MatchString(ir.Outermost(fn).Name())
}

var idempotent = lazyregexp.New(`(?i)delete|remove|clear|purge|clean|disable|deactivate|revoke|unset|cancel|stop|expire|init|ensure|seed|migrat|release|unlock|log_?out|sign_?out|detach|leave|forgot|recover|resend|magic_?link|reset_?password|password_?reset|(?-i:[iI]f(Exist|Any|Present|Needed)|^[eE]nd[A-Z])|^un(follow|subscribe|register|link|assign|pin|like|block|watch|star)`)

func (l *lookup) skipped(s skip) report.Finding {
	query, stores := l.known.Name(&l.Call.Call), l.known.Name(s.write.Common())
	line := l.pass.Fset.Position(s.write.Pos()).Line
	return report.Finding{
		Category: noopSuccess,
		Range:    flow.SiteOf(l.Call).Node,
		Message:  fmt.Sprintf("when %s finds nothing the write by %s at line %d is skipped, and success reported", query, stores, line),
		Related:  []analysis.RelatedInformation{{Pos: s.asked.If.Cond.Pos(), Message: "asked here"}, {Pos: s.write.Pos(), Message: "the write that is skipped"}},
		RestsOn:  l.known.RestsOn(l.known.Looks(l.Query), l.known.Writes(s.write.Common(), 0)),
	}
}
