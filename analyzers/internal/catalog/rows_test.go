package catalog

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// TestQueriesResolve: each line is about functions that are there and can do what the line
// says of them.
func TestQueriesResolve(t *testing.T) {
	world := libraries(t)
	seen := make(map[policyKey]bool)
	for _, line := range Queries {
		key := policyKey{line.Path, line.Name}
		if seen[key] {
			t.Errorf("%v: there are two lines for it", key)
		}
		seen[key] = true
		if typ := funcTypeOf(world, key); typ != nil {
			if found, ok := QueryOfType(typ); !ok || found != line {
				t.Errorf("%v is not found by its type", key)
			}
			continue
		}
		fns := resolveAll(t, world, key, rows().queries)
		if len(fns) == 0 {
			t.Errorf("%v: the package declares no such function, method or type of functions", key)
		}
		for _, fn := range fns {
			if found, ok := QueryOf(fn); !ok || found != line {
				t.Errorf("%v: %s is not found by its object", key, Name(fn))
			}
			for _, complaint := range []string{absenceMisfit(fn, line.Absent), intoMisfit(fn, line.Into)} {
				if complaint != "" {
					t.Errorf("%v: %s %s", key, Name(fn), complaint)
				}
			}
		}
	}
}

// TestWritesResolve: each line is about functions that are there, or about a type of
// functions.
func TestWritesResolve(t *testing.T) {
	world := libraries(t)
	seen := make(map[policyKey]bool)
	for _, line := range Writes {
		key := policyKey{line.Path, line.Name}
		if seen[key] {
			t.Errorf("%v: there are two lines for it", key)
		}
		seen[key] = true
		if typ := funcTypeOf(world, key); typ != nil {
			if VerbOfType(typ) != line.Verb {
				t.Errorf("%v is not found by its type", key)
			}
			continue
		}
		fns := resolveAll(t, world, key, rows().writes)
		if len(fns) == 0 {
			t.Errorf("%v: the package declares no such function, method or type of functions", key)
		}
		for _, fn := range fns {
			if VerbOf(fn) != line.Verb {
				t.Errorf("%v: %s is not found by its object", key, Name(fn))
			}
		}
		if isSaid := line.Verb == Executes || line.Verb == Returns; isSaid && !slices.ContainsFunc(fns, takesText) {
			t.Errorf("%v: is said to do what the statement says, but nothing takes a statement", key)
		}
	}
}

// resolveAll returns the functions and methods that one of lines is about: one, or those of
// all types of the package if it is about "*.Method", save for those with a line of their own.
func resolveAll[Line any](t *testing.T, world *realWorld, key policyKey, lines map[policyKey]Line) (fns []*types.Func) {
	t.Helper()
	pkg := world.typesOf(key.path)
	if pkg == nil {
		t.Errorf("%v: libraries.go in %s imports no such package", key, librariesDir)
		return nil
	}
	if !IsStandard(key.path) && !isCatalogued(key.path) {
		t.Errorf("%v lies in none of Libraries", key)
	}
	for name, fn := range declaredFuncs(pkg) {
		_, hasOwn := lines[policyKey{key.path, name}]
		_, method, _ := strings.Cut(name, ".")
		if name == key.name || !hasOwn && method != "" && key.name == "*."+method {
			fns = append(fns, fn)
		}
	}
	return fns
}

// funcTypeOf returns the type of functions that a line is about; nil if it is about none.
func funcTypeOf(world *realWorld, key policyKey) types.Type {
	pkg := world.typesOf(key.path)
	if pkg == nil {
		return nil
	}
	obj, ok := pkg.Scope().Lookup(key.name).(*types.TypeName)
	if !ok || obj.IsAlias() {
		return nil
	}
	if _, ok := obj.Type().Underlying().(*types.Signature); !ok {
		return nil
	}
	return obj.Type()
}

// takesText reports whether an argument of fn can be a statement: a string, or the first of
// any values.
func takesText(fn *types.Func) bool {
	params := fn.Signature().Params()
	for param := range params.Variables() {
		if types.Identical(param.Type().Underlying(), types.Typ[types.String]) {
			return true
		}
	}
	return fn.Signature().Variadic() && params.Len() == 1
}

// absenceMisfit returns why fn cannot say in this way that it has found nothing, "" if it
// can.
func absenceMisfit(fn *types.Func, absent Absence) string {
	sig := fn.Signature()
	if absent != Silent && !ReturnsError(sig) && !returnsStatus(sig) {
		return "is said to be " + absent.String() + " but returns no error last, and no status"
	}
	isFlag := func(result *types.Var) bool { return types.Identical(result.Type(), types.Typ[types.Bool]) }
	if results := slices.Collect(sig.Results().Variables()); absent == Found && !slices.ContainsFunc(results, isFlag) {
		return "is said to tell by a bool but returns none"
	}
	return ""
}

func returnsStatus(sig *types.Signature) bool {
	if sig.Results().Len() != 1 {
		return false
	}
	_, ok := StatusOf(sig.Results().At(0).Type())
	return ok
}

// intoMisfit returns why fn cannot put there what it finds, "" if it can.
func intoMisfit(fn *types.Func, into Into) string {
	sig := fn.Signature()
	params, results := sig.Params(), sig.Results()
	switch into {
	case Result, Response, Reply:
		if results.Len() == 0 || !canBeFilled(results.At(0).Type()) {
			return "is said to return what it finds but its first result cannot be that"
		}
	case Model:
		if !hasModel(fn) {
			return "is said to fill the model but its receiver has no method Model that takes one"
		}
	case Rest:
		if !sig.Variadic() || params.Len() != 1 || !canBeFilled(elemOf(params.At(0).Type())) {
			return "is said to fill its arguments but does not take any number of them, and nothing else"
		}
	default:
		if int(into) >= params.Len() {
			return fmt.Sprintf("is said to fill argument %d but has none", into)
		}
		typ := params.At(int(into)).Type()
		if sig.Variadic() && int(into) == params.Len()-1 {
			typ = elemOf(typ)
		}
		if !canBeFilled(typ) {
			return fmt.Sprintf("is said to fill argument %d, a %v", into, typ)
		}
	}
	return ""
}

func elemOf(t types.Type) types.Type { return t.Underlying().(*types.Slice).Elem() }

// canBeFilled reports whether a value of type t can point at an object, or be one for the
// types that a generic function is used with.
func canBeFilled(t types.Type) bool {
	_, isPointer := t.Underlying().(*types.Pointer)
	return isPointer || types.IsInterface(t) && !types.Implements(t, errorInterface) // or a type parameter
}

var errorInterface = types.Universe.Lookup("error").Type().Underlying().(*types.Interface)

// hasModel reports whether the chain that fn ends can be given a model.
func hasModel(fn *types.Func) bool {
	recv := fn.Signature().Recv()
	if recv == nil {
		return false
	}
	obj, _, _ := types.LookupFieldOrMethod(recv.Type(), true, fn.Pkg(), "Model")
	model, ok := obj.(*types.Func)
	return ok && model.Signature().Params().Len() > 0
}

// TestStatusesResolve: the fields are there, an error and a number.
func TestStatusesResolve(t *testing.T) {
	world := libraries(t)
	for _, line := range statuses {
		pkg := world.typesOf(line.Path)
		if pkg == nil {
			t.Errorf("%s.%s: libraries.go in %s imports no such package", line.Path, line.Name, librariesDir)
			continue
		}
		obj, ok := pkg.Scope().Lookup(line.Name).(*types.TypeName)
		if !ok {
			t.Errorf("%s declares no type %s", line.Path, line.Name)
			continue
		}
		for name, want := range map[string]types.Type{line.Error: types.Universe.Lookup("error").Type(), line.Count: types.Typ[types.Int64]} {
			field, _, _ := types.LookupFieldOrMethod(obj.Type(), true, pkg, name)
			if v, ok := field.(*types.Var); !ok || !types.Identical(v.Type(), want) {
				t.Errorf("%s.%s has no field %s of type %v", line.Path, line.Name, name, want)
			}
		}
	}
}

// TestRepliesResolve: the fields with the status are there, and numbers; the decoders return
// an error, and have what they fill.
func TestRepliesResolve(t *testing.T) {
	world := libraries(t)
	for key, name := range replyStatus {
		pkg := world.typesOf(key.path)
		if pkg == nil {
			t.Errorf("%v: libraries.go in %s imports no such package", key, librariesDir)
			continue
		}
		obj := pkg.Scope().Lookup(key.name)
		if obj == nil || ReplyStatus(types.NewPointer(obj.Type())) != name {
			t.Errorf("%v is not found by its type", key)
			continue
		}
		field, _, _ := types.LookupFieldOrMethod(obj.Type(), true, pkg, name)
		if v, ok := field.(*types.Var); !ok || !types.Identical(v.Type(), types.Typ[types.Int]) {
			t.Errorf("%v has no number %s", key, name)
		}
	}
	for key, line := range decoders {
		fn := resolve(t, world, key)
		if fn == nil {
			continue
		}
		operands := slices.Collect(fn.Signature().Params().Variables())
		if recv := fn.Signature().Recv(); recv != nil {
			operands = append([]*types.Var{recv}, operands...)
		}
		if found, ok := DecoderOf(fn); !ok || found != line || !ReturnsError(fn.Signature()) || line.Into >= len(operands) || line.Into >= 0 && !canBeFilled(operands[line.Into].Type()) {
			t.Errorf("%v is no decoder", key)
		}
	}
}

// TestClausesResolve: each line is about functions that are there, of a package with
// writes.
func TestClausesResolve(t *testing.T) {
	world := libraries(t)
	seen := make(map[policyKey]bool)
	for _, line := range Clauses {
		key := policyKey{line.Path, line.Name}
		if seen[key] {
			t.Errorf("%v: there are two lines for it", key)
		}
		seen[key] = true
		fns := resolveAll(t, world, key, clauseIndex())
		if len(fns) == 0 {
			t.Errorf("%v: the package declares no such function or method", key)
		}
		for _, fn := range fns {
			if ClauseOf(fn) != line.Clause {
				t.Errorf("%v: %s is not found by its object", key, Name(fn))
			}
		}
		if !SpeaksOfRows(line.Path) {
			t.Errorf("%v: the package has no write that the clause can be part of", key)
		}
	}
}

// TestHandlesResolve: the functions of the small tables about handles and chains are there.
func TestHandlesResolve(t *testing.T) {
	world := libraries(t)
	for key := range fresh {
		if fn := resolve(t, world, key); fn != nil {
			_, isStatus := StatusOf(fn.Signature().Results().At(0).Type())
			if _, ok := IsFresh(fn); !ok || !isStatus {
				t.Errorf("%v returns no handle", key)
			}
		}
	}
	for key := range spellers {
		if fn := resolve(t, world, key); fn != nil && (!Spells(fn) || !types.Identical(fn.Signature().Results().At(0).Type(), types.Typ[types.String])) {
			t.Errorf("%v returns no text", key)
		}
	}
	for key := range rowLocks {
		pkg := world.typesOf(key.path)
		if pkg == nil {
			t.Errorf("%v: libraries.go in %s imports no such package", key, librariesDir)
			continue
		}
		if typ, ok := pkg.Scope().Lookup(key.name).(*types.TypeName); ok {
			if !IsRowLock(typ.Type()) {
				t.Errorf("%v is not found by its type", key)
			}
			continue
		}
		if fn := resolve(t, world, key); fn != nil && !LocksRows(fn) {
			t.Errorf("%v is not found by its object", key)
		}
	}
}

func TestNotFoundErrorsResolve(t *testing.T) {
	world := libraries(t)
	for key := range notFoundErrors {
		pkg := world.typesOf(key.path)
		if pkg == nil {
			t.Errorf("%v: libraries.go in %s imports no such package", key, librariesDir)
			continue
		}
		obj, ok := pkg.Scope().Lookup(key.name).(*types.Var)
		if !ok || !types.Implements(obj.Type(), errorInterface) || !IsNotFound(obj) {
			t.Errorf("%v: the package declares no such error variable", key)
		}
	}
}

// TestAbsenceFunctionsResolve: the functions of the small tables are there, with a
// signature that the table makes sense for.
func TestAbsenceFunctionsResolve(t *testing.T) {
	world := libraries(t)
	for key := range asksNotFound {
		if fn := resolve(t, world, key); fn != nil && (!isBool(fn.Signature().Results()) || !AsksNotFound(fn)) {
			t.Errorf("%v does not answer yes or no", key)
		}
	}
	for key := range comparesErrors {
		fn := resolve(t, world, key)
		if fn == nil {
			continue
		}
		if sig := fn.Signature(); sig.Params().Len() != 2 || !isBool(sig.Results()) || !ComparesErrors(fn) {
			t.Errorf("%v does not compare two errors", key)
		}
	}
	for key := range fills {
		fn := resolve(t, world, key)
		if fn == nil {
			continue
		}
		params := slices.Collect(fn.Signature().Params().Variables())
		if !slices.ContainsFunc(params, isDestination) || !Fills(fn) {
			t.Errorf("%v takes nothing that it could fill", key)
		}
	}
}

// isDestination reports whether param can point at what is filled.
func isDestination(param *types.Var) bool {
	typ := param.Type()
	if slice, ok := typ.(*types.Slice); ok {
		typ = slice.Elem() // of a variadic function
	}
	return canBeFilled(typ)
}

// proofsDir is the module whose tests run what the lines say against the libraries.
const proofsDir = "../../../testdata/proofs"

// provenAs names the package whose proofs speak for a package that the proofs do not run:
// it has the same code where a query finds nothing.
var provenAs = map[string]string{
	// The same generated code, up to the import paths.
	"github.com/elastic/go-elasticsearch/v7/esapi":             "github.com/elastic/go-elasticsearch/v8/esapi",
	"github.com/elastic/go-elasticsearch/v9/esapi":             "github.com/elastic/go-elasticsearch/v8/esapi",
	"github.com/elastic/go-elasticsearch/v9/typedapi/core/get": "github.com/elastic/go-elasticsearch/v8/typedapi/core/get",
	// The former home of xorm and a fork of it. Get returns what the bool of session.get
	// says, which is false if rows.Next is.
	"github.com/go-xorm/xorm": "xorm.io/xorm",
	"github.com/xorm-io/xorm": "xorm.io/xorm",
}

// TestQueriesAreProven: what a line says of a query that returns no error when it finds
// nothing was seen to be so.
func TestQueriesAreProven(t *testing.T) {
	proven := proofs(t)
	used := make(map[string]bool)
	for _, line := range Queries {
		key := policyKey{line.Path, line.Name}
		if as, ok := provenAs[line.Path]; ok {
			key.path = as
			used[line.Path] = true
		}
		kinds := []string{line.Absent.String()}
		switch {
		case line.Absent == Failure:
			continue // whoever looks at the error sees it
		case line.Into == Response:
			kinds = append(kinds, Found.String()) // seen by a field of the response
		}
		if !slices.ContainsFunc(kinds, func(kind string) bool { return proven[proof{key, kind}] }) {
			t.Errorf("{%s, %s}: %s has no proof that %s is %s", line.Path, line.Name, proofsDir, key, strings.Join(kinds, " or "))
		}
	}
	for path := range provenAs {
		if !used[path] {
			t.Errorf("provenAs has %s, which no line is about", path)
		}
	}
}

// A proof is what one call of proves says: which function, and what its absence is.
type proof struct {
	about policyKey
	kind  string // as the proofs name it
}

// proofs returns what the calls proves(t, "path", "name", kind, …) are about.
func proofs(t *testing.T) map[proof]bool {
	t.Helper()
	filenames, err := filepath.Glob(filepath.Join(proofsDir, "*_test.go"))
	if err != nil {
		t.Fatal(err)
	}
	files, err := parseFiles(token.NewFileSet(), filenames, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	found := make(map[proof]bool)
	for _, file := range files {
		ast.Inspect(file, func(n ast.Node) bool {
			if call, ok := n.(*ast.CallExpr); ok {
				if p, ok := proofOf(call); ok {
					found[p] = true
				}
			}
			return true
		})
	}
	return found
}

// proofOf returns what call is about; false if it is no call of proves.
func proofOf(call *ast.CallExpr) (proof, bool) {
	if fun, ok := call.Fun.(*ast.Ident); !ok || fun.Name != "proves" || len(call.Args) < 4 {
		return proof{}, false
	}
	kind, ok := call.Args[3].(*ast.Ident)
	if !ok {
		return proof{}, false
	}
	path, name := stringOf(call.Args[1]), stringOf(call.Args[2])
	return proof{policyKey{path, name}, kind.Name}, path != "" && name != ""
}

// stringOf returns the string that e writes down, "" if e is no literal of one.
func stringOf(e ast.Expr) string {
	lit, ok := e.(*ast.BasicLit)
	if !ok {
		return ""
	}
	s, _ := strconv.Unquote(lit.Value) // "" if it is no string
	return s
}
