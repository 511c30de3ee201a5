package rowsaffected

import (
	"slices"
	"strings"

	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
	"github.com/incidentlint/incidentlint/analyzers/internal/sqltext"
)

// A claim is a condition of an UPDATE on what it sets itself: somebody who was faster has
// set it already, and then the UPDATE changes no row.
type claim struct {
	column string
	kind   kind
}

// A kind is what the rows that are not changed mean.
type kind uint8

const (
	compared kind = iota + 1 // the column has another value than was read: the update is lost
	taken                    // another one has what the update takes
	spent                    // there is less than the update takes, or no room for more
)

// claimOf returns the claim that the statement makes on one row; false if it makes none.
func claimOf(s sqltext.Statement) (claim, bool) {
	for _, group := range s.Where {
		for _, c := range group {
			set, ok := assignment(s, c.Column)
			if !ok {
				continue
			}
			switch kind := kindOf(c, set); {
			case kind == taken && !namesRow(s), kind == 0, !isKeyed(s):
			case kind == compared && len(group) > 1:
			default:
				return claim{c.Column, kind}, true
			}
		}
	}
	return claim{}, false
}

func assignment(s sqltext.Statement, column string) (sqltext.Assignment, bool) {
	i := slices.IndexFunc(s.Set, func(a sqltext.Assignment) bool { return a.Column == column && column != "" })
	if i < 0 {
		return sqltext.Assignment{}, false
	}
	return s.Set[i], true
}

// kindOf returns what it means that the condition c on a column which is set does not hold.
func kindOf(c sqltext.Condition, set sqltext.Assignment) kind {
	isRelease := set.Value == "null" || set.Value == "''"
	switch {
	case isRelease || c.Op == "=" && set.Value == c.Value && c.Value != sqltext.Parameter:
		return 0
	case c.Op == "=" && version.MatchString(c.Column) && !isFlag(set.Value):
		return compared
	case c.Op == "=" && sqltext.IsParameter(c.Value) && sqltext.IsParameter(set.Value) && state.MatchString(c.Column):
		return compared
	case (c.Op == "<" || c.Op == ">") && changesBy(set):
		return spent
	case c.Op == "is null" && holder.MatchString(c.Column):
		return taken
	case c.Op == "=" && isFlag(c.Value) && isFlag(set.Value) && spend.MatchString(c.Column):
		return taken
	case (c.Op == "=" || c.Op == "in") && state.MatchString(c.Column) && begins.MatchString(set.Value):
		return taken
	}
	return 0
}

// changesBy reports whether the column is set to itself and more, or less.
func changesBy(a sqltext.Assignment) bool {
	return strings.Contains(a.Value, a.Column+" + ") || strings.Contains(a.Value, a.Column+" - ")
}

// isFlag reports whether the value is that of a flag.
func isFlag(value string) bool { return slices.Contains([]string{"true", "false", "0", "1"}, value) }

// isKeyed reports whether a condition names rows by a column that stays as it is.
func isKeyed(s sqltext.Statement) bool {
	return s.Keyed || slices.ContainsFunc(s.Where, func(group []sqltext.Condition) bool {
		_, isSet := assignment(s, group[0].Column)
		return len(group) == 1 && !isSet && group[0].Op == "=" && sqltext.IsParameter(group[0].Value)
	})
}

// namesRow reports whether a condition names one row: by the key of its table.
func namesRow(s sqltext.Statement) bool {
	return s.Keyed || slices.ContainsFunc(s.Where, func(group []sqltext.Condition) bool {
		c := group[0]
		return len(group) == 1 && c.Op == "=" && sqltext.IsParameter(c.Value) && (keys.MatchString(c.Column) || isKeyOf(s.Table, c.Column))
	})
}

// isKeyOf reports whether the column is named as the key of the table, job_id of jobs.
func isKeyOf(table, column string) bool {
	subject, ok := strings.CutSuffix(column, "_id")
	return ok && table != "" && (strings.HasSuffix(table, subject) || strings.HasSuffix(table, subject+"s") || strings.HasSuffix(table, strings.TrimSuffix(subject, "y")+"ies"))
}

// How columns and values are named, in lower case.
var (
	keys    = lazyregexp.New(`^(_?id|u?uid|uuid|guid|key|code|token|slug)$`)
	version = lazyregexp.New(`(^|_)(version|ver|revision|rev|etag|generation|epoch|sequence|seq|resource_?version|lock_?version|opt_?lock|cas)$`)
	state   = lazyregexp.New(`(^|_)(status|state|phase|stage)$`)
	holder  = lazyregexp.New(`^(is_|was_)?(claim(ed)?|leased?|worker|holder|assignee|reserved|acquired|consumed|redeemed|taken|used|picked)(_|$)|^lock(ed)?_(by|until|owner|holder|token|expir)`)
	spend   = lazyregexp.New(`^(is_|was_)?(claimed|leased|reserved|acquired|consumed|redeemed|taken|used|picked)$`)
	begins  = lazyregexp.New(`^'(in[-_ ]?progress|in[-_ ]?flight|running|processing|claimed|locked|leased|taken|reserved|acquired|executing|working|redeemed|used|consumed)'$`)
)
