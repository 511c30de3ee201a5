package finding

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
)

// Lineless returns the message without the numbers of lines in it, which other
// edits of the file change.
func (f *Finding) Lineless() string { return lineNumber.ReplaceAllString(f.Message, "line") }

var lineNumber = regexp.MustCompile(`\bline \d+\b`)

// Sign gives each finding its fingerprint: of what is found in which function of
// which file, as seen from root, and a number for those that are alike.
func (r *Report) Sign(root string) {
	seen := make(map[string]int)
	for i, f := range r.From(root).Findings {
		sum := sha256.Sum256(fmt.Appendf(nil, "%q", []string{f.Analyzer, f.Category, f.File, f.Function, f.Lineless()}))
		id := hex.EncodeToString(sum[:16])
		seen[id]++
		r.Findings[i].Fingerprint = fmt.Sprintf("%s:%d", id, seen[id])
	}
}
