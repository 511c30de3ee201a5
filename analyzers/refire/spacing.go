package refire

import (
	"go/constant"
	"strconv"
	"strings"
	"time"

	"golang.org/x/tools/go/ssa"
)

// text returns the value of v if it is a constant string, else "".
func text(v ssa.Value) string {
	c, ok := v.(*ssa.Const)
	if !ok || c.Value == nil || c.Value.Kind() != constant.String {
		return ""
	}
	return constant.StringVal(c.Value)
}

// spacing returns how much time lies at least between two runs of a job with such a
// schedule, in hours or not at all: "@every 90m", "@daily", "30 2 * * *", "0 30 2 * * *",
// "24h". It is 0 if that is less than an hour or not known.
func spacing(expression string) time.Duration {
	if every, ok := strings.CutPrefix(expression, "@every "); ok {
		expression = every
	}
	if d, err := time.ParseDuration(expression); err == nil {
		return d
	}
	fields := strings.Fields(expression)
	switch {
	case strings.HasPrefix(expression, "@"):
		return time.Hour // hourly is the shortest
	case len(fields) == 5 && isNumber1(fields[0]), len(fields) == 6 && isNumber1(fields[0]) && isNumber1(fields[1]):
		return time.Hour
	}
	return 0
}

// isNumber1 reports whether a field of a cron expression is one number.
func isNumber1(field string) bool {
	_, err := strconv.Atoi(field)
	return err == nil
}
