// Package lazyregexp has regular expressions that are compiled when they are
// first asked. A tool starts once for each package of a vet run, and most of
// these runs ask none.
package lazyregexp

import (
	"regexp"
	"sync"
)

// A Regexp is a regular expression to be.
type Regexp struct {
	compiled func() *regexp.Regexp
}

// New returns the expression, which panics at its first use if it cannot be
// parsed.
func New(expr string) *Regexp {
	return &Regexp{sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })}
}

// MatchString is that of regexp.
func (r *Regexp) MatchString(s string) bool { return r.compiled().MatchString(s) }

// ReplaceAllString is that of regexp.
func (r *Regexp) ReplaceAllString(src, repl string) string {
	return r.compiled().ReplaceAllString(src, repl)
}

// FindString is that of regexp.
func (r *Regexp) FindString(s string) string { return r.compiled().FindString(s) }

// FindAllString is that of regexp.
func (r *Regexp) FindAllString(s string, n int) []string { return r.compiled().FindAllString(s, n) }
