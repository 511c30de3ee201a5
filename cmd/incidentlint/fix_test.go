package main

import (
	"strings"
	"testing"
)

// fixable has one finding with a fix, and hot's without one.
const fixable = hot + "-- fixable/f.go --\npackage fixable\n\n// F is empty.\n//incidentlint:ignore unboundedretry nothing here\nfunc F() {}\n"

const fixableDiff = `--- a/fixable/f.go
+++ b/fixable/f.go
@@ -1,5 +1,5 @@
 package fixable
 
 // F is empty.
-//incidentlint:ignore unboundedretry nothing here
+
 func F() {}
`

func TestDiff(t *testing.T) {
	t.Parallel()
	dir := module(t, fixable)
	before := read(t, dir, "fixable/f.go")
	lintIn(t, dir, "-diff", "./...").want(t, 1, fixableDiff, "")
	lintIn(t, dir, "-fix", "-diff", "./...").want(t, 1, fixableDiff, "")
	if after := read(t, dir, "fixable/f.go"); after != before {
		t.Errorf("-diff has changed the file:\n%s", after)
	}
	lintIn(t, dir, "-diff", "./hot").want(t, 0, "", "")
}

func TestFix(t *testing.T) {
	t.Parallel()
	dir := module(t, fixable)
	lintIn(t, dir, "-fix", "./fixable").want(t, 0, "", "")
	if after := read(t, dir, "fixable/f.go"); strings.Contains(after, "ignore") {
		t.Errorf("the directive is still there:\n%s", after)
	}
	lintIn(t, dir, "-fix", "./...").want(t, 1, hotText, "")
}

func TestFixBesidesBrokenPackage(t *testing.T) {
	t.Parallel()
	dir := module(t, fixable+"-- x/x.go --\nhello\n")
	gaps := gap("package example.com/m/x is not analysed: x/x.go:1:1: expected 'package', found hello")
	lintIn(t, dir, "-diff", "./...").want(t, 2, fixableDiff, gaps)
	lintIn(t, dir, "-fix", "./...").want(t, 2, hotText, gaps)
}
