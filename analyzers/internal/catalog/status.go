package catalog

import (
	"go/token"
	"go/types"
)

// A StatusField is a line about a struct whose field holds the status code of
// an answer, as HTTP numbers them.
type StatusField struct{ Path, Type, Field string }

// StatusFields lists them.
var StatusFields = []StatusField{
	{"net/http", "Response", "StatusCode"}, // Go 1.26
}

// HasStatus reports whether field i of t, a struct, holds a status code.
func HasStatus(t types.Type, i int) bool {
	s, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for _, line := range StatusFields {
		if isNamed(t, line.Path, line.Type) && s.Field(i).Name() == line.Field {
			return true
		}
	}
	return false
}

// Codes from 400 on refuse (RFC 9110, section 15).
const refused = 400

// isDone reports whether the code says that all went well, so that any other is
// a refusal; no content, or a part of it, can be one answer of many.
func isDone(code int64) bool { return 200 <= code && code <= 202 }

// isConflict reports whether the code says that somebody else got on: a conflict, or a
// precondition that holds no more. The next attempt may get on too.
func isConflict(code int64) bool { return code == 409 || code == 412 }

// Refuses tells which answer to "status op code" means that the request was
// refused; ok is false if neither does for certain.
func Refuses(op token.Token, code int64) (answer, ok bool) {
	switch op {
	case token.EQL:
		return code >= refused, code >= refused && !isConflict(code) || isDone(code)
	case token.NEQ:
		return code < refused, code >= refused && !isConflict(code) || isDone(code)
	case token.GEQ:
		return true, code >= refused
	case token.GTR:
		return true, code >= refused-1
	case token.LSS:
		return false, code <= refused
	case token.LEQ:
		return false, code < refused
	}
	return false, false
}
