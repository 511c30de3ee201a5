package rowsaffected

import (
	"slices"
	"strings"

	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
	"github.com/incidentlint/incidentlint/analyzers/internal/sqltext"
)

// A claim is a condition of an UPDATE of one row on what it sets itself: somebody who was
// faster has set it already, and then the UPDATE changes nothing.
type claim struct {
	column string
	kind   kind
}

// A kind is what it means that nothing is changed.
type kind uint8

const (
	compared kind = iota + 1 // the column has another value than was read: the update is lost
	taken                    // another one has what the update takes
	spent                    // there is less than the update takes, or no room for more
)

// A statement is one of a function of that name.
type statement struct {
	sqltext.Statement
	function string
}

// claim returns the claim that the statement makes; false if it makes none.
func (s statement) claim() (claim, bool) {
	if !namesRow(s.Statement) && !s.namesTicket() || s.isHeld() {
		return claim{}, false
	}
	for _, group := range s.Where {
		for _, c := range group {
			set, ok := s.assignment(c.Column)
			if !ok || slices.ContainsFunc(group, func(other sqltext.Condition) bool { return allows(other, set) }) {
				continue
			}
			switch {
			case len(group) == 1 && isCompared(c, set):
				return claim{c.Column, compared}, true
			case s.isTaken(c, set):
				return claim{c.Column, taken}, true
			case len(group) == 1 && isSpent(c, set):
				return claim{c.Column, spent}, true
			}
		}
	}
	return claim{}, false
}

func (s statement) assignment(column string) (sqltext.Assignment, bool) {
	i := slices.IndexFunc(s.Set, func(a sqltext.Assignment) bool { return a.Column == column && column != "" })
	if i < 0 {
		return sqltext.Assignment{}, false
	}
	return s.Set[i], true
}

// allows reports whether the condition holds for what the statement has set already, so that
// it may well run twice; a release is no claim either.
func allows(c sqltext.Condition, set sqltext.Assignment) bool {
	isRelease := set.Value == "null" || set.Value == "''"
	isAmong := c.Column == set.Column && slices.Contains(strings.Fields(strings.Trim(c.Value, "()")), set.Value)
	return isRelease || c.Op == "=" && c.Value == set.Value && c.Value != sqltext.Parameter || c.Op == "in" && isAmong
}

// isHeld reports whether a condition says that the row belongs to who changes it: by the
// name of its holder.
func (s statement) isHeld() bool {
	return slices.ContainsFunc(s.Where, func(group []sqltext.Condition) bool {
		c := group[0]
		_, isSet := s.assignment(c.Column)
		return len(group) == 1 && c.Op == "=" && !isSet && holder.MatchString(c.Column)
	})
}

// isCompared reports whether c lets the row change only if the column still is what was read.
func isCompared(c sqltext.Condition, set sqltext.Assignment) bool {
	if c.Op != "=" || !sqltext.IsParameter(c.Value) {
		return false
	}
	isNext := sqltext.IsParameter(set.Value) || changesBy(set, "+")
	return version.MatchString(c.Column) && isNext ||
		state.MatchString(c.Column) && sqltext.IsParameter(set.Value) ||
		modified.MatchString(c.Column) && !allows(c, set)
}

// isTaken reports whether c lets the row change only if nobody has taken it, and the
// statement takes it: it names the holder, or is in a function that is named for taking.
func (s statement) isTaken(c sqltext.Condition, set sqltext.Assignment) bool {
	isFree := c.Op == "is null" || c.Op == "=" && c.Value == "''" || c.Op == "<"
	switch {
	case isFree && holder.MatchString(c.Column):
		return true
	case c.Op == "is null" && mark.MatchString(c.Column), c.Op == "=" && isFlag(c.Value) && isFlag(set.Value) && mark.MatchString(c.Column):
		return s.takes()
	case (c.Op == "=" || c.Op == "in") && state.MatchString(c.Column) && (sqltext.IsParameter(set.Value) || begins.MatchString(set.Value)):
		return s.takes() || s.namesHolder()
	}
	return false
}

func (s statement) takes() bool { return takes.MatchString(s.function) }

// namesHolder reports whether the statement sets a column that says who holds the row.
func (s statement) namesHolder() bool {
	return slices.ContainsFunc(s.Set, func(a sqltext.Assignment) bool {
		return holder.MatchString(a.Column) && sqltext.IsParameter(a.Value)
	})
}

// isSpent reports whether c lets the row change only if there is as much as is taken, or
// room for what is added.
func isSpent(c sqltext.Condition, set sqltext.Assignment) bool {
	return c.Op == ">" && supply.MatchString(c.Column) && changesBy(set, "-") ||
		c.Op == "<" && demand.MatchString(c.Column) && changesBy(set, "+")
}

// changesBy reports whether the column is set to itself and more, or less.
func changesBy(a sqltext.Assignment, sign string) bool {
	return strings.Contains(a.Value, a.Column+" "+sign+" ")
}

// isFlag reports whether the value is that of a flag.
func isFlag(value string) bool { return slices.Contains([]string{"true", "false", "0", "1"}, value) }

// namesRow reports whether a condition names one row: by the key of its table.
func namesRow(s sqltext.Statement) bool {
	return s.Keyed || slices.ContainsFunc(s.Where, func(group []sqltext.Condition) bool {
		c := group[0]
		return len(group) == 1 && c.Op == "=" && sqltext.IsParameter(c.Value) && (keys.MatchString(c.Column) || isKeyOf(s.Table, c.Column))
	})
}

// namesTicket reports whether a condition names what is good for one use, in a function
// that is named for using it up.
func (s statement) namesTicket() bool {
	return s.takes() && slices.ContainsFunc(s.Where, func(group []sqltext.Condition) bool {
		c := group[0]
		return len(group) == 1 && c.Op == "=" && sqltext.IsParameter(c.Value) && (c.Column == "code" || c.Column == "token")
	})
}

// isKeyOf reports whether the column is named as the key of the table, job_id of jobs.
func isKeyOf(table, column string) bool {
	subject, ok := strings.CutSuffix(column, "_id")
	return ok && slices.Contains([]string{subject, subject + "s", subject + "es", strings.TrimSuffix(subject, "y") + "ies"}, table)
}

// How columns, values and functions are named.
var (
	keys     = lazyregexp.New(`^(_?id|uuid|guid|key)$`)
	version  = lazyregexp.New(`^((lock|row|opt|record|object|resource|entity|doc|document|aggregate)_?)?(version|ver|revision|rev)(_(no|number|id))?$|^(etag|generation|epoch|opt_?lock|cas|__v)$`)
	modified = lazyregexp.New(`^(updated|modified|changed)_?(at|on|time)?$|^last_(updated|modified|changed)(_at)?$`)
	state    = lazyregexp.New(`^(\w+_)?(status|state|phase|stage)$`)
	holder   = lazyregexp.New(`^(claimed|locked|leased|taken|reserved|picked|acquired|processed|executed|consumed|redeemed|used)_?(by|until)(_id)?$|^(lock|lease|claim)_?(owner|holder|token|until|expires|expires_at|expiry|id)$|^(worker|runner|holder|executor)(_id)?$`)
	mark     = lazyregexp.New(`^(is_|was_)?(claimed|leased|reserved|acquired|consumed|redeemed|taken|used|picked)(_at)?$`)
	begins   = lazyregexp.New(`^'(in[-_ ]?progress|in[-_ ]?flight|running|processing|claimed|locked|leased|taken|reserved|acquired|executing|working|redeemed|used|consumed)'$`)
	supply   = lazyregexp.New(`^(\w+_)?(balance|credits?|stock|inventory|quantity|qty|available|availability|remaining|quota|funds|seats|seats_left|coins|points)(_cents|_amount|_count)?$`)
	demand   = lazyregexp.New(`^(\w+_)?(used|taken|sold|booked|reserved|allocated|redeemed|uses|redemptions)(_count|_seats|_amount)?$`)
	takes    = lazyregexp.New(`^([Tt]ry)?([Cc]laim|[Aa]cquire|[Ll]ease|[Ll]ock|[Tt]ake|[Pp]ick|[Gg]rab|[Rr]eserve|[Rr]edeem|[Cc]onsume|[Ss]pend|[Uu]se|[Cc]heckout|[Dd]equeue|[Pp]op|[Oo]btain|[Bb]ook)([A-Z_].*)?$`)
)
