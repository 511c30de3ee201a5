package finding

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
)

// Lineless returns the message without what edits elsewhere change: the numbers of lines
// in it, and by which of its wires it is known.
func (f *Finding) Lineless() string {
	return lineNumber.ReplaceAllString(knownBy.ReplaceAllString(f.Message, ""), "$1$2")
}

var (
	knownBy    = regexp.MustCompile(` \(with .+, see .+:\d+\)$`)
	lineNumber = regexp.MustCompile(`(\bline) \d+\b|(\.go):\d+\b`)
)

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
