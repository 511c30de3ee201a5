package effects_test

import (
	"testing"

	"github.com/incidentlint/incidentlint/analyzers/internal/effects"
	"github.com/incidentlint/incidentlint/analyzers/internal/linttest"
)

func TestFacts(t *testing.T) {
	linttest.Run(t, effects.Analyzer, "effects/facts", "effects/importer", "unboundedretry/policy/settings")
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
	for _, value := range []string{"Call", "net/http", "net/http.", "(*net/http.Client).Do", "a b.c"} {
		if err := effects.Analyzer.Flags.Set("remote", value); err == nil {
			t.Errorf("-effects.remote=%s is accepted", value)
			effects.Analyzer.Flags.Set("remote", "")
		}
	}
}
