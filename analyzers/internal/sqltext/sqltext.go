// Package sqltext reads the text of an UPDATE or a DELETE: what it sets, and in which rows.
// What it cannot read it leaves out.
package sqltext

import (
	"slices"
	"strconv"
	"strings"

	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
)

// A Statement is an UPDATE or a DELETE, as far as it can be read: what it sets, and in which
// rows.
type Statement struct {
	Table string        // "" if that is not known
	Keyed bool          // it is about one row, whatever Where says
	Set   []Assignment  // none of a DELETE
	Where [][]Condition // all of them, any of each
}

// An Assignment is one column and what it is set to, its words separated by spaces.
type Assignment struct{ Column, Value string }

// A Condition compares a column.
type Condition struct {
	Column string
	Op     string // "=", "<", ">", "in", "is null", "" for anything else
	Value  string // what it is compared with, its words separated by spaces
}

// Parameter is the value of what is not written in the statement but given to it.
const Parameter = "?"

// Parse reads the text of an UPDATE or a DELETE, with the values that it is given for ? and
// $1, in their order, "" for those that are not known; false if it is something else, or more
// than one table is in it. The end of the text may be missing.
func Parse(text string, values ...string) (Statement, bool) {
	words := wordsOf(text)
	give(words, values)
	if len(words) < 4 {
		return Statement{}, false
	}
	switch words[0] {
	case "update":
		return parseUpdate(words)
	case "delete":
		return parseDelete(words)
	}
	return Statement{}, false
}

func parseDelete(words []string) (Statement, bool) {
	where := slices.Index(words, "where")
	if words[1] != "from" || where < 0 || slices.ContainsFunc(words, func(w string) bool { return w == "using" || w == "join" || w == "select" }) {
		return Statement{}, false
	}
	return Statement{Table: tableOf(words[2:where]), Where: conditions(words[where+1:])}, true
}

func parseUpdate(words []string) (Statement, bool) {
	set := slices.Index(words, "set")
	if set > 0 && slices.Contains(words[:set], ",") {
		return Statement{}, false // the tables of MySQL's join
	}
	if set < 0 || slices.ContainsFunc(words, func(w string) bool { return w == "from" || w == "join" || w == "select" }) {
		return Statement{}, false
	}
	s := Statement{Table: tableOf(words[1:set])}
	list := words[set+1:]
	if where := slices.Index(list, "where"); where >= 0 {
		s.Where = conditions(list[where+1:])
		list = list[:where]
	}
	s.Set = assignments(list)
	return s, true
}

// ParseConditions reads what stands behind WHERE, with the values for its parameters as Parse
// takes them.
func ParseConditions(text string, values ...string) [][]Condition {
	words := wordsOf(text)
	give(words, values)
	return conditions(words)
}

// ParseAssignments reads what stands behind SET.
func ParseAssignments(text string) []Assignment { return assignments(wordsOf(text)) }

// wordsOf splits text into lower-case words, operators and literals; each parameter is
// Parameter, or its name if it has one.
func wordsOf(text string) []string {
	return word.FindAllString(strings.ToLower(comment.ReplaceAllString(text, " ")), -1)
}

var comment = lazyregexp.New(`(?s)/\*.*?\*/|--[^\n]*`)

var word = lazyregexp.New("'(?:[^']|'')*'|\"[^\"]*\"|`[^`]*`|\\[[a-z_][a-z0-9_]*\\]|[$:@][a-z0-9_]+|%[sdvq]|[a-z_][a-z0-9_]*|[0-9.]+|::|<=|>=|<>|!=|\\|\\||[^\\s]")

// give puts the values in the place of the parameters.
func give(words, values []string) {
	asked := 0
	for i, w := range words {
		n := 0
		switch {
		case w == Parameter:
			asked++
			n = asked
		case w[0] == '$':
			n, _ = strconv.Atoi(w[1:])
		}
		if n > 0 && n <= len(values) && values[n-1] != "" {
			words[i] = values[n-1]
		}
	}
}

// tableOf returns the last name before an alias.
func tableOf(words []string) string {
	for len(words) > 0 && slices.Contains([]string{"only", "or", "ignore", "rollback", "abort", "replace", "fail"}, words[0]) {
		words = words[1:]
	}
	if len(words) == 0 || strings.HasPrefix(words[0], "%") {
		return ""
	}
	name := words[0]
	for i := 1; i+1 < len(words) && words[i] == "."; i += 2 {
		name = words[i+1]
	}
	return columnName(name)
}

func columnName(word string) string { return strings.Trim(word, "\"`[]") }

// split cuts words at each separator outside of parentheses.
func split(words []string, separator string) (parts [][]string) {
	depth, from := 0, 0
	for i, w := range words {
		switch {
		case w == "(":
			depth++
		case w == ")":
			depth--
		case w == separator && depth == 0:
			parts = append(parts, words[from:i])
			from = i + 1
		}
	}
	return append(parts, words[from:])
}

func assignments(words []string) (all []Assignment) {
	for _, part := range split(words, ",") {
		if equals := slices.Index(part, "="); equals > 0 && part[0] != "(" {
			all = append(all, Assignment{columnName(part[equals-1]), value(part[equals+1:])})
		}
	}
	return all
}

// conditions reads a conjunction; of a disjunction, which names no row by itself, nothing.
func conditions(words []string) (all [][]Condition) {
	if end := slices.IndexFunc(words, func(w string) bool { return w == "returning" || w == "order" || w == "limit" || w == ";" }); end >= 0 {
		words = words[:end]
	}
	if len(split(words, "or")) > 1 {
		return nil
	}
	for _, part := range split(words, "and") {
		if part = unparenthesised(part); len(part) == 0 {
			continue
		}
		if inner := split(part, "and"); len(inner) > 1 {
			all = append(all, conditions(part)...) // none of "a AND b OR c"
			continue
		}
		var alternatives []Condition
		for _, alternative := range split(part, "or") {
			alternatives = append(alternatives, condition(unparenthesised(alternative)))
		}
		all = append(all, alternatives)
	}
	return all
}

func unparenthesised(words []string) []string {
	for len(words) > 1 && words[0] == "(" && words[len(words)-1] == ")" && len(split(words[1:len(words)-1], ")")) == 1 {
		words = words[1 : len(words)-1]
	}
	return words
}

// condition reads one comparison; of "a.b = ?" the column is b.
func condition(words []string) Condition {
	at := slices.IndexFunc(words, func(w string) bool {
		return slices.Contains([]string{"=", "<", ">", "<=", ">=", "<>", "!=", "in", "is", "not", "like", "between"}, w)
	})
	if at < 1 {
		return Condition{}
	}
	c := Condition{Column: columnName(words[at-1]), Value: value(words[at+1:])}
	if at > 1 && words[at-2] != "." {
		c.Column = columnName(words[0]) // an expression, which begins with it
	}
	switch op := words[at]; {
	case op == "=" || op == "in":
		c.Op = op
	case op == "<" || op == "<=":
		c.Op = "<"
	case op == ">" || op == ">=":
		c.Op = ">"
	case op == "is" && c.Value == "null":
		c.Op = "is null"
	}
	return c
}

// value joins words; a parameter without a name is Parameter.
func value(words []string) string {
	words = slices.Clone(words)
	for i, w := range words {
		if strings.HasPrefix(w, "%") {
			words[i] = Parameter
		}
	}
	return strings.Join(words, " ")
}

// IsParameter reports whether value is given to the statement, not written in it.
func IsParameter(value string) bool {
	value, _, _ = strings.Cut(value, " :: ")
	return value == Parameter || len(value) > 1 && !strings.Contains(value, " ") && strings.ContainsAny(value[:1], "$:@")
}
