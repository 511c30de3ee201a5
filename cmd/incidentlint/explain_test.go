package main

import (
	"fmt"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/incidentlint/incidentlint/analyzers"
)

func TestExplain(t *testing.T) {
	t.Parallel()
	for _, entry := range analyzers.Suite {
		list := lintIn(t, "", "explain")
		if list.code != 0 || !strings.Contains(list.stdout, entry.Page.Name+" "+entry.Page.Summary+"\n") {
			t.Errorf("the list lacks %s: %+v", entry.Page.Name, list)
		}
		whole := lintIn(t, "", "explain", entry.Page.Name)
		if whole.code != 0 || !strings.Contains(whole.stdout, entry.Page.Text()) {
			t.Errorf("explain %s: %+v", entry.Page.Name, whole)
		}
		for _, c := range entry.Categories {
			text, _ := entry.Page.Section(c.ID)
			topic := entry.Page.Name + "/" + c.ID
			lintIn(t, "", "explain", topic).want(t, 0, topic+"\n\n"+text, "")
		}
	}
}

// TestColours: on a terminal, and nowhere else, pages are painted.
func TestColours(t *testing.T) {
	t.Parallel()
	script, err := exec.LookPath("script")
	if err != nil || runtime.GOOS != "linux" {
		t.Skip("no script(1) that makes a terminal: ", err)
	}
	onTerminal := func(env ...string) string {
		t.Helper()
		command := fmt.Sprintf("'%s' explain unboundedretry/hot-retry", binary)
		r := runIn(t, "", append([]string{"TERM=xterm", "NO_COLOR="}, env...), script, "-qec", command, os.DevNull)
		if r.code != 0 {
			t.Fatalf("%+v", r)
		}
		return strings.ReplaceAll(r.stdout, "\r\n", "\n")
	}
	plain := lintIn(t, "", "explain", "unboundedretry/hot-retry").stdout
	painted := onTerminal()
	for _, want := range []string{"\x1b[1munboundedretry/hot-retry\x1b[0m\n", "\n\x1b[1;31mWRONG\x1b[0m\n", "\n\x1b[1;32mRIGHT\x1b[0m\n", "\x1b[2m// retry of"} {
		if !strings.Contains(painted, want) {
			t.Errorf("a terminal gets %q, which lacks %q", painted, want)
		}
	}
	if got := regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAllString(painted, ""); got != plain {
		t.Errorf("without its colours the page is\n%s\nwant\n%s", got, plain)
	}
	for _, env := range []string{"NO_COLOR=1", "TERM=dumb"} {
		if got := onTerminal(env); got != plain {
			t.Errorf("with %s a terminal gets %q", env, got)
		}
	}
}

func TestExplainUnknown(t *testing.T) {
	t.Parallel()
	var names []string
	for _, entry := range analyzers.Suite {
		names = append(names, entry.Page.Name)
	}
	for _, test := range []struct {
		args []string
		line string
	}{
		{[]string{"nosuch"}, `explain: no analyzer is called "nosuch", the analyzers are ` + strings.Join(names, ", ")},
		{[]string{"unboundedretry/nosuch"}, `explain: unboundedretry has no category "nosuch", its categories are stop-ignored, hot-retry, recursive-retry, fake-bound, unbounded-policy, retry-forever, retry-allowlist, uncancellable-poll`},
		{[]string{"effects", "unboundedretry"}, "explain takes one analyzer, it has 2"},
	} {
		lintIn(t, "", append([]string{"explain"}, test.args...)...).want(t, 2, "", gap(test.line))
	}
}
