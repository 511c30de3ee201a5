package catalog

import (
	"strings"

	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
)

// VerbOfSQL returns what the statement does; zero if it changes no rows, Executes if
// text does not say.
func VerbOfSQL(text string) Verb {
	words := strings.Fields(strings.ToLower(sqlComment.ReplaceAllString(text, " ")))
	if len(words) == 0 {
		return Executes
	}
	switch strings.Trim(words[0], "();") {
	case "insert":
		if strings.Contains(strings.ToLower(text), "on conflict") || strings.Contains(strings.ToLower(text), "on duplicate key") {
			return Saves
		}
		return Inserts
	case "replace", "merge", "upsert":
		return Saves
	case "update":
		return Updates
	case "delete":
		return Deletes
	case "with":
		if found := changing.FindString(strings.ToLower(text)); found != "" {
			return VerbOfSQL(found)
		}
	case "call", "exec", "execute":
		return Executes
	}
	return 0
}

var (
	sqlComment = lazyregexp.New(`(?s)/\*.*?\*/|--[^\n]*`)
	changing   = lazyregexp.New(`\b(insert|update|delete|merge)\s`)
	aggregate  = lazyregexp.New(`\b(count|sum|avg|min|max|total|bool_or|bool_and|array_agg|json_agg|jsonb_agg|string_agg|group_concat)\s*\(`)
	grouped    = lazyregexp.New(`\b(group\s+by|having|limit\s+0|offset)\b`)
)

// AlwaysHasRow reports whether the query answers with a row whatever the tables hold: it
// reads no table, or aggregates without groups.
func AlwaysHasRow(text string) bool {
	text = outermost(strings.ToLower(sqlComment.ReplaceAllString(text, " ")))
	list, rest, reads := strings.Cut(text, " from ")
	return !reads || aggregate.MatchString(list) && !grouped.MatchString(rest)
}

// outermost returns text without its subqueries, and with single spaces.
func outermost(text string) string {
	text = strings.Join(strings.Fields(strings.NewReplacer("(", " ( ", ")", " ) ").Replace(text)), " ")
	for {
		i := strings.LastIndex(text, "( select ")
		if i < 0 {
			return text
		}
		depth, end := 0, len(text)
		for j := i; j < len(text); j++ {
			switch text[j] {
			case '(':
				depth++
			case ')':
				depth--
			}
			if depth == 0 {
				end = j + 1
				break
			}
		}
		text = text[:i] + "?" + text[end:]
	}
}
