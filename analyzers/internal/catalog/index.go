package catalog

import (
	"go/types"
	"strings"
	"sync"
)

// A callIndex finds the lines about functions by import path.
type callIndex struct {
	exact map[string]*packageLines // "net/http"
	below map[string]*packageLines // "prefix" for "prefix/..."
}

// packageLines are the lines of one path, by the form of their name. A nil
// *packageLines has none.
type packageLines struct {
	names   map[string]Effect // "Client.Do"
	methods map[string]Effect // "Do" for "*.Do"
	types   map[string]Effect // "Client" for "Client.*", "*" for "*.*"
}

// index is built when the first question comes, not at start-up.
var index = sync.OnceValue(buildIndex)

func buildIndex() callIndex {
	x := callIndex{exact: make(map[string]*packageLines), below: make(map[string]*packageLines)}
	for _, table := range callTables {
		for _, call := range table {
			x.lines(call.Path).add(call)
		}
	}
	return x
}

// lines returns where the lines of path go.
func (x callIndex) lines(path string) *packageLines {
	byPath := x.exact
	if prefix, ok := strings.CutSuffix(path, "/..."); ok {
		byPath, path = x.below, prefix
	}
	if byPath[path] == nil {
		byPath[path] = &packageLines{
			names:   make(map[string]Effect),
			methods: make(map[string]Effect),
			types:   make(map[string]Effect),
		}
	}
	return byPath[path]
}

func (lines *packageLines) add(call Call) {
	typ, method, _ := strings.Cut(call.Name, ".")
	switch {
	case method == "*":
		lines.types[typ] |= call.Does
	case typ == "*":
		lines.methods[method] |= call.Does
	default:
		lines.names[call.Name] |= call.Does
	}
}

// effectOf returns the effect of the nearest line about fn, and whether there
// is one.
func (lines *packageLines) effectOf(fn *types.Func) (does Effect, ok bool) {
	if lines == nil {
		return 0, false
	}
	name := Name(fn)
	if does, ok := lines.names[name]; ok {
		return does, true
	}
	typ, method, isMethod := strings.Cut(name, ".")
	if !isMethod {
		return 0, false
	}
	if does, ok := lines.methods[method]; ok {
		return does, true
	}
	if len(lines.types) == 0 || !fn.Exported() || !contextInErrorOut(fn) {
		return 0, false
	}
	if does, ok := lines.types[typ]; ok {
		return does, true
	}
	does, ok = lines.types["*"]
	return does, ok
}
