package channels_test

import (
	"crypto/sha256"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/mod/module"
	"golang.org/x/mod/zip"
)

const (
	path    = "github.com/incidentlint/incidentlint"
	release = "v0.1.0" // the one that docs/channels.md names
)

// newcomer returns the environment of somebody with Go and nothing else: nothing in
// HOME, no cache, and a module proxy that has this checkout as the release.
func newcomer(t *testing.T) []string {
	t.Helper()
	home := t.TempDir()
	t.Cleanup(func() { // what go downloads is not writable
		filepath.WalkDir(home, func(name string, d os.DirEntry, err error) error {
			if err == nil && d.IsDir() {
				os.Chmod(name, 0o777)
			}
			return nil
		})
	})
	kept := []string{"PATH", "TMPDIR", "GOTOOLCHAIN", "GOSUMDB", "HTTPS_PROXY", "SSL_CERT_FILE"}
	env := append(proxy(t), "HOME="+home)
	for _, name := range kept {
		if value, ok := os.LookupEnv(name); ok {
			env = append(env, name+"="+value)
		}
	}
	return env
}

// proxy returns the environment in which the go command finds the release.
func proxy(t *testing.T) []string {
	t.Helper()
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	top := t.TempDir()
	dir := filepath.Join(top, filepath.FromSlash(path), "@v")
	write(t, filepath.Join(dir, "list"), release+"\n")
	write(t, filepath.Join(dir, release+".info"), `{"Version": "`+release+`", "Time": "2026-01-02T03:04:05Z"}`)
	write(t, filepath.Join(dir, release+".mod"), read(t, filepath.Join(root, "go.mod")))
	file, err := os.Create(filepath.Join(dir, release+".zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	if err := zip.CreateFromDir(file, module.Version{Path: path, Version: release}, root); err != nil {
		t.Fatal(err)
	}
	upstream := strings.TrimSpace(must(t, "", nil, "go", "env", "GOPROXY"))
	return []string{"GOPROXY=file://" + filepath.ToSlash(top) + "," + upstream, "GONOSUMDB=" + path}
}

// block returns the code below a heading of docs/channels.md, in the language.
func block(t *testing.T, heading, language string) string {
	t.Helper()
	text := read(t, filepath.Join("..", "..", "docs", "channels.md"))
	_, section, ok := strings.Cut(text, "\n## "+heading+"\n")
	section, _, _ = strings.Cut(section, "\n## ")
	_, code, found := strings.Cut(section, "```"+language+"\n")
	code, _, closed := strings.Cut(code, "```\n")
	if !ok || !found || !closed {
		t.Fatalf("docs/channels.md has no %s below %q", language, heading)
	}
	return code
}

// theirs is a repository of somebody else.
const theirs = `
-- p/p.go --
package p

import "net/http"

func Loop(c *http.Client) {
	for {
		if _, err := c.Get("http://example.com"); err == nil {
			return
		}
	}
}
`

const theirFinding = "p/p.go:6:2: unboundedretry: retry of Client.Get has no wait on failure, it floods a failing service with calls\n"

// TestNewcomer does what the README says, with nothing but Go.
func TestNewcomer(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles everything")
	}
	commands := block(t, "Two commands", "sh")
	if readme := read(t, filepath.Join("..", "..", "README.md")); !strings.Contains(readme, "```\n"+commands+"```\n") {
		t.Errorf("the README shows other commands than\n%s", commands)
	}
	if n := strings.Count(commands, "\n"); n != 2 {
		t.Errorf("%d commands", n)
	}
	dir, env := fixture(t, theirs), newcomer(t)
	r := only(t, dir, env, "sh", "-ec", commands)
	if r.code != 1 || !strings.HasPrefix(r.stdout, theirFinding) {
		t.Errorf("%+v", r)
	}
	if gomod := read(t, filepath.Join(dir, "go.mod")); !strings.Contains(gomod, "tool "+path+"/cmd/incidentlint\n") {
		t.Errorf("go.mod does not have the tool:\n%s", gomod)
	}
	// Another way that is shown, at the version that is installed.
	r = only(t, dir, env, "sh", "-ec", `tool=$(go tool -n incidentlint) && go vet -vettool="$tool" ./...`)
	if r.code != 1 || !strings.Contains(r.stderr, "p/p.go:6:2: retry of Client.Get") {
		t.Errorf("%+v", r)
	}
}

// TestRelease builds the release twice, in places that have nothing in common.
func TestRelease(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles everything")
	}
	command := strings.ReplaceAll(block(t, "A release", "sh"), "v0.1.0", release)
	var sums [][32]byte
	for _, env := range [][]string{newcomer(t), append(newcomer(t), "GOCACHE="+strings.TrimSpace(must(t, "", nil, "go", "env", "GOCACHE")))} {
		dir, bin := t.TempDir(), filepath.Join(t.TempDir(), "a", "bin")
		env = append(env, "GOBIN="+bin)
		if r := only(t, dir, env, "sh", "-ec", command); r.code != 0 {
			t.Fatalf("%+v", r)
		}
		program := filepath.Join(bin, "incidentlint")
		sums = append(sums, sha256.Sum256([]byte(read(t, program))))
		version := strings.TrimSpace(must(t, "", nil, "go", "env", "GOVERSION"))
		if got, want := must(t, dir, nil, program, "-version"), "incidentlint "+release+" "+version+"\n"; got != want {
			t.Errorf("-version says %q, want %q", got, want)
		}
		var log struct {
			Runs []struct {
				Tool struct{ Driver struct{ Version string } }
			}
		}
		r := run(t, filepath.Join("..", "incidents"), nil, program, "-format=sarif", "./countdown")
		if err := json.Unmarshal([]byte(r.stdout), &log); err != nil || log.Runs[0].Tool.Driver.Version != strings.TrimPrefix(release, "v") {
			t.Errorf("SARIF says it is %+v, %v", log, err)
		}
	}
	if sums[0] != sums[1] {
		t.Errorf("two builds of one version differ: %x and %x", sums[0], sums[1])
	}
}
