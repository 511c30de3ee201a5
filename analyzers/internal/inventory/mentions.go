package inventory

import (
	"go/ast"
	"go/token"
	"path"
	"reflect"
	"strconv"
	"strings"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
	"github.com/incidentlint/incidentlint/analyzers/internal/ledger"
)

// mention lists the keys and hosts at n.
func (l *lister) mention(n ast.Node) bool {
	switch n := n.(type) {
	case *ast.ImportSpec:
		return false
	case *ast.CallExpr:
		l.keys(n)
	case *ast.Field:
		l.tag(n)
	case *ast.BasicLit:
		if text, ok := stringOf(n); ok && strings.Contains(text, "://") {
			if host := ledger.HostOf(text); isRemote(host) {
				l.items = append(l.items, Item{Kind: ledger.Host, Name: host, Text: host})
			}
		}
	}
	return true
}

// isRemote reports whether host is one that can be shut down.
func isRemote(host string) bool {
	return host != "" && host != "localhost" && !strings.HasPrefix(host, "127.") && !examples.MatchString(host)
}

var examples = lazyregexp.New(`(^|\.)example(\.[a-z]+)?$|\.(test|invalid|localhost)$`)

// environment is how the names of environment variables are written; with one underscore
// at least, for single words are too many things.
var environment = lazyregexp.New(`^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$`)

// keys lists the literals that call hands to what takes a key, as far as names tell: a
// function or method of the catalogue, or one that is named for the environment.
func (l *lister) keys(call *ast.CallExpr) {
	kind := l.keyKind(call.Fun)
	if kind == 0 {
		return
	}
	for _, arg := range call.Args {
		text, ok := stringOf(arg)
		if !ok {
			continue
		}
		item := Item{Kind: ledger.Env, Name: kind.EnvName(text), Text: text}
		if kind == catalog.FlagKey {
			item.Kind, item.Name = ledger.Flag, text
		}
		if item.Kind == ledger.Flag || environment.MatchString(item.Name) {
			l.items = append(l.items, item)
		}
		if kind != catalog.ConfigKey {
			return // what comes behind the key is another thing
		}
	}
}

func (l *lister) keyKind(fun ast.Expr) catalog.KeyKind {
	switch fun := ast.Unparen(fun).(type) {
	case *ast.SelectorExpr:
		if x, ok := fun.X.(*ast.Ident); ok && l.imports[x.Name] != "" {
			if kind := catalog.KeyByName(l.imports[x.Name], fun.Sel.Name); kind != 0 {
				return kind
			}
			return byName(fun.Sel.Name)
		}
		for _, path := range l.imports {
			if kind := catalog.KeyByName(path, "*."+fun.Sel.Name); kind != 0 {
				return kind
			}
		}
		return byName(fun.Sel.Name)
	case *ast.Ident:
		return byName(fun.Name)
	}
	return 0
}

// byName takes getenv, envOr, GetEnvDefault for functions that read the environment.
func byName(name string) catalog.KeyKind {
	if strings.Contains(strings.ToLower(name), "env") && !strings.Contains(strings.ToLower(name), "set") {
		return catalog.EnvKey
	}
	return 0
}

func (l *lister) tag(field *ast.Field) {
	if field.Tag == nil {
		return
	}
	text, _ := strconv.Unquote(field.Tag.Value)
	for _, key := range catalog.EnvTags {
		for name := range strings.SplitSeq(reflect.StructTag(text).Get(key), ",") {
			if environment.MatchString(name) {
				l.items = append(l.items, Item{Kind: ledger.Env, Name: name, Text: name})
			}
		}
	}
}

func stringOf(expr ast.Expr) (string, bool) {
	lit, ok := expr.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	text, err := strconv.Unquote(lit.Value)
	return text, err == nil
}

// version is the last element of an import path that does not name the package.
var version = lazyregexp.New(`^v[0-9]+$`)

func importsOf(file *ast.File) map[string]string {
	imports := make(map[string]string)
	for _, spec := range file.Imports {
		target, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			continue
		}
		name := path.Base(target)
		if version.MatchString(name) {
			name = path.Base(path.Dir(target))
		}
		if spec.Name != nil {
			name = spec.Name.Name
		}
		imports[name] = target
	}
	return imports
}
