package main

import (
	"strings"
	"testing"
)

func TestGoVet(t *testing.T) {
	t.Parallel()
	dir := module(t, hot)
	r := runIn(t, dir, nil, "go", "vet", "-vettool="+binary, "./...")
	_, message, _ := strings.Cut(hotLine, "unboundedretry: ")
	if r.code != 1 || r.stdout != "" || !strings.HasPrefix(r.stderr, "hot/hot.go:6:2: "+message+"\n") {
		t.Errorf("%+v", r)
	}
	runIn(t, dir, nil, "go", "vet", "-vettool="+binary, "-unboundedretry.hot-retry=false", "-unboundedretry.retry-forever=false", "./...").want(t, 0, "", "")
}

func TestGoFix(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"vet", "-vettool=" + binary, "-fix"}, {"fix", "-fixtool=" + binary}} {
		dir := module(t, fixable)
		runIn(t, dir, nil, "go", append(args, "./...")...).want(t, 0, "", "")
		if after := read(t, dir, "fixable/f.go"); strings.Contains(after, "ignore") {
			t.Errorf("go %s leaves:\n%s", args[0], after)
		}
	}
}
