package formats

import (
	"fmt"
	"io"
	"strings"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/finding"
)

// GitHub writes workflow commands, which GitHub Actions shows at the lines of a
// change: findings, and what was not analysed.
func GitHub(w io.Writer, report *finding.Report) error {
	for _, f := range finding.Ranked(report.Findings) {
		fmt.Fprintf(w, "::%s file=%s,line=%d,endLine=%d,col=%d,endColumn=%d,title=%s::%s\n",
			inLevels(&f, "error", "warning", "notice"), property.Replace(path(f.File)), f.Line, f.EndLine, f.Column, f.EndColumn,
			property.Replace(ruleID(&f)), data.Replace(Printable(f.Message)+"\n"+f.URL))
	}
	for _, gap := range report.NotAnalysed {
		fmt.Fprintf(w, "::error title=incidentlint::%s\n", data.Replace(Printable(gap.String())))
	}
	return nil
}

// What would end a command, or a property of one.
var (
	data     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	property = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)
