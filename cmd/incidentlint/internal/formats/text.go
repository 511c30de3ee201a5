// Package formats prints reports.
package formats

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/explain"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/finding"
)

// Text writes one line for each finding, then how many there are, and one line for
// each page to read; nothing if there is no finding.
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
	summary(w, report)
	for _, topic := range slices.Compact(topics) {
		fmt.Fprintf(w, "read: incidentlint explain %s (%s)\n", topic, topic.URL())
	}
	return nil
}

// many findings are more than somebody reads who has just begun.
const many = 50

// summary writes how many findings there are, and of which analyzers; nothing if
// there is only one.
func summary(w io.Writer, report *finding.Report) {
	counts := maps.Clone(report.Hidden.ByAnalyzer)
	if counts == nil {
		counts = make(map[string]int)
	}
	for _, f := range report.Findings {
		counts[f.Analyzer]++
	}
	shown := len(report.Findings)
	total := shown + report.Hidden.Rest
	if total == 1 {
		return
	}
	var parts []string
	for _, name := range slices.SortedFunc(maps.Keys(counts), func(a, b string) int {
		return cmp.Or(cmp.Compare(counts[b], counts[a]), cmp.Compare(a, b))
	}) {
		parts = append(parts, fmt.Sprintf("%d %s", counts[name], name))
	}
	which := ""
	if shown < total {
		which = fmt.Sprintf("the surest %d of ", shown)
	}
	fmt.Fprintf(w, "%s%d findings: %s\n", which, total, strings.Join(parts, ", "))
	if shown == total && total > many {
		fmt.Fprintln(w, "-limit 20 shows the surest, -write-baseline FILE remembers them all")
	}
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
