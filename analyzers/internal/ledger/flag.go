package ledger

import (
	"fmt"
	"net/url"
	"strings"
)

// maxFlag is the longest flag value taken, in bytes: the go command hands all
// flags to each unit on one command line.
const maxFlag = 24 << 10

// Entries is a ledger as a flag: env:QUOTES_URL=shut down in #123;host:quotes.internal=…
type Entries []Entry

// escaper escapes what separates entries and their parts.
var escaper = strings.NewReplacer("%", "%25", ";", "%3B", "=", "%3D")

// String returns the entries as Set reads them; it implements flag.Value.
func (l *Entries) String() string {
	if l == nil {
		return ""
	}
	var parts []string
	for _, e := range *l {
		parts = append(parts, string(e.Kind)+":"+escaper.Replace(e.Name)+"="+escaper.Replace(e.Reason))
	}
	return strings.Join(parts, ";")
}

// Set reads a list and replaces the one before; it implements flag.Value.
func (l *Entries) Set(list string) error {
	if len(list) > maxFlag {
		return fmt.Errorf("the ledger has %d bytes, at most %d fit a flag", len(list), maxFlag)
	}
	var all []Entry
	for part := range strings.SplitSeq(list, ";") {
		if strings.TrimSpace(part) == "" {
			continue
		}
		e, err := parseFlag(part)
		if err != nil {
			return err
		}
		all = append(all, e)
	}
	*l = all
	return nil
}

func parseFlag(part string) (Entry, error) {
	kind, rest, hasKind := strings.Cut(part, ":")
	name, reason, hasReason := strings.Cut(rest, "=")
	if !hasKind || !hasReason {
		return Entry{}, fmt.Errorf("%.60q is not of the form KIND:NAME=REASON", part)
	}
	name, err1 := url.PathUnescape(name)
	reason, err2 := url.PathUnescape(reason)
	if err1 != nil || err2 != nil {
		return Entry{}, fmt.Errorf("%.60q holds a %% that is no escape, write %%25", part)
	}
	e := Entry{Kind: Kind(strings.TrimSpace(kind)), Name: strings.TrimSpace(name), Reason: strings.TrimSpace(reason)}
	if err := e.check(); err != nil {
		return Entry{}, err
	}
	if e.Kind == Name {
		return e, e.checkQualified()
	}
	return e, nil
}
