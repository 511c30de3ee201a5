package effects

import (
	"go/constant"
	"go/types"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
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
	if given := textOf(end); given != nil {
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

// textOf returns the text of the statement that call is given; nil if it takes none.
func textOf(call *ssa.CallCommon) ssa.Value {
	fn := ir.Callee(call)
	if fn == nil || catalog.VerbOf(fn) != catalog.Executes {
		return nil
	}
	for _, arg := range call.Args {
		if basic, ok := arg.Type().Underlying().(*types.Basic); ok && basic.Kind() == types.String {
			return arg
		}
	}
	return nil
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
		s.where(args[0])
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

// hasKey reports whether the model is one object of its own, not the empty one, or the list,
// that stands for its table.
func hasKey(model ssa.Value) bool {
	model = unwrap(model)
	if !isObjectPointer(model.Type()) {
		return false
	}
	switch model := model.(type) {
	case *ssa.Parameter, *ssa.Extract:
		return true
	case *ssa.Alloc:
		return len(ir.Entries(model)) > 0 || isFilled(model)
	}
	return false
}

// isFilled reports whether something is stored in the variable as a whole, or a query fills
// it.
func isFilled(variable *ssa.Alloc) bool {
	return slices.ContainsFunc(*variable.Referrers(), func(ref ssa.Instruction) bool {
		switch ref := ref.(type) {
		case *ssa.Store:
			return ref.Addr == variable
		case *ssa.Call:
			return fillsArgument(&ref.Call)
		case *ssa.MakeInterface:
			return slices.ContainsFunc(*ref.Referrers(), func(use ssa.Instruction) bool {
				call, ok := use.(*ssa.Call)
				return ok && fillsArgument(&call.Call)
			})
		}
		return false
	})
}

func fillsArgument(call *ssa.CallCommon) bool {
	fn := ir.Callee(call)
	if fn == nil {
		return false
	}
	_, isQuery := catalog.QueryOf(fn)
	return isQuery || catalog.Fills(fn)
}

// where adds the conditions that arg is: a text, or a literal by column.
func (s *statement) where(arg ssa.Value) {
	if text, ok := ir.Text(unwrap(arg)); ok {
		s.Where = append(s.Where, sqltext.ParseConditions(text)...)
		return
	}
	for _, entry := range ir.Entries(arg) {
		s.compare(entry, catalog.ComparesBy(unwrap(arg).Type()))
	}
}

// compare adds the condition that a column stands to a value as op says.
func (s *statement) compare(entry ir.Entry, op string) {
	c := sqltext.Condition{Column: columnOf(entry.Key), Op: op, Value: valueOf(entry.Value)}
	switch {
	case op == "=" && c.Value == "null":
		c.Op = "is null"
	case op == "=" && isList(unwrap(entry.Value).Type()):
		c.Op = "in"
	}
	s.Where = append(s.Where, []sqltext.Condition{c})
}

func isList(t types.Type) bool {
	_, ok := t.Underlying().(*types.Slice)
	return ok
}

// whereOrKey adds the conditions that arg is, or that it is the key.
func (s *statement) whereOrKey(arg ssa.Value) {
	if _, isText := ir.Text(unwrap(arg)); isText || len(ir.Entries(arg)) > 0 {
		s.where(arg)
		return
	}
	s.Keyed = true
}

// set adds the assignments that arg is.
func (s *statement) set(arg ssa.Value) {
	if text, ok := ir.Text(unwrap(arg)); ok {
		s.Set = append(s.Set, sqltext.ParseAssignments(text)...)
		return
	}
	for _, entry := range ir.Entries(arg) {
		s.Set = append(s.Set, sqltext.Assignment{Column: columnOf(entry.Key), Value: valueOf(entry.Value)})
	}
}

func (s *statement) assign(column ssa.Value, value string) {
	name, ok := ir.Text(unwrap(column))
	if !ok {
		return
	}
	if strings.HasPrefix(value, "+ ") || strings.HasPrefix(value, "- ") {
		value = name + " " + value
	}
	s.Set = append(s.Set, sqltext.Assignment{Column: columnOf(name), Value: value})
}

// operators are those of MongoDB's conditions.
var operators = map[string]string{"$eq": "=", "$in": "in", "$lt": "<", "$lte": "<", "$gt": ">", "$gte": ">"}

// match adds the conditions of a MongoDB filter.
func (s *statement) match(filter ssa.Value) {
	for _, entry := range ir.Entries(filter) {
		op := "="
		if inner := ir.Entries(entry.Value); len(inner) > 0 && strings.HasPrefix(inner[0].Key, "$") {
			op = operators[inner[0].Key]
			entry.Value = inner[0].Value
			if len(inner) > 1 {
				op = "" // two conditions on one field
			}
			if inner[0].Key == "$exists" && valueOf(entry.Value) == "false" {
				op = "is null"
			}
		}
		if !strings.HasPrefix(entry.Key, "$") {
			s.compare(entry, op)
		}
	}
}

// change adds the assignments of a MongoDB update.
func (s *statement) change(update ssa.Value) {
	for _, operation := range ir.Entries(update) {
		for _, entry := range ir.Entries(operation.Value) {
			a := sqltext.Assignment{Column: columnOf(entry.Key), Value: valueOf(entry.Value)}
			switch operation.Key {
			case "$inc":
				a.Value = a.Column + " + " + a.Value
			case "$unset":
				a.Value = "null"
			}
			s.Set = append(s.Set, a)
		}
	}
}

// valueOf spells what a column is set to or compared with, as a statement would.
func valueOf(v ssa.Value) string {
	v = unwrap(v)
	c, ok := v.(*ssa.Const)
	switch {
	case !ok:
		if text, isText := ir.Text(v); isText {
			if values := sqltext.ParseAssignments("x = " + text); len(values) == 1 {
				return values[0].Value
			}
		}
		return sqltext.Parameter
	case c.Value == nil:
		return "null"
	case c.Value.Kind() == constant.String:
		return "'" + strings.ToLower(constant.StringVal(c.Value)) + "'"
	}
	return c.Value.String()
}

// columnOf returns the name of the column for a field: "LockedBy" is locked_by.
func columnOf(field string) string {
	var name strings.Builder
	previous := rune(0)
	for _, r := range field {
		if unicode.IsUpper(r) && unicode.IsLower(previous) {
			name.WriteByte('_')
		}
		name.WriteRune(unicode.ToLower(r))
		previous = r
	}
	return name.String()
}

// CountIsRead reports whether the number of rows that call has changed is read, or what
// holds it given away. A handle that is being built, on which call is made, holds it too.
func (r *Result) CountIsRead(call *ssa.Call) bool {
	if countIsRead(call) {
		return true
	}
	if _, ok := catalog.StatusOf(call.Type()); !ok {
		return false
	}
	var handle ssa.Value = call
	for before := range chain(&call.Call) {
		handle = before.Value
		if len(before.Args) > 0 {
			handle = before.Args[0]
		}
	}
	if handle == ssa.Value(call) && len(call.Call.Args) > 0 {
		handle = call.Call.Args[0]
	}
	return handle.Referrers() != nil && slices.ContainsFunc(*handle.Referrers(), func(ref ssa.Instruction) bool {
		field, ok := ref.(*ssa.FieldAddr)
		return ok && statusField(field) == flow.CountField
	})
}

func countIsRead(v ssa.Value) bool {
	return slices.ContainsFunc(*v.Referrers(), func(ref ssa.Instruction) bool {
		switch ref := ref.(type) {
		case *ssa.DebugRef:
			return false
		case *ssa.Extract:
			return !ir.IsError(ref.Type()) && countIsRead(ref)
		case *ssa.FieldAddr:
			return statusField(ref) != flow.ErrorField
		case *ssa.Call:
			fn := ir.Callee(&ref.Call)
			isThrownAway := ref.Call.IsInvoke() && ref.Call.Value == v && resultOf(ref, 0) == nil
			return !isThrownAway && (fn == nil || fn.Name() != "LastInsertId")
		}
		return true
	})
}

// ErrorIsRead reports whether the error of call is looked at, of the result or of the
// handle that it returns.
func (r *Result) ErrorIsRead(call *ssa.Call) bool {
	if _, ok := catalog.StatusOf(call.Type()); ok {
		return len(*call.Referrers()) > 0
	}
	return ir.ErrorOf(call) != nil && len(*ir.ErrorOf(call).Referrers()) > 0
}

// Keys returns the keys that call, and the calls of the chain that it ends, are given.
func (r *Result) Keys(call *ssa.Call) []ssa.Value { return keysOf(&call.Call) }

// IsOfStore reports whether the callee of call belongs to a library that reads and writes
// stores.
func (r *Result) IsOfStore(call *ssa.Call) bool {
	fn := ir.Callee(&call.Call)
	return fn != nil && fn.Pkg() != nil && catalog.SpeaksOfRows(fn.Pkg().Path())
}

// LocksRow reports whether call reads a row, or starts a query that does, and keeps others
// from changing it.
func (r *Result) LocksRow(call *ssa.CallCommon) bool {
	fn := ir.Callee(call)
	if fn == nil {
		return false
	}
	if catalog.LocksRows(fn) {
		return true
	}
	return slices.ContainsFunc(argumentsOf(call), func(arg ssa.Value) bool {
		text, ok := ir.Format(unwrap(arg))
		return ok && locking.MatchString(text) || catalog.IsRowLock(unwrap(arg).Type())
	})
}

var locking = lazyregexp.New(`(?i)\bfor\s+(no\s+key\s+)?update\b|\bupdlock\b|\block\s+tables?\b|advisory_(xact_)?lock|\bget_lock\b|\bbegin\s+(immediate|exclusive)\b`)
