package directive

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// maxFlag is the longest flag value taken, in bytes: the go command hands all
// flags to each unit on one command line.
const maxFlag = 24 << 10

// Names is a flag that lists functions as go doc spells them behind their
// import path, separated by commas: net/http.Get,example.com/db.Store.Find.
type Names map[string]bool

// String returns the list in order; it implements flag.Value.
func (n *Names) String() string {
	if n == nil {
		return ""
	}
	return strings.Join(slices.Sorted(maps.Keys(*n)), ",")
}

// Set reads a list and replaces the one before; it implements flag.Value.
func (n *Names) Set(list string) error {
	if len(list) > maxFlag {
		return fmt.Errorf("the list has %d bytes, at most %d are possible", len(list), maxFlag)
	}
	names := make(Names)
	for name := range strings.SplitSeq(list, ",") {
		if name = strings.TrimSpace(name); name == "" {
			continue
		}
		if err := checkName(name); err != nil {
			return err
		}
		names[name] = true
	}
	*n = names
	return nil
}

// checkName returns an error unless name is path.Func or path.Type.Method.
func checkName(name string) error {
	path, symbol, ok := strings.Cut(name[strings.LastIndexByte(name, '/')+1:], ".")
	parts := strings.Split(symbol, ".")
	if !ok || path == "" || strings.ContainsAny(name, " *()") {
		return fmt.Errorf("%q is not of the form import/path.Func or import/path.Type.Method", name)
	}
	// The last element of an import path may hold a dot itself (yaml.v3), so
	// only the end is certain.
	if parts[len(parts)-1] == "" {
		return fmt.Errorf("%q ends without a function", name)
	}
	return nil
}
