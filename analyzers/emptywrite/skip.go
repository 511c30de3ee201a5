package emptywrite

import (
	"fmt"
	"regexp"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
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
	if isIdempotent(fn) || !reportsByError(fn) && !isHandler(fn) {
		return skip{}, false
	}
	asked, ok := l.asksAndSucceeds()
	if !ok || isRepeated(asked.If.Block()) || !l.isAskedFor() {
		return skip{}, false
	}
	block := asked.If.Block()
	empty, full := block.Succs[0], block.Succs[1]
	if !asked.On {
		empty, full = full, empty
	}
	write := l.writeBehind(full)
	if write == nil || l.writeBehind(empty) != nil || l.writesBefore(block) {
		return skip{}, false
	}
	if l.alsoFound(block, empty) || servesRequests(fn) && (!joinsAtOnce(empty, write.Block()) || l.isShown(empty)) {
		return skip{}, false // it may have replied that there is nothing
	}
	return skip{asked, write}, true
}

// asksAndSucceeds returns the branch that all ways to a return have in common that know
// that there is nothing, if they report success and have written nothing.
func (l *lookup) asksAndSucceeds() (flow.Asked, bool) {
	var common flow.Asked
	for _, end := range l.course.Ends {
		asked := end.Asked
		if l.Absent == catalog.Failure {
			if !end.NotFound {
				continue
			}
			asked = end.Error
		}
		if asked.IsZero() {
			continue
		}
		if asked.If == nil || end.Wrote || end.Deref != nil || !common.IsZero() && common != asked {
			return flow.Asked{}, false
		}
		for _, result := range end.Results {
			if !result.IsNil {
				return flow.Asked{}, false
			}
		}
		common = asked
	}
	return common, !common.IsZero()
}

// writeBehind returns a write, other than a deletion, that control can come to from block;
// nil if there is none.
func (l *lookup) writeBehind(block *ssa.BasicBlock) ssa.CallInstruction {
	for _, block := range reachable(block, successors) {
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
	return slices.ContainsFunc(reachable(block, predecessors), l.hasWrite)
}

func (l *lookup) isWrite(call ssa.CallInstruction) bool {
	verb := l.known.Verb(call.Common())
	return verb != 0 && verb != catalog.Deletes
}

func successors(b *ssa.BasicBlock) []*ssa.BasicBlock   { return b.Succs }
func predecessors(b *ssa.BasicBlock) []*ssa.BasicBlock { return b.Preds }

// reachable returns block and those that next leads to from there.
func reachable(block *ssa.BasicBlock, next func(*ssa.BasicBlock) []*ssa.BasicBlock) []*ssa.BasicBlock {
	all := []*ssa.BasicBlock{block}
	for i := 0; i < len(all); i++ {
		for _, other := range next(all[i]) {
			if !slices.Contains(all, other) {
				all = append(all, other)
			}
		}
	}
	return all
}

// isRepeated reports whether block lies in a loop: what is skipped is one of many.
func isRepeated(block *ssa.BasicBlock) bool {
	return slices.ContainsFunc(block.Succs, func(succ *ssa.BasicBlock) bool {
		return slices.Contains(reachable(succ, successors), block)
	})
}

// alsoFound reports whether control comes to empty, past the branch at the end of asked,
// because of what the object is like as well: there is nothing to do then, found or not.
//
//	if series == nil || series.Link == nil { return nil }
func (l *lookup) alsoFound(asked, empty *ssa.BasicBlock) bool {
	unwritten := reachable(asked, func(block *ssa.BasicBlock) []*ssa.BasicBlock {
		if l.hasWrite(block) {
			return nil
		}
		return block.Succs
	})
	return slices.ContainsFunc(empty.Preds, func(pred *ssa.BasicBlock) bool {
		return pred != asked && slices.Contains(unwritten, pred) && !l.hasWrite(pred)
	})
}

func (l *lookup) hasWrite(block *ssa.BasicBlock) bool {
	return slices.ContainsFunc(block.Instrs, func(instr ssa.Instruction) bool {
		call, ok := instr.(ssa.CallInstruction)
		return ok && l.known.Verb(call.Common()) != 0
	})
}

// joinsAtOnce reports whether nothing is called on the way from empty to what written, the
// block with the write, leads to as well.
func joinsAtOnce(empty, written *ssa.BasicBlock) bool {
	shared := reachable(written, successors)
	for _, block := range reachable(empty, successors) {
		if slices.Contains(shared, block) {
			continue
		}
		if slices.ContainsFunc(block.Instrs, func(instr ssa.Instruction) bool { _, ok := instr.(ssa.CallInstruction); return ok }) {
			return false
		}
	}
	return slices.Contains(shared, empty) || slices.ContainsFunc(empty.Succs, func(succ *ssa.BasicBlock) bool { return slices.Contains(shared, succ) })
}

// reportsByError reports whether the only thing that fn returns is an error.
func reportsByError(fn *ssa.Function) bool {
	results := fn.Signature.Results()
	return results.Len() == 1 && ir.IsError(results.At(0).Type())
}

// isHandler reports whether fn answers requests, by what it is given.
func isHandler(fn *ssa.Function) bool {
	return fn.Signature.Results().Len() == 0 && servesRequests(fn)
}

func servesRequests(fn *ssa.Function) bool { return catalog.ServesRequests(fn.Signature, fn.Name()) }

// isShown reports whether the object, or a part of it, is used behind empty: a reply that
// holds it tells that it is not there.
func (l *lookup) isShown(empty *ssa.BasicBlock) bool {
	return slices.ContainsFunc(reachable(empty, successors), func(block *ssa.BasicBlock) bool {
		return slices.ContainsFunc(block.Instrs, func(instr ssa.Instruction) bool {
			return slices.ContainsFunc(instr.Operands(nil), func(operand *ssa.Value) bool { return l.Object != nil && *operand == l.Object })
		})
	})
}

// isIdempotent reports whether fn, or the function around it, is named as what has nothing
// to do if there is nothing.
func isIdempotent(fn *ssa.Function) bool {
	for fn.Parent() != nil {
		fn = fn.Parent()
	}
	return idempotent.MatchString(fn.Name())
}

var idempotent = regexp.MustCompile(`(?i)delete|remove|clear|purge|clean|disable|deactivate|revoke|unset|cancel|stop|expire|init|ensure|seed|migrat`)

func (l *lookup) skipped(s skip) report.Finding {
	query, stores := l.known.Name(&l.Call.Call), l.known.Name(s.write.Common())
	line := l.pass.Fset.Position(s.write.Pos()).Line
	return report.Finding{
		Category: noopSuccess,
		Range:    flow.SiteOf(l.Call).Node,
		Message:  fmt.Sprintf("when %s finds nothing the write by %s at line %d is skipped, and success reported", query, stores, line),
		Related:  []analysis.RelatedInformation{{Pos: s.asked.If.Cond.Pos(), Message: "asked here"}, {Pos: s.write.Pos(), Message: "the write that is skipped"}},
	}
}
