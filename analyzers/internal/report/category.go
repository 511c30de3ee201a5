package report

import (
	"flag"
	"slices"

	"golang.org/x/tools/go/analysis"
)

// A Category is one kind of finding of an analyzer.
type Category struct {
	ID        string // one word with hyphens, an anchor of the page
	On        bool   // shown unless switched off
	Level     Level
	Certainty Certainty
	Summary   string // what happens in production: a phrase, for flags and rules
}

// Level is how much a finding weighs, in SARIF's words.
type Level string

// The levels in use.
const (
	Error   Level = "error"
	Warning Level = "warning"
	Note    Level = "note"
)

// Certainty ranks findings: how often the category was right on real code.
type Certainty int

// The certainties, the surest first.
const (
	Proven Certainty = iota // the code alone shows the bug
	Likely                  // at least 9 in 10
	Guess                   // off by default
)

// The categories that every analyzer has.
const (
	UnusedIgnore  = "unused-ignore"  // an ignore directive that ignores nothing
	InternalError = "internal-error" // a panic inside an analyzer
	Directive     = "directive"      // a directive that cannot be read
	NotAnalysed   = "not-analysed"   // a function left alone: its size, or too many paths
)

// Common are those of them that findings in the user's code have.
var Common = []Category{
	{ID: Directive, On: true, Level: Error, Certainty: Proven, Summary: "directives that cannot be read"},
	{ID: UnusedIgnore, On: true, Level: Warning, Certainty: Proven, Summary: "ignore directives that ignore nothing"},
	{ID: NotAnalysed, Level: Note, Certainty: Proven, Summary: "functions that are not analysed"},
}

// ShowNotAnalysed has findings of NotAnalysed shown.
var ShowNotAnalysed bool

// Shows reports whether findings of the category are wanted of a, so that a
// question about one that is off need not be asked.
func Shows(a *analysis.Analyzer, category string) bool {
	f := a.Flags.Lookup(category)
	return f != nil && f.Value.String() == "true"
}

// switches are the flags of one analyzer.
type switches struct {
	tests bool
	on    map[string]*bool // by category
}

// defined are the switches of all analyzers of the program.
var defined []*switches

// ShowsTests reports whether some analyzer is told to show findings in test
// files. If none is, nobody needs to look into them.
func ShowsTests() bool {
	return slices.ContainsFunc(defined, func(s *switches) bool { return s.tests })
}

func (s *switches) define(flags *flag.FlagSet, categories []Category) {
	defined = append(defined, s)
	flags.BoolVar(&s.tests, "tests", false, "show findings in _test.go files too")
	s.on = make(map[string]*bool)
	for _, c := range categories {
		s.on[c.ID] = flags.Bool(c.ID, c.On, "report "+c.Summary)
	}
}

// shows reports whether findings of the category are wanted. The others that
// every analyzer has cannot be switched off.
func (s *switches) shows(category string) bool {
	if category == NotAnalysed {
		return ShowNotAnalysed
	}
	on, ok := s.on[category]
	return !ok || *on
}
