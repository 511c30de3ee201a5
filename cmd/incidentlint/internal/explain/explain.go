// Package explain prints the pages of the analyzers.
package explain

import (
	"fmt"
	"io"
	"strings"

	"github.com/incidentlint/incidentlint/analyzers"
)

// Page writes what there is to read about args, the arguments behind explain:
// nothing, an analyzer, or analyzer/category.
func Page(w io.Writer, args []string) error {
	switch {
	case len(args) == 0:
		contents(w)
		return nil
	case len(args) > 1:
		return fmt.Errorf("explain takes one analyzer, it has %d", len(args))
	}
	name, section, isSection := strings.Cut(args[0], "/")
	entry, ok := analyzers.ByName(name)
	if !ok {
		return fmt.Errorf("explain: no analyzer is called %q, the analyzers are %s", name, names())
	}
	if !isSection {
		whole(w, entry)
		return nil
	}
	text, ok := entry.Page.Section(section)
	if !ok {
		return fmt.Errorf("explain: %s has no category %q, its categories are %s", name, section, categories(entry))
	}
	fmt.Fprintf(w, "%s/%s\n\n%s", name, section, text)
	return nil
}

// contents lists what there is.
func contents(w io.Writer) {
	for _, entry := range analyzers.Suite {
		fmt.Fprintf(w, "%s %s\n", entry.Page.Name, entry.Page.Summary)
		for _, c := range entry.Categories {
			fmt.Fprintf(w, "    %s/%s: %s\n", entry.Page.Name, c.ID, c.Summary)
		}
	}
	fmt.Fprintf(w, "\nread one with: incidentlint explain NAME, or NAME/CATEGORY\n")
}

func whole(w io.Writer, entry analyzers.Entry) {
	fmt.Fprintf(w, "%s %s.\n\nCategories:\n", entry.Page.Name, entry.Page.Summary)
	for _, c := range entry.Categories {
		state := ""
		if !c.On {
			state = fmt.Sprintf(" (off, -%s.%s shows it)", entry.Page.Name, c.ID)
		}
		fmt.Fprintf(w, "  %s: %s%s\n", c.ID, c.Summary, state)
	}
	fmt.Fprintf(w, "\n%s\n%s\n", strings.TrimRight(entry.Page.Text(), "\n"), entry.Page.URL())
}

func names() string {
	var list []string
	for _, entry := range analyzers.Suite {
		list = append(list, entry.Page.Name)
	}
	return strings.Join(list, ", ")
}

func categories(entry analyzers.Entry) string {
	var list []string
	for _, c := range entry.Categories {
		list = append(list, c.ID)
	}
	return strings.Join(list, ", ")
}
