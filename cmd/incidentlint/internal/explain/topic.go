package explain

import (
	"slices"

	"github.com/incidentlint/incidentlint/analyzers"
)

// A Topic is a page, or a section of one, that a user can read.
type Topic struct {
	Analyzer string
	Section  string // "" is the whole page
}

// TopicOf returns what to read about a finding. The categories that all
// analyzers have may be a section of another's page, or of none.
func TopicOf(analyzer, category string) Topic {
	if hasSection(analyzer, category) {
		return Topic{analyzer, category}
	}
	for _, entry := range analyzers.Suite {
		if hasSection(entry.Page.Name, category) {
			return Topic{entry.Page.Name, category}
		}
	}
	return Topic{Analyzer: analyzer}
}

func hasSection(analyzer, section string) bool {
	entry, ok := analyzers.ByName(analyzer)
	if !ok {
		return false
	}
	_, ok = entry.Page.Section(section)
	return ok
}

// String returns the topic as the explain command takes it.
func (t Topic) String() string {
	if t.Section == "" {
		return t.Analyzer
	}
	return t.Analyzer + "/" + t.Section
}

// URL returns the address of the topic, "" for an unknown analyzer.
func (t Topic) URL() string {
	entry, ok := analyzers.ByName(t.Analyzer)
	switch {
	case !ok:
		return ""
	case t.Section == "":
		return entry.Page.URL()
	}
	return entry.Page.URL() + "#" + t.Section
}

// Help returns what there is to read, for a terminal and as Markdown; "" for an
// unknown analyzer.
func (t Topic) Help() (text, markdown string) {
	entry, ok := analyzers.ByName(t.Analyzer)
	switch {
	case !ok:
		return "", ""
	case t.Section == "":
		return entry.Page.Text(), entry.Page.Markdown()
	}
	text, _ = entry.Page.Section(t.Section)
	return text, entry.Page.SectionMarkdown(t.Section)
}

// Compare orders topics as the suite and its pages do.
func Compare(a, b Topic) int {
	if c := a.rank() - b.rank(); c != 0 {
		return c
	}
	entry, ok := analyzers.ByName(a.Analyzer)
	if !ok {
		return 0
	}
	headings := entry.Page.Headings()
	return slices.Index(headings, a.Section) - slices.Index(headings, b.Section)
}

func (t Topic) rank() int {
	return slices.IndexFunc(analyzers.Suite, func(e analyzers.Entry) bool { return e.Analyzer.Name == t.Analyzer })
}
