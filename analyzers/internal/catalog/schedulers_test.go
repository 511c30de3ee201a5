package catalog

import (
	"go/types"
	"testing"
)

// TestSchedulersResolve: each function is there, and takes a function, a job or anything
// where the line says that it is given work.
func TestSchedulersResolve(t *testing.T) {
	world := libraries(t)
	seen := make(map[policyKey]bool)
	for _, line := range Schedulers {
		key := policyKey{line.Path, line.Name}
		if seen[key] {
			t.Errorf("%v: there are two lines for it", key)
		}
		seen[key] = true
		fn := resolve(t, world, key)
		if fn == nil {
			continue
		}
		if found := SchedulerOf(fn); found == nil || found.Role != line.Role || !StartsWork(fn) {
			t.Errorf("%v is not found by its object", key)
		}
		if line.Role == AddsJob || line.Role == MakesTask {
			takesWork(t, key, fn.Signature(), line.Job)
		}
		if line.Apart != nil && line.Role != AddsJob {
			t.Errorf("%v: adds no job, and says what keeps its runs apart", key)
		}
	}
}

func TestPollersResolve(t *testing.T) {
	world := libraries(t)
	for _, line := range Pollers {
		key := policyKey{line.Path, line.Name}
		if fn := resolve(t, world, key); fn != nil {
			if PollerOf(fn) == nil || !StartsWork(fn) {
				t.Errorf("%v is not found by its object", key)
			}
			takesWork(t, key, fn.Signature(), line.Work)
		}
	}
}

func TestClocksResolve(t *testing.T) {
	world := libraries(t)
	for key, role := range clockRoles {
		fn := resolve(t, world, key)
		if fn == nil {
			continue
		}
		sig := fn.Signature()
		takesTime := sig.Params().Len() == 1 && isNamed(sig.Params().At(0).Type(), "time", "Time")
		if isAsked := role != IsNow; isAsked != takesTime {
			t.Errorf("%v takes %v", key, sig.Params())
		}
	}
	for key, work := range firings {
		if fn := resolve(t, world, key); fn != nil {
			takesWork(t, key, fn.Signature(), work)
		}
	}
	for key := range rearming {
		resolve(t, world, key)
	}
	for key := range quick {
		resolve(t, world, key)
	}
	for key := range locks {
		resolve(t, world, key)
	}
	for _, path := range timerPaths {
		if obj, ok := world.typesOf(path).Scope().Lookup("Timer").(*types.TypeName); !ok || !IsTimer(obj.Type()) {
			t.Errorf("%s declares no timer", path)
		}
	}
}

func TestRequestTypesResolve(t *testing.T) {
	world := libraries(t)
	for key := range requestTypes {
		pkg := world.typesOf(key.path)
		if pkg == nil || pkg.Scope().Lookup(key.name) == nil {
			t.Errorf("libraries.go in %s imports no package %s that declares %s", librariesDir, key.path, key.name)
		}
	}
}

// resolve returns the function that the real library declares, or reports that there is
// none.
func resolve(t *testing.T, world *realWorld, key policyKey) *types.Func {
	t.Helper()
	pkg := world.typesOf(key.path)
	if pkg == nil {
		t.Errorf("%v: libraries.go in %s imports no such package", key, librariesDir)
		return nil
	}
	fn := declaredFuncs(pkg)[key.name]
	if fn == nil {
		t.Errorf("%v: the package declares no such function", key)
	}
	return fn
}

// takesWork checks that argument i can be a function or a job.
func takesWork(t *testing.T, key policyKey, sig *types.Signature, i int) {
	t.Helper()
	if i >= sig.Params().Len() {
		t.Errorf("%v: there is no argument %d", key, i)
		return
	}
	switch typ := sig.Params().At(i).Type().Underlying().(type) {
	case *types.Signature, *types.Interface:
	default:
		t.Errorf("%v: argument %d is %v, no work", key, i, typ)
	}
}
