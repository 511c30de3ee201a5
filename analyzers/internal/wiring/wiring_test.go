package wiring_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/incidentlint/incidentlint/analyzers/internal/wiring"
)

const (
	find = "app/domain.Repo.Find"
	save = "app/domain.Repo.Save"
)

// mistake is a finding in app/service that rests on two methods.
var mistake = wiring.Finding{
	Analyzer: "emptywrite", Category: "noop-success", Message: "nothing is saved",
	Package: "app/service", File: "keep.go", Line: 12, Column: 3,
	If: []wiring.Condition{{Method: find, Role: "nil"}, {Method: save, Role: "writes"}},
}

// wires spells the wires of a type: what Find and Save do, "" for nothing that is known.
func wires(typ, in, into, finds, saves string) []wiring.Wire {
	one := func(method, does string) wiring.Wire {
		w := wiring.Wire{Method: method, Type: typ, In: in, Into: into}
		if does != "" {
			w.Does = []wiring.Role{{Name: does}}
		}
		return w
	}
	return []wiring.Wire{one(find, finds), one(save, saves)}
}

func TestHits(t *testing.T) {
	inner := wires("*cache.Repo", "app", "app/service", "", "")
	inner[0].Does = []wiring.Role{{Name: "nil", If: []wiring.Condition{{Method: find, Role: "nil"}}}}
	inner[1].Does = []wiring.Role{{Name: "writes", If: []wiring.Condition{{Method: save, Role: "writes"}}}}
	tests := []struct {
		name  string
		wires [][]wiring.Wire
		want  string // the type and the package that gives it
	}{
		{"no implementation is known", nil, ""},
		{"the implementation does both", [][]wiring.Wire{wires("*pg.Repo", "app", "app/service", "nil", "writes")}, "*pg.Repo app"},
		{"it was wired by an import", [][]wiring.Wire{wires("*pg.Repo", "app/pg", "app/pg", "nil", "writes")}, "*pg.Repo app/pg"},
		{"it does one only", [][]wiring.Wire{wires("*pg.Repo", "app", "app/service", "nil", "")}, ""},
		{"each does one", [][]wiring.Wire{wires("*pg.Repo", "app", "app/service", "nil", ""), wires("*es.Repo", "app", "app/service", "", "writes")}, ""},
		{"another is wired to the service here too", [][]wiring.Wire{wires("*pg.Repo", "app", "app/service", "nil", "writes"), wires("*safe.Repo", "app", "app/other", "error", "writes")}, "*pg.Repo app"},
		{"another is wired, and who gets which is not known", [][]wiring.Wire{wires("*pg.Repo", "app/pg", "app/pg", "nil", "writes"), wires("*safe.Repo", "app/safe", "app/safe", "error", "writes")}, ""},
		{"the service gets the safe one", [][]wiring.Wire{wires("*pg.Repo", "app", "app/other", "nil", "writes"), wires("*safe.Repo", "app", "app/service", "error", "writes")}, ""},
		{"a cache before it", [][]wiring.Wire{inner, wires("*pg.Repo", "app", "app/cache", "nil", "writes")}, "*cache.Repo app"},
		{"a cache before one that is safe", [][]wiring.Wire{inner, wires("*safe.Repo", "app", "app/cache", "error", "writes")}, ""},
		{"a cache before nothing", [][]wiring.Wire{inner}, ""},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			all := []wiring.Known{{Findings: []wiring.Finding{mistake}}}
			for _, w := range test.wires {
				all = append(all, wiring.Known{Wires: w})
			}
			forward, _ := wiring.Join(all...)
			slices.Reverse(all)
			backward, _ := wiring.Join(all...)
			for _, known := range []*wiring.Known{&forward, &backward} {
				var got []string
				for _, hit := range known.Hits("app") {
					got = append(got, hit.Type()+" "+hit.Wire.In)
				}
				if strings.Join(got, ", ") != test.want {
					t.Errorf("got %q, want %q", got, test.want)
				}
			}
		})
	}
}

// TestHitOnce: what a package has said, those that import it do not say again.
func TestHitOnce(t *testing.T) {
	app := wiring.Known{Findings: []wiring.Finding{mistake}, Wires: wires("*pg.Repo", "app", "app/service", "nil", "writes")}
	if hits := app.Hits("app"); len(hits) != 1 {
		t.Fatalf("%d hits in app", len(hits))
	}
	main, _ := wiring.Join(wiring.Known{Findings: []wiring.Finding{mistake}}, app) // main imports service too
	if hits := main.Hits("main"); len(hits) > 0 {
		t.Errorf("main says it again: %v", hits)
	}
}

// TestMistake: what a hit says can be read back.
func TestMistake(t *testing.T) {
	hit := wiring.Hit{Finding: mistake, Wire: wiring.Wire{Type: "**example.com/app/pg.Repo"}}
	if got, want := hit.Message(), "**pg.Repo here: service/keep.go:12: nothing is saved"; got != want {
		t.Errorf("the message is %q, want %q", got, want)
	}
	got, ok := wiring.ParseMistake(hit.Message(), hit.ToMend())
	want := wiring.Mistake{Package: "app/service", File: "keep.go", Line: 12, Column: 3, Type: "**pg.Repo", Message: "nothing is saved"}
	if !ok || got != want {
		t.Errorf("got %+v, %v, want %+v", got, ok, want)
	}
	for _, related := range []string{"", "asked here", "to be mended: keep.go", "to be mended: app/keep.go:x:y"} {
		if m, ok := wiring.ParseMistake(hit.Message(), related); ok {
			t.Errorf("%q is read as %+v", related, m)
		}
	}
}
