package flow

import "golang.org/x/tools/go/ssa"

// Outcome is how a call is taken to have ended.
type Outcome int

// The outcomes.
const (
	Failed    Outcome = iota // its last result, an error, is not nil
	Succeeded                // its last result is nil
)

// Rules says what a walk meets: where its paths end, besides at the loop's
// exits, and what calls mean. At and OnEdge must not be nil.
type Rules struct {
	// At reports whether the path ends at the instruction.
	At func(ssa.Instruction) bool
	// Answer says what is known of the answer of a call; it can be nil.
	Answer func(*ssa.Call) Answer
	// OnEdge reports whether the path ends when the branch, which could go
	// both ways, turns out to be taken. It is asked once for each side.
	OnEdge func(branch *ssa.If, taken bool) bool
}

// An Answer is what is known of what a call answers. The zero Answer is nothing.
type Answer struct {
	NonNil bool      // an error, never nil
	CodeOf ssa.Value // the error of which it is a code, zero if that is nil and only then
}

// An Exit is a branch by which a path could have left the loop.
type Exit struct {
	If *ssa.If
	On bool // the value of the condition that leaves
}

// Channels returns the channels one of which was ready, if the exit is a case of a
// select, or some.
func (e Exit) Channels() (channels []ssa.Value) {
	sel, i := SelectCase(e.If.Cond)
	if sel == nil {
		return nil
	}
	if e.On {
		return []ssa.Value{sel.States[i].Chan}
	}
	for _, state := range sel.States[i+1:] { // go/ssa asks for one case after the other
		channels = append(channels, state.Chan)
	}
	return channels
}

func (e Exit) succ() *ssa.BasicBlock {
	if e.On {
		return e.If.Block().Succs[0]
	}
	return e.If.Block().Succs[1]
}

// isNoCase reports whether control never takes the exit: go/ssa lets a select
// panic if none of its cases is chosen.
func (e Exit) isNoCase() bool {
	sel, i := SelectCase(e.If.Cond)
	return sel != nil && sel.Blocking && !e.On && i == len(sel.States)-1
}

// A Return says how control came back to a call, or did not.
type Return struct {
	Found bool   // some path leads back to the call
	Exits []Exit // met on the paths, each once, in the order met

	passed map[edge]bool // met on the paths too
}

// An edge of the control-flow graph.
type edge struct{ from, to *ssa.BasicBlock }
