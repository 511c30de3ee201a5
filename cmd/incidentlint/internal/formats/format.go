package formats

import (
	"io"
	"slices"
	"strings"

	"github.com/incidentlint/incidentlint/analyzers"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/finding"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/tree"
)

// A Format is a way to print a report.
type Format struct {
	Name string

	print    func(io.Writer, *finding.Report) error
	fromRoot bool // the reader wants files named from the top of the repository
}

// all are the formats, the default first.
var all = []*Format{
	{Name: "text", print: Text},
	{Name: "json", print: JSON},
	{Name: "sarif", print: SARIF, fromRoot: true},
	{Name: "github", print: GitHub, fromRoot: true},
	{Name: "rdjsonl", print: RDJSONL},
	{Name: "codeclimate", print: CodeClimate, fromRoot: true},
}

// ByName returns the format of the name, or nil.
func ByName(name string) *Format {
	i := slices.IndexFunc(all, func(f *Format) bool { return f.Name == name })
	if i < 0 {
		return nil
	}
	return all[i]
}

// Names returns the names of the formats, the default first.
func Names() []string {
	var names []string
	for _, f := range all {
		names = append(names, f.Name)
	}
	return names
}

// Print writes the report.
func (f *Format) Print(w io.Writer, report *finding.Report) error {
	if f.fromRoot {
		report = report.From(tree.Root(report.Dir))
	}
	return f.print(w, report)
}

// ruleID names what kind of finding f is, as an ignore directive would.
func ruleID(f *finding.Finding) string { return f.Analyzer + "/" + f.Category }

// levelOf returns "error", "warning" or "note".
func levelOf(f *finding.Finding) string {
	entry, _ := analyzers.ByName(f.Analyzer)
	return string(entry.Category(f.Category).Level)
}

// inLevels returns the words of a format for the level of f.
func inLevels(f *finding.Finding, asError, asWarning, asNote string) string {
	return strings.NewReplacer("error", asError, "warning", asWarning, "note", asNote).Replace(levelOf(f))
}
