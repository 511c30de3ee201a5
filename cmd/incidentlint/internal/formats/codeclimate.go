package formats

import (
	"encoding/json"
	"io"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/finding"
)

// CodeClimate writes the array of issues that GitLab takes as a code quality
// report.
func CodeClimate(w io.Writer, report *finding.Report) error {
	issues := []ccIssue{}
	for _, f := range report.Findings {
		issues = append(issues, ccIssue{
			Type:        "issue",
			CheckName:   ruleID(&f),
			Description: f.Message,
			Content:     ccContent{f.URL},
			Categories:  []string{"Bug Risk"},
			Severity:    inLevels(&f, "critical", "major", "minor"),
			Fingerprint: f.Fingerprint,
			Location:    ccLocation{f.File, ccLines{f.Line, f.EndLine}},
		})
	}
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "\t")
	return encoder.Encode(issues)
}

type ccIssue struct {
	Type        string     `json:"type"`
	CheckName   string     `json:"check_name"`
	Description string     `json:"description"`
	Content     ccContent  `json:"content"`
	Categories  []string   `json:"categories"`
	Severity    string     `json:"severity"`
	Fingerprint string     `json:"fingerprint"`
	Location    ccLocation `json:"location"`
}

type ccContent struct {
	Body string `json:"body"`
}

type ccLocation struct {
	Path  string  `json:"path"`
	Lines ccLines `json:"lines"`
}

type ccLines struct {
	Begin int `json:"begin"`
	End   int `json:"end"`
}
