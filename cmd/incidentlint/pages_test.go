package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestPages does what pages of docs show, in their order. Code below a line that ends in
// `FILE`: is written to that file; what stands behind $ in a console block is given to one
// shell, and prints what the block says, in which … stands for anything.
func TestPages(t *testing.T) {
	if _, err := exec.LookPath("sh"); err != nil && os.Getenv("CI") == "" {
		t.Skip(err)
	}
	needsGit(t)
	for name, start := range map[string]func(*testing.T) string{
		"adoption": incidents,
		"declare":  func(t *testing.T) string { return module(t, "-- go.mod --\nmodule example.com/shop\n\ngo 1.26.0\n") },
		"limits":   func(t *testing.T) string { return module(t, "") },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			page := readPage(t, name+".md")
			if len(page.commands) == 0 {
				t.Fatal("no command is shown")
			}
			r := runIn(t, start(t), []string{"INCIDENTLINT=" + binary, "GIT_CONFIG_GLOBAL=" + os.DevNull}, "sh", "-c", page.script.String())
			printed := strings.Split(strings.TrimSuffix(r.stdout, endOfOutput), endOfOutput)
			if len(printed) != len(page.commands) {
				t.Fatalf("%d of %d commands have ended, then: %s", len(printed), len(page.commands), r.stderr)
			}
			for i, c := range page.commands {
				if !c.prints.MatchString(printed[i]) {
					t.Errorf("line %d, %s prints\n%s\nwhich is not what is shown", c.line, c.text, printed[i])
				}
			}
		})
	}
}

// incidents returns a copy of the module in which the incidents happen, in a repository of its own.
func incidents(t *testing.T) string {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "testdata", "incidents"))); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(filepath.Join(dir, "fixed")); err != nil {
		t.Fatal(err)
	}
	r := repository{t, dir}
	r.git("init", "-q", "-b", "main")
	r.git("config", "user.name", "A Person")
	r.git("config", "user.email", "person@example.com")
	r.git("add", "-A")
	r.git("commit", "-q", "-m", "as it is")
	return dir
}

// endOfOutput ends what a command prints.
const endOfOutput = "\x1e"

// A shownPage is what a page has its reader do.
type shownPage struct {
	script   strings.Builder
	commands []shownCommand
}

// A shownCommand is one that a page shows, with what it prints.
type shownCommand struct {
	line   int
	text   string
	prints *regexp.Regexp
}

var fileName = regexp.MustCompile("`([a-z0-9_/]+\\.[a-z]+)`:$")

// readPage reads a page of docs.
func readPage(t *testing.T, name string) *shownPage {
	t.Helper()
	page := new(shownPage)
	page.script.WriteString("exec 2>&1\nincidentlint() { \"$INCIDENTLINT\" \"$@\"; }\n")
	text := strings.Split(read(t, filepath.Join("..", "..", "docs"), name), "\n")
	above := "" // the last line of text that is not empty
	for i := 0; i < len(text); i++ {
		language, opens := strings.CutPrefix(text[i], "```")
		if !opens {
			if text[i] != "" {
				above = text[i]
			}
			continue
		}
		first := i + 1
		for i++; text[i] != "```"; i++ {
		}
		switch file := fileName.FindStringSubmatch(above); {
		case language == "console":
			page.session(first, text[first:i])
		case file != nil:
			fmt.Fprintf(&page.script, "mkdir -p %s\ncat > %s <<'end of file'\n%s\nend of file\n", filepath.Dir(file[1]), file[1], strings.Join(text[first:i], "\n"))
		}
		above = ""
	}
	return page
}

// session adds the commands of a console block, which begins behind the line.
func (p *shownPage) session(line int, block []string) {
	for block, rest := block, []string(nil); len(block) > 0; block = rest {
		n := 1
		for n < len(block) && !strings.HasPrefix(block[n], "$ ") {
			n++
		}
		rest = block[n:]
		command := strings.TrimPrefix(block[0], "$ ")
		prints := regexp.QuoteMeta(lines(block[1:n]...))
		prints = strings.ReplaceAll(prints, "…\n", "(?s:.*)")
		prints = strings.ReplaceAll(prints, "…", ".*")
		p.commands = append(p.commands, shownCommand{line + 1, command, regexp.MustCompile("^" + prints + "$")})
		fmt.Fprintf(&p.script, "%s\nstatus=$?; printf '\\036'; (exit $status)\n", command)
		line += n
	}
}
