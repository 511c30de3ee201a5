package options

import (
	"flag"
	"fmt"
	"slices"
	"strconv"

	"github.com/incidentlint/incidentlint/analyzers"
)

// analyzerFlags are the flags of the suite: -name, which selects an analyzer
// (or, with =false, leaves it out), and -name.flag for each of its own.
type analyzerFlags struct {
	all []*recorded
	err error // of the first value that an analyzer refused
}

// memory is the analyzer that finds nothing but unreadable directives. They
// matter whichever analyzers are selected.
const memory = "effects"

func (s *analyzerFlags) define(flags *flag.FlagSet, suite []analyzers.Entry) {
	for _, entry := range suite {
		name := entry.Analyzer.Name
		s.add(flags, &recorded{name: name, isChoice: true, isBool: true})
		entry.Analyzer.Flags.VisitAll(func(f *flag.Flag) {
			b, ok := f.Value.(interface{ IsBoolFlag() bool })
			s.add(flags, &recorded{name: name + "." + f.Name, checked: f.Value, isBool: ok && b.IsBoolFlag()})
		})
	}
}

func (s *analyzerFlags) add(flags *flag.FlagSet, r *recorded) {
	r.owner = s
	s.all = append(s.all, r)
	flags.Var(r, r.name, "")
}

// toolFlags returns what go vet is to be told, the same for any order in
// which the flags were given: they are part of the key of its cache.
func (s *analyzerFlags) toolFlags() []string {
	selects := slices.ContainsFunc(s.all, func(r *recorded) bool { return r.isChoice && r.value == "true" })
	var list []string
	for _, r := range s.all {
		switch {
		case r.isSet:
			list = append(list, fmt.Sprintf("-%s=%s", r.name, r.value))
		case selects && r.isChoice && r.name == memory:
			list = append(list, "-"+memory+"=true")
		}
	}
	return list
}

// show reports whether the flags let findings of the category through. What no
// flag switches is shown.
func (s *analyzerFlags) show(analyzer, category string, inTest bool) bool {
	values := make(map[string]string)
	selects := false
	for _, r := range s.all {
		selects = selects || r.isChoice && r.value == "true"
		values[r.name] = r.value
		if !r.isSet && r.checked != nil {
			values[r.name] = r.checked.String()
		}
	}
	isChosen := values[analyzer] != "false" && (values[analyzer] == "true" || !selects || analyzer == memory)
	return isChosen && values[analyzer+"."+category] != "false" && (!inTest || values[analyzer+".tests"] != "false")
}

// recorded is a flag.Value that checks a value and remembers it.
type recorded struct {
	owner    *analyzerFlags
	name     string
	checked  flag.Value // the analyzer's; nil for a choice
	isChoice bool       // selects an analyzer
	isBool   bool
	isSet    bool
	value    string
}

// String returns the value as it was given; it implements flag.Value.
func (r *recorded) String() string { return r.value }

// IsBoolFlag reports whether the flag can stand without a value.
func (r *recorded) IsBoolFlag() bool { return r.isBool }

// Set implements flag.Value.
func (r *recorded) Set(value string) error {
	err := r.check(value)
	if err != nil && r.owner.err == nil {
		r.owner.err = fmt.Errorf("flag -%s: %w", r.name, err)
	}
	r.isSet, r.value = true, value
	if b, boolErr := strconv.ParseBool(value); r.isBool && boolErr == nil {
		r.value = strconv.FormatBool(b)
	}
	return err
}

func (r *recorded) check(value string) error {
	if !r.isBool {
		return r.checked.Set(value)
	}
	if _, err := strconv.ParseBool(value); err != nil {
		return fmt.Errorf("%.40q is neither true nor false", value)
	}
	if r.checked != nil {
		return r.checked.Set(value)
	}
	return nil
}
