package check

import (
	"os"
	"path/filepath"

	"github.com/incidentlint/incidentlint/analyzers"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/explain"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/finding"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/listing"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/source"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/tree"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/vet"
)

// analysis turns the books into what the user is shown; nil books into nil.
func (b *books) analysis(roots *listing.Roots) *Analysis {
	if b == nil {
		return nil
	}
	a := &Analysis{Job: b.job, roots: roots, wires: make(map[mistake][]wire), Report: finding.Report{
		Findings:    []finding.Finding{},
		NotAnalysed: append([]finding.Gap{}, b.gaps...),
		Dir:         b.job.Go.Dir,
	}}
	for _, result := range b.out.Results {
		pkg := listing.Plain(result.Package)
		if !roots.Has(pkg) {
			continue // replayed, nobody asks for it now
		}
		if result.Error != "" {
			a.add(finding.Unanalysed(pkg, result.Analyzer+": "+result.Error))
		}
		for _, d := range result.Diagnostics {
			a.diagnostic(places{roots, b.job.Go.Dir, result.Package, filepath.Dir(d.Posn.File)}, result, d)
		}
	}
	a.Report.Findings = append(a.Report.Findings, mended(a.wires, func(analyzer, category string) string {
		return explain.TopicOf(analyzer, category).URL()
	})...)
	a.Report.Sort()
	files := make(source.Files)
	for i, f := range a.Report.Findings {
		a.Report.Findings[i].Function = files.Function(a.Report.Path(f.File), f.Line)
	}
	a.Report.Sign(tree.Root(a.Report.Dir))
	return a
}

func (a *Analysis) add(gap finding.Gap) {
	a.Report.NotAnalysed = append(a.Report.NotAnalysed, gap)
}

func (a *Analysis) diagnostic(at places, result vet.Result, d vet.Diagnostic) {
	pkg := listing.Plain(result.Package)
	f := at.finding(result.Analyzer, d)
	switch d.Category {
	case analyzers.InternalError: // a gap, no finding in the user's code
		a.add(finding.Unanalysed(pkg, d.Message))
		return
	case analyzers.Directive: // both
		a.add(finding.Misread(pkg, f.Place, d.Message))
	}
	if m, w, ok := at.mistakeOf(f); ok {
		a.wires[m] = append(a.wires[m], w)
		return
	}
	a.HasFixes = a.HasFixes || len(f.Fixes) > 0
	a.Report.Findings = append(a.Report.Findings, f)
}

// places turns the positions of one diagnostic into the user's.
type places struct {
	roots *listing.Roots
	base  string // what paths are relative to
	id    string // of the package
	dir   string // of the package when it was analysed, perhaps elsewhere
}

func (at places) finding(analyzer string, d vet.Diagnostic) finding.Finding {
	f := finding.Finding{
		Analyzer:  analyzer,
		Category:  d.Category,
		Place:     at.place(d.Posn),
		EndLine:   d.End.Line,
		EndColumn: d.End.Column,
		Message:   d.Message,
		URL:       explain.TopicOf(analyzer, d.Category).URL(),
		Related:   []finding.Related{},
		Fixes:     []finding.Fix{},
	}
	if f.EndLine == 0 {
		f.EndLine, f.EndColumn = f.Line, f.Column
	}
	for _, related := range d.Related {
		f.Related = append(f.Related, finding.Related{Place: at.place(related.Posn), Message: related.Message})
	}
	for _, fix := range d.SuggestedFixes {
		edits := []finding.Edit{}
		for _, e := range fix.Edits {
			edits = append(edits, finding.Edit{File: at.file(e.Filename), Start: e.Start, End: e.End, New: e.New})
		}
		f.Fixes = append(f.Fixes, finding.Fix{Message: fix.Message, Edits: edits})
	}
	return f
}

func (at places) place(p vet.Position) finding.Place {
	return finding.Place{File: at.file(p.File), Line: p.Line, Column: p.Column}
}

// file returns the slashed path of file relative to base, as far as there is a
// relation.
func (at places) file(file string) string {
	if filepath.Dir(file) == at.dir {
		file = at.roots.File(at.id, file, exists)
	}
	if rel, err := filepath.Rel(at.base, file); err == nil {
		file = rel
	}
	return filepath.ToSlash(file)
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}
