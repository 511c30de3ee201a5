package effects_test

import (
	"strings"
	"testing"

	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/linttest"
)

func TestFacts(t *testing.T) {
	linttest.Run(t, effects.Analyzer, "effects/facts", "effects/importer", "effects/keys", "effects/ledger", "effects/objects", "effects/stages", "unboundedretry/policy/settings")
}

func TestDirectives(t *testing.T) {
	linttest.Run(t, effects.Analyzer, "effects/directives")
}

func TestFlags(t *testing.T) {
	set := func(name, value string) {
		t.Helper()
		old := effects.Analyzer.Flags.Lookup(name).Value.String()
		if err := effects.Analyzer.Flags.Set(name, value); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { effects.Analyzer.Flags.Set(name, old) })
	}
	set("remote", "effects/byflag.Call, effects/byflag.Peer.Ask")
	set("paces", "effects/byflag.Slow")
	linttest.Run(t, effects.Analyzer, "effects/byflag")
}

func TestFlagsRefuse(t *testing.T) {
	tests := []struct{ flag, value, want string }{
		{"remote", "Call", `"Call" is not of the form import/path.Func or import/path.Type.Method`},
		{"remote", "net/http", `"net/http" is not of the form`},
		{"remote", "net/http.", `"net/http." ends without a function`},
		{"remote", "net/http.*", `"net/http.*" is not of the form`},
		{"remote", "net/*.Client.Do", `"net/*.Client.Do" is not of the form`},
		{"remote", "(*net/http.Client.Do", `"(*net/http.Client.Do" is not of the form`},
		{"remote", "a b.c", `"a b.c" is not of the form`},
		{"remote", "a/b.C:result=0", `"a/b.C" takes no argument, it has "result=0"`},
		{"query", "a/b.C:result=first", `"a/b.C" has "result=first", result is a number from 0 to 31`},
		{"query", "a/b.C:", `"a/b.C" has "", it takes absent= and result=`},
		{"query", "absent=nil,a/b.C", `"absent=nil" is not of the form`},
		{"query", "(a/b.C).D:result=0,absent=never", `"a/b.C.D" has "absent=never", absent is one of nil, zero, error, found`},
		{"write", "a/b.C:verb=lose", `"a/b.C" has "verb=lose", verb is one of insert, update, save, publish, delete`},
		{"checks", "a/b.C:arg=0:arg=1", `"a/b.C" has "arg=0:arg=1", arg is a number from 0 to 31`},
		{"not-found", "ErrMissing", `"ErrMissing" is not of the form`},
		{"success", "(*a/b.Ctx).OK:arg=0", `"a/b.Ctx.OK" takes no argument`},
		{"query", strings.Repeat("a/b.C,", 4097), "the list has 24582 bytes, at most 24576 are possible"},
	}
	for _, test := range tests {
		err := effects.Analyzer.Flags.Set(test.flag, test.value)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("-effects.%s=%.50s gives error %v, want %s", test.flag, test.value, err, test.want)
			effects.Analyzer.Flags.Set(test.flag, "")
		}
	}
}
