package catalog

import (
	"go/types"
	"os"
	"strings"
	"testing"
)

// TestPersistsResolve: each line is about functions that are there, and take what the line
// says that they do.
func TestPersistsResolve(t *testing.T) {
	world := libraries(t)
	check := func(key policyKey, object ObjectAt, find func() bool) {
		fns := resolveAll(t, world, key, map[policyKey]bool{})
		if len(fns) == 0 {
			t.Errorf("%v: the package declares no such function or method", key)
		}
		if !find() {
			t.Errorf("%v: is not found", key)
		}
		for _, fn := range fns {
			if ORMOf(fn) == "" {
				t.Errorf("%v: lies in the package of no ORM", key)
			}
			if int(object) >= fn.Signature().Params().Len() {
				t.Errorf("%v: %s has no argument %d", key, Name(fn), object)
			}
		}
	}
	for _, line := range Persists {
		check(policyKey{line.Path, line.Name}, line.Object, func() bool { return line.Does != 0 })
	}
	for _, line := range ObjectLoads {
		check(policyKey{line.Path, line.Name}, line.Object, func() bool { return ormOf[line.Path] != "" })
	}
	for key := range leavesOut {
		if fn := resolve(t, world, key); fn != nil && !fn.Signature().Variadic() && key.name != "DB.Select" {
			t.Errorf("%v takes no names", key)
		}
	}
	for key := range sorts {
		if fn := resolve(t, world, key); fn != nil && (!Sorts(fn) || fn.Signature().Params().Len() == 0 || fn.Signature().Results().Len() > 0) {
			t.Errorf("%v does not take a slice and return nothing", key)
		}
	}
	for name := range cuts {
		fn := resolve(t, world, policyKey{cutsPath, name})
		if fn != nil && (CutOf(fn) != cuts[name] || !isSliceOf(fn.Signature())) {
			t.Errorf("%s.%s does not take a slice and return one", cutsPath, name)
		}
	}
}

// isSliceOf reports whether the function takes a slice first and returns one of its type.
func isSliceOf(sig *types.Signature) bool {
	return sig.Params().Len() > 0 && sig.Results().Len() == 1 && types.Identical(sig.Params().At(0).Type(), sig.Results().At(0).Type())
}

// TestPersistsAreProven: what a line says of a call was seen to be so; docs/mutations.md is
// compared with what the proofs see.
func TestPersistsAreProven(t *testing.T) {
	page, err := os.ReadFile("../../../docs/mutations.md")
	if err != nil {
		t.Fatal(err)
	}
	// The words of a row that shows what a call does.
	shows := map[Persistence][]string{
		SavesRows:    {"new and blank"},
		SavesColumns: {"labels ="},
		ReplacesRows: {"**NULL**", "user_tags 1-2: deleted"},
		RewritesRows: {"posts 2: deleted"},
		DeletesRows:  {"deleted"},
	}
	showsAll := map[Persistence][]string{
		DeletesRows: {"1, 2, 3, 4, 5, 6, 7, 8: deleted"},
		UpdatesRows: {"1, 2, 3, 4, 5, 6, 7, 8: title = 'x'"},
	}
	for _, line := range Persists {
		_, method, _ := strings.Cut(line.Name, ".")
		if !isShown(string(page), string(ormOf[line.Path]), "."+method+"(", shows[line.Does]) {
			t.Errorf("{%s, %s}: docs/mutations.md shows no call that does that", line.Path, line.Name)
		}
		if line.OfNone != 0 && !isShown(string(page), string(ormOf[line.Path]), "."+method+"(", showsAll[line.OfNone]) {
			t.Errorf("{%s, %s}: docs/mutations.md shows no call that does it to all rows", line.Path, line.Name)
		}
	}
}

// isShown reports whether a row of a section about the ORM has the call and one of words.
func isShown(page, orm, call string, words []string) bool {
	for section := range strings.SplitSeq(page, "\n## ") {
		if !strings.HasPrefix(section, orm+":") {
			continue
		}
		for row := range strings.Lines(section) {
			cells := strings.Split(row, " | ")
			if len(cells) != 3 || !strings.Contains(cells[0], call) {
				continue
			}
			for _, word := range words {
				if strings.Contains(cells[2], word) {
					return true
				}
			}
		}
	}
	return false
}
