package effects

import (
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/types/objectpath"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
)

// Does is the fact of a function or interface method that does something
// known. A function without one does nothing that is known.
type Does struct {
	Effects catalog.Effect
	Via     string // the call that makes it a request or swallow one, "http.Client.Do"; "" if none
	Policy  Policy // of retries, that it returns

	// RunsUnder is the number, from 1, receiver included, of the parameter that is
	// the policy of a retry in it; 0 if there is none.
	RunsUnder int

	// Runs is the number, from 1, receiver included, of the parameter that is the text of
	// a statement that it runs, and of which only its results tell; 0 if there is none.
	Runs int

	Reads  Reads         // the object that it looks for
	Writes catalog.Verb  // what it does to a store
	Stores catalog.Store // those that it writes to, as far as is known
	Takes  Takes         // what it does with its parameters
	Key    Key           // the parameter that names an environment variable or a flag

	Objects Objects // what it does with objects of an ORM
}

// AFact makes Does a fact.
func (*Does) AFact() {}

// String lists the effects: "remote waits via http.Client.Do".
func (d *Does) String() string {
	s := d.Effects.String()
	if d.Via != "" {
		s += " via " + d.Via
	}
	if d.Policy.IsKnown {
		s = strings.TrimSpace(s + " policy with " + d.Policy.Limits.String())
	}
	if d.RunsUnder > 0 {
		s = strings.TrimSpace(s + " runs under " + strconv.Itoa(d.RunsUnder))
	}
	if d.Runs > 0 {
		s = strings.TrimSpace(s + " runs statement " + strconv.Itoa(d.Runs))
	}
	if d.Reads.Absent != 0 {
		s = strings.TrimSpace(s + " " + d.Reads.String())
	}
	if d.Writes != 0 {
		s = strings.TrimSpace(s + " " + d.Writes.String())
		if d.Stores != 0 {
			s += " to " + d.Stores.String()
		}
		s += d.Takes.String()
	}
	if d.Key.Kind != 0 {
		s = strings.TrimSpace(s + " " + d.Key.String() + " " + strconv.Itoa(d.Key.Param))
	}
	if d.Objects != (Objects{}) {
		s = strings.TrimSpace(s + " " + d.Objects.String())
	}
	return s
}

// export makes the facts of the package known to its importers. Drivers drop
// a fact about an object that has no path from outside, some of them only at
// times; such a fact is not exported at all, so that all of them agree.
func (p *packageEffects) export() {
	p.exportCopies()
	var paths objectpath.Encoder
	for _, fn := range p.order {
		if !fn.Exported() {
			continue // nobody else calls it
		}
		does := p.functions[fn]
		if does == (Does{}) {
			continue
		}
		if _, err := paths.For(fn); err == nil {
			p.pass.ExportObjectFact(fn, &does)
		}
	}
}

// imported returns what the fact of fn says; zero without one.
func (p *packageEffects) imported(fn *types.Func) Does {
	var does Does
	if fn.Pkg() != nil && fn.Pkg() != p.pass.Pkg {
		p.pass.ImportObjectFact(fn, &does)
	}
	return does
}
