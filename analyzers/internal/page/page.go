package page

import (
	"fmt"
	"go/doc/comment"
	"go/parser"
	"go/token"
	"slices"
	"strings"
)

// Site is where the pages are read; each analyzer's is Site + name + ".md".
const Site = "https://github.com/incidentlint/incidentlint/blob/main/docs/analyzers/"

// A Page is the documentation of one analyzer.
type Page struct {
	Name    string // of the analyzer
	Summary string // what it reports: a verb phrase without a period
	doc     *comment.Doc
}

// Parse reads the package comment of source, the text of a doc.go, whose first
// sentence is "Package NAME SUMMARY". It panics if there is none: the source
// is embedded in the program.
func Parse(source string) *Page {
	file, err := parser.ParseFile(token.NewFileSet(), "doc.go", source, parser.ParseComments|parser.PackageClauseOnly)
	if err != nil {
		panic(fmt.Sprintf("page: %v", err))
	}
	name := file.Name.Name
	first, rest, _ := strings.Cut(file.Doc.Text(), "\n\n")
	summary, ok := strings.CutPrefix(oneLine(first), "Package "+name+" ")
	if !ok {
		panic(fmt.Sprintf("page: the comment of package %s does not begin with its name", name))
	}
	return &Page{Name: name, Summary: strings.TrimSuffix(summary, "."), doc: new(comment.Parser).Parse(rest)}
}

// URL returns the address of the page.
func (p *Page) URL() string { return Site + p.Name + ".md" }

// AnalyzerDoc returns the text for analysis.Analyzer.Doc: the summary, an
// empty line, the rest.
func (p *Page) AnalyzerDoc() string { return p.Summary + "\n\n" + p.Text() }

// Text returns the page without its summary, as plain text for a terminal.
func (p *Page) Text() string { return string(printer.Text(p.doc)) }

// Markdown returns the whole page as Markdown. Headings get no explicit
// anchors: sites that render Markdown derive them, "hot-retry" from
// "## hot-retry".
func (p *Page) Markdown() string {
	return fmt.Sprintf("# %s\n\n%s %s.\n\n%s", p.Name, p.Name, p.Summary, printer.Markdown(p.doc))
}

// Section returns the terminal text below the heading, up to the next one,
// and whether there is such a heading.
func (p *Page) Section(heading string) (string, bool) {
	at := slices.IndexFunc(p.doc.Content, func(b comment.Block) bool { return headingText(b) == heading })
	if at < 0 {
		return "", false
	}
	blocks := p.doc.Content[at+1:]
	if end := slices.IndexFunc(blocks, func(b comment.Block) bool { return headingText(b) != "" }); end >= 0 {
		blocks = blocks[:end]
	}
	return string(printer.Text(&comment.Doc{Content: blocks})), true
}

// Headings returns the titles of the sections, in order.
func (p *Page) Headings() []string {
	var titles []string
	for _, b := range p.doc.Content {
		if title := headingText(b); title != "" {
			titles = append(titles, title)
		}
	}
	return titles
}

// Code returns the code blocks of the page, in order.
func (p *Page) Code() []string {
	var blocks []string
	for _, b := range p.doc.Content {
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
