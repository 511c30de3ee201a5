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
// schedule: "@every 90m", "24h"; an hour for "@daily", "30 2 * * *", "0 30 2 * * *"; 0 for
// other cron expressions.
func spacing(expression string) time.Duration {
	if every, ok := strings.CutPrefix(expression, "@every "); ok {
		expression = every
	}
	if d, err := time.ParseDuration(expression); err == nil {
		return d
	}
	fields := strings.Fields(expression)
	if len(fields) > 0 && (strings.HasPrefix(fields[0], "TZ=") || strings.HasPrefix(fields[0], "CRON_TZ=")) {
		fields = fields[1:]
	}
	switch {
	case strings.HasPrefix(expression, "@") && len(fields) == 1:
		return time.Hour // hourly is the shortest
	case len(fields) == 5 && isOneNumber(fields[0]), len(fields) == 6 && isOneNumber(fields[0]) && isOneNumber(fields[1]):
		return time.Hour
	}
	return 0
}

// isOneNumber reports whether a field of a cron expression is one number.
func isOneNumber(field string) bool {
	_, err := strconv.Atoi(field)
	return err == nil
}
