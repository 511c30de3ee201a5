package vet

import (
	"encoding/json"
	"strconv"
	"strings"
)

// A Diagnostic is one finding in the words of unitchecker (x/tools v0.52.0).
type Diagnostic struct {
	Category       string         `json:"category"`
	Posn           Position       `json:"posn"`
	End            Position       `json:"end"`
	Message        string         `json:"message"`
	SuggestedFixes []SuggestedFix `json:"suggested_fixes"`
	Related        []Related      `json:"related"`
}

// A SuggestedFix is a change that removes the finding.
type SuggestedFix struct {
	Message string `json:"message"`
	Edits   []Edit `json:"edits"`
}

// An Edit replaces the bytes [Start, End) of a file.
type Edit struct {
	Filename string `json:"filename"`
	Start    int    `json:"start"`
	End      int    `json:"end"`
	New      string `json:"new"`
}

// Related is a second place that belongs to a finding.
type Related struct {
	Posn    Position `json:"posn"`
	Message string   `json:"message"`
}

// A Position is a place in a file. File is as the machine spelled it on which
// the package was analysed: results can come from a cache.
type Position struct {
	File         string
	Line, Column int
}

// UnmarshalText reads "file:line:column"; the file may hold colons.
func (p *Position) UnmarshalText(text []byte) error {
	rest, column := cutNumber(string(text))
	file, line := cutNumber(rest)
	*p = Position{File: file, Line: line, Column: column}
	if line == 0 { // no column, or "-"
		*p = Position{File: rest, Line: column}
	}
	return nil
}

// cutNumber splits "a:12" into "a" and 12; without a number it returns s, 0.
func cutNumber(s string) (string, int) {
	i := strings.LastIndexByte(s, ':')
	if i < 0 {
		return s, 0
	}
	n, err := strconv.Atoi(s[i+1:])
	if err != nil {
		return s, 0
	}
	return s[:i], n
}

// parseResult reads a list of diagnostics, or {"error": "..."}.
func parseResult(raw json.RawMessage) (Result, error) {
	var result Result
	if len(raw) > 0 && raw[0] == '[' {
		err := json.Unmarshal(raw, &result.Diagnostics)
		return result, err
	}
	var failure struct {
		Err string `json:"error"`
	}
	err := json.Unmarshal(raw, &failure)
	result.Error = failure.Err
	return result, err
}
