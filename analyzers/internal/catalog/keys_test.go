package catalog

import (
	"go/types"
	"testing"
)

// TestKeysResolve: each line matches a function that is there, and each function that it
// matches is found by its object; a line that takes no string would find nothing.
func TestKeysResolve(t *testing.T) {
	world := libraries(t)
	for _, line := range Keys {
		pkg := world.typesOf(line.Path)
		if pkg == nil {
			t.Errorf("{%s, %s}: libraries.go in %s imports no such package", line.Path, line.Name, librariesDir)
			continue
		}
		matched := 0
		for name, fn := range declaredFuncs(pkg) {
			if !line.matches(name) || !fn.Exported() {
				continue
			}
			if kind, _, ok := KeyOf(fn); ok && kind == line.Kind && KeyByName(line.Path, name) == line.Kind {
				matched++
			}
		}
		if matched == 0 {
			t.Errorf("{%s, %s}: no function of that name takes a key", line.Path, line.Name)
		}
	}
}

func TestKeyParameters(t *testing.T) {
	world := libraries(t)
	for _, test := range []struct {
		path, name string
		param      int
	}{
		{"os", "Getenv", 0},
		{"github.com/spf13/viper", "Viper.BindEnv", 0},
		{"github.com/open-feature/go-sdk/openfeature", "Client.BooleanValue", 1},
		{"github.com/launchdarkly/go-server-sdk/v7", "LDClient.BoolVariation", 0},
		{"github.com/launchdarkly/go-server-sdk/v7", "LDClient.BoolVariationCtx", 1},
		{"github.com/growthbook/growthbook-golang", "Client.EvalFeature", 1},
	} {
		fn := resolve(t, world, policyKey{test.path, test.name})
		if fn == nil {
			continue
		}
		if _, param, ok := KeyOf(fn); !ok || param != test.param {
			t.Errorf("%s.%s: parameter %d, %v, want %d", test.path, test.name, param, ok, test.param)
		}
	}
}

func TestEnvMapsResolve(t *testing.T) {
	world := libraries(t)
	for _, line := range EnvMaps {
		fn := resolve(t, world, policyKey{line.Path, line.Name})
		if fn == nil {
			continue
		}
		if _, ok := fn.Signature().Results().At(0).Type().(*types.Map); !ok || !ReturnsEnvMap(fn) {
			t.Errorf("%s.%s returns no map, or is not found by its object", line.Path, line.Name)
		}
	}
}

func TestEnvFieldsResolve(t *testing.T) {
	world := libraries(t)
	for _, line := range EnvFields {
		found := false
		pkg := world.typesOf(line.Path)
		if pkg == nil {
			t.Errorf("libraries.go in %s does not import %s", librariesDir, line.Path)
			continue
		}
		for _, name := range pkg.Scope().Names() {
			s, ok := pkg.Scope().Lookup(name).Type().Underlying().(*types.Struct)
			if !ok {
				continue
			}
			for field := range s.Fields() {
				found = found || ListsEnv(field) && field.Type().String() == "[]string"
			}
		}
		if !found {
			t.Errorf("no struct of %s has a field %s", line.Path, line.Name)
		}
	}
}

func TestEnvName(t *testing.T) {
	if got := ConfigKey.EnvName("quotes.base-url"); got != "QUOTES_BASE_URL" {
		t.Errorf("viper's key is %s", got)
	}
	if got := EnvKey.EnvName("quotes.url"); got != "quotes.url" {
		t.Errorf("the key is %s", got)
	}
}
