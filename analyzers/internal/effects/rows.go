package effects

import (
	"strconv"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// Reads says that a function looks for one object, and how it says that it has found
// nothing. The zero Reads is that it does not, or that this is not known.
type Reads struct {
	Absent catalog.Absence
	Param  int    // number from 1, receiver included, of the parameter that it fills; 0 if it returns the object
	Result int    // which result is the object, if it returns it
	IsNil  bool   // the object is nil if there is none, not zero
	IsOpen bool   // whether it is nil or zero is not known, but supposed by who asks
	IsMade bool   // the object holds, before it is looked for, what it is looked for by
	Via    string // the call that looks, "gorm.DB.Find"
}

// Takes says what a function does with its parameters, a bit for each, the receiver first.
type Takes struct {
	Writes  uint32 // writes what is made of it, without a look whether it is there
	Keyed   uint32 // does so if it has a key, and fails if not
	Refuses uint32 // answers false, or an error, if nothing is given in it
	Asks    uint32 // looks whether something is given in it
}

// String spells the reads: "silent nil result 0 via gorm.DB.Find".
func (r Reads) String() string {
	s := "reads " + r.Absent.String()
	if r.IsNil {
		s += " nil"
	}
	if r.Param > 0 {
		s += " into " + strconv.Itoa(r.Param)
	} else {
		s += " result " + strconv.Itoa(r.Result)
	}
	return s + " via " + r.Via
}

// String lists the parameters by number, from 1: " writes 2 refuses 1".
func (t Takes) String() string {
	s := ""
	for _, set := range []struct {
		name string
		bits uint32
	}{{"takes", t.Writes}, {"takes-keyed", t.Keyed}, {"refuses", t.Refuses}, {"asks", t.Asks}} {
		for i := range 32 {
			if set.bits&(1<<i) != 0 {
				s += " " + set.name + " " + strconv.Itoa(i+1)
			}
		}
	}
	return s
}

func (t Takes) union(other Takes) Takes {
	return Takes{t.Writes | other.Writes, t.Keyed | other.Keyed, t.Refuses | other.Refuses, t.Asks | other.Asks}
}

// Verb returns what call does to a store; zero if that is nothing, or not known.
func (r *Result) Verb(call *ssa.CallCommon) catalog.Verb {
	if r.analysis == nil {
		return 0
	}
	return r.analysis().verb(call)
}

// Stores returns the kinds of stores that call writes to; zero if that is not known.
func (r *Result) Stores(call *ssa.CallCommon) catalog.Store {
	if r.analysis == nil {
		return 0
	}
	return r.analysis().stores(call)
}

// verb returns what call does to a store.
func (p *packageEffects) verb(call *ssa.CallCommon) catalog.Verb {
	fn := ir.Callee(call)
	if fn == nil {
		if literal, ok := call.Value.(*ssa.MakeClosure); ok {
			return p.literals[literal.Fn.(*ssa.Function)].Writes
		}
		return catalog.VerbOfType(call.Value.Type())
	}
	does := p.of(fn)
	verb := does.Writes
	if does.Runs > 0 {
		if text, ok := ir.Text(p.textOf(call)); ok {
			return catalog.VerbOfSQL(text)
		}
	}
	if verb != catalog.Executes && verb != catalog.Returns {
		return verb
	}
	for _, arg := range call.Args {
		if !isString(arg.Type()) {
			continue
		}
		text, ok := ir.Text(arg)
		said := catalog.VerbOfSQL(text)
		if !ok || said == catalog.Executes && verb == catalog.Returns {
			break
		}
		return said
	}
	if verb == catalog.Returns {
		return 0 // a query, as far as is known
	}
	return verb
}

// stores returns the kinds of stores that call, which is a write, writes to.
func (p *packageEffects) stores(call *ssa.CallCommon) catalog.Store {
	fn := ir.Callee(call)
	if fn != nil {
		return p.of(fn).Stores
	}
	if literal, ok := call.Value.(*ssa.MakeClosure); ok {
		return p.literals[literal.Fn.(*ssa.Function)].Stores
	}
	return catalog.StoreOfType(call.Value.Type())
}
