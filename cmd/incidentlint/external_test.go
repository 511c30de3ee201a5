package main

import "testing"

// TestFolderOfExternalTests has a folder with nothing but external tests beside
// a package that fails: it is no package of its own that could be missing.
func TestFolderOfExternalTests(t *testing.T) {
	t.Parallel()
	dir := module(t, `
-- good/x_test.go --
package good_test

func f() {}
-- bad/b.go --
package bad

var x int = ""
`)
	r := lintIn(t, dir, "./...")
	r.want(t, 2, "", lines(`incidentlint: package example.com/m/bad is not analysed: bad/b.go:3:13: cannot use "" (untyped string constant) as int value in variable declaration`))
}
