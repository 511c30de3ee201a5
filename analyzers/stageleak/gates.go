package stageleak

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"path"
	"slices"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
	"github.com/incidentlint/incidentlint/analyzers/internal/stage"
)

// examineStages reports, for a program, its stages without a gate, and beside those its
// gates without a stage: most often two spellings of one name. A program without any code
// of a stage may well have the gate.
func (p *program) examineStages(say report.Func) {
	staged, gated := p.book.Stages(stage.Staged, stage.Package), p.book.Stages(stage.Gate, stage.Flag)
	missing := false
	for _, s := range staged {
		if !slices.Contains(gated, s) && !p.isWithin(nil, s) {
			missing = true
			p.sayAtPackage(say, fmt.Sprintf("stage %s of %s has no gate in this program, nothing can let it in", s, p.first(s, stage.Staged, stage.Package)))
		}
	}
	for _, s := range gated {
		if missing && !slices.Contains(staged, s) {
			p.sayAtPackage(say, fmt.Sprintf("gate %s of stage %s lets nothing in, this program has no code of that stage", p.first(s, stage.Gate, stage.Flag), s))
		}
	}
}

func (p *program) sayAtPackage(say report.Func, message string) {
	say(report.Finding{Category: unusedGate, Range: p.pass.Files[0].Name, Message: message})
}

// first returns the name of the first thing that is marked so, without directories.
func (p *program) first(s string, kinds ...stage.Kind) string {
	for _, m := range p.book.Marks {
		if m.Stage == s && slices.Contains(kinds, m.Kind) {
			return path.Base(m.Name)
		}
	}
	return ""
}

// examineGates reports the gates of this package that are open when an environment
// variable is not set:
//
//	return os.Getenv("ENV") != "production"
func (p *program) examineGates(known *effects.Result, say report.Func) {
	gates := make(map[types.Object]string)
	for _, m := range known.Marks() {
		for _, name := range m.Names {
			if m.Verb == "gate" {
				gates[p.pass.TypesInfo.Defs[name]] = m.Stage
			}
		}
	}
	if len(gates) == 0 {
		return
	}
	for _, file := range p.pass.Files {
		ast.PreorderStack(file, nil, func(n ast.Node, stack []ast.Node) bool {
			compared, ok := n.(*ast.BinaryExpr)
			if !ok || compared.Op != token.NEQ || !p.isOpenUnset(known, compared) {
				return true
			}
			if obj := p.declaredAround(stack); obj != nil && gates[obj] != "" {
				say(report.Finding{Category: failOpen, Range: compared,
					Message: fmt.Sprintf("this gate of stage %s is open when the variable is not set, in production too", gates[obj])})
			}
			return true
		})
	}
}

// isOpenUnset reports whether an environment variable is compared with a text that is not
// empty.
func (p *program) isOpenUnset(known *effects.Result, compared *ast.BinaryExpr) bool {
	call, ok := ast.Unparen(compared.X).(*ast.CallExpr)
	value := p.pass.TypesInfo.Types[compared.Y].Value
	if !ok || value == nil || value.Kind() != constant.String || constant.StringVal(value) == "" {
		return false
	}
	fn, ok := typeutil.Callee(p.pass.TypesInfo, call).(*types.Func)
	return ok && known.KeyOf(fn).Kind == catalog.EnvKey
}

// declaredAround returns the function or variable whose declaration holds the node.
func (p *program) declaredAround(stack []ast.Node) types.Object {
	for _, n := range stack {
		switch n := n.(type) {
		case *ast.FuncDecl:
			return p.pass.TypesInfo.Defs[n.Name]
		case *ast.ValueSpec:
			return p.pass.TypesInfo.Defs[n.Names[0]]
		}
	}
	return nil
}
