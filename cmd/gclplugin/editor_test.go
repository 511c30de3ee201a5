package gclplugin_test

import (
	"path/filepath"
	"regexp"
	"testing"
)

// editorConfig is what stands in .golangci.yml of a repository whose members use
// editors.
const editorConfig = `version: "2"
linters:
  default: none
  enable: [incidentlint, nolintlint]
  settings:
    custom:
      incidentlint: {type: module}
    nolintlint: {allow-unused: false, require-specific: true, require-explanation: true}
`

// editorArgs are the arguments of the Go extension of VS Code for lintTool
// "golangci-lint-v2" and lintOnSave "package", in the directory of the file (v0.52).
var editorArgs = []string{"run", "--issues-exit-code=0", "--output.text.print-issued-lines=false",
	"--show-stats=false", "--output.text.path=stdout", "--path-mode=abs"}

// editorLine is a line that the extension makes a diagnostic of.
var editorLine = regexp.MustCompile(`^(.+):(\d+):(\d+): (.+)$`)

// testEditor is a session: a file is clean, is edited, saved, and mended. The
// editor reads standard output, and nothing if the exit code is not 0.
func (x tools) testEditor(t *testing.T) {
	y := x.copied(t)
	write(t, filepath.Join(y.module, ".golangci.yml"), editorConfig)
	file := filepath.Join(y.module, "exam", "session.go")
	broken := read(t, file)
	mended := read(t, filepath.Join(y.module, "fixed", "exam", "session.go"))
	want := "retry of Client.Save (http.Client.Do) has no wait on failure, it floods a failing service with calls (incidentlint)"

	for _, step := range []struct{ name, saved, want string }{
		{"opened", mended, ""},
		{"edited, not saved", mended, ""}, // what is in the buffer only, nobody sees
		{"saved", broken, want},
		{"saved again", broken, want},
		{"mended", mended, ""},
	} {
		write(t, file, step.saved)
		// Not the extension's: other golangci-lints may run on this machine.
		r := y.run(t, filepath.Dir(file), y.golangci, append(editorArgs, "--allow-parallel-runners")...)
		if r.exit != 0 {
			t.Errorf("%s: exit %d: %s", step.name, r.exit, r.stderr)
		}
		m := editorLine.FindStringSubmatch(string(r.stdout[:max(0, len(r.stdout)-1)]))
		switch {
		case step.want == "" && len(r.stdout) > 0:
			t.Errorf("%s: %s", step.name, r.stdout)
		case step.want != "" && (m == nil || m[1] != file || m[2] != "30" || m[3] != "2" || m[4] != "unboundedretry: "+step.want):
			t.Errorf("%s: %q", step.name, r.stdout)
		}
	}
}
