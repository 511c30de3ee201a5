package resurrect

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/incidentlint/incidentlint/analyzers"
)

// wanted are names that are looked for in a history.
type wanted struct {
	byDir map[string]map[key]bool
	words map[string]bool // without which none of the names stands in a text
}

func newWanted(names map[key]analyzers.Item) *wanted {
	w := &wanted{make(map[string]map[key]bool), make(map[string]bool)}
	for k := range names {
		if w.byDir[k.dir] == nil {
			w.byDir[k.dir] = make(map[key]bool)
		}
		w.byDir[k.dir][k] = true
		w.addWords(k)
	}
	return w
}

func (w *wanted) addWords(k key) {
	switch parts := strings.FieldsFunc(k.name, isNoWord); k.kind {
	case analyzers.Name:
		w.words[parts[len(parts)-1]] = true
	case analyzers.Env:
		w.words[k.name] = true
		first, _, _ := strings.Cut(strings.ToLower(k.name), "_")
		w.words[first] = true // viper has quotes.url for QUOTES_URL
	default:
		w.words[parts[0]] = true
	}
}

func isNoWord(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }

func (w *wanted) has(k key) bool          { return w.byDir[k.dir][k] }
func (w *wanted) drop(k key)              { delete(w.byDir[k.dir], k) }
func (w *wanted) hasDir(file string) bool { return isAnalysed(file) && len(w.byDir[dirOf(file)]) > 0 }

// pathspecs names the Go files of the directories.
func (w *wanted) pathspecs() []string {
	var specs []string
	for _, dir := range slices.Sorted(maps.Keys(w.byDir)) {
		if dir != "" {
			dir += "/"
		}
		specs = append(specs, ":(top,glob)"+dir+"*.go")
	}
	return specs
}

// mayStandIn reports whether a wanted name may stand in a text, as a cheap question
// before a file is parsed.
func (w *wanted) mayStandIn(text string) bool {
	for word := range strings.FieldsFuncSeq(text, isNoWord) {
		if w.words[word] {
			return true
		}
	}
	return false
}
