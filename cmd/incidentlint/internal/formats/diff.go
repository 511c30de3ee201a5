package formats

import (
	"fmt"
	"io"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
)

// Diff writes the unified diffs of go vet -fix -diff: sorted by file, each
// once, with the names that git apply and patch -p1 take, relative to dir.
// It returns how many there are.
func Diff(w io.Writer, diffs, dir string) int {
	// Two changed lines can look like a header, with different names.
	starts := slices.DeleteFunc(header.FindAllStringSubmatchIndex(diffs, -1), func(at []int) bool {
		return diffs[at[2]:at[3]] != diffs[at[4]:at[5]]
	})
	var parts []string
	for i, at := range starts {
		end := len(diffs)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		name := diffs[at[2]:at[3]]
		if rel, err := filepath.Rel(dir, name); err == nil {
			name = filepath.ToSlash(rel)
		}
		parts = append(parts, fmt.Sprintf("--- a/%s\n+++ b/%s\n%s", name, name, diffs[at[1]:end]))
	}
	slices.Sort(parts)
	parts = slices.Compact(parts)
	io.WriteString(w, strings.Join(parts, ""))
	return len(parts)
}

// header begins the diff of a file (x/tools v0.52.0).
var header = regexp.MustCompile(`(?m)^--- (.+) \(old\)\n\+\+\+ (.+) \(new\)\n`)
