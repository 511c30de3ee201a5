package main

import (
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
