package emptywrite

import (
	"fmt"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// A split is a write to one store that is skipped, and one of the same key to another store
// that is not.
type split struct {
	asked         flow.Asked
	skipped, made ssa.CallInstruction
}

// splits returns the two writes if the function, when the query finds nothing, makes one of
// them only and reports success; false if there are none.
//
//	doc, err := index.Find(ctx, id)
//	if err != nil { return err }
//	if doc != nil { index.Keep(ctx, id) }
//	return rows.Keep(ctx, id)
func (l *lookup) splits() (split, bool) {
	fn := l.Call.Parent()
	if isIdempotent(fn) || !reportsByError(fn) {
		return split{}, false
	}
	asked, ok := l.asksAndReturns(l.succeedsOrFailsToWrite)
	if !ok || isRepeatedAnywhere(asked.If.Block()) || !l.isAskedFor() {
		return split{}, false
	}
	empty, full := ways(asked)
	if l.alsoFound(asked.If.Block(), empty) || tellsOtherwise(empty, full) || l.isHandedOut() || l.actsOtherwise(empty, full) {
		return split{}, false
	}
	for _, skipped := range l.updates(behindFirst(full, empty), l.carriesKeyOrObject) {
		for _, made := range l.updates(fn.Blocks, l.carriesKeys) {
			if l.areApart(skipped, made) && l.isMadeAnyway(made, asked) {
				return split{asked, skipped, made}, true
			}
		}
	}
	return split{}, false
}

// succeedsOrFailsToWrite reports whether the return reports success, or the failure of a
// write.
func (l *lookup) succeedsOrFailsToWrite(end flow.AbsentEnd) bool {
	for i, result := range end.Results {
		if !result.IsNil && (!result.IsNotNil || !end.Wrote) && !l.isErrorOfWrite(end.Return.Results[i]) {
			return false
		}
	}
	return true
}

// isErrorOfWrite reports whether v is the error that a write has returned, or a field of what
// it has.
func (l *lookup) isErrorOfWrite(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Extract:
		return l.isErrorOfWrite(v.Tuple)
	case *ssa.UnOp:
		field, ok := v.X.(*ssa.FieldAddr)
		return ok && l.isErrorOfWrite(field.X)
	case *ssa.Call:
		return l.isWrite(v)
	}
	return false
}

// actsOtherwise reports whether a call that can fail, or a goroutine, stands only where there
// is nothing: another way to do the same, perhaps.
func (l *lookup) actsOtherwise(empty, full *ssa.BasicBlock) bool {
	return slices.ContainsFunc(behindFirst(empty, full), func(block *ssa.BasicBlock) bool {
		return slices.ContainsFunc(block.Instrs, func(instr ssa.Instruction) bool {
			call, ok := instr.(ssa.CallInstruction)
			if !ok {
				return false
			}
			_, isGo := instr.(*ssa.Go)
			return isGo || l.known.Verb(call.Common()) != 0 || catalog.ReturnsError(call.Common().Signature())
		})
	})
}

// updates returns the writes in the blocks that change what is there and of which carries is
// true.
func (l *lookup) updates(blocks []*ssa.BasicBlock, carries func(ssa.CallInstruction) bool) (found []ssa.CallInstruction) {
	for _, block := range blocks {
		for _, instr := range block.Instrs {
			call, ok := instr.(ssa.CallInstruction)
			if !ok {
				continue
			}
			if verb := l.known.Verb(call.Common()); (verb == catalog.Updates || verb == catalog.Saves) && carries(call) {
				found = append(found, call)
			}
		}
	}
	return found
}

// areApart reports whether the writes go to two kinds of stores.
func (l *lookup) areApart(a, b ssa.CallInstruction) bool {
	ofA, ofB := l.known.Stores(a.Common()), l.known.Stores(b.Common())
	return ofA != 0 && ofB != 0 && ofA&ofB == 0
}

// isMadeAnyway reports whether the write stands on all ways on which there is nothing: before
// the branch, or on each from there to a return.
func (l *lookup) isMadeAnyway(write ssa.CallInstruction, asked flow.Asked) bool {
	block := write.Block()
	if block.Dominates(asked.If.Block()) {
		return true
	}
	empty, full := ways(asked)
	if !ir.After(full).Holds(block) {
		return false // it stands for the one that is skipped
	}
	around := ir.Reachable(func(b *ssa.BasicBlock) []*ssa.BasicBlock {
		if b == block {
			return nil
		}
		return b.Succs
	}, empty)
	return around.Holds(block) && !slices.ContainsFunc(around.Blocks, func(b *ssa.BasicBlock) bool {
		_, returns := b.Instrs[len(b.Instrs)-1].(*ssa.Return)
		return returns && b != block
	})
}

// carriesKeys reports whether the write is given all keys of the query that come from who
// called the function.
func (l *lookup) carriesKeys(write ssa.CallInstruction) bool {
	isKnown := false
	for _, key := range l.Absence.Keys {
		if isCallers := (&origin{is: l.isCallers}); !isCallers.of(key) {
			continue // a name of an index, a limit
		}
		isKnown = true
		if !l.isGiven(write, func(v ssa.Value) bool { return flow.IsSame(v, key) }) {
			return false
		}
	}
	return isKnown
}

// carriesKeyOrObject reports whether the write is given the same keys, or what is found under
// them.
func (l *lookup) carriesKeyOrObject(write ssa.CallInstruction) bool {
	return l.carriesKeys(write) || l.isGiven(write, func(v ssa.Value) bool { return v == l.Object || v == ssa.Value(l.Call) })
}

// isGiven reports whether an argument of the write, or of the chain that it ends, is made of
// a value, if not by another query.
func (l *lookup) isGiven(write ssa.CallInstruction, is func(ssa.Value) bool) bool {
	from := &origin{is: is, past: func(call *ssa.Call) bool { return !l.known.Asks(&call.Call) }}
	return slices.ContainsFunc(write.Operands(nil), func(operand *ssa.Value) bool { return from.of(*operand) })
}

func (l *lookup) split(s split) report.Finding {
	query, skipped, made := l.known.Name(&l.Call.Call), l.known.Name(s.skipped.Common()), l.known.Name(s.made.Common())
	line := func(call ssa.CallInstruction) int { return l.pass.Fset.Position(call.Pos()).Line }
	return report.Finding{
		Category: splitWrite,
		Range:    flow.SiteOf(l.Call).Node,
		Message:  fmt.Sprintf("when %s finds nothing the write by %s at line %d is skipped, that by %s at line %d is not", query, skipped, line(s.skipped), made, line(s.made)),
		Related: []analysis.RelatedInformation{
			{Pos: s.asked.If.Cond.Pos(), Message: "asked here"},
			{Pos: s.skipped.Pos(), Message: "the write that is skipped"},
			{Pos: s.made.Pos(), Message: "the write that is made"},
		},
	}
}
