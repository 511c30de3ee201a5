package catalog

import (
	"go/types"
	"path"
	"strings"
)

// A KeyKind is what a string names that a function is given.
type KeyKind uint8

// The kinds.
const (
	EnvKey    KeyKind = iota + 1 // an environment variable
	ConfigKey                    // the same, in small letters and with dots and hyphens
	FlagKey                      // a feature flag
)

// A Key is one line: a function whose first string parameter, or each of its variadic
// ones, is a key.
type Key struct {
	Path string // import path
	Name string // "Func" or "Type.Method", * stands for any letters
	Kind KeyKind
}

// Keys are the functions that read the environment and ask for feature flags: Go 1.26,
// spf13/viper v1.21.0, alecthomas/kingpin v2.4.0, urfave/cli v3.14.0, open-feature/go-sdk
// v1.20.0, launchdarkly/go-server-sdk v7.14.6, growthbook-golang v0.7.0.
//
// viper asks the environment for a key in capital letters, once it is told to.
var Keys = []Key{
	{"os", "Getenv", EnvKey},
	{"os", "LookupEnv", EnvKey},
	{"syscall", "Getenv", EnvKey},
	{"github.com/spf13/viper", "Get*", ConfigKey},
	{"github.com/spf13/viper", "Viper.Get*", ConfigKey},
	{"github.com/spf13/viper", "IsSet", ConfigKey},
	{"github.com/spf13/viper", "Viper.IsSet", ConfigKey},
	{"github.com/spf13/viper", "*BindEnv", ConfigKey},
	{"github.com/spf13/viper", "Viper.*BindEnv", ConfigKey},
	{"github.com/alecthomas/kingpin/v2", "*Clause.Envar", EnvKey},
	{"github.com/alecthomas/kingpin/v2", "FlagClause.OverrideDefaultFromEnvar", EnvKey},
	{"github.com/urfave/cli/v3", "EnvVar", EnvKey},
	{"github.com/urfave/cli/v3", "EnvVars", EnvKey},
	{"github.com/open-feature/go-sdk/openfeature", "*.*Value", FlagKey},
	{"github.com/open-feature/go-sdk/openfeature", "*.*ValueDetails", FlagKey},
	{"github.com/open-feature/go-sdk/openfeature", "*Client.Boolean", FlagKey},
	{"github.com/open-feature/go-sdk/openfeature", "*Client.String", FlagKey},
	{"github.com/open-feature/go-sdk/openfeature", "*Client.Int", FlagKey},
	{"github.com/open-feature/go-sdk/openfeature", "*Client.Float", FlagKey},
	{"github.com/open-feature/go-sdk/openfeature", "*Client.Object", FlagKey},
	{"github.com/launchdarkly/go-server-sdk/v7", "LD*Client.*Variation*", FlagKey},
	{"github.com/growthbook/growthbook-golang", "Client.EvalFeature", FlagKey},
}

// EnvMaps are the functions that return the environment of a file as a map: godotenv
// v1.5.1.
var EnvMaps = []Call{
	{"github.com/joho/godotenv", "Read", 0},
	{"github.com/joho/godotenv", "Parse", 0},
	{"github.com/joho/godotenv", "Unmarshal", 0},
	{"github.com/joho/godotenv", "UnmarshalBytes", 0},
}

// EnvFields are the struct fields that list environment variables: urfave/cli v2.27.7.
var EnvFields = []Call{{"github.com/urfave/cli/v2", "EnvVars", 0}}

// EnvTags are the keys of struct tags that name environment variables: caarlos0/env,
// kelseyhightower/envconfig, sethvargo/go-envconfig and others.
var EnvTags = []string{"env", "envconfig"}

// KeyOf returns what the key that fn takes names, and the number, from 0, of the
// parameter that it is, a variadic one for all; false if fn takes none.
func KeyOf(fn *types.Func) (kind KeyKind, param int, ok bool) {
	path := pathOf(fn)
	if !keyPaths[path] {
		return 0, 0, false
	}
	name := Name(fn)
	for _, line := range Keys {
		if line.Path == path && line.matches(name) {
			param, ok = firstString(fn.Signature())
			return line.Kind, param, ok
		}
	}
	return 0, 0, false
}

// KeyByName returns what the function of that name, "Getenv" or "Client.EvalFeature",
// takes as a key; a type that is not known is "*". For who has no types.
func KeyByName(path, name string) KeyKind {
	if !keyPaths[path] {
		return 0
	}
	method, isMethod := strings.CutPrefix(name, "*.")
	for _, line := range Keys {
		_, lineMethod, hasType := strings.Cut(line.Name, ".")
		switch {
		case line.Path != path:
		case isMethod && hasType && Key{Name: lineMethod}.matches(method), !isMethod && line.matches(name):
			return line.Kind
		}
	}
	return 0
}

func (k Key) matches(name string) bool {
	ok, _ := path.Match(strings.ReplaceAll(k.Name, ".", "/"), strings.ReplaceAll(name, ".", "/"))
	return ok
}

// keyPaths are the import paths of Keys.
var keyPaths = func() map[string]bool {
	paths := make(map[string]bool)
	for _, line := range Keys {
		paths[line.Path] = true
	}
	return paths
}()

// firstString returns the number of the first parameter that is a string, or a variadic
// list of them.
func firstString(sig *types.Signature) (int, bool) {
	for i := range sig.Params().Len() {
		t := sig.Params().At(i).Type()
		if slice, ok := t.(*types.Slice); ok && sig.Variadic() && i == sig.Params().Len()-1 {
			t = slice.Elem()
		}
		if basic, ok := types.Unalias(t).(*types.Basic); ok && basic.Kind() == types.String {
			return i, true
		}
	}
	return 0, false
}

// ReturnsEnvMap reports whether fn returns an environment as a map.
func ReturnsEnvMap(fn *types.Func) bool {
	for _, line := range EnvMaps {
		if line.Path == pathOf(fn) && line.Name == Name(fn) {
			return true
		}
	}
	return false
}

// ListsEnv reports whether field lists environment variables.
func ListsEnv(field *types.Var) bool {
	for _, line := range EnvFields {
		if field.IsField() && line.Path == pathOf(field) && line.Name == field.Name() {
			return true
		}
	}
	return false
}

// EnvName returns how a key of the kind is written in the environment.
func (k KeyKind) EnvName(key string) string {
	if k == ConfigKey {
		return strings.ToUpper(strings.NewReplacer(".", "_", "-", "_").Replace(key))
	}
	return key
}
