// Package explain prints the pages of the analyzers.
package explain

import (
	"fmt"
	"io"
	"strings"

	"github.com/incidentlint/incidentlint/analyzers"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/terminal"
)

// Page writes what there is to read about args, the arguments behind explain:
// nothing, an analyzer, or analyzer/category.
func Page(w io.Writer, args []string, colours terminal.Colours) error {
	switch {
	case len(args) == 0:
		contents(w, colours)
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
		whole(w, entry, colours)
		return nil
	}
	text, ok := entry.Page.Section(section)
	if !ok {
		return fmt.Errorf("explain: %s has no category %q, its categories are %s", name, section, categories(entry))
	}
	fmt.Fprintf(w, "%s\n\n", colours.Bold(name+"/"+section))
	paint(w, text, colours)
	return nil
}

// contents lists what there is.
func contents(w io.Writer, colours terminal.Colours) {
	for _, entry := range analyzers.Suite {
		fmt.Fprintf(w, "%s %s\n", colours.Bold(entry.Page.Name), entry.Page.Summary)
		for _, c := range entry.Categories {
			fmt.Fprintf(w, "    %s/%s: %s\n", entry.Page.Name, c.ID, c.Summary)
		}
	}
	fmt.Fprintf(w, "\nread one with: incidentlint explain NAME, or NAME/CATEGORY\n")
}

func whole(w io.Writer, entry analyzers.Entry, colours terminal.Colours) {
	fmt.Fprintf(w, "%s %s.\n\n%s\n", colours.Bold(entry.Page.Name), entry.Page.Summary, colours.Bold("Categories:"))
	for _, c := range entry.Categories {
		state := ""
		if !c.On {
			state = fmt.Sprintf(" (off, -%s.%s shows it)", entry.Page.Name, c.ID)
		}
		fmt.Fprintf(w, "  %s: %s%s\n", c.ID, c.Summary, state)
	}
	fmt.Fprintln(w)
	paint(w, strings.TrimRight(entry.Page.Text(), "\n"), colours)
	fmt.Fprintln(w, entry.Page.URL())
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
