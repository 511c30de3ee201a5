package formats

import (
	"encoding/json"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/finding"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/source"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/version"
)

// SARIF writes a log of version 2.1.0, with what GitHub code scanning wants.
func SARIF(w io.Writer, report *finding.Report) error {
	rules := sarifRules(report.Findings)
	run := sarifRun{
		Tool: sarifTool{sarifDriver{
			Name:           "incidentlint",
			Version:        version.Number(),
			InformationURI: "https://github.com/incidentlint/incidentlint",
			Rules:          rules,
		}},
		Invocations: []sarifInvocation{{Successful: len(report.NotAnalysed) == 0}},
		ColumnKind:  "utf16CodeUnits",
		Results:     []sarifResult{},
	}
	for _, gap := range report.NotAnalysed {
		run.Invocations[0].Notifications = append(run.Invocations[0].Notifications, sarifNotification{"error", sarifText{Text: gap.String()}})
	}
	at := sarifPlaces{report, make(source.Files)}
	for _, f := range report.Findings {
		run.Results = append(run.Results, at.result(&f, slices.IndexFunc(rules, func(r sarifRule) bool { return r.ID == ruleID(&f) })))
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "\t")
	return encoder.Encode(sarifLog{
		Schema:  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
		Version: "2.1.0",
		Runs:    []sarifRun{run},
	})
}

// sarifPlaces turns places of the report into locations.
type sarifPlaces struct {
	report *finding.Report
	files  source.Files
}

func (at sarifPlaces) result(f *finding.Finding, rule int) sarifResult {
	location := at.location(f.Place)
	region := &location.Physical.Region
	region.EndLine = f.EndLine
	region.EndColumn = at.column(finding.Place{File: f.File, Line: f.EndLine, Column: f.EndColumn})
	result := sarifResult{
		RuleID:       ruleID(f),
		RuleIndex:    rule,
		Level:        levelOf(f),
		Message:      sarifText{Text: f.Message},
		Locations:    []sarifLocation{location},
		Fingerprints: sarifFingerprints{f.Fingerprint},
	}
	if len(f.Related) > 0 {
		location.Message = &sarifText{Text: f.Message}
		path := []sarifStep{{location}}
		for _, related := range f.Related {
			step := at.location(related.Place)
			step.Message = &sarifText{Text: related.Message}
			path = append(path, sarifStep{step})
		}
		result.CodeFlows = []sarifCodeFlow{{[]sarifThreadFlow{{path}}}}
	}
	return result
}

func (at sarifPlaces) location(p finding.Place) sarifLocation {
	return sarifLocation{Physical: sarifPhysical{
		Artifact: sarifArtifact{at.uri(p.File)},
		Region:   sarifRegion{StartLine: p.Line, StartColumn: at.column(p)},
	}}
}

func (at sarifPlaces) column(p finding.Place) int {
	return at.files.UTF16(at.report.Path(p.File), p.Line, p.Column)
}

// uri returns a relative reference for a file below the root, for any other an
// absolute one.
func (at sarifPlaces) uri(file string) string {
	if filepath.IsLocal(filepath.FromSlash(file)) {
		return (&url.URL{Path: file}).String()
	}
	file = filepath.ToSlash(at.report.Path(file))
	if !strings.HasPrefix(file, "/") { // "C:/…"
		file = "/" + file
	}
	return (&url.URL{Scheme: "file", Path: file}).String()
}
