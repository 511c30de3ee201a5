package linttest

import (
	"go/ast"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
)

// Data returns the path of the test data.
func Data() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(file), "..", "..", "..", "testdata")
}

// Run applies a to packages of testdata/src, given by import path, and checks
// diagnostics and facts against the want comments. Each message must obey the
// message law, and each fact must encode to the same bytes twice.
func Run(t *testing.T, a *analysis.Analyzer, packages ...string) []*analysistest.Result {
	t.Helper()
	results := analysistest.Run(t, Data(), a, packages...)
	checkResults(t, a, results)
	return results
}

// RunFixes does the same, and compares what the suggested fixes make of each file
// with the file of that name and .golden behind it.
func RunFixes(t *testing.T, a *analysis.Analyzer, packages ...string) {
	t.Helper()
	checkResults(t, a, analysistest.RunWithSuggestedFixes(t, Data(), a, packages...))
}

func checkResults(t *testing.T, a *analysis.Analyzer, results []*analysistest.Result) {
	t.Helper()
	for _, result := range results {
		for _, d := range result.Diagnostics {
			if broken := Broken(d.Message, a.Name); broken != "" {
				t.Errorf("%s: message %q %s", result.Pass.Fset.Position(d.Pos), d.Message, broken)
			}
		}
		for _, facts := range result.Facts {
			for _, fact := range facts {
				checkEncoding(t, fact)
			}
		}
	}
}

// SilentOutweighs checks that the packages hold at least as many functions
// that are silent as functions that are reported.
func SilentOutweighs(t *testing.T, results []*analysistest.Result) {
	t.Helper()
	silent, reported := 0, 0
	for _, result := range results {
		for _, file := range result.Pass.Files {
			for _, decl := range file.Decls {
				fn, ok := decl.(*ast.FuncDecl)
				switch {
				case !ok || fn.Body == nil:
				case isReported(result, fn):
					reported++
				default:
					silent++
				}
			}
		}
	}
	if reported == 0 || silent < reported {
		t.Errorf("%d functions are reported and %d silent, want some, and at least as many silent ones", reported, silent)
	}
}

func isReported(result *analysistest.Result, fn *ast.FuncDecl) bool {
	for _, d := range result.Diagnostics {
		if fn.Pos() <= d.Pos && d.Pos < fn.End() {
			return true
		}
	}
	return false
}

// Broken says how message breaks the message law, or returns "": one line of
// at most 140 bytes, lower case, no final period, no advice, no hedging, no
// address, not the analyzer's name. Of a finding at a wire, it is for what is said of the
// mistake: "*pg.Repo here: service/keep.go:12: ...".
func Broken(message, analyzer string) string {
	if _, at, isWired := strings.Cut(message, " here: "); isWired {
		_, message, _ = strings.Cut(at, ": ")
	}
	switch {
	case message == "" || strings.ContainsAny(message, "\n\r"):
		return "is not one line"
	case len(message) > 140:
		return "is longer than 140 bytes"
	case strings.HasSuffix(message, "."):
		return "ends in a period"
	case strings.Contains(message, "://"):
		return "holds an address"
	case strings.Contains(message, analyzer) && !strings.Contains(message, "directive"):
		return "names its analyzer"
	case message[0] >= 'A' && message[0] <= 'Z' && !isName(message):
		return "begins with a capital letter"
	}
	for word := range strings.FieldsFuncSeq(strings.ToLower(message), func(r rune) bool { return r < 'a' || r > 'z' }) {
		switch word {
		case "should", "must", "consider", "potential", "potentially", "possible", "possibly", "may", "might", "please":
			return "orders or hedges: " + word
		}
	}
	return ""
}

// isName reports whether the first word is the name of a type or function.
func isName(message string) bool {
	word, _, _ := strings.Cut(message, " ")
	return strings.ContainsAny(word[1:], ".") || strings.ToUpper(word[:1]) == word[:1] && strings.ContainsAny(word[1:], "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
}
