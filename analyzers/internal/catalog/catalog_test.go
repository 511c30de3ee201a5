package catalog

import (
	"go/types"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// libraries returns the real libraries, or fails the test.
func libraries(t *testing.T) *realWorld {
	t.Helper()
	if testing.Short() {
		t.Skip("-short: the libraries are not loaded")
	}
	world, err := loadLibraries()
	if err != nil {
		t.Fatalf("%s cannot be loaded, so no line can be checked: %v", librariesDir, err)
	}
	return world
}

// Every line of the catalogue is about a function that exists and has a
// signature that the effect makes sense for.
func TestLinesResolve(t *testing.T) {
	world := libraries(t)
	funcs := make(map[string]map[string]*types.Func)
	for _, call := range Calls() {
		matched := 0
		for _, path := range world.pathsOf(call.Path) {
			if funcs[path] == nil {
				funcs[path] = declaredFuncs(world.typesOf(path))
			}
			for name, fn := range funcs[path] {
				if !matches(call, name, fn) {
					continue
				}
				matched++
				if complaint := misfit(fn, call.Does); complaint != "" {
					t.Errorf("%s: %s %s", line(call), name, complaint)
				}
			}
		}
		switch {
		case len(world.pathsOf(call.Path)) == 0:
			t.Errorf("%s: libraries.go in %s imports no such package", line(call), librariesDir)
		case matched == 0:
			t.Errorf("%s: the package declares no such function or method", line(call))
		}
	}
	for _, err := range world.checker.errs {
		t.Errorf("the libraries do not type-check: %v", err)
	}
}

// line spells a line for messages.
func line(call Call) string {
	return "{" + call.Path + ", " + call.Name + ", " + call.Does.String() + "}"
}

// pathsOf returns the loaded packages that the path of a line stands for: a
// wildcard for those that libraries.go imports as examples of it.
func (world *realWorld) pathsOf(path string) []string {
	prefix, isPattern := strings.CutSuffix(path, "/...")
	if !isPattern {
		if world.packages[path] == nil {
			return nil
		}
		return []string{path}
	}
	var paths []string
	for _, example := range world.examples {
		if example != prefix && underPath(example, prefix) {
			paths = append(paths, example)
		}
	}
	return paths
}

// matches reports whether call is about fn, which is called name.
func matches(call Call, name string, fn *types.Func) bool {
	lines := &packageLines{names: map[string]Effect{}, methods: map[string]Effect{}, types: map[string]Effect{}}
	lines.add(call)
	_, ok := lines.effectOf(fn)
	return ok && (name == call.Name || fn.Exported())
}

// misfit returns what of fn contradicts the effect, "" if nothing does.
func misfit(fn *types.Func, does Effect) string {
	results := fn.Signature().Results()
	switch {
	case does.Has(Remote) && !ReturnsError(fn.Signature()):
		return "is said to be remote but does not return an error last"
	case does.Has(NonNilError) && !ReturnsError(fn.Signature()):
		return "is said to return an error that is never nil but returns none"
	case does.Has(NeverReturns) && results.Len() > 0:
		return "is said never to return but has results"
	case does.Has(TimePassed) && !isBool(results):
		return "is said to tell that time has passed but does not return a bool"
	case does.Has(ObservesContext) && results.Len() == 0:
		return "is said to tell that a context is done but has no result"
	}
	return ""
}

func isBool(results *types.Tuple) bool {
	return results.Len() == 1 && types.Identical(results.At(0).Type(), types.Typ[types.Bool])
}

func TestErrorVarsResolve(t *testing.T) {
	world := libraries(t)
	for _, v := range ErrorVars {
		pkg := world.typesOf(v.Path)
		if pkg == nil {
			t.Errorf("{%s, %s}: libraries.go in %s imports no such package", v.Path, v.Name, librariesDir)
			continue
		}
		obj, ok := pkg.Scope().Lookup(v.Name).(*types.Var)
		if !ok || !types.AssignableTo(obj.Type(), types.Universe.Lookup("error").Type()) {
			t.Errorf("{%s, %s}: the package declares no such error variable", v.Path, v.Name)
		}
	}
}

func TestSignaturesResolve(t *testing.T) {
	world := libraries(t)
	for _, s := range Signatures {
		pkg := world.typesOf(s.Path)
		if pkg == nil {
			t.Errorf("{%s, %s}: libraries.go in %s imports no such package", s.Path, s.Option, librariesDir)
			continue
		}
		if obj, ok := pkg.Scope().Lookup(s.Option).(*types.TypeName); !ok || obj.IsAlias() {
			t.Errorf("{%s, %s}: the package declares no such type", s.Path, s.Option)
		}
	}
}

// No two lines are about the same, and an exception has a wildcard to except
// from: neither could be seen to be wrong.
func TestLinesAreNeeded(t *testing.T) {
	seen := make(map[[2]string]bool)
	for _, call := range Calls() {
		key := [2]string{call.Path, call.Name}
		if seen[key] {
			t.Errorf("%s: there are two lines for it", line(call))
		}
		seen[key] = true
	}
	for _, call := range Calls() {
		typ, method, _ := strings.Cut(call.Name, ".")
		if call.Does != 0 {
			continue
		}
		wildcards := [][2]string{{call.Path, typ + ".*"}, {call.Path, "*.*"}, {call.Path, "*." + method}}
		if !slices.ContainsFunc(wildcards, func(key [2]string) bool { return seen[key] }) {
			t.Errorf("%s: no wildcard covers it, so the exception changes nothing", line(call))
		}
	}
}

func TestStandardIsCurrent(t *testing.T) {
	out, err := exec.Command("go", "list", "std").Output()
	if err != nil {
		t.Fatalf("go list std: %v", err)
	}
	listed := strings.Fields(string(out))
	for _, path := range listed {
		if !standard[path] {
			t.Errorf("std.go lacks %s: run go generate", path)
		}
	}
	for path := range standard {
		if !slices.Contains(listed, path) {
			t.Errorf("std.go has %s, which this Go release has not: run go generate", path)
		}
	}
}
