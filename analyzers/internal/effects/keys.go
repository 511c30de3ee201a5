package effects

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
)

// A Key says that a parameter of a function is the name of an environment variable or
// the key of a feature flag.
type Key struct {
	Kind  catalog.KeyKind // 0 without one
	Param int             // from 0, the receiver not counted
}

// String names the parameter.
func (k Key) String() string {
	return map[catalog.KeyKind]string{catalog.EnvKey: "reads env", catalog.ConfigKey: "reads config", catalog.FlagKey: "reads flag"}[k.Kind]
}

// KeyOf returns which parameter of fn is a key; zero if none is known to be.
func (r *Result) KeyOf(fn *types.Func) Key {
	if r.analysis == nil {
		return Key{}
	}
	return r.analysis().of(fn).Key
}

// findKeys finds the functions that hand a parameter to one that takes it as a key.
func (p *packageEffects) findKeys(s *survey) {
	for again := true; again; {
		again = false
		for _, u := range s.units {
			if u.fn == nil || p.functions[u.fn].Key.Kind != 0 || !u.readsKey && !slices.ContainsFunc(u.callees, p.takesKey) {
				continue
			}
			if key := p.keyParameter(u); key.Kind != 0 {
				again = p.learn(u.fn, Does{Key: key}) || again
			}
		}
	}
}

func (p *packageEffects) takesKey(fn *types.Func) bool { return p.functions[fn].Key.Kind != 0 }

// keyParameter returns the parameter of u that is a key, as it is handed on: unchanged.
func (p *packageEffects) keyParameter(u *unit) (found Key) {
	params := u.fn.Signature().Params()
	ast.Inspect(u.node, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || found.Kind != 0 {
			return found.Kind == 0
		}
		fn, ok := typeutil.Callee(p.pass.TypesInfo, call).(*types.Func)
		if !ok {
			return true
		}
		key := p.of(fn).Key
		if key.Kind == 0 || key.Param >= len(call.Args) {
			return true
		}
		if arg, ok := ast.Unparen(call.Args[key.Param]).(*ast.Ident); ok {
			for i := range params.Len() {
				if p.pass.TypesInfo.Uses[arg] == params.At(i) {
					found = Key{key.Kind, i}
				}
			}
		}
		return true
	})
	return found
}
