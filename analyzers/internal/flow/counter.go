package flow

import (
	"go/token"

	"golang.org/x/tools/go/ssa"
)

// Standstill is what keeps a number from growing.
type Standstill int

// The ways to stand still, on the paths of a Return.
const (
	Moves     Standstill = iota // it changes, or that is not known
	Constant                    // it is a constant
	Outside                     // it was set before the loop
	Unchanged                   // the loop changes it, but not on these paths
	Reset                       // it is set to the same on each turn
	Anew                        // it is made from such values within one turn
)

// Stands asks: why is v, a number, the same on each turn of the paths that lead
// back to the call?
func (r Return) Stands(loop *Loop, v ssa.Value) Standstill {
	c := counter{loop: loop, passed: r.passed, open: make(map[ssa.Value]bool)}
	return c.of(v)
}

type counter struct {
	loop   *Loop
	passed map[edge]bool
	open   map[ssa.Value]bool // phis being worked out
}

func (c *counter) of(v ssa.Value) Standstill {
	if _, isConst := v.(*ssa.Const); isConst {
		return Constant
	}
	instr, ok := v.(ssa.Instruction)
	if !ok || !c.loop.Holds(instr.Block()) {
		return Outside
	}
	switch v := v.(type) {
	case *ssa.Phi:
		return c.ofPhi(v)
	case *ssa.Convert:
		return c.of(v.X)
	case *ssa.BinOp:
		isSum := v.Op == token.ADD || v.Op == token.SUB
		if isSum && c.isSetAnew(v.X) && c.isSetAnew(v.Y) {
			return Anew
		}
	}
	return Moves
}

// isSetAnew reports whether v does not rest on what the turn before left.
func (c *counter) isSetAnew(v ssa.Value) bool {
	stands := c.of(v)
	return stands != Moves && stands != Unchanged
}

// ofPhi: a variable stands still if each path sets it anew, or leaves it.
func (c *counter) ofPhi(phi *ssa.Phi) Standstill {
	if c.open[phi] {
		return Moves // n = n + 1
	}
	c.open[phi] = true
	defer delete(c.open, phi)
	stands := Unchanged
	for i, from := range phi.Block().Preds {
		given := phi.Edges[i]
		if given == phi || !c.passed[edge{from, phi.Block()}] {
			continue
		}
		if !c.isSetAnew(given) {
			return Moves
		}
		stands = Reset
	}
	return stands
}
