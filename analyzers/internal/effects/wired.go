package effects

import (
	"fmt"
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"

	"github.com/incidentlint/incidentlint/analyzers/internal/report"
	"github.com/incidentlint/incidentlint/analyzers/internal/wiring"
)

// Wired is the fact of a package that has findings which rest on implementations, or that
// uses its types as interfaces, or that imports one that does: it holds what those know too,
// because not every driver shows the facts of packages that are imported by way of others.
type Wired struct{ Known wiring.Known }

// AFact makes Wired a fact.
func (*Wired) AFact() {}

// String counts what is known.
func (w *Wired) String() string {
	return fmt.Sprintf("wired %d findings %d methods", len(w.Known.Findings), len(w.Known.Wires))
}

// wire finds out what the package and those that it imports know of implementations, and what
// comes of it here. It returns true if that is more than is passed on.
func (r *Result) wire(p *packageEffects) (isLost bool) {
	pass := p.pass
	var imported []wiring.Known
	for _, pkg := range p.imports() {
		var fact Wired
		if pass.ImportPackageFact(pkg, &fact) {
			imported = append(imported, fact.Known)
		}
	}
	known, fits := wiring.Join(imported...)
	s := p.supposing()
	var own wiring.Known
	if s != nil {
		inner := &Result{analysis: func() *packageEffects { return s }, retired: r.retired, stages: r.stages, marks: r.marks}
		p.exportLayers(s)
		own.Findings, r.open = report.Suppose(pass, map[*analysis.Analyzer]any{pass.Analyzer: inner})
	}
	for _, w := range p.wires {
		own.Wires = append(own.Wires, w.methods(p, s, &known)...)
	}
	known, joins := wiring.Join(known, own)
	for _, hit := range known.Hits(pass.Pkg.Path()) {
		r.here = append(r.here, p.finding(hit, &known))
	}
	if len(known.Findings)+len(known.Wires) > 0 {
		pass.ExportPackageFact(&Wired{known})
	}
	return !fits || !joins
}

// imports returns the packages that the package imports, other than for its tests.
func (p *packageEffects) imports() (all []*types.Package) {
	for _, file := range p.pass.Files {
		if isTest(p.pass.Fset, file) {
			continue
		}
		for _, spec := range file.Imports {
			if name := p.pass.TypesInfo.PkgNameOf(spec); name != nil && !slices.Contains(all, name.Imported()) {
				all = append(all, name.Imported())
			}
		}
	}
	return all
}

// tooWide is said of a package that imports too many types used as interfaces.
func tooWide(pass *analysis.Pass) report.Finding {
	return report.Finding{
		Category: report.NotAnalysed,
		Range:    pass.Files[0].Name,
		Message:  "too many types are used as interfaces in what this package imports, a finding that rests on one is missed",
	}
}

// A wired finding is one that a wire of this package, or an import, makes true.
type wiredFinding struct {
	analyzer string
	finding  report.Finding
}

// finding turns a hit into a finding at the expression that is used as the interface, or else
// at what the package has from where that is.
func (p *packageEffects) finding(hit wiring.Hit, known *wiring.Known) wiredFinding {
	at := p.placeOf(hit, known)
	return wiredFinding{hit.Finding.Analyzer, report.Finding{
		Category: hit.Finding.Category,
		Range:    at,
		Message:  hit.Message(),
		Related:  []analysis.RelatedInformation{{Pos: at.Pos(), Message: hit.ToMend()}},
	}}
}

// placeOf returns what stands in this package for the wire of the hit.
func (p *packageEffects) placeOf(hit wiring.Hit, known *wiring.Known) analysis.Range {
	if hit.Wire.In == p.pass.Pkg.Path() {
		for _, w := range p.wires {
			file := p.fileOf(w.at)
			if file != nil && !report.IsGenerated(file) && slices.ContainsFunc(w.methods(p, nil, known), func(one wiring.Wire) bool {
				return one.Type == hit.Wire.Type && one.Method == hit.Wire.Method && one.Into == hit.Wire.Into
			}) {
				return w.at
			}
		}
	}
	files := slices.DeleteFunc(slices.Clone(p.pass.Files), func(file *ast.File) bool {
		return isTest(p.pass.Fset, file) || report.IsGenerated(file)
	})
	for _, from := range []string{hit.Wire.In, hit.Finding.Package} {
		if name := p.firstUse(files, from); name != nil {
			return name
		}
	}
	if len(files) > 0 {
		return files[0].Name
	}
	return p.pass.Files[0].Name
}

// fileOf returns the file that e stands in.
func (p *packageEffects) fileOf(e ast.Expr) *ast.File {
	for _, file := range p.pass.Files {
		if file.FileStart <= e.Pos() && e.Pos() < file.FileEnd {
			return file
		}
	}
	return nil
}

// firstUse returns the first name in the files of something that the package with the import
// path declares; nil if there is none.
func (p *packageEffects) firstUse(files []*ast.File, from string) (first *ast.Ident) {
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			if name, ok := n.(*ast.Ident); ok && first == nil {
				obj := p.pass.TypesInfo.Uses[name]
				if _, isPkg := obj.(*types.PkgName); obj != nil && !isPkg && obj.Pkg() != nil && obj.Pkg().Path() == from {
					first = name
				}
			}
			return first == nil
		})
	}
	return first
}

// Open returns where the findings of the analyzer are that rest on what implementations do.
func (r *Result) Open(analyzer string) []analysis.Range { return r.open[analyzer] }

// Here returns the findings of the analyzer that this package makes true.
func (r *Result) Here(analyzer string) (found []report.Finding) {
	for _, f := range r.here {
		if f.analyzer == analyzer {
			found = append(found, f.finding)
		}
	}
	return found
}
