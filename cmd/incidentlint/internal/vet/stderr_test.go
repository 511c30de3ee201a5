package vet

import (
	"reflect"
	"testing"
)

func TestParseStderr(t *testing.T) {
	sections, unmatched := parseStderr(`go: downloading example.com/x v1.0.0
go: warning: "./none/..." matched no packages
# example.com/m/p
# [example.com/m/p]
./p.go:3:5: undefined: foo
p/p.go:4:5: undefined: bar

# example.com/m/q [example.com/m/q.test]
vet: q/q_test.go:1:1: expected 'package'
# example.com/m/silent
`)
	wantSections := []Section{
		{"example.com/m/p", []string{"p.go:3:5: undefined: foo", "p/p.go:4:5: undefined: bar"}},
		{"example.com/m/q [example.com/m/q.test]", []string{"q/q_test.go:1:1: expected 'package'"}},
		{"example.com/m/silent", []string{"go vet failed without a reason"}},
	}
	if !reflect.DeepEqual(sections, wantSections) {
		t.Errorf("sections %q, want %q", sections, wantSections)
	}
	if want := []string{"./none/..."}; !reflect.DeepEqual(unmatched, want) {
		t.Errorf("unmatched %q, want %q", unmatched, want)
	}
}

func TestPosition(t *testing.T) {
	for text, want := range map[string]Position{
		"/a/b.go:12:3":    {"/a/b.go", 12, 3},
		`C:\a\b.go:12:3`:  {`C:\a\b.go`, 12, 3},
		"/a:1/b.go:12:3":  {"/a:1/b.go", 12, 3},
		"/a/b.go:12":      {"/a/b.go", 12, 0},
		"-":               {"-", 0, 0},
		"":                {"", 0, 0},
		"/a/b c.go:1:1":   {"/a/b c.go", 1, 1},
		"/a/b\n.go:10:20": {"/a/b\n.go", 10, 20},
	} {
		var got Position
		if err := got.UnmarshalText([]byte(text)); err != nil || got != want {
			t.Errorf("%q: %+v, %v, want %+v", text, got, err, want)
		}
	}
}
