package retired

import (
	"strings"

	"github.com/incidentlint/incidentlint/analyzers/internal/ledger"
)

// An item is an entry of the ledger, and where it is from.
type item struct {
	ledger.Entry
	removed bool // git says so, and its reason tells how it was
}

// A book finds the items by what stands in the source.
type book struct {
	names map[string]*item // by import/path.Name
	words map[string]bool  // the last words of names, and nothing else is looked up
	envs  map[string]*item
	hosts map[string]*item
	flags map[string]*item
}

// newBook returns the entries of the flags and of directives; nil if there are none.
func newBook(directives []ledger.Entry) *book {
	if len(directives)+len(flags.names)+len(flags.removed) == 0 {
		return nil
	}
	b := &book{
		names: make(map[string]*item),
		words: make(map[string]bool),
		envs:  make(map[string]*item),
		hosts: make(map[string]*item),
		flags: make(map[string]*item),
	}
	b.add(flags.removed, true)
	b.add(flags.names, false) // what people wrote wins
	b.add(directives, false)
	return b
}

func (b *book) add(entries []ledger.Entry, removed bool) {
	for _, e := range entries {
		it := &item{e, removed}
		switch e.Kind {
		case ledger.Name:
			b.names[e.Name] = it
			b.words[e.Word()] = true
		case ledger.Env:
			b.envs[e.Name] = it
		case ledger.Host:
			b.hosts[strings.ToLower(e.Name)] = it
		case ledger.Flag:
			b.flags[e.Name] = it
		}
	}
}

// host returns the item about the host, or one that it is a subdomain of; nil without.
func (b *book) host(name string) *item {
	for name != "" {
		if it := b.hosts[name]; it != nil {
			return it
		}
		_, name, _ = strings.Cut(name, ".")
	}
	return nil
}
