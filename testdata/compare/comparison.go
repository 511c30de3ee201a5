package main

import "slices"

// A comparison is what there is to say of the tools.
type comparison struct {
	root   string
	sites  []site
	found  *found
	judged *judged
}

func newComparison(root string, sites []site, found *found) (*comparison, error) {
	j, err := readJudged(subject(root))
	return &comparison{root, sites, found, j}, err
}

// misfits returns a line for each check with findings that nobody has judged, and for
// each with a judgement on what is not found.
func (c *comparison) misfits() []string {
	open, stale := make(pairs), c.judged.pairs()
	for _, s := range c.sites {
		for _, checks := range c.found.at(s) {
			for _, check := range checks {
				delete(stale, pair{check, s.name})
				delete(stale, pair{check, everywhere})
				if !c.judged.covers(check, s.name) {
					open[pair{check, s.name}] = true
				}
			}
		}
	}
	return append(open.lines("not judged:"), stale.lines("judged, and not found:")...)
}

// naming returns the checks of some tools that name the mistake of a site.
func (c *comparison) naming(s site, tools ...string) []string {
	var checks []string
	for _, tool := range tools {
		for _, check := range c.found.at(s)[tool] {
			if c.judged.isNamed(check, s.name) && !slices.Contains(checks, check) {
				checks = append(checks, check)
			}
		}
	}
	return checks
}

// An is chooses sites.
type is func(site) bool

var (
	isBad  is = func(s site) bool { return s.isBad }
	isGood is = func(s site) bool { return !s.isBad }
)

// of chooses those of one pattern.
func (p is) of(pattern string) is {
	return func(s site) bool { return s.pattern == pattern && p(s) }
}

func (c *comparison) count(p is) int {
	n := 0
	for _, s := range c.sites {
		if p(s) {
			n++
		}
	}
	return n
}

// named counts the sites whose mistake one of the tools names.
func (c *comparison) named(p is, tools ...string) int {
	return c.count(func(s site) bool { return p(s) && len(c.naming(s, tools...)) > 0 })
}

// tellsApart counts the repairs whose bad site has a finding of the tool that they
// have not, and those that have one that their bad site has not.
func (c *comparison) tellsApart(tool string) (bad, good int) {
	for _, s := range c.sites {
		if s.repairs == "" {
			continue
		}
		inGood, inBad := c.found.at(s)[tool], c.found.at(site{name: s.repairs})[tool]
		if hasMore(inBad, inGood) {
			bad++
		}
		if hasMore(inGood, inBad) {
			good++
		}
	}
	return bad, good
}

// hasMore reports whether a holds what b does not.
func hasMore(a, b []string) bool {
	return slices.ContainsFunc(a, func(check string) bool { return !slices.Contains(b, check) })
}
