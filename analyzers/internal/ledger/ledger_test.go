package ledger_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/incidentlint/incidentlint/analyzers/internal/ledger"
)

func TestParseLine(t *testing.T) {
	for line, want := range map[string]ledger.Entry{
		"env QUOTES_URL -- shut down (#123)": {Kind: ledger.Env, Name: "QUOTES_URL", Reason: "shut down (#123)"},
		"  host\tquotes.internal -- a -- b ": {Kind: ledger.Host, Name: "quotes.internal", Reason: "a -- b"},
		"name Client.URL -- it is gone":      {Kind: ledger.Name, Name: "Client.URL", Reason: "it is gone"},
		"flag new-quotes -- 100 % are in":    {Kind: ledger.Flag, Name: "new-quotes", Reason: "100 % are in"},
	} {
		if got, err := ledger.ParseLine(line); err != nil || got != want {
			t.Errorf("%q is %+v, %v, want %+v", line, got, err, want)
		}
	}
}

func TestParseLineRefuses(t *testing.T) {
	for line, want := range map[string]string{
		"":                                    "KIND NAME -- REASON",
		"env -- because":                      "KIND NAME -- REASON",
		"env A B -- because":                  "KIND NAME -- REASON",
		"env QUOTES_URL":                      "gives no reason",
		"env QUOTES_URL -- ":                  "gives no reason",
		"env QUOTES_URL because":              "KIND NAME -- REASON",
		"enw QUOTES_URL -- because":           `kind "enw" is unknown`,
		"host https://quotes.internal -- why": "no bare host",
		"name (*Client).Do -- why":            "import/path.Type.Member",
		"env QUOTES_URL -- a\x07bell":         "control character",
	} {
		if _, err := ledger.ParseLine(line); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", line, err, want)
		}
	}
}

func TestParseFile(t *testing.T) {
	got, err := ledger.ParseFile("# quotes\n\nenv QUOTES_URL -- shut down\r\nname example.com/shop.Show -- shut down\n")
	want := []ledger.Entry{{ledger.Env, "QUOTES_URL", "shut down"}, {ledger.Name, "example.com/shop.Show", "shut down"}}
	if err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
	for text, want := range map[string]string{
		"env A -- b\nenv C":       "line 2: env C gives no reason",
		"\n\nname Show -- no way": "line 3: name Show does not say its package",
	} {
		if all, err := ledger.ParseFile(text); all != nil || err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, %v, want %q", text, all, err, want)
		}
	}
}

// TestFlagRoundTrip: what an entry says survives the way through a flag.
func TestFlagRoundTrip(t *testing.T) {
	want := ledger.Entries{
		{ledger.Env, "A=B;C", `100 %; "x" = 'y', ü`},
		{ledger.Name, "example.com/a/b.v2.T.M", "why -- not"},
		{ledger.Host, "quotes.internal", "%3B"},
	}
	var got ledger.Entries
	if err := got.Set(want.String()); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v, want %+v", got, err, want)
	}
}

func TestFlagRefuses(t *testing.T) {
	for value, want := range map[string]string{
		"env:A":                                "KIND:NAME=REASON",
		"env=A":                                "KIND:NAME=REASON",
		"env:A=":                               "gives no reason",
		"env:A=100% sure":                      "write %25",
		"name:Show=why":                        "does not say its package",
		"env:A=" + strings.Repeat("x", 25<<10): "at most 24576",
	} {
		var l ledger.Entries
		if err := l.Set(value); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v, want %q", value, err, want)
		}
	}
}

func TestIn(t *testing.T) {
	for name, want := range map[string]string{
		"Show":                 "example.com/shop.Show",
		"Client.URL":           "example.com/shop.Client.URL",
		"example.com/old.Show": "example.com/old.Show",
	} {
		if got := (ledger.Entry{Kind: ledger.Name, Name: name}).In("example.com/shop"); got.Name != want {
			t.Errorf("%s is %s, want %s", name, got.Name, want)
		}
	}
	if got := (ledger.Entry{Kind: ledger.Env, Name: "A"}).In("example.com/shop"); got.Name != "A" {
		t.Errorf("the environment key is %s", got.Name)
	}
}

func FuzzFlag(f *testing.F) {
	f.Add("env:QUOTES_URL=shut down;host:quotes.internal=%3B")
	f.Add("name:a.b=;;%")
	f.Fuzz(func(t *testing.T, value string) {
		var once, twice ledger.Entries
		if once.Set(value) != nil {
			return
		}
		if len(once.String()) > 24<<10 {
			return // escaped it is longer
		}
		if err := twice.Set(once.String()); err != nil || once.String() != twice.String() {
			t.Errorf("%q is %q and then %q (%v)", value, once.String(), twice.String(), err)
		}
	})
}

// FuzzFile: what a file says arrives through a flag, and an error is one line.
func FuzzFile(f *testing.F) {
	f.Add("# gone\nenv QUOTES_URL -- shut down (#123)\n\nhost quotes.internal -- a -- b\r\n")
	f.Add("name example.com/shop.Show -- why\nflag new-quotes -- 100 % = ; in")
	f.Add("env A")
	f.Fuzz(func(t *testing.T, text string) {
		entries, err := ledger.ParseFile(text)
		if err != nil {
			if entries != nil || strings.Contains(err.Error(), "\n") {
				t.Errorf("%q: %v, %q", text, entries, err)
			}
			return
		}
		read, sent := ledger.Entries(entries), ledger.Entries{}
		if len(read.String()) > 24<<10 {
			return
		}
		if err := sent.Set(read.String()); err != nil || len(sent) != len(read) || sent.String() != read.String() {
			t.Errorf("%q is read as %q and arrives as %q (%v)", text, read.String(), sent.String(), err)
		}
		for _, e := range entries {
			if word := e.In("example.com/p").Word(); !strings.HasSuffix(e.In("example.com/p").Name, word) {
				t.Errorf("the last word of %q is %q", e.Name, word)
			}
			ledger.HostOf(e.Name)
		}
	})
}
