package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/finding"
)

// layered is a module whose mistake, in box, rests on what two programs wire to it.
const layered = `-- go.mod --
module example.com/m

go 1.26.0
-- box/box.go --
package box

type Sender interface{ Send(text string) error }

func Put(s Sender, text string) {
	for {
		if s.Send(text) == nil {
			return
		}
	}
}
-- post/post.go --
package post

import (
	"net/http"
	"strings"
)

type Client struct{}

func (*Client) Send(text string) error {
	_, err := http.Post("http://localhost", "text/plain", strings.NewReader(text))
	return err
}
-- cmd/a/main.go --
package main

import (
	"example.com/m/box"
	"example.com/m/post"
)

func main() { box.Put(new(post.Client), "a") }
-- cmd/b/main.go --
package main

import (
	"example.com/m/box"
	"example.com/m/post"
)

func main() { box.Put(new(post.Client), "b") }
`

const mistake = "retry of Sender.Send has no wait on failure, it asks again as fast as it fails"

// TestWired: what two programs make a mistake is shown once, where it is to be mended, and
// names the wires; the same from the cache, and in another checkout.
func TestWired(t *testing.T) {
	t.Parallel()
	archive := strings.Replace(layered, "package box\n", fmt.Sprintf("package box\n\n// %d\n", time.Now().UnixNano()), 1)
	dirs := []string{module(t, archive), module(t, archive)}
	for _, dir := range []string{dirs[0], dirs[0], dirs[1]} {
		r := runIn(t, dir, []string{"GOFLAGS=-trimpath"}, binary, "-json", "./...")
		var report finding.Report
		if err := json.Unmarshal([]byte(r.stdout), &report); err != nil {
			t.Fatalf("%v: %+v", err, r)
		}
		if r.code != 1 || len(report.Findings) != 1 {
			t.Fatalf("%+v", r)
		}
		f := report.Findings[0]
		if f.Place != (finding.Place{File: "box/box.go", Line: 8, Column: 2}) || f.Message != mistake+" (with *post.Client, see cmd/a/main.go:8)" {
			t.Errorf("%+v", f)
		}
		var wires []string
		for _, related := range f.Related {
			wires = append(wires, fmt.Sprintf("%s:%d:%d", related.File, related.Line, related.Column))
		}
		if got, want := strings.Join(wires, " "), "cmd/a/main.go:8:23 cmd/b/main.go:8:23"; got != want {
			t.Errorf("the wires are at %s, want %s", got, want)
		}
	}
}

// TestWiredElsewhere: the finding stays at the wire if nobody asks for the package of the
// mistake, as go vet has it.
func TestWiredElsewhere(t *testing.T) {
	t.Parallel()
	dir := module(t, layered)
	r := lintIn(t, dir, "./cmd/a")
	if want := "cmd/a/main.go:8:23: unboundedretry: *post.Client here: box/box.go:6: " + mistake + "\n"; r.code != 1 || !strings.HasPrefix(r.stdout, want) {
		t.Errorf("%+v, want %s", r, want)
	}
	lintIn(t, dir, "./box").want(t, 0, "", "")
}

// TestWiredIgnored: a directive at the mistake hides it for all wires, one at a wire for that.
func TestWiredIgnored(t *testing.T) {
	t.Parallel()
	const directive = "//incidentlint:ignore unboundedretry shown in a lesson\n"
	atMistake := module(t, strings.Replace(layered, "\tfor {\n", "\t"+directive+"\tfor {\n", 1))
	lintIn(t, atMistake, "./...").want(t, 0, "", "")
	atWire := module(t, strings.Replace(layered, "func main() { box.Put(new(post.Client), \"a\") }", "func main() {\n\t"+directive+"\tbox.Put(new(post.Client), \"a\")\n}", 1))
	r := lintIn(t, atWire, "./...")
	if want := "box/box.go:6:2: unboundedretry: " + mistake + " (with *post.Client, see cmd/b/main.go:8)\n"; r.code != 1 || !strings.HasPrefix(r.stdout, want) {
		t.Errorf("%+v, want %s", r, want)
	}
}

// TestWiredBaseline: a baseline knows the finding, wherever the lines of its wires move, which
// of them is the first, and from where the command is run.
func TestWiredBaseline(t *testing.T) {
	t.Parallel()
	dir := module(t, layered)
	lintIn(t, dir, "-write-baseline", "known.json", "./...")
	lintIn(t, dir, "-write-baseline", "known-wire.json", "./cmd/a")
	known := gap("not shown: 1 finding that known.json knows")
	write(t, dir, "cmd/a/main.go", "// Command a puts.\n"+read(t, dir, "cmd/a/main.go"))
	write(t, dir, "box/box.go", "// Package box puts.\n"+read(t, dir, "box/box.go"))
	lintIn(t, dir, "-baseline", "known.json", "./...").want(t, 0, "", known)
	lintIn(t, dir, "-baseline", "known-wire.json", "./cmd/a").want(t, 0, "", gap("not shown: 1 finding that known-wire.json knows"))
	lintIn(t, filepath.Join(dir, "box"), "-baseline", "../known.json", "example.com/m/...").want(t, 0, "", gap("not shown: 1 finding that ../known.json knows"))
	write(t, dir, "cmd/a/main.go", "package main\n\nfunc main() {}\n")
	lintIn(t, dir, "-baseline", "known.json", "./...").want(t, 0, "", known)
}
