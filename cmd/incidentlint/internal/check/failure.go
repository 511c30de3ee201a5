package check

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/finding"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/listing"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/vet"
)

// failures say which packages failed, with the tests' variants apart:
// "p", "p [p.test]", "p_test [p.test]".
type failures struct {
	reasons  map[string]string // by ID
	sections []vet.Section
	spread   map[string]bool // IDs of all packages that failed or import such
}

// failuresOf works out which variants the sections of go vet's standard error
// are about, and to which packages the failure spreads.
func failuresOf(sections []vet.Section, units []*listing.Package) *failures {
	f := &failures{reasons: make(map[string]string), sections: sections, spread: make(map[string]bool)}
	for _, section := range sections {
		for _, id := range variants(section, units) {
			f.reasons[id] = section.Lines[0]
		}
	}
	for _, unit := range units {
		if reason := unit.LoadReason(); reason != "" && f.reasons[unit.ImportPath] == "" {
			f.reasons[unit.ImportPath] = reason
		}
	}
	for id := range f.reasons {
		f.spread[id] = true
	}
	for again := true; again; {
		again = false
		for _, unit := range units {
			if !f.spread[unit.ImportPath] && slices.ContainsFunc(unit.Imports, f.isAffected) {
				f.spread[unit.ImportPath] = true
				again = true
			}
		}
	}
	return f
}

func (f *failures) isAffected(id string) bool { return f.spread[id] }

// variants returns the IDs of the units that the section is about. Its own
// name leaves out which variant it is; errors in test files spare the plain
// one, the one that importers use.
func variants(section vet.Section, units []*listing.Package) []string {
	path := listing.Plain(section.Package)
	inTests := !slices.ContainsFunc(section.Lines, func(line string) bool { return !strings.Contains(line, "_test.go:") })
	var ids []string
	if !inTests {
		ids = append(ids, path)
	}
	for _, unit := range units {
		isVariant := unit.ForTest != "" && listing.Plain(unit.ImportPath) == path
		if isVariant || unit.ImportPath == path && unit.IsRoot {
			ids = append(ids, unit.ImportPath)
		}
	}
	return ids
}

// reason returns why unit is not analysed, "" if it is.
func (f *failures) reason(unit *listing.Package) string {
	// What keeps an importer from being loaded is told of the imported package.
	if reason := f.reasons[unit.ImportPath]; reason != "" && (unit.Error != nil || len(unit.DepsErrors) == 0) {
		return reason
	}
	if i := slices.IndexFunc(unit.Imports, f.isAffected); i >= 0 {
		return fmt.Sprintf("it imports %s, which is not analysed", listing.Plain(unit.Imports[i]))
	}
	if reason := f.reasons[unit.ImportPath]; reason != "" {
		return reason
	}
	if i := slices.IndexFunc(unit.Deps, f.isAffected); i >= 0 {
		return fmt.Sprintf("it depends on %s, which is not analysed", listing.Plain(unit.Deps[i]))
	}
	return ""
}

// elsewhere returns the packages that failed and were not asked for.
func (f *failures) elsewhere(units []*listing.Package) []finding.Gap {
	var gaps []finding.Gap
	for _, section := range f.sections {
		path := listing.Plain(section.Package)
		if !slices.ContainsFunc(units, func(u *listing.Package) bool { return listing.Plain(u.ImportPath) == path }) {
			gaps = append(gaps, finding.Unanalysed(path, section.Lines[0]))
		}
	}
	return gaps
}

// gap returns what to say of a root that is not analysed.
func (b *books) gap(unit *listing.Package, reason string) finding.Gap {
	reason = strings.ReplaceAll(reason, b.job.Go.Dir+string(filepath.Separator), "")
	if unit.IsPattern() && !b.isBrokenDir(unit) {
		reason = strings.TrimPrefix(reason, "pattern "+unit.ImportPath+": ")
		return finding.Unmatched(unit.ImportPath, reason)
	}
	return finding.Unanalysed(listing.Plain(unit.ImportPath), reason)
}

// isBrokenDir reports whether unit is a directory with Go files that cannot be
// read: a package without a name.
func (b *books) isBrokenDir(unit *listing.Package) bool {
	info, err := os.Stat(filepath.Join(b.job.Go.Dir, unit.ImportPath))
	return err == nil && info.IsDir() && !strings.HasPrefix(unit.Error.Err, "no Go files")
}
