package ledger

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// A Kind is what an entry names.
type Kind string

// The kinds.
const (
	Name Kind = "name" // a declaration: import/path.Name, import/path.Type.Member
	Env  Kind = "env"  // an environment variable
	Host Kind = "host" // a host, which stands for its subdomains too
	Flag Kind = "flag" // the key of a feature flag
)

var kinds = []Kind{Name, Env, Host, Flag}

// An Entry is one thing that was retired, and why.
type Entry struct {
	Kind   Kind
	Name   string
	Reason string
}

// ParseLine reads "env QUOTES_URL -- the quotes service was shut down".
func ParseLine(line string) (Entry, error) {
	what, reason, _ := strings.Cut(line, " -- ")
	words := strings.Fields(what)
	if len(words) != 2 {
		return Entry{}, fmt.Errorf("%q is not of the form KIND NAME -- REASON", strings.TrimSpace(line))
	}
	e := Entry{Kind: Kind(words[0]), Name: words[1], Reason: strings.TrimSpace(reason)}
	return e, e.check()
}

// ParseFile reads one entry a line; empty lines and those that begin with # are none.
// An error names the line.
func ParseFile(text string) ([]Entry, error) {
	var all []Entry
	number := 0
	for line := range strings.Lines(text) {
		number++
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		e, err := ParseLine(line)
		if err == nil && e.Kind == Name {
			err = e.checkQualified()
		}
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", number, err)
		}
		all = append(all, e)
	}
	return all, nil
}

// check returns what is wrong with the entry.
func (e Entry) check() error {
	switch {
	case !slices.Contains(kinds, e.Kind):
		return fmt.Errorf("kind %q is unknown, the known ones are name, env, host, flag", e.Kind)
	case e.Name == "":
		return fmt.Errorf("%s entry names nothing", e.Kind)
	case e.Reason == "":
		return fmt.Errorf("%s %s gives no reason behind --", e.Kind, e.Name)
	case strings.ContainsFunc(e.Name+e.Reason, unicode.IsControl):
		return fmt.Errorf("%s %q holds a control character", e.Kind, e.Name)
	case e.Kind == Host && strings.ContainsAny(e.Name, ":/@"):
		return fmt.Errorf("host %q is no bare host: without scheme, port and path", e.Name)
	case e.Kind == Name && (strings.HasPrefix(e.Name, ".") || strings.HasSuffix(e.Name, ".") || strings.ContainsAny(e.Name, "()*")):
		return fmt.Errorf("name %q is not of the form import/path.Name or import/path.Type.Member", e.Name)
	}
	return nil
}

// checkQualified returns an error unless a name says its package.
func (e Entry) checkQualified() error {
	if !strings.Contains(e.Name[strings.LastIndexByte(e.Name, '/')+1:], ".") {
		return errors.New("name " + e.Name + " does not say its package, as in import/path." + e.Name)
	}
	return nil
}

// In returns the entry as the package at path means it: a name without a slash belongs
// to that package.
func (e Entry) In(path string) Entry {
	if e.Kind == Name && !strings.Contains(e.Name, "/") {
		e.Name = path + "." + e.Name
	}
	return e
}

// Word returns the last word of a name, the identifier that stands in the source.
func (e Entry) Word() string { return e.Name[strings.LastIndexByte(e.Name, '.')+1:] }
