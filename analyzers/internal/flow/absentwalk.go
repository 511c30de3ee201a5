package flow

import (
	"go/token"
	"go/types"

	"golang.org/x/tools/go/ssa"
)

type absentWalk struct {
	absence Absence
	rules   AbsenceRules
	root    *ssa.Function
	live    *liveness
	steps   int

	queue  []absentStep
	seen   map[absentKey]bool
	met    map[AbsentWrite]bool
	course *Course
	named  map[ssa.Value]bool // by findNamed
}

type absentStep struct {
	from, to *ssa.BasicBlock
	state    absentState
}

func (w *absentWalk) push(from, to *ssa.BasicBlock, s absentState) {
	w.queue = append(w.queue, absentStep{from, to, s})
}

// enter walks the block that next leads to, unless it did so knowing the same.
func (w *absentWalk) enter(next absentStep) {
	s := next.state
	phis := phisOf(next.to)
	edge := predIndex(step{from: next.from, to: next.to})
	read := make([]about, len(phis)) // before any of them is set
	for i, phi := range phis {
		read[i] = s.about(phi.Edges[edge])
	}
	for i, phi := range phis {
		s.assign(phi, read[i])
	}
	w.forgetDead(next.to, &s)
	key := s.at(next.to)
	if w.seen[key] {
		return
	}
	w.seen[key] = true
	w.steps++
	w.absence.Budget.Blocks--
	w.instructions(next.to, next.to.Instrs[len(phis):], s)
}

// instructions walks the rest of a block.
func (w *absentWalk) instructions(block *ssa.BasicBlock, instrs []ssa.Instruction, s absentState) {
	for _, instr := range instrs {
		switch instr := instr.(type) {
		case ssa.CallInstruction:
			if goes := w.call(instr, &s); !goes {
				return
			}
		case *ssa.If:
			w.branch(instr, s)
			return
		case *ssa.Return:
			w.end(instr, s)
			return
		default:
			w.execute(instr, &s)
		}
	}
	for _, succ := range block.Succs {
		w.push(block, succ, s)
	}
}

// branch follows the ways that the branch can go.
func (w *absentWalk) branch(branch *ssa.If, s absentState) {
	value, certain := s.get(branch.Cond).truth()
	for i, taken := range []bool{true, false} {
		if certain && value != taken {
			continue
		}
		next := s
		if !certain && taken {
			next = s.clone() // the other way is still to come
		}
		at := Asked{If: branch, On: taken}
		if s.made.of(branch.Cond) && next.asked.IsZero() && s.deref == nil && (asksForEmpty(branch.Cond) || w.decides(branch)) {
			next.asked = at
		}
		if s.made.of(branch.Cond) && next.asked.If == nil && next.asked.By != nil {
			next.asked = Asked{branch, taken, next.asked.By} // on what the function has answered
		}
		if t := s.errs.of(branch.Cond); t != 0 && w.absence.Fails {
			if next.err.IsZero() || t == testedNotFound && !next.notFound {
				next.err = at
			}
			if next.firstErr.IsZero() {
				next.firstErr = at
			}
			next.notFound = next.notFound || t == testedNotFound
		}
		next.learn(branch.Cond, taken)
		w.push(branch.Block(), branch.Block().Succs[i], next)
	}
}

// end notes a return of the function, not of a literal in it.
func (w *absentWalk) end(ret *ssa.Return, s absentState) {
	if ret.Parent() != w.root {
		return
	}
	end := AbsentEnd{Return: ret, Asked: s.asked, Error: s.err, FirstError: s.firstErr, NotFound: s.notFound, Wrote: s.wrote, Shown: s.shown, Deref: s.deref}
	for _, v := range ret.Results {
		k := s.get(v)
		truth, isKnown := k.truth()
		end.Results = append(end.Results, AbsentResult{
			IsObject: s.isGiven(v),
			IsNil:    k.nilness == isNil,
			IsZero:   isZeroStruct(v),
			IsNotNil: k.nilness == isNotNil,
			IsFalse:  isKnown && !truth,
		})
	}
	w.course.Ends = append(w.course.Ends, end)
}

// isZeroStruct reports whether v is a struct in which nothing was ever stored.
func isZeroStruct(v ssa.Value) bool {
	switch v := v.(type) {
	case *ssa.Const:
		_, isStruct := v.Type().Underlying().(*types.Struct)
		return isStruct && v.Value == nil
	case *ssa.UnOp:
		alloc, ok := v.X.(*ssa.Alloc)
		return ok && v.Op == token.MUL && len(addressUses(alloc)) == 0
	}
	return false
}
