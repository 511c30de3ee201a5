package changes

import (
	"fmt"
	"strconv"
	"strings"
)

// added reads a unified diff without context, and returns what it adds by file:
//
//	--- a/p.go
//	+++ b/p.go
//	@@ -7 +7,2 @@ func F() {
//	-	old()
//	+	first()
//	+	second()
//
// The lines of a hunk are counted, not looked at: they can look like anything.
func added(diff string) (map[string][]span, error) {
	spans := make(map[string][]span)
	file, rest := "", 0
	for line := range strings.Lines(diff) {
		line = strings.TrimSuffix(line, "\n")
		switch {
		case strings.HasPrefix(line, `\`): // "\ No newline at end of file"
		case rest > 0:
			rest--
		case strings.HasPrefix(line, "+++ "):
			file = nameOf(line[len("+++ "):])
		case strings.HasPrefix(line, "@@ "):
			removed, plus, err := hunk(line)
			if err != nil {
				return nil, err
			}
			rest = removed + plus.last - plus.first + 1
			if plus.last >= plus.first {
				spans[file] = append(spans[file], plus)
			}
		}
	}
	return spans, nil
}

// hunk reads "@@ -7 +7,2 @@": how many lines are removed, and which are added.
func hunk(line string) (removed int, plus span, err error) {
	fields := strings.Fields(line)
	if len(fields) < 4 {
		return 0, span{}, fmt.Errorf("cannot read the output of git diff: %q", line)
	}
	_, removed, err = counted(fields[1])
	if err != nil {
		return 0, span{}, err
	}
	first, count, err := counted(fields[2])
	return removed, span{first, first + count - 1}, err
}

// counted reads "-7,2" or "+7", which is one line.
func counted(s string) (first, count int, err error) {
	at, length, ok := strings.Cut(s[1:], ",")
	if !ok {
		length = "1"
	}
	if first, err = strconv.Atoi(at); err == nil {
		count, err = strconv.Atoi(length)
	}
	if err != nil {
		err = fmt.Errorf("cannot read the output of git diff: %q", s)
	}
	return first, count, err
}

// nameOf reads "b/p.go": quoted if there are odd letters in it, with a tab behind
// if there is a space. It returns "" for /dev/null.
func nameOf(s string) string {
	s = strings.TrimSuffix(s, "\t")
	if name, err := strconv.Unquote(s); err == nil {
		s = name
	}
	name, ok := strings.CutPrefix(s, "b/")
	if !ok {
		return ""
	}
	return name
}
