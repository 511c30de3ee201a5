// Package wiring joins what a finding supposes of an interface with what is known of the
// types that a program uses as that interface.
//
// The package that makes a mistake need not import the one that decides whether it is one:
// service asks service.Repo, pg implements it, and only the package that wires them sees
// both. So the first keeps a Finding with its conditions, the second says by a Wire what its
// types do, and whoever imports both, by whatever way, finds a Hit. It is all plain data: it
// knows neither types nor code.
package wiring

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Condition is what must hold of the implementation of a method for a finding to be one.
type Condition struct {
	Method string // of an interface, "example.com/service.Repo.Find"
	Role   string // what it does, as effects spells it
}

// iface returns the interface that the method belongs to.
func (c Condition) iface() string { return c.Method[:strings.LastIndexByte(c.Method, '.')] }

// A Finding is one that is made if all conditions hold.
type Finding struct {
	Analyzer, Category, Message string

	Package      string // the import path
	File         string // its base name
	Line, Column int
	If           []Condition
}

// Place names where the finding is to be mended: "service/persist.go:42".
func (f Finding) Place() string {
	dir := f.Package[strings.LastIndexByte(f.Package, '/')+1:]
	return fmt.Sprintf("%s/%s:%d", dir, f.File, f.Line)
}

func (f Finding) key() string {
	return fmt.Sprint(f.Analyzer, f.Category, f.Package, f.File, f.Line, f.If)
}

// A Wire is a method of a type that is used as an interface.
type Wire struct {
	Method string // of the interface
	Type   string // "*pg.Repo"
	In     string // import path of the package that uses it so
	Into   string // import path of the package that is given it; In if that is not known
	By     string // the function of In that returns it so, "example.com/pg.New"; or ""
	Does   []Role
}

func (w Wire) iface() string { return Condition{Method: w.Method}.iface() }

// A Role is something that a method does, if the conditions hold.
type Role struct {
	Name string
	If   []Condition
}

// Known is what a package and those that it imports know: the fact of a package.
type Known struct {
	Findings []Finding
	Wires    []Wire
	Done     []string // findings with all their conditions that were hit already
}

// most is how many findings, and how many wires, a package passes on.
const most = 2000

// Join returns what all of them know together, in an order that depends on nothing but them. It
// returns false if that is too much, and something is lost.
func Join(all ...Known) (k Known, fits bool) {
	for _, one := range all {
		k.Findings = append(k.Findings, one.Findings...)
		k.Wires = append(k.Wires, one.Wires...)
		k.Done = append(k.Done, one.Done...)
	}
	slices.SortFunc(k.Findings, Finding.compare)
	k.Findings = slices.CompactFunc(k.Findings, func(a, b Finding) bool { return a.compare(b) == 0 })
	slices.SortFunc(k.Wires, Wire.compare)
	k.Wires = slices.CompactFunc(k.Wires, func(a, b Wire) bool { return a.compare(b) == 0 })
	slices.Sort(k.Done)
	k.Done = slices.Compact(k.Done)
	fits = len(k.Findings) <= most && len(k.Wires) <= most
	k.Findings, k.Wires = k.Findings[:min(most, len(k.Findings))], k.Wires[:min(most, len(k.Wires))]
	return k, fits
}

func (f Finding) compare(other Finding) int {
	return cmp.Or(cmp.Compare(f.Package, other.Package), cmp.Compare(f.File, other.File), cmp.Compare(f.Line, other.Line),
		cmp.Compare(f.Analyzer, other.Analyzer), cmp.Compare(f.Category, other.Category),
		slices.CompareFunc(f.If, other.If, func(a, b Condition) int {
			return cmp.Or(cmp.Compare(a.Method, b.Method), cmp.Compare(a.Role, b.Role))
		}))
}

func (w Wire) compare(other Wire) int {
	return cmp.Or(cmp.Compare(w.Method, other.Method), cmp.Compare(w.Type, other.Type),
		cmp.Compare(w.In, other.In), cmp.Compare(w.Into, other.Into), cmp.Compare(w.By, other.By))
}

// From returns the wires of what the function returns.
func (k *Known) From(function string) (wires []Wire) {
	for _, w := range k.Wires {
		if w.By == function {
			wires = append(wires, w)
		}
	}
	return wires
}

// A Hit is a finding of which all conditions hold, by way of a wire.
type Hit struct {
	Finding Finding
	Wire    Wire
}

// Type names what is wired: "*pg.Repo".
func (h Hit) Type() string {
	t := h.Wire.Type
	stars := t[:len(t)-len(strings.TrimLeft(t, "*"))]
	return stars + t[max(strings.LastIndexByte(t, '/')+1, len(stars)):]
}

// Message is what a driver says that can only point at the wire, or at what brings it.
func (h Hit) Message() string {
	return h.Type() + wired + h.Finding.Place() + ": " + h.Finding.Message
}

// ToMend says where the finding belongs.
func (h Hit) ToMend() string {
	f := h.Finding
	return fmt.Sprintf("%s%s/%s:%d:%d", toMend, f.Package, f.File, f.Line, f.Column)
}

const (
	wired  = " here: "
	toMend = "to be mended: "
)

// A Mistake is what a hit says of the place to mend.
type Mistake struct {
	Package, File string // the import path, and the base name
	Line, Column  int
	Type          string // what is wired
	Message       string
}

// ParseMistake reads what Hit.Message and Hit.ToMend spell; false if that is something else.
func ParseMistake(message, related string) (m Mistake, ok bool) {
	where, ok := strings.CutPrefix(related, toMend)
	parts := strings.Split(where, ":")
	slash := strings.LastIndexByte(where, '/')
	if !ok || len(parts) != 3 || slash < 0 {
		return Mistake{}, false
	}
	m.Package, m.File = where[:slash], parts[0][slash+1:]
	m.Line, _ = strconv.Atoi(parts[1])
	m.Column, _ = strconv.Atoi(parts[2])
	m.Type, message, _ = strings.Cut(message, wired)
	_, m.Message, ok = strings.Cut(message, ": ")
	return m, ok && m.Line > 0
}

// Hits returns the findings that hold as the package with the import path here, and those
// that it imports, wire things, and that none of those has hit; k knows of them afterwards.
func (k *Known) Hits(here string) (hits []Hit) {
	for _, f := range k.Findings {
		if _, isDone := slices.BinarySearch(k.Done, f.key()); isDone {
			continue
		}
		if wire, ok := k.hit(f, here); ok {
			hits = append(hits, Hit{f, wire})
		}
	}
	for _, h := range hits {
		k.Done = append(k.Done, h.Finding.key())
	}
	slices.Sort(k.Done)
	return hits
}

// hit returns a wire by which the first condition of f holds, if all do.
func (k *Known) hit(f Finding, here string) (first Wire, ok bool) {
	for i, c := range f.If {
		wire, ok := k.fitting(c.iface(), f, here)
		if !ok {
			return Wire{}, false
		}
		if i == 0 {
			first = wire
		}
	}
	return first, len(f.If) > 0
}

// fitting returns a wire to the interface of a type that fits f. If other types that do not
// fit are used as the interface, it must be here that this one is handed to the package of f.
func (k *Known) fitting(iface string, f Finding, here string) (fit Wire, ok bool) {
	isMixed := false
	var fits []Wire
	for _, w := range k.to(iface) {
		switch fitting := k.fits(w, f); {
		case !fitting:
			isMixed = true
		default:
			fits = append(fits, w)
		}
	}
	slices.SortStableFunc(fits, func(a, b Wire) int { return -cmp.Compare(rank(a, f, here), rank(b, f, here)) })
	if len(fits) == 0 || isMixed && rank(fits[0], f, here) < 3 {
		return Wire{}, false
	}
	return fits[0], true
}

// rank says how near the wire is to the finding.
func rank(w Wire, f Finding, here string) int {
	switch {
	case w.In == here && w.Into == f.Package:
		return 3
	case w.In == here:
		return 2
	}
	return 1
}

// to returns the wires to the interface.
func (k *Known) to(iface string) []Wire {
	start, _ := slices.BinarySearchFunc(k.Wires, iface+".", func(w Wire, s string) int { return cmp.Compare(w.Method, s) })
	end := start
	for end < len(k.Wires) && k.Wires[end].iface() == iface {
		end++
	}
	return k.Wires[start:end]
}

// fits reports whether the type of the wire does what f supposes of the interface.
func (k *Known) fits(w Wire, f Finding) bool {
	for _, c := range f.If {
		if c.iface() == w.iface() && !k.does(w.Type, c, deepest) {
			return false
		}
	}
	return true
}

// deepest is how many implementations may stand one behind the other.
const deepest = 4

// does reports whether the condition holds of the type.
func (k *Known) does(typ string, c Condition, depth int) bool {
	if depth == 0 {
		return false
	}
	for _, w := range k.to(c.iface()) {
		if w.Method != c.Method || w.Type != typ {
			continue
		}
		for _, role := range w.Does {
			if role.Name == c.Role && k.all(role.If, typ, depth-1) {
				return true
			}
		}
	}
	return false
}

// all reports whether the conditions hold of each type, other than typ, that is used as the
// interface.
func (k *Known) all(conditions []Condition, typ string, depth int) bool {
	for _, c := range conditions {
		isKnown := false
		for _, w := range k.to(c.iface()) {
			if w.Method != c.Method || w.Type == typ {
				continue
			}
			if !k.does(w.Type, c, depth) {
				return false
			}
			isKnown = true
		}
		if !isKnown {
			return false
		}
	}
	return true
}
