package gclplugin

import (
	"flag"
	"fmt"
	"strconv"
	"strings"
)

// asBlock returns the map that setting is, as golangci-lint decodes YAML.
// Nothing, as after a key with all lines below commented out, is an empty one.
func asBlock(key string, setting any) (map[string]any, error) {
	switch setting := setting.(type) {
	case nil:
		return nil, nil
	case map[string]any:
		return setting, nil
	}
	return nil, fmt.Errorf("%s: want a block of keys, got %s", key, spell(setting))
}

// asStrings returns the list of strings that setting is, or false.
func asStrings(setting any) ([]string, bool) {
	if list, ok := setting.([]string); ok {
		return list, true
	}
	elements, ok := setting.([]any)
	if !ok {
		return nil, false
	}
	var list []string
	for _, element := range elements {
		s, ok := element.(string)
		if !ok {
			return nil, false
		}
		list = append(list, s)
	}
	return list, true
}

// textOf returns setting as it would stand on a command line behind -f=. A
// switch takes true and false; other flags take a string, a number, or a list
// of strings, which becomes one string with commas.
func textOf(f *flag.Flag, setting any) (string, error) {
	b, isBool := setting.(bool)
	if isSwitch(f) {
		if !isBool {
			return "", fmt.Errorf("want true or false, got %s", spell(setting))
		}
		return strconv.FormatBool(b), nil
	}
	if list, ok := asStrings(setting); ok {
		return strings.Join(list, ","), nil
	}
	switch setting := setting.(type) {
	case string:
		return setting, nil
	case int, int64, uint64, float64:
		return fmt.Sprint(setting), nil
	}
	return "", fmt.Errorf("want a string or a list of strings, got %s", spell(setting))
}

// isSwitch reports whether f is given on a command line without a value.
func isSwitch(f *flag.Flag) bool {
	b, ok := f.Value.(interface{ IsBoolFlag() bool })
	return ok && b.IsBoolFlag()
}

// spell names what stands in the file: a value by itself, the rest by kind.
func spell(setting any) string {
	switch setting := setting.(type) {
	case nil:
		return "nothing"
	case string:
		return strconv.Quote(setting)
	case []any, []string:
		return fmt.Sprintf("the list %v", setting)
	case map[string]any:
		return "a block of keys"
	}
	return fmt.Sprint(setting)
}
