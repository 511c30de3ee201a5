package formats

import (
	"encoding/json"
	"io"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/finding"
)

// RDJSONL writes the diagnostic format of reviewdog, an object a line.
func RDJSONL(w io.Writer, report *finding.Report) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	for _, f := range report.Findings {
		d := rdDiagnostic{
			Message:  f.Message,
			Location: rdAt(f.Place),
			Severity: inLevels(&f, "ERROR", "WARNING", "INFO"),
			Source:   rdSource{Name: "incidentlint"},
			Code:     rdCode{Value: ruleID(&f), URL: f.URL},
		}
		d.Location.Range.End = &rdPosition{f.EndLine, f.EndColumn}
		for _, related := range f.Related {
			d.Related = append(d.Related, rdRelated{related.Message, rdAt(related.Place)})
		}
		if err := encoder.Encode(d); err != nil {
			return err
		}
	}
	return nil
}

func rdAt(p finding.Place) rdLocation {
	return rdLocation{p.File, rdRange{Start: rdPosition{p.Line, p.Column}}}
}

type rdDiagnostic struct {
	Message  string      `json:"message"`
	Location rdLocation  `json:"location"`
	Severity string      `json:"severity"`
	Source   rdSource    `json:"source"`
	Code     rdCode      `json:"code"`
	Related  []rdRelated `json:"related_locations,omitempty"`
}

type rdRelated struct {
	Message  string     `json:"message"`
	Location rdLocation `json:"location"`
}

type rdLocation struct {
	Path  string  `json:"path"`
	Range rdRange `json:"range"`
}

type rdRange struct {
	Start rdPosition  `json:"start"`
	End   *rdPosition `json:"end,omitempty"`
}

// rdPosition counts from 1, columns in bytes.
type rdPosition struct {
	Line   int `json:"line"`
	Column int `json:"column"`
}

type rdSource struct {
	Name string `json:"name"`
}

type rdCode struct {
	Value string `json:"value"`
	URL   string `json:"url"`
}
