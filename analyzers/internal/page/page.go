package page

import (
	"fmt"
	"go/doc/comment"
	"slices"
	"strings"
	"sync"
)

// Site is where the pages are read; each analyzer's is Site + name + ".md".
const Site = "https://github.com/incidentlint/incidentlint/blob/main/docs/analyzers/"

// A Page is the documentation of one analyzer.
type Page struct {
	Name    string // of the analyzer
	Summary string // what it reports: a verb phrase without a period
	rest    string // behind the summary, as a doc comment has it
	parsed  func() *comment.Doc
}

// Parse reads the package comment of source, the text of a doc.go, whose first
// sentence is "Package NAME SUMMARY". It panics if there is none: the source
// is embedded in the program. It runs whenever a tool starts, once for each
// package of a vet run, and so leaves to a reader what only a reader needs.
func Parse(source string) *Page {
	text, clause, ok := strings.Cut(source, "\npackage ")
	name := strings.TrimSpace(clause)
	first, rest, _ := strings.Cut(uncomment(text), "\n\n")
	summary, found := strings.CutPrefix(oneLine(first), "Package "+name+" ")
	if !ok || !found {
		panic(fmt.Sprintf("page: the comment of package %s does not begin with its name", name))
	}
	return &Page{
		Name:    name,
		Summary: strings.TrimSuffix(summary, "."),
		rest:    rest,
		parsed:  sync.OnceValue(func() *comment.Doc { return new(comment.Parser).Parse(rest) }),
	}
}

// uncomment returns the text of a comment made of // lines.
func uncomment(source string) string {
	lines := strings.Split(source, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimPrefix(strings.TrimPrefix(line, "//"), " ")
	}
	return strings.Join(lines, "\n")
}

// URL returns the address of the page.
func (p *Page) URL() string { return Site + p.Name + ".md" }

// AnalyzerDoc returns the text for analysis.Analyzer.Doc: the summary, an
// empty line, the rest.
func (p *Page) AnalyzerDoc() string { return p.Summary + "\n\n" + p.rest }

// Text returns the page without its summary, as plain text for a terminal.
func (p *Page) Text() string { return string(printer.Text(p.parsed())) }

// Markdown returns the whole page as Markdown. Headings get no explicit
// anchors: sites that render Markdown derive them, "hot-retry" from
// "## hot-retry".
func (p *Page) Markdown() string {
	return fmt.Sprintf("# %s\n\n%s %s.\n\n%s", p.Name, p.Name, p.Summary, printer.Markdown(p.parsed()))
}

// Section returns the terminal text below the heading, up to the next one,
// and whether there is such a heading.
func (p *Page) Section(heading string) (string, bool) {
	section, ok := p.section(heading)
	return string(printer.Text(section)), ok
}

// SectionMarkdown returns the same as Markdown, "" if there is no such heading.
func (p *Page) SectionMarkdown(heading string) string {
	section, _ := p.section(heading)
	return string(printer.Markdown(section))
}

// section returns what stands below the heading; nothing if there is none.
func (p *Page) section(heading string) (*comment.Doc, bool) {
	at := slices.IndexFunc(p.parsed().Content, func(b comment.Block) bool { return headingText(b) == heading })
	if at < 0 {
		return new(comment.Doc), false
	}
	blocks := p.parsed().Content[at+1:]
	if end := slices.IndexFunc(blocks, func(b comment.Block) bool { return headingText(b) != "" }); end >= 0 {
		blocks = blocks[:end]
	}
	return &comment.Doc{Content: blocks}, true
}

// Headings returns the titles of the sections, in order.
func (p *Page) Headings() []string {
	var titles []string
	for _, b := range p.parsed().Content {
		if title := headingText(b); title != "" {
			titles = append(titles, title)
		}
	}
	return titles
}

// Code returns the code blocks of the page, in order.
func (p *Page) Code() []string {
	var blocks []string
	for _, b := range p.parsed().Content {
		if code, ok := b.(*comment.Code); ok {
			blocks = append(blocks, code.Text)
		}
	}
	return blocks
}

var printer = comment.Printer{
	HeadingLevel: 2,
	HeadingID:    func(*comment.Heading) string { return "" },
	TextWidth:    78,
}

// headingText returns the title that b is, or "".
func headingText(b comment.Block) string {
	heading, ok := b.(*comment.Heading)
	if !ok {
		return ""
	}
	return strings.TrimSpace(string((&comment.Printer{}).Text(&comment.Doc{Content: []comment.Block{&comment.Paragraph{Text: heading.Text}}})))
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
