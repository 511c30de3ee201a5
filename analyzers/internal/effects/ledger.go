package effects

import (
	"cmp"
	"fmt"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/directive"
	"github.com/incidentlint/incidentlint/analyzers/internal/ledger"
)

// Retires is the fact of a package that retires something, or imports one that does: it
// holds the entries of those too, because not every driver shows the facts of packages
// that are imported by way of others.
type Retires struct {
	Entries []ledger.Entry
}

// AFact makes Retires a fact.
func (*Retires) AFact() {}

// String counts the entries.
func (r *Retires) String() string { return fmt.Sprintf("retires %d", len(r.Entries)) }

// retiredIn returns what the directives of the package and its imports retire, each
// once, in an order that depends on nothing but them; and makes it known to importers.
func retiredIn(pass *analysis.Pass, directives *directive.Set) []ledger.Entry {
	var all []ledger.Entry
	for _, r := range directives.Retired {
		all = append(all, r.In(pass.Pkg.Path()))
	}
	for _, imported := range pass.Pkg.Imports() {
		var fact Retires
		if pass.ImportPackageFact(imported, &fact) {
			all = append(all, fact.Entries...)
		}
	}
	slices.SortStableFunc(all, func(a, b ledger.Entry) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Reason, b.Reason))
	})
	all = slices.Compact(all)
	if len(all) > 0 && catalog.HasFacts(pass.Pkg.Path()) {
		pass.ExportPackageFact(&Retires{all})
	}
	return all
}

// Retired returns what this package and those that it imports have retired.
func (r *Result) Retired() []ledger.Entry { return r.retired }
