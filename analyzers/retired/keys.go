package retired

import (
	"go/ast"
	"go/constant"
	"go/token"
	"go/types"
	"reflect"
	"strconv"
	"strings"

	"golang.org/x/tools/go/types/typeutil"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
)

// call reports the retired keys that a call hands to what reads the environment or asks
// for a feature flag.
func (r *reader) call(call *ast.CallExpr) {
	fn, ok := typeutil.Callee(r.pass.TypesInfo, call).(*types.Func)
	if !ok || len(r.book.envs)+len(r.book.flags) == 0 {
		return
	}
	key := r.known.KeyOf(fn)
	if key.Kind == 0 || key.Param >= len(call.Args) {
		return
	}
	args := call.Args[key.Param : key.Param+1]
	if sig := fn.Signature(); sig.Variadic() && key.Param == sig.Params().Len()-1 {
		args = call.Args[key.Param:]
	}
	for _, arg := range args {
		value, ok := r.stringOf(arg)
		switch {
		case !ok:
		case key.Kind == catalog.FlagKey:
			r.flag(arg, value)
		default:
			r.env(arg, key.Kind.EnvName(value))
		}
	}
}

func (r *reader) env(at ast.Node, name string) {
	if item := r.book.envs[name]; item != nil {
		r.report(used, at, "environment key "+name, item)
	}
}

func (r *reader) flag(at ast.Node, key string) {
	if item := r.book.flags[key]; item != nil {
		r.report(used, at, "feature flag "+key, item)
	}
}

// assignment notes the variables that get the environment of a file:
//
//	env, err := godotenv.Read()
func (r *reader) assignment(assign *ast.AssignStmt) {
	call, ok := assign.Rhs[0].(*ast.CallExpr)
	if !ok {
		return
	}
	fn, ok := typeutil.Callee(r.pass.TypesInfo, call).(*types.Func)
	if !ok || !catalog.ReturnsEnvMap(fn) {
		return
	}
	if ident, ok := assign.Lhs[0].(*ast.Ident); ok {
		r.envMaps[r.pass.TypesInfo.ObjectOf(ident)] = true
	}
}

// index reports env["QUOTES_URL"], where env is such a variable.
func (r *reader) index(index *ast.IndexExpr) {
	if ident, ok := index.X.(*ast.Ident); ok && r.envMaps[r.pass.TypesInfo.Uses[ident]] {
		if value, ok := r.stringOf(index.Index); ok {
			r.env(index.Index, value)
		}
	}
}

// tag reports the struct tags `env:"QUOTES_URL,required"`.
func (r *reader) tag(field *ast.Field) {
	if field.Tag == nil || field.Tag.Kind != token.STRING || len(r.book.envs) == 0 {
		return
	}
	text, _ := strconv.Unquote(field.Tag.Value)
	for _, key := range catalog.EnvTags {
		for name := range strings.SplitSeq(reflect.StructTag(text).Get(key), ",") {
			r.env(field.Tag, name)
		}
	}
}

// listed reports the keys in a struct field that lists some:
//
//	cli.StringFlag{EnvVars: []string{"QUOTES_URL"}}
func (r *reader) listed(pair *ast.KeyValueExpr) {
	ident, ok := pair.Key.(*ast.Ident)
	if !ok {
		return
	}
	field, ok := r.pass.TypesInfo.Uses[ident].(*types.Var)
	if !ok || !catalog.ListsEnv(field) {
		return
	}
	if list, ok := pair.Value.(*ast.CompositeLit); ok {
		for _, elt := range list.Elts {
			if value, ok := r.stringOf(elt); ok {
				r.env(elt, value)
			}
		}
	}
}

// stringOf returns the constant string that expr is.
func (r *reader) stringOf(expr ast.Expr) (string, bool) {
	value := r.pass.TypesInfo.Types[expr].Value
	if value == nil || value.Kind() != constant.String {
		return "", false
	}
	return constant.StringVal(value), true
}
