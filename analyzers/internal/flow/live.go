package flow

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"
)

// liveness returns, for each block of the loop, the values that are set before
// it and may still be read. What is known of others makes no difference, and
// would only multiply the states of a walk.
func liveness(loop *Loop) map[*ssa.BasicBlock]map[ssa.Value]bool {
	live := make(map[*ssa.BasicBlock]map[ssa.Value]bool)
	for block := range loop.blocks {
		live[block] = make(map[ssa.Value]bool)
	}
	for again := true; again; {
		again = false
		for block, in := range live {
			before := len(in)
			readBy(block, live, in)
			again = again || len(in) > before
		}
	}
	return live
}

// readBy adds to in what block reads, or its successors do.
func readBy(block *ssa.BasicBlock, live map[*ssa.BasicBlock]map[ssa.Value]bool, in map[ssa.Value]bool) {
	for _, succ := range block.Succs {
		for v := range live[succ] {
			if phi, ok := v.(*ssa.Phi); !ok || phi.Block() != succ {
				addUnlessSetIn(block, v, in)
			}
		}
		for i, pred := range succ.Preds {
			if pred != block || live[succ] == nil {
				continue
			}
			for _, phi := range phisOf(succ) {
				addUnlessSetIn(block, phi.Edges[i], in)
			}
		}
	}
	for _, instr := range block.Instrs {
		if _, isPhi := instr.(*ssa.Phi); isPhi {
			continue
		}
		for _, operand := range instr.Operands(nil) {
			if *operand != nil {
				addUnlessSetIn(block, *operand, in)
			}
		}
	}
}

func addUnlessSetIn(block *ssa.BasicBlock, v ssa.Value, in map[ssa.Value]bool) {
	if instr, ok := v.(ssa.Instruction); !ok || instr.Block() != block || isPhi(v) {
		in[v] = true
	}
}

func isPhi(v ssa.Value) bool {
	_, ok := v.(*ssa.Phi)
	return ok
}

// forgetDead drops what is known of values that nobody reads from block on.
func (w *walk) forgetDead(block *ssa.BasicBlock, f facts) {
	for v := range f.values {
		if !w.live[block][v] {
			delete(f.values, v)
		}
	}
}

// key spells the facts, so that a block is walked once with the same.
func (w *walk) key(block *ssa.BasicBlock, f facts) string {
	var lines []string
	for v, k := range f.values {
		lines = append(lines, "v"+strconv.Itoa(w.id(v))+k.String())
	}
	for c, k := range f.cells {
		lines = append(lines, "c"+strconv.Itoa(w.id(c.Root))+c.Path+k.String())
	}
	slices.Sort(lines)
	return strconv.Itoa(block.Index) + "\n" + strings.Join(lines, "\n")
}

// id numbers the values: their names are not unique across functions.
func (w *walk) id(v ssa.Value) int {
	if _, ok := w.ids[v]; !ok {
		w.ids[v] = len(w.ids)
	}
	return w.ids[v]
}
