package flow

import (
	"go/types"
	"sync"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// An Absence is a query that has found nothing, or a parameter in which nothing is given.
type Absence struct {
	At     *ssa.Call // the query; nil for a parameter
	Fn     *ssa.Function
	Nil    []ssa.Value // what is nil because of it
	Empty  []ssa.Value // what points at a zero value, or is one
	False  []ssa.Value // the bools that say so
	Err    ssa.Value   // the error of the query; nil if there is none, or nobody reads it
	Fails  bool        // Err is not nil, and says so
	Chain  ssa.Value   // the handle that the query was called on, which says the same; or nil
	Handle ssa.Value   // has fields that say how the query ended; nil if there is none
	Reply  ssa.Value   // has a status that says so, and the object in its body; nil if there is none
	Keys   []ssa.Value // what the query was asked with
	Budget *Budget     // of the walks of Fn
}

// A Budget is what the walks of one function share.
type Budget struct {
	Blocks int // how many they may still visit

	once   sync.Once
	live   *liveness    // by survey
	fields []*ssa.Store // by survey
}

// survey works out once what all walks ask of fn: for each of its blocks, and of those of the
// literals in it, the values that may still be read; and which of its stores set a field.
func (b *Budget) survey(fn *ssa.Function) {
	b.once.Do(func() {
		b.live = newLiveness()
		b.live.add(fn)
		for instr := range ir.Instructions(fn) {
			if store, ok := instr.(*ssa.Store); ok && isField(store.Addr) {
				b.fields = append(b.fields, store)
			}
		}
	})
}

func isField(v ssa.Value) bool {
	_, ok := v.(*ssa.FieldAddr)
	return ok
}

// A Use says what a call does with the object that it is given, and with the store.
// The zero Use is that it does nothing that is known.
type Use struct {
	Writes    bool // changes what the store holds
	Carries   bool // writes what is made of the object, or where that says
	Updates   bool // changes only what is there
	Deletes   bool // takes only away what is there
	NeedsKey  bool // fails if the object has no key
	Asks      bool // looks whether there is an object
	Refuses   bool // answers false, or an error, if there is none
	Keeps     bool // its results are made of the object, errors left out
	MayRefuse bool // its error may say that there is no object
	Ends      bool // does not come back, perhaps, for an error that it is given
	Fills     bool // puts another object in its place
	misses    bool // worked out here: see AbsentWrite

	Decodes    bool   // makes what it returns, or fills, of what it reads
	Into       uint32 // of these operands, if Decodes
	NeedsInput bool   // and fails if there is nothing to read
}

// A Field says what a field of a handle holds.
type Field int

// The fields.
const (
	OtherField  Field = iota
	ErrorField        // the error of the query
	CountField        // how many rows it has found
	StatusField       // the status code of a reply
)

// AbsenceRules says what calls mean. No function may be nil.
type AbsenceRules struct {
	// Use says what the call does that is given the object in those of its operands
	// whose bit is set: the receiver of a method is the first.
	Use func(call ssa.CallInstruction, given uint32) Use
	// Keys returns what a call, and the chain that it ends, are given.
	Keys func(*ssa.CallCommon) []ssa.Value
	// IsContext reports whether a value of the type only goes with what is done.
	IsContext func(types.Type) bool
	// Field says what the field of a handle or reply holds.
	Field func(*ssa.FieldAddr) Field
	// IsNotFound reports whether the variable is an error that says that there is no
	// such object.
	IsNotFound func(*types.Var) bool
	// AsksNotFound reports whether the call asks whether an error that it is given
	// says so, given what else it is given.
	AsksNotFound func(*ssa.CallCommon) bool
}

// A Course is what happens in a function when an object is absent.
type Course struct {
	Writes  []AbsentWrite
	Ends    []AbsentEnd
	Unknown bool // the paths are too many to know
}

// An Asked says which branch looked first whether there is an object. The zero Asked is
// that none did.
type Asked struct {
	If *ssa.If // nil if a function did that is called
	On bool
	By ssa.CallInstruction // the function; or nil
}

// IsZero reports whether nobody has asked.
func (a Asked) IsZero() bool { return a.If == nil && a.By == nil }

// An AbsentWrite is a write that control comes to.
type AbsentWrite struct {
	Call     ssa.CallInstruction
	Carries  bool            // what is made of the object
	Given    uint32          // in these operands
	NeedsKey bool            // and that must have a key, or the write fails
	Misses   bool            // changes only what is stored under a key of the object: nothing
	Asked    Asked           // about the object, before it
	Error    Asked           // about the error
	Deref    ssa.Instruction // the first use of the object as a pointer though that is nil; or nil
}

// An AbsentEnd is a return that control comes to.
type AbsentEnd struct {
	Return     *ssa.Return
	Results    []AbsentResult
	Asked      Asked
	Error      Asked
	FirstError Asked // the first about the error, whatever it asked
	NotFound   bool  // the error was asked whether it says that there is no such object
	Wrote      bool  // a write was passed
	Shown      bool  // a call was given the object, behind the branch that asked
	Deref      ssa.Instruction
}

// An AbsentResult is what a function returns.
type AbsentResult struct {
	IsObject bool // is the object, or made of it
	IsNil    bool // nil, for certain
	IsZero   bool // a zero struct, for certain
	IsNotNil bool
	IsFalse  bool
}

// WhenAbsent asks: what does the function do when the object is absent? It walks the paths
// from the query, or from the entry, and notes the writes and returns it comes to, and
// whether a branch had looked at the object before. It walks each block once with the same
// knowledge, and gives up when they are too many.
func WhenAbsent(absence Absence, rules AbsenceRules) *Course {
	absence.Budget.survey(absence.Fn)
	w := &absentWalk{absence: absence, rules: rules, root: absence.Fn, live: absence.Budget.live,
		seen: make(map[absentKey]bool), met: make(map[AbsentWrite]bool), course: new(Course), named: make(map[ssa.Value]bool)}
	w.findNamed()
	state := w.begin()
	if absence.At == nil {
		w.push(nil, w.root.Blocks[0], state)
	} else {
		w.instructions(absence.At.Block(), instrsAfter(absence.At), state)
	}
	for len(w.queue) > 0 && w.steps <= limit && absence.Budget.Blocks > 0 {
		next := w.queue[len(w.queue)-1]
		w.queue = w.queue[:len(w.queue)-1]
		w.enter(next)
	}
	w.course.Unknown = len(w.queue) > 0
	return w.course
}

// begin returns what is known when the walk begins.
func (w *absentWalk) begin() absentState {
	var s absentState
	for _, v := range w.absence.Nil {
		s.makes(v)
		s.set(v, known{nilness: isNil})
	}
	for _, v := range w.absence.Empty {
		s.makes(v)
		if load, ok := v.(*ssa.UnOp); ok {
			if variable, ok := CellOf(load.X); ok {
				s.setMade(variable, true) // who reads the variable again gets the same pointer
			}
		}
		if _, isPointer := v.Type().Underlying().(*types.Pointer); isPointer {
			s.set(v, known{nilness: isNotNil})
		}
	}
	for _, v := range w.absence.False {
		s.made.set(v, true)
		s.set(v, truthOf(false))
	}
	if handle := w.absence.Handle; handle != nil {
		s.made.set(handle, true)
	}
	if reply := w.absence.Reply; reply != nil {
		s.made.set(reply, true)
		s.set(reply, known{nilness: isNotNil})
	}
	if err := w.absence.Err; err != nil {
		s.set(err, w.errKnown())
		s.errs.set(err, testedAny)
	}
	return s
}

func (w *absentWalk) errKnown() known {
	if w.absence.Fails {
		return known{nilness: isNotNil}
	}
	return known{nilness: isNil}
}

// add adds the blocks of fn, and of the literals in it. What a cell lies in lives as long as
// an address in it does.
func (l *liveness) add(fn *ssa.Function) {
	for _, block := range fn.Blocks {
		l.sets[block] = nil
	}
	for _, block := range fn.Blocks {
		l.read(block)
		l.readCells(block)
	}
	for _, literal := range fn.AnonFuncs {
		l.add(literal)
	}
}
