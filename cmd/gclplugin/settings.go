package gclplugin

import (
	"flag"
	"fmt"
	"maps"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// A value is one flag and what the settings give it, as on a command line.
type value struct {
	key  string // where it stands in the settings: "effects.remote"
	flag *flag.Flag
	text string
}

// bundleSettings reads the settings of the bundle: the names under disable,
// and a block of flags for each analyzer. No settings are empty ones.
func bundleSettings(all []*analysis.Analyzer, settings any) (disabled []string, values []value, err error) {
	block, err := asBlock("settings", settings)
	if err != nil {
		return nil, nil, err
	}
	for _, key := range slices.Sorted(maps.Keys(block)) {
		if key == "disable" {
			disabled, err = namesOf(all, block[key])
		} else if a := byName(all, key); a != nil {
			values, err = appendFlags(values, a, key+".", block[key])
		} else {
			err = unknown("key", key, append(names(all), "disable"))
		}
		if err != nil {
			return nil, nil, err
		}
	}
	return disabled, values, nil
}

// singleSettings reads the settings of a under its own name: its flags, and
// the block of the analyzer with facts, which every other one asks.
func singleSettings(a *analysis.Analyzer, all []*analysis.Analyzer, settings any) ([]value, error) {
	block, err := asBlock("settings", settings)
	if err != nil {
		return nil, err
	}
	flags := maps.Clone(block)
	var values []value
	var known []string
	for _, asked := range a.Requires {
		if byName(all, asked.Name) != asked {
			continue // not of the suite
		}
		known = append(known, asked.Name)
		if values, err = appendFlags(values, asked, asked.Name+".", block[asked.Name]); err != nil {
			return nil, err
		}
		delete(flags, asked.Name)
	}
	return appendFlags(values, a, "", flags, known...)
}

// appendFlags reads a block whose keys are the flags of a. The block stands
// behind prefix; blocks are the keys that it holds besides.
func appendFlags(values []value, a *analysis.Analyzer, prefix string, settings any, blocks ...string) ([]value, error) {
	block, err := asBlock(strings.TrimSuffix(prefix, "."), settings)
	if err != nil {
		return nil, err
	}
	for _, name := range slices.Sorted(maps.Keys(block)) {
		f := a.Flags.Lookup(name)
		if f == nil {
			known := blocks
			a.Flags.VisitAll(func(f *flag.Flag) { known = append(known, f.Name) })
			return nil, unknown("key", prefix+name, known)
		}
		text, err := textOf(f, block[name])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", prefix+name, err)
		}
		values = append(values, value{prefix + name, f, text})
	}
	return values, nil
}

// namesOf reads the list of analyzers under disable.
func namesOf(all []*analysis.Analyzer, setting any) ([]string, error) {
	list, ok := asStrings(setting)
	if !ok {
		return nil, fmt.Errorf("disable: want a list of analyzers, got %s", spell(setting))
	}
	for _, name := range list {
		if byName(all, name) == nil {
			return nil, fmt.Errorf("disable: %w", unknown("analyzer", name, names(all)))
		}
	}
	return list, nil
}

func byName(all []*analysis.Analyzer, name string) *analysis.Analyzer {
	i := slices.IndexFunc(all, func(a *analysis.Analyzer) bool { return a.Name == name })
	if i < 0 {
		return nil
	}
	return all[i]
}

func names(all []*analysis.Analyzer) []string {
	var names []string
	for _, a := range all {
		names = append(names, a.Name)
	}
	return names
}

// unknown is the error about a name that nobody has.
func unknown(what, name string, known []string) error {
	known = slices.Sorted(slices.Values(known))
	return fmt.Errorf("unknown %s %q, known are: %s", what, name, strings.Join(known, ", "))
}
