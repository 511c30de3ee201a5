package main

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"text/template"
)

//go:embed comparison.md.tmpl
var pageText string

// patterns are directories, in the order in which they are told of.
var patterns = []struct{ dir, title string }{
	{"emptyfetch", "a fetch that finds nothing and decides a write"},
	{"unchecked", "a write that may have changed nothing"},
	{"retry", "a retry that nothing ends or slows"},
	{"refire", "work started again while it runs"},
	{"collection", "a collection of an ORM changed in place"},
	{"retired", "what was retired, or is for one stage"},
}

// page returns docs/comparison.md.
func (c *comparison) page() string {
	var b strings.Builder
	t := template.Must(template.New("").Funcs(template.FuncMap{"join": strings.Join}).Parse(pageText))
	if err := t.Execute(&b, c); err != nil {
		panic(err) // the template is ours, and a Builder takes everything
	}
	return b.String()
}

// Sentence is what the README says, too.
func (c *comparison) Sentence() string {
	return fmt.Sprintf("Of %d functions that hold one of these mistakes incidentlint names %d, and it reports %d of %d good ones; "+
		"go vet, staticcheck, golangci-lint with everything enabled and NilAway together name %d, and report %d",
		c.Bad(), c.named(isBad, ours), c.named(isGood, ours), c.Good(), c.named(isBad, others...), c.named(isGood, others...))
}

// Day is when the others were run.
func (c *comparison) Day() string { return c.found.day }

// Bad counts the bad sites.
func (c *comparison) Bad() int { return c.count(isBad) }

// Good counts the good sites.
func (c *comparison) Good() int { return c.count(isGood) }

// Innocent counts the good sites that repair none.
func (c *comparison) Innocent() int { return c.Good() - c.Bad() }

// Linters counts the linters of golangci-lint that speak in some site.
func (c *comparison) Linters() int {
	linters := make(map[string]bool)
	for _, s := range c.sites {
		for _, check := range c.found.at(s)[golangci] {
			linter, _, _ := strings.Cut(check, "/")
			linters[linter] = true
		}
	}
	return len(linters)
}

// A toolRow is what one tool comes to.
type toolRow struct {
	Name, Version, How          string
	Findings, BadOnly, GoodOnly int
}

// Tools returns a row for each tool.
func (c *comparison) Tools() []toolRow {
	var rows []toolRow
	for _, tool := range toolNames {
		r := c.found.tools[tool]
		bad, good := c.tellsApart(tool)
		rows = append(rows, toolRow{tool, r.version, howRun[tool], r.findings, bad, good})
	}
	return rows
}

// A patternRow is one pattern, with a cell for each tool: bad sites named, and
// good ones reported.
type patternRow struct {
	Title     string
	Bad, Good int
	Cells     []string
}

// Patterns returns a row for each pattern, and one for all of them.
func (c *comparison) Patterns() []patternRow {
	var rows []patternRow
	for _, p := range patterns {
		rows = append(rows, c.patternRow(p.title, isBad.of(p.dir), isGood.of(p.dir)))
	}
	return append(rows, c.patternRow("all", isBad, isGood))
}

func (c *comparison) patternRow(title string, bad, good is) patternRow {
	row := patternRow{Title: title, Bad: c.count(bad), Good: c.count(good)}
	for _, tool := range toolNames {
		row.Cells = append(row.Cells, fmt.Sprintf("%d, %d", c.named(bad, tool), c.named(good, tool)))
	}
	return row
}

// A checkRow is a check that names a mistake somewhere.
type checkRow struct {
	Check     string
	Bad, Good int
}

// Checks returns the checks of others that name a mistake.
func (c *comparison) Checks() []checkRow {
	var rows []checkRow
	for _, s := range c.sites {
		for _, check := range c.naming(s, others...) {
			i := slices.IndexFunc(rows, func(r checkRow) bool { return r.Check == check })
			if i < 0 {
				i = len(rows)
				rows = append(rows, checkRow{Check: check})
			}
			if s.isBad {
				rows[i].Bad++
			} else {
				rows[i].Good++
			}
		}
	}
	slices.SortFunc(rows, func(a, b checkRow) int { return strings.Compare(a.Check, b.Check) })
	return rows
}

// A siteRow is one site, and the checks that name its mistake.
type siteRow struct {
	Name, Says string
	Named      []string
}

// Alarms returns the good sites that some tool reports.
func (c *comparison) Alarms() []siteRow {
	return slices.DeleteFunc(c.siteRows(isGood, ""), func(r siteRow) bool { return len(r.Named) == 0 })
}

// A section has the bad sites of one pattern.
type section struct {
	Title, Dir string
	Sites      []siteRow
}

// Sections returns all patterns.
func (c *comparison) Sections() []section {
	var list []section
	for _, p := range patterns {
		title := strings.ToUpper(p.title[:1]) + p.title[1:]
		list = append(list, section{title, p.dir, c.siteRows(isBad.of(p.dir), p.dir+"/")})
	}
	return list
}

// siteRows returns sites, named without the prefix.
func (c *comparison) siteRows(p is, prefix string) []siteRow {
	var rows []siteRow
	for _, s := range c.sites {
		if p(s) {
			rows = append(rows, siteRow{strings.TrimPrefix(s.name, prefix), s.says, c.naming(s, toolNames...)})
		}
	}
	return rows
}
