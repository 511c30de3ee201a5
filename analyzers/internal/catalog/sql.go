package catalog

import (
	"regexp"
	"strings"
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
	sqlComment = regexp.MustCompile(`(?s)/\*.*?\*/|--[^\n]*`)
	changing   = regexp.MustCompile(`\b(insert|update|delete|merge)\s`)
	aggregate  = regexp.MustCompile(`(?i)^\W*select\s+\(*(count|sum|avg|min|max|coalesce|exists|not\s+exists|total|bool_or|bool_and|array_agg|json_agg|string_agg|group_concat)\s*\(`)
	grouped    = regexp.MustCompile(`(?i)\bgroup\s+by\b`)
)

// AlwaysHasRow reports whether the query answers with a row whatever the tables hold: an
// aggregate without groups.
func AlwaysHasRow(text string) bool {
	text = sqlComment.ReplaceAllString(text, " ")
	return aggregate.MatchString(text) && !grouped.MatchString(text) || !strings.Contains(strings.ToLower(text), "from")
}
