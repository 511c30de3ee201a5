package effects

import (
	"go/constant"
	"go/types"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/sqltext"
)

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

// where adds the conditions that arg is: a text, with the values for its parameters, or a
// literal by column.
func (s *statement) where(arg ssa.Value, values ...string) {
	if text, ok := ir.Text(unwrap(arg)); ok {
		s.Where = append(s.Where, sqltext.ParseConditions(text, values...)...)
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
