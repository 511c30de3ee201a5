package formats

import (
	"encoding/json"
	"io"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/finding"
)

// JSON writes the report as one object.
func JSON(w io.Writer, report *finding.Report) error {
	encoder := json.NewEncoder(w)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "\t")
	return encoder.Encode(report)
}
