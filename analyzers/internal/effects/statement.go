package effects

import (
	"slices"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/sqltext"
)

// Statement returns the UPDATE or DELETE that call runs, as far as it can be read: its text,
// or what the chain says that it ends; false if call runs none, it cannot be read, or it
// fails if it changes no row.
func (r *Result) Statement(call *ssa.Call) (sqltext.Statement, bool) {
	verb := r.Verb(&call.Call)
	if verb != catalog.Updates && verb != catalog.Deletes && verb != catalog.Executes {
		return sqltext.Statement{}, false
	}
	end := &call.Call
	if given := r.analysis().textOf(end); given != nil {
		if text, ok := ir.Format(given); ok {
			return sqltext.Parse(text, constants(end, given)...)
		}
		if end = speller(given); end == nil {
			return sqltext.Statement{}, false
		}
	}
	var s statement
	s.read(end)
	for before := range chain(end) {
		s.read(before)
	}
	return s.Statement, !s.fails && !s.isUnread && (len(s.Set) > 0 || verb == catalog.Deletes) && (len(s.Where) > 0 || s.Keyed)
}

// constants returns what call is given behind the text of its statement, as it would be
// written there; "" for what is not constant.
func constants(call *ssa.CallCommon, text ssa.Value) (values []string) {
	args := argumentsOf(call)
	for _, arg := range args[slices.Index(args, text)+1:] {
		value := ""
		if c, isConst := unwrap(arg).(*ssa.Const); isConst && c.Value != nil {
			value = valueOf(c)
		}
		values = append(values, value)
	}
	return values
}

// speller returns the call that text is the statement of; nil if that is not seen.
func speller(text ssa.Value) *ssa.CallCommon {
	extract, ok := text.(*ssa.Extract)
	if !ok || extract.Index != 0 {
		return nil
	}
	call, ok := extract.Tuple.(*ssa.Call)
	if !ok {
		return nil
	}
	if fn := ir.Callee(&call.Call); fn == nil || !catalog.Spells(fn) {
		return nil
	}
	return &call.Call
}

// chain yields the calls of the chain that call ends, the last one first.
func chain(call *ssa.CallCommon) func(yield func(*ssa.CallCommon) bool) {
	return func(yield func(*ssa.CallCommon) bool) {
		for range 50 {
			receiver := call.Value
			if !call.IsInvoke() {
				if len(call.Args) == 0 || call.Signature().Recv() == nil {
					return
				}
				receiver = call.Args[0]
			}
			before, ok := receiver.(*ssa.Call)
			if !ok || !yield(&before.Call) {
				return
			}
			call = &before.Call
		}
	}
}

// A statement is one that the calls of a chain make up.
type statement struct {
	sqltext.Statement
	fails    bool // if it changes no row
	isUnread bool // there is more to it
}

// read adds what call says.
func (s *statement) read(call *ssa.CallCommon) {
	fn := ir.Callee(call)
	if fn == nil {
		return
	}
	args := argumentsOf(call)
	if len(args) == 0 {
		if catalog.ClauseOf(fn) == catalog.WhereKey {
			s.Keyed = true
		}
		return
	}
	switch catalog.ClauseOf(fn) {
	case catalog.Returning:
		s.fails = true
	case catalog.Unread:
		s.isUnread = true
	case catalog.Extra:
		s.fails = s.fails || slices.ContainsFunc(args, func(arg ssa.Value) bool { return catalog.AnswersRow(unwrap(arg).Type()) })
	case catalog.WhereKey:
		s.Keyed = true
	case catalog.OfObject:
		s.Keyed = s.Keyed || hasKey(args[0])
	case catalog.WhereAny:
		s.where(args[0], constants(call, args[0])...)
	case catalog.SetAny:
		s.set(args[0])
	case catalog.SetColumn:
		if len(args) > 1 {
			s.assign(args[0], valueOf(args[1]))
		}
	case catalog.SetColumns:
		for _, arg := range args {
			s.assign(arg, sqltext.Parameter)
		}
	case catalog.Add:
		s.assign(args[0], "+ "+sqltext.Parameter)
	case catalog.Subtract:
		s.assign(args[0], "- "+sqltext.Parameter)
	case catalog.DeleteObject:
		s.Keyed = s.Keyed || hasKey(args[0])
		if len(args) > 1 {
			s.whereOrKey(args[1])
		}
	case catalog.SetObject:
		s.set(args[0])
		for _, like := range args[1:] {
			s.where(like)
		}
	case catalog.Documents:
		if len(args) == 2 { // without options, an upsert among them
			s.match(args[0])
			s.change(args[1])
		}
	case catalog.Filter:
		s.match(args[0])
	case catalog.Document:
		if len(args) == 2 {
			s.match(args[0])
			for _, group := range s.Where {
				if column := group[0].Column; column != "_id" {
					s.Set = append(s.Set, sqltext.Assignment{Column: column, Value: sqltext.Parameter})
				}
			}
		}
	}
}

// argumentsOf returns what call is given besides the receiver and the context, the
// variadic ones each by itself.
func argumentsOf(call *ssa.CallCommon) (args []ssa.Value) {
	given := call.Args
	if !call.IsInvoke() && call.Signature().Recv() != nil && len(given) > 0 {
		given = given[1:]
	}
	for _, arg := range ir.Arguments(given, call.Signature()) {
		if c, isConst := arg.(*ssa.Const); isConst && c.Value == nil && slices.Contains(given, arg) && call.Signature().Variadic() && arg == given[len(given)-1] {
			continue // no variadic ones
		}
		if !catalog.IsContext(arg.Type()) {
			args = append(args, arg)
		}
	}
	return args
}
