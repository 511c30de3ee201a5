package main

import "testing"

// TestCgo: cgo rewrites the file before it is analysed, and marks it as
// generated; the finding is the person's who wrote it, at the line of theirs.
func TestCgo(t *testing.T) {
	t.Parallel()
	dir := module(t, `
-- c.go --
package c

// int one(void) { return 1; }
import "C"
import "net/http"

func Loop() int {
	for {
		if _, err := http.Get("http://example.com"); err == nil {
			return int(C.one())
		}
	}
}
`)
	r := lintIn(t, dir)
	if r.code != 1 && runIn(t, dir, nil, "go", "env", "CGO_ENABLED").stdout != "1\n" {
		t.Skip("cgo is not enabled here, go vet leaves the package out")
	}
	if want := "c.go:8:2: unboundedretry: retry of http.Get"; r.code != 1 || len(r.stdout) < len(want) || r.stdout[:len(want)] != want {
		t.Errorf("%+v, want %s", r, want)
	}
}
