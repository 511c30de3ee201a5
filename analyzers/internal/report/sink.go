package report

import (
	"fmt"
	"go/ast"
	"go/token"
	"strings"

	"golang.org/x/tools/go/analysis"

	"github.com/incidentlint/incidentlint/analyzers/internal/directive"
)

// sink decides which findings of one pass are shown.
type sink struct {
	pass    *analysis.Pass
	show    *switches
	known   map[string]bool // the analyzer's categories
	ignores []*directive.Ignore
	silent  map[*token.File]bool // generated and test files
}

func newSink(pass *analysis.Pass, spec Spec, show *switches) *sink {
	s := &sink{pass: pass, show: show, known: make(map[string]bool), silent: make(map[*token.File]bool)}
	for _, c := range spec.Categories {
		s.known[c.ID] = true
	}
	for _, file := range pass.Files {
		tokens := pass.Fset.File(file.FileStart)
		s.silent[tokens] = ast.IsGenerated(file) ||
			!show.tests && strings.HasSuffix(tokens.Name(), "_test.go")
	}
	for _, ignore := range directive.Parse(pass.Fset, pass.Files).Ignores {
		if ignore.Analyzer == pass.Analyzer.Name {
			s.ignores = append(s.ignores, ignore)
		}
	}
	return s
}

// say reports f unless its file is silent, its category is switched off, or
// a directive ignores it.
func (s *sink) say(f Finding) {
	if !s.ignored(f) && s.show.shows(f.Category) {
		s.print(f)
	}
}

// print reports f unless its file is silent.
func (s *sink) print(f Finding) {
	if s.silent[s.pass.Fset.File(f.Range.Pos())] {
		return
	}
	s.pass.Report(analysis.Diagnostic{
		Pos:            f.Range.Pos(),
		End:            f.Range.End(),
		Category:       f.Category,
		Message:        f.Message,
		Related:        f.Related,
		SuggestedFixes: f.Fixes,
	})
}

func (s *sink) ignored(f Finding) bool {
	posn := s.pass.Fset.Position(f.Range.Pos())
	found := false
	for _, ignore := range s.ignores {
		if ignore.Covers(f.Category, posn) {
			ignore.Used = true
			found = true
		}
	}
	return found
}

// unusedIgnores reports the directives that name this analyzer and ignored
// nothing, and those that name a category it does not have.
func (s *sink) unusedIgnores() {
	for _, ignore := range s.ignores {
		target := ignore.Analyzer
		if ignore.Category != "" {
			target += "/" + ignore.Category
		}
		switch {
		case ignore.Category != "" && !s.known[ignore.Category]:
			s.print(Finding{Category: Directive, Range: ignore.Comment,
				Message: fmt.Sprintf("ignore directive names category %s, which %s does not have", target, ignore.Analyzer)})
		case ignore.Used || !s.show.shows(ignore.Category) || s.leftAlone(ignore.Comment.Pos()):
		default:
			s.print(Finding{Category: UnusedIgnore, Range: ignore.Comment,
				Message: fmt.Sprintf("directive ignores no finding of %s, it would hide the next one here", target),
				Fixes:   []analysis.SuggestedFix{removal(ignore.Comment)}})
		}
	}
}

// leftAlone reports whether pos lies in a function that a required analyzer
// did not look into, so that silence there says nothing.
func (s *sink) leftAlone(pos token.Pos) bool {
	for _, result := range s.pass.ResultOf {
		if r, ok := result.(interface{ LeftAlone(token.Pos) bool }); ok && r.LeftAlone(pos) {
			return true
		}
	}
	return false
}

func removal(comment *ast.Comment) analysis.SuggestedFix {
	return analysis.SuggestedFix{
		Message:   "Remove the directive",
		TextEdits: []analysis.TextEdit{{Pos: comment.Pos(), End: comment.End()}},
	}
}
