package baseline

import (
	"slices"
	"strings"
	"testing"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/finding"
)

// FuzzParse: a file is a baseline or one line of complaint, and a baseline knows just the
// findings that it counts.
func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"incidentlintBaseline":1,"findings":[{"file":"a.go","function":"F","analyzer":"refire","category":"tick-go","message":"m","count":2}]}`))
	f.Add([]byte(`{"incidentlintBaseline":2,"findings":{}}`))
	f.Add([]byte(`{"incidentlintBaseline":1,"findings":null}{}`))
	f.Add([]byte(`[]`))
	f.Fuzz(func(t *testing.T, text []byte) {
		b, err := parse(text)
		if err != nil {
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("%q: %q", text, err)
			}
			return
		}
		var findings []finding.Finding
		for _, e := range b.Findings {
			_ = e.String()
			for range min(e.Count, 3) {
				findings = append(findings, finding.Finding{Place: finding.Place{File: e.File}, Function: e.Function, Analyzer: e.Analyzer, Category: e.Category, Message: e.Message})
			}
		}
		strange := finding.Finding{Analyzer: "none"}
		known, gone := b.Match(append(findings, strange), func(Entry) bool { return true })
		if known[len(findings)] {
			t.Errorf("%q knows what is not in it", text)
		}
		// What has numbers of lines in its message was not written by Write.
		if i := slices.Index(known[:len(findings)], false); i >= 0 && findings[i].Lineless() == findings[i].Message {
			t.Errorf("%q does not know its %+v, and %v is gone", text, findings[i], gone)
		}
	})
}
