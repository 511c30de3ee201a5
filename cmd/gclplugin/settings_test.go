package gclplugin

import (
	"flag"
	"strings"
	"testing"

	"github.com/incidentlint/incidentlint/analyzers"
)

var goodSettings = []struct {
	name     string
	plugin   string
	settings map[string]any
	want     map[string]string // by analyzer.flag
}{
	{"nothing", bundleName, nil, nil},
	{"an empty block", bundleName, map[string]any{"effects": nil}, nil},
	{"a list", bundleName, map[string]any{"effects": map[string]any{"remote": []any{"b.com/x.F", "a.com/x.F"}}},
		map[string]string{"effects.remote": "a.com/x.F,b.com/x.F"}},
	{"commas", bundleName, map[string]any{"effects": map[string]any{"paces": "b.com/x.F,a.com/x.F"}},
		map[string]string{"effects.paces": "a.com/x.F,b.com/x.F"}},
	{"arguments, in a list", bundleName, map[string]any{"effects": map[string]any{"query": []any{"(a.com/x.T).Find:result=0,absent=zero", "(*a.com/x.U).*:absent=found"}}},
		map[string]string{"effects.query": "a.com/x.T.Find:absent=zero,result=0,a.com/x.U.*:absent=found"}},
	{"arguments, in a string", bundleName, map[string]any{"effects": map[string]any{"write": "(*a.com/x.T).Keep:verb=save,a.com/x.F", "checks": "a.com/x.G:arg=1"}},
		map[string]string{"effects.write": "a.com/x.F,a.com/x.T.Keep:verb=save", "effects.checks": "a.com/x.G:arg=1"}},
	{"errors and replies", "emptywrite", map[string]any{"effects": map[string]any{"not-found": []any{"a.com/x.ErrMissing"}, "success": "(*a.com/x.Ctx).OK"}},
		map[string]string{"effects.not-found": "a.com/x.ErrMissing", "effects.success": "a.com/x.Ctx.OK"}},
	{"switches", bundleName, map[string]any{"unboundedretry": map[string]any{"tests": true, "hot-retry": false}},
		map[string]string{"unboundedretry.tests": "true", "unboundedretry.hot-retry": "false"}},
	{"single", "unboundedretry", map[string]any{"hot-retry": false, "effects": map[string]any{"debug": true}},
		map[string]string{"unboundedretry.hot-retry": "false", "effects.debug": "true"}},
	{"effects alone", "effects", map[string]any{"remote": []any{"a.com/x.F"}},
		map[string]string{"effects.remote": "a.com/x.F"}},
}

// TestSettings sets flags by settings and looks at the flags.
func TestSettings(t *testing.T) {
	for _, test := range goodSettings {
		t.Run(test.name, func(t *testing.T) {
			restoreFlags(t)
			want := allFlags()
			for name, value := range test.want {
				want[name] = value
			}
			if err := configure(newProcess(), test.plugin, test.settings); err != nil {
				t.Fatal(err)
			}
			for name, got := range allFlags() {
				if got != want[name] {
					t.Errorf("-%s is %q, want %q", name, got, want[name])
				}
			}
		})
	}
}

var badSettings = []struct {
	name     string
	plugin   string
	settings any
	want     []string
}{
	{"no block", bundleName, []any{"x"}, []string{"settings: want a block of keys", "[x]"}},
	{"unknown key", bundleName, block("unboundedretri", nil), []string{`unknown key "unboundedretri"`, "disable, effects", "unboundedretry"}},
	{"unknown flag", bundleName, block("unboundedretry", block("hotretry", false)), []string{`unknown key "unboundedretry.hotretry"`, "fake-bound, hot-retry, recursive-retry"}},
	{"disable unknown", bundleName, block("disable", []any{"emptyright"}), []string{"disable", `unknown analyzer "emptyright"`, "effects", "unboundedretry"}},
	{"disable no list", bundleName, block("disable", "unboundedretry"), []string{"disable: want a list", `"unboundedretry"`}},
	{"no analyzer block", bundleName, block("unboundedretry", true), []string{"unboundedretry: want a block of keys, got true"}},
	{"no switch", bundleName, block("effects", block("debug", "yes")), []string{`effects.debug: want true or false, got "yes"`}},
	{"no names", bundleName, block("effects", block("remote", []any{1})), []string{"effects.remote: want a string or a list of strings, got the list [1]"}},
	{"nothing", bundleName, block("effects", block("remote", nil)), []string{"effects.remote", "got nothing"}},
	{"refused by the flag", bundleName, block("effects", block("remote", "Save")), []string{"effects.remote", `"Save" is not of the form`}},
	{"refused argument", bundleName, block("effects", block("query", []any{"(a.com/x.T).Find:absent=never"})), []string{"effects.query", `"a.com/x.T.Find" has "absent=never", absent is one of nil, zero, error, found`}},
	{"single, unknown key", "unboundedretry", block("hotretry", true), []string{`unknown key "hotretry"`, "effects, fake-bound, hot-retry, recursive-retry"}},
	{"single, disable", "unboundedretry", block("disable", []any{}), []string{`unknown key "disable"`}},
	{"single, own name", "unboundedretry", block("unboundedretry", block("tests", true)), []string{`unknown key "unboundedretry"`}},
	{"single, unknown effect", "unboundedretry", block("effects", block("remotes", "a.com/x.F")), []string{`unknown key "effects.remotes"`, "paces, query, remote"}},
	{"single, wrong type", "unboundedretry", block("tests", 1), []string{"tests: want true or false, got 1"}},
	{"effects in effects", "effects", block("effects", block("debug", true)), []string{`unknown key "effects"`}},
}

func block(key string, v any) map[string]any { return map[string]any{key: v} }

// TestBadSettings: each error names the key and, if it is unknown, the known.
func TestBadSettings(t *testing.T) {
	for _, test := range badSettings {
		t.Run(test.name, func(t *testing.T) {
			restoreFlags(t)
			before := allFlags()
			err := configure(newProcess(), test.plugin, test.settings)
			if err == nil {
				t.Fatal("no error")
			}
			for _, want := range test.want {
				if !strings.Contains(err.Error(), want) {
					t.Errorf("error %q lacks %q", err, want)
				}
			}
			for name, got := range allFlags() {
				if got != before[name] {
					t.Errorf("-%s became %q", name, got)
				}
			}
		})
	}
}

// TestOneFlagTwoPlugins: flags are the process's, and no plugin wins silently.
func TestOneFlagTwoPlugins(t *testing.T) {
	effects := func(list ...any) map[string]any {
		return map[string]any{"effects": map[string]any{"remote": list}}
	}
	both := func(first, second string, a, b map[string]any) error {
		restoreFlags(t)
		p := newProcess()
		if err := configure(p, first, a); err != nil {
			t.Fatal(err)
		}
		return configure(p, second, b)
	}
	if err := both(bundleName, "unboundedretry", effects("a.com/x.F", "b.com/x.F"), effects("b.com/x.F", "a.com/x.F")); err != nil {
		t.Errorf("the same in another order: %v", err)
	}
	if err := both(bundleName, "unboundedretry", effects("a.com/x.F"), nil); err != nil {
		t.Errorf("only one of them: %v", err)
	}
	if err := both(bundleName, bundleName, effects("a.com/x.F"), effects("b.com/x.F")); err != nil {
		t.Errorf("the same plugin again: %v", err)
	}
	forth := both(bundleName, "unboundedretry", effects("a.com/x.F"), effects("b.com/x.F"))
	back := both("unboundedretry", bundleName, effects("b.com/x.F"), effects("a.com/x.F"))
	if forth == nil || back == nil || forth.Error() != back.Error() {
		t.Fatalf("errors %v and %v, want the same in either order", forth, back)
	}
	for _, want := range []string{bundleName, "unboundedretry", "remote", "a.com/x.F", "b.com/x.F"} {
		if !strings.Contains(forth.Error(), want) {
			t.Errorf("error %q lacks %q", forth, want)
		}
	}
}

func configure(p *process, plugin string, settings any) (err error) {
	if m, ok := settings.(map[string]any); ok && m == nil {
		settings = nil
	}
	if plugin == bundleName {
		_, err = newBundle(p, settings)
	} else {
		_, err = newSingle(p, byName(analyzers.All(), plugin), settings)
	}
	return err
}

// restoreFlags gives all flags their defaults, now and when the test ends.
func restoreFlags(t *testing.T) {
	t.Helper()
	reset := func() {
		for _, a := range analyzers.All() {
			a.Flags.VisitAll(func(f *flag.Flag) {
				if err := f.Value.Set(f.DefValue); err != nil {
					t.Errorf("-%s.%s: %v", a.Name, f.Name, err)
				}
			})
		}
	}
	reset()
	t.Cleanup(reset)
}

func allFlags() map[string]string {
	values := make(map[string]string)
	for _, a := range analyzers.All() {
		a.Flags.VisitAll(func(f *flag.Flag) { values[a.Name+"."+f.Name] = f.Value.String() })
	}
	return values
}
