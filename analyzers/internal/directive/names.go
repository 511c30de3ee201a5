package directive

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// maxFlag is the longest flag value taken, in bytes: the go command hands all
// flags to each unit on one command line.
const maxFlag = 24 << 10

// Names is a flag that lists functions behind their import path, separated by
// commas: as go doc spells them, net/http.Get,example.com/db.Store.Find, or as
// stack traces do, (*example.com/db.Store).Find. A * in the place of a method means
// all methods of the type. Behind a colon stand the arguments that a directive with
// the Verb takes: example.com/db.Store.Find:result=0,absent=zero.
type Names struct {
	Verb string // "" if a name takes no argument

	args map[string]map[string]string // by name, as go doc spells it
}

// Of returns the arguments that the flag gives the function of the package at path,
// named as go doc does, or all methods of its type; false if it lists neither.
func (n *Names) Of(path, name string) (args map[string]string, ok bool) {
	if args, ok = n.args[path+"."+name]; ok {
		return args, true
	}
	typ, _, isMethod := strings.Cut(name, ".")
	if !isMethod {
		return nil, false
	}
	args, ok = n.args[path+"."+typ+".*"]
	return args, ok
}

// HasMethodOf reports whether the flag lists a method of the type.
func (n *Names) HasMethodOf(path, typ string) bool {
	for name := range n.args {
		if strings.HasPrefix(name, path+"."+typ+".") {
			return true
		}
	}
	return false
}

// String returns the list in order; it implements flag.Value.
func (n *Names) String() string {
	if n == nil {
		return ""
	}
	var list []string
	for _, name := range slices.Sorted(maps.Keys(n.args)) {
		element, separator := name, ":"
		for _, arg := range slices.Sorted(maps.Keys(n.args[name])) {
			element += separator + arg + "=" + n.args[name][arg]
			separator = ","
		}
		list = append(list, element)
	}
	return strings.Join(list, ",")
}

// Set reads a list and replaces the one before; it implements flag.Value.
func (n *Names) Set(list string) error {
	if len(list) > maxFlag {
		return fmt.Errorf("the list has %d bytes, at most %d are possible", len(list), maxFlag)
	}
	args := make(map[string]map[string]string)
	name := ""
	for element := range strings.SplitSeq(list, ",") {
		element = strings.TrimSpace(element)
		if element == "" {
			continue
		}
		before, arg, hasArg := strings.Cut(element, ":")
		if goesOn := !hasArg && name != "" && strings.Contains(element, "="); goesOn {
			arg, hasArg = element, true
		} else {
			name = plain(before)
			if err := checkName(name); err != nil {
				return err
			}
			if args[name] == nil {
				args[name] = make(map[string]string)
			}
		}
		if hasArg {
			key, value, err := argument(n.Verb, arg)
			if err != nil {
				return fmt.Errorf("%q %w", name, err)
			}
			args[name][key] = value
		}
	}
	n.args = args
	return nil
}

// plain spells a name of a stack trace, (*path.Type).Method, as go doc does.
func plain(name string) string {
	receiver, method, ok := strings.Cut(name, ").")
	if !ok || receiver == "" || receiver[0] != '(' {
		return name
	}
	return strings.TrimPrefix(receiver[1:], "*") + "." + method
}

// checkName returns an error unless name is path.Func, path.Type.Method or path.Type.*.
func checkName(name string) error {
	path, symbol, ok := strings.Cut(name[strings.LastIndexByte(name, '/')+1:], ".")
	named, isAll := strings.CutSuffix(name, ".*")
	if !ok || path == "" || isAll && symbol == "*" || strings.ContainsFunc(named, isForeign) {
		return fmt.Errorf("%q is not of the form import/path.Func or import/path.Type.Method", name)
	}
	// The last element of an import path may hold a dot itself (yaml.v3), so
	// only the end is certain.
	if strings.HasSuffix(named, ".") {
		return fmt.Errorf("%q ends without a function", name)
	}
	return nil
}

// isForeign reports whether no import path and no name holds the character.
func isForeign(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("*()=:", r) }
