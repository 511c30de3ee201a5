// Package formats prints reports.
package formats

import (
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/explain"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/finding"
)

// Text writes one line for each finding, then one for each page to read;
// nothing if there is no finding.
func Text(w io.Writer, report *finding.Report) error {
	var topics []explain.Topic
	for _, f := range report.Findings {
		fmt.Fprintf(w, "%s:%d:%d: %s: %s\n", path(f.File), f.Line, f.Column, f.Analyzer, Printable(f.Message))
		topics = append(topics, explain.TopicOf(f.Analyzer, f.Category))
	}
	if len(topics) == 0 {
		return nil
	}
	slices.SortFunc(topics, explain.Compare)
	fmt.Fprintln(w)
	for _, topic := range slices.Compact(topics) {
		fmt.Fprintf(w, "read: incidentlint explain %s (%s)\n", topic, topic.URL())
	}
	return nil
}

// path returns file as it is, or quoted if it holds what a terminal does not
// show.
func path(file string) string {
	if Printable(file) != file {
		return strconv.Quote(file)
	}
	return file
}

// Printable returns s with escapes in the place of what is not printable, so
// that it stays on one line and a terminal does nothing but show it.
func Printable(s string) string {
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == unicode.ReplacementChar && !strings.HasPrefix(s[i:], string(unicode.ReplacementChar)):
			fmt.Fprintf(&b, `\x%02x`, s[i]) // not UTF-8
		case unicode.IsPrint(r):
			b.WriteRune(r)
		default:
			b.WriteString(strings.Trim(strconv.QuoteRune(r), "'"))
		}
	}
	return b.String()
}
