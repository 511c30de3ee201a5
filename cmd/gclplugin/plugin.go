package gclplugin

import (
	"slices"

	"github.com/golangci/plugin-module-register/register"
	"golang.org/x/tools/go/analysis"

	"github.com/incidentlint/incidentlint/analyzers"
)

// bundleName is the linter that is the whole suite.
const bundleName = "incidentlint"

func init() {
	process := newProcess()
	register.Plugin(bundleName, func(settings any) (register.LinterPlugin, error) {
		return newBundle(process, settings)
	})
	for _, a := range analyzers.All() {
		register.Plugin(a.Name, func(settings any) (register.LinterPlugin, error) {
			return newSingle(process, a, settings)
		})
	}
}

// A plugin is a list of analyzers, as golangci-lint wants to see it.
type plugin struct {
	analyzers []*analysis.Analyzer
}

// newBundle returns the suite without the analyzers that the settings disable.
func newBundle(process *process, settings any) (*plugin, error) {
	all := analyzers.All()
	disabled, values, err := bundleSettings(all, settings)
	if err != nil {
		return nil, err
	}
	if err := process.set(bundleName, values); err != nil {
		return nil, err
	}
	return &plugin{slices.DeleteFunc(all, func(a *analysis.Analyzer) bool {
		return slices.Contains(disabled, a.Name)
	})}, nil
}

// newSingle returns a alone.
func newSingle(process *process, a *analysis.Analyzer, settings any) (*plugin, error) {
	values, err := singleSettings(a, analyzers.All(), settings)
	if err != nil {
		return nil, err
	}
	if err := process.set(a.Name, values); err != nil {
		return nil, err
	}
	return &plugin{[]*analysis.Analyzer{a}}, nil
}

// BuildAnalyzers returns the analyzers, each of them fit for golangci-lint.
func (p *plugin) BuildAnalyzers() ([]*analysis.Analyzer, error) {
	var built []*analysis.Analyzer
	for _, a := range p.analyzers {
		built = append(built, withoutRelated(a))
	}
	return built, nil
}

// GetLoadMode asks for syntax with types: with less, facts cannot be computed.
func (p *plugin) GetLoadMode() string { return register.LoadModeTypesInfo }

// withoutRelated returns a copy of a whose findings have no second place:
// golangci-lint would make an issue of each (v2.15.0), and the message tells
// of it anyway. An analyzer with facts is returned as it is. The others
// require that very one, and two of a kind would not share their facts.
func withoutRelated(a *analysis.Analyzer) *analysis.Analyzer {
	if len(a.FactTypes) > 0 {
		return a
	}
	bare := *a
	bare.Run = func(pass *analysis.Pass) (any, error) {
		inner := *pass
		inner.Report = func(d analysis.Diagnostic) {
			d.Related = nil
			pass.Report(d)
		}
		return a.Run(&inner)
	}
	return &bare
}
