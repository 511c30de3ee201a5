package gclplugin_test

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// commented returns x with a copy of its module in which the loop of exam has the
// comment.
func (x tools) commented(t *testing.T, comment string) tools {
	t.Helper()
	y := x.copied(t)
	file := filepath.Join(y.module, "exam/session.go")
	source := read(t, file)
	changed := strings.Replace(source, "\tfor {\n", "\tfor { "+comment+"\n", 1)
	if changed == source {
		t.Fatal("exam/session.go has no loop to comment")
	}
	write(t, file, changed)
	return y
}

// testIgnore: the directive hides the finding in every channel, and one that hides
// nothing is reported in every channel.
func (x tools) testIgnore(t *testing.T) {
	y := x.commented(t, "//incidentlint:ignore unboundedretry/hot-retry shown in a lesson")
	write(t, filepath.Join(y.module, "exam/more.go"), "package exam\n\n//incidentlint:ignore refire nothing is here\nvar _ = 0\n")
	vet := y.byVet(t, "./...")
	if i := slices.IndexFunc(vet, func(f finding) bool { return f.file == "exam/session.go" }); i >= 0 {
		t.Errorf("go vet is not told to ignore %v", vet[i])
	}
	if i := slices.IndexFunc(vet, func(f finding) bool { return f.file == "exam/more.go" && f.category == "unused-ignore" }); i < 0 {
		t.Errorf("go vet does not say that a directive is not used: %v", vet)
	}
	wantSame(t, "incidentlint against go vet, but for wires", spelled(unwired(y.byCommand(t, "./..."))), spelled(unwired(vet)))
	for name, found := range map[string][]finding{
		"golangci-lint bundle": y.byGolangci(t, linters{"incidentlint": nil}, "./..."),
		"golangci-lint single": y.byGolangci(t, single(), "./..."),
	} {
		wantSame(t, name+" against go vet", spelled(found), spelled(vet))
	}
}

// testNolintlint: golangci-lint's own linter for its comments knows which of them
// incidentlint needs.
func (x tools) testNolintlint(t *testing.T) {
	for _, test := range []struct{ comment, want string }{
		{"//nolint:incidentlint // shown in a lesson", ""},
		{"//incidentlint:ignore unboundedretry shown in a lesson", ""},
		{"//nolint:incidentlint", "should provide explanation"},
	} {
		y := x.commented(t, test.comment)
		y.wantNolintlint(t, test.comment, test.want)
	}
	y := x.commented(t, "//nolint:incidentlint // shown in a lesson")
	write(t, filepath.Join(y.module, "exam/more.go"), "package exam\n\n//nolint:incidentlint // nothing is here\nvar _ = 0\n")
	y.wantNolintlint(t, "one that hides nothing", "is unused for linter")
}

func (x tools) wantNolintlint(t *testing.T, what, want string) {
	t.Helper()
	write(t, filepath.Join(x.module, ".golangci.yml"), editorConfig)
	r := x.run(t, x.module, x.golangci, "run", "--allow-parallel-runners", "--show-stats=false", "./exam")
	if want == "" && r.exit == 0 && len(r.stdout) == 0 {
		return
	}
	if want == "" || !bytes.Contains(r.stdout, []byte(want)) || bytes.Contains(r.stdout, []byte("unboundedretry: retry")) {
		t.Errorf("%s: exit %d, %s%s, want %q", what, r.exit, r.stdout, r.stderr, want)
	}
}
