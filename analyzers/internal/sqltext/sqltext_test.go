package sqltext_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/incidentlint/incidentlint/analyzers/internal/sqltext"
)

func TestParse(t *testing.T) {
	tests := []struct{ text, want string }{
		{"UPDATE jobs SET status = 'running' WHERE id = $1 AND status = 'pending'", "jobs: status='running' | id = $1 & status = 'pending'"},
		{"update `a`.`t` as x set x.`n` = n + 1, m=? where x.id=? AND (n IS NULL OR n < now())", "t: n=n + 1, m=? | id = ? & n is null / n < now ( )"},
		{"UPDATE t SET a = coalesce($1, a), b = $2 WHERE (id = $3 AND v = $4) RETURNING id", "t: a=coalesce ( $1 , a ), b=$2 | id = $3 & v = $4"},
		{"UPDATE t SET a = 'x, and WHERE' WHERE id = :id /* AND b = 1 */ -- and c = 2", "t: a='x, and where' | id = :id"},
		{"UPDATE t SET used = used + $1 WHERE id = $2 AND used + $1 <= total", "t: used=used + $1 | id = $2 & used < total"},
		{"UPDATE t SET s = ? WHERE id = ? AND s IN ('a', 'b') AND x NOT IN (?) AND y <> ?", "t: s=? | id = ? & s in ( 'a' , 'b' ) & x  in ( ? ) & y  ?"},
		{"UPDATE t SET a = 1", "t: a=1 | "},
		{"UPDATE %s SET a = %d WHERE id = %d", ": a=? | id = ?"},
		{"UPDATE ONLY t SET a = 1 WHERE", "t: a=1 | "},
		{"UPDATE t SET a = u.a FROM u WHERE t.id = u.id", "none"},
		{"UPDATE t SET a = 1 WHERE id = ? AND a = 0 OR b = 1", "t: a=1 | "},
		{"UPDATE t, u SET t.a = 1 WHERE t.id = u.id AND u.id = ?", "none"},
		{"DELETE FROM t WHERE id = $1 AND tenant = $2", "t:  | id = $1 & tenant = $2"},
		{"DELETE FROM t USING u WHERE t.id = u.id", "none"},
		{"DELETE FROM t", "none"},
		{"SELECT 1 FROM t WHERE id = 1", "none"},
		{"", "none"},
	}
	for _, test := range tests {
		if got := spell(test.text); got != test.want {
			t.Errorf("%s\n got %s\nwant %s", test.text, got, test.want)
		}
	}
}

func spell(text string) string {
	s, ok := sqltext.Parse(text)
	if !ok {
		return "none"
	}
	var set, where []string
	for _, a := range s.Set {
		set = append(set, a.Column+"="+a.Value)
	}
	for _, group := range s.Where {
		var any []string
		for _, c := range group {
			switch c.Op {
			case "is null":
				any = append(any, c.Column+" is null")
			default:
				any = append(any, fmt.Sprintf("%s %s %s", c.Column, c.Op, c.Value))
			}
		}
		where = append(where, strings.Join(any, " / "))
	}
	return s.Table + ": " + strings.Join(set, ", ") + " | " + strings.Join(where, " & ")
}

func TestValuesAreGiven(t *testing.T) {
	for _, text := range []string{
		"UPDATE t SET s = ?, n = ? WHERE id = ? AND s = ?",
		"UPDATE t SET s = $1, n = $2 WHERE id = $3 AND s = $4",
	} {
		s, ok := sqltext.Parse(text, "'b'", "", "", "'a'")
		if !ok || s.Set[0].Value != "'b'" || !sqltext.IsParameter(s.Set[1].Value) || s.Where[1][0].Value != "'a'" {
			t.Errorf("%s: %+v", text, s)
		}
	}
}

// FuzzParse: any text is read or not, and a column has a name.
func FuzzParse(f *testing.F) {
	f.Add("UPDATE jobs SET worker = $1, n = n + 1 WHERE id = ? AND (worker IS NULL OR until < now())", "x")
	f.Add("delete from a.b.c where (x, y) in ((1, 2)) or z = 'it''s' returning *", "")
	f.Add("update t set (a, b) = (1, 2) where ((((", "id")
	f.Add("UPDATE `t` SET [a]=@b /* -- */ WHERE x::int = :y -- end", "%s")
	f.Fuzz(func(t *testing.T, text, value string) {
		statement, ok := sqltext.Parse(text, value, value)
		if !ok && (statement.Table != "" || statement.Set != nil || statement.Where != nil) {
			t.Errorf("%q is no statement and %+v", text, statement)
		}
		for _, assignment := range append(statement.Set, sqltext.ParseAssignments(text)...) {
			sqltext.IsParameter(assignment.Value)
		}
		for _, alternatives := range append(statement.Where, sqltext.ParseConditions(text)...) {
			if len(alternatives) == 0 {
				t.Errorf("%q has a condition of nothing", text)
			}
		}
	})
}
