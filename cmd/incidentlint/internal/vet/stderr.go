package vet

import (
	"os"
	"path/filepath"
	"strings"
)

// A Section is what go vet complains about in one package.
type Section struct {
	Package string   // its import path, or with "_test" behind
	Lines   []string // at least one
}

// parseStderr reads the standard error of go vet (Go 1.26):
//
//	go: warning: "./x/..." matched no packages
//	# example.com/p
//	# [example.com/p]
//	p/p.go:3:5: undefined: foo
func parseStderr(stderr string) (sections []Section, unmatched []string) {
	var current *Section
	for line := range strings.Lines(stderr) {
		line = strings.TrimSuffix(strings.TrimSuffix(line, "\n"), "\r")
		if name, ok := strings.CutPrefix(line, "# "); ok {
			if !strings.HasPrefix(name, "[") {
				sections = append(sections, Section{Package: name})
				current = &sections[len(sections)-1]
			}
			continue
		}
		if pattern, ok := unmatchedPattern(line); ok {
			unmatched = append(unmatched, pattern)
			continue
		}
		if current != nil && strings.TrimSpace(line) != "" {
			current.Lines = append(current.Lines, tidy(line))
		}
	}
	return complete(sections), unmatched
}

func unmatchedPattern(line string) (string, bool) {
	line, ok := strings.CutPrefix(line, `go: warning: "`)
	if !ok {
		return "", false
	}
	return strings.CutSuffix(line, `" matched no packages`)
}

// tidy removes what adds nothing: "./" before the file, and the name that a
// vet tool puts before its own errors.
func tidy(line string) string {
	line = strings.TrimPrefix(line, "vet: ")
	line = strings.TrimPrefix(line, filepath.Base(os.Args[0])+": ")
	return strings.TrimPrefix(strings.TrimSpace(line), "./")
}

func complete(sections []Section) []Section {
	for i := range sections {
		if len(sections[i].Lines) == 0 {
			sections[i].Lines = []string{"go vet failed without a reason"}
		}
	}
	return sections
}
