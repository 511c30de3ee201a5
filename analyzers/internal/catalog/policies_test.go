package catalog

import (
	"fmt"
	"go/types"
	"testing"
)

// TestPoliciesResolve: each function is there, with arguments of the right kind
// where the line says that they are.
func TestPoliciesResolve(t *testing.T) {
	world := libraries(t)
	seen := make(map[policyKey]bool)
	for _, line := range Policies() {
		key := policyKey{line.Path, line.Name}
		if seen[key] {
			t.Errorf("%v: there are two lines for it", key)
		}
		seen[key] = true
		pkg := world.typesOf(line.Path)
		if pkg == nil {
			t.Errorf("%v: libraries.go in %s imports no such package", key, librariesDir)
			continue
		}
		fn := declaredFuncs(pkg)[line.Name]
		if fn == nil {
			t.Errorf("%v: the package declares no such function", key)
			continue
		}
		if PolicyOf(fn) == nil {
			t.Errorf("%v is not found by its object", key)
		}
		for _, part := range line.Parts {
			if problem := partProblem(fn.Signature(), part); problem != "" {
				t.Errorf("%v: %s", key, problem)
			}
		}
	}
}

// partProblem says what is wrong with a part, or returns "".
func partProblem(sig *types.Signature, part Part) string {
	switch {
	case part.Is == LiftsPart:
		return ""
	case part.Arg == Receiver:
		if sig.Recv() == nil {
			return "there is no receiver"
		}
		return ""
	case part.Arg >= sig.Params().Len():
		return fmt.Sprintf("there is no argument %d", part.Arg)
	}
	typ := sig.Params().At(part.Arg).Type()
	switch part.Is {
	case ContextPart:
		if !IsContext(typ) {
			return fmt.Sprintf("argument %d is no context", part.Arg)
		}
	case StopPart:
		if _, ok := typ.Underlying().(*types.Chan); !ok {
			return fmt.Sprintf("argument %d is no channel", part.Arg)
		}
	case NonZeroPart, PositivePart, MinusOnePart:
		if basic, ok := typ.Underlying().(*types.Basic); !ok || basic.Info()&types.IsInteger == 0 {
			return fmt.Sprintf("argument %d is no number", part.Arg)
		}
	}
	return ""
}

func TestPolicyTypesResolve(t *testing.T) {
	world := libraries(t)
	for _, line := range PolicyTypes {
		pkg := world.typesOf(line.Path)
		if pkg == nil {
			t.Errorf("%s.%s: libraries.go in %s imports no such package", line.Path, line.Name, librariesDir)
			continue
		}
		obj, ok := pkg.Scope().Lookup(line.Name).(*types.TypeName)
		if !ok || PolicyTypeOf(obj.Type()) == nil {
			t.Errorf("%s.%s: the package declares no such type", line.Path, line.Name)
			continue
		}
		names := []string{}
		for _, field := range line.Fields {
			names = append(names, field.Name)
		}
		if line.StopField != "" {
			names = append(names, line.StopField)
			if _, ok := pkg.Scope().Lookup(line.StopValue).(*types.Const); !ok {
				t.Errorf("%s declares no constant %s", line.Path, line.StopValue)
			}
		}
		for _, name := range names {
			if field, _, _ := types.LookupFieldOrMethod(obj.Type(), true, pkg, name); field == nil {
				t.Errorf("%s.%s has no field %s", line.Path, line.Name, name)
			}
		}
	}
}

func TestOthersResolve(t *testing.T) {
	world := libraries(t)
	for _, lines := range []map[policyKey]bool{permanentErrors, retryableErrors, endlessContexts, timedContexts, keys(pauses)} {
		for line := range lines {
			pkg := world.typesOf(line.path)
			if pkg == nil || declaredFuncs(pkg)[line.name] == nil {
				t.Errorf("%s declares no function %s", line.path, line.name)
			}
		}
	}
	for line := range neverClosed {
		if _, ok := world.typesOf(line.path).Scope().Lookup(line.name).(*types.Var); !ok {
			t.Errorf("%s declares no variable %s", line.path, line.name)
		}
	}
	for _, line := range Codes {
		c, ok := world.typesOf(line.Path).Scope().Lookup(line.Name).(*types.Const)
		if !ok || c.Val().ExactString() != fmt.Sprint(line.Value) || !CodeMeans(c.Type(), line.Value, line.Meaning) {
			t.Errorf("%s.%s is not %d of type %s", line.Path, line.Name, line.Value, line.Type)
		}
	}
	for _, line := range ClosedChannels {
		pkg := world.typesOf(line.Path)
		if pkg == nil {
			t.Errorf("libraries.go in %s does not import %s", librariesDir, line.Path)
			continue
		}
		var typ types.Type
		if fn := declaredFuncs(pkg)[line.Name]; fn != nil {
			typ = fn.Signature().Results().At(0).Type()
		} else if obj := pkg.Scope().Lookup(line.Name); obj != nil {
			typ = obj.Type()
		} else {
			t.Errorf("%s declares no %s", line.Path, line.Name)
			continue
		}
		if _, ok := typ.Underlying().(*types.Chan); !ok {
			t.Errorf("%s.%s is no channel", line.Path, line.Name)
		}
	}
	for _, line := range StatusFields {
		pkg := world.typesOf(line.Path)
		obj := pkg.Scope().Lookup(line.Type)
		if field, _, _ := types.LookupFieldOrMethod(obj.Type(), true, pkg, line.Field); field == nil {
			t.Errorf("%s.%s has no field %s", line.Path, line.Type, line.Field)
		}
	}
}

func keys(m map[policyKey]string) map[policyKey]bool {
	set := make(map[policyKey]bool)
	for key := range m {
		set[key] = true
	}
	return set
}
