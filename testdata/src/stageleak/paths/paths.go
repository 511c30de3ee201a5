// Package paths comes to staged code in many ways.
package paths

import (
	"stageleak/features"
	"stageleak/quotes"
)

func plain() {
	quotes.Show() // want `quotes.Show is for stage beta only, a way without its gate leads here`
}

func gated() {
	if features.Beta() {
		quotes.Show()
	}
}

func elseSide() {
	if features.Beta() {
		return
	} else {
		quotes.Show() // want `quotes.Show is for stage beta only`
	}
}

func negated() {
	if !features.Beta() {
		println("none")
	} else {
		quotes.Show()
	}
}

func early() {
	if !(features.Beta()) {
		return
	}
	quotes.Show()
}

func earlyForgotten() {
	if !features.Beta() {
		println("no return")
	}
	quotes.Show() // want `quotes.Show`
}

func panics() {
	if !features.Beta() {
		panic("not available")
	}
	quotes.Show()
}

func and(on bool) {
	if on && features.Beta() {
		quotes.Show()
	}
}

func or(on bool) {
	if on || features.Beta() {
		quotes.Show() // want `quotes.Show`
	}
}

func notOr(off bool) {
	if off || !features.Beta() {
		return
	}
	quotes.Show()
}

func inCondition() bool { return features.Beta() && quotes.Default.URL != "" }

func inOr() bool { return !features.Beta() || quotes.Default.URL != "" }

func wrongOrder() bool { return quotes.Default.URL != "" && features.Beta() } // want `quotes.Default is for stage beta only`

func inSwitch(on bool) {
	switch {
	case !on:
		println("off")
	case features.Beta():
		quotes.Show()
	default:
		quotes.Show() // want `quotes.Show`
	}
}

func bySwitch() {
	switch features.Beta() {
	case true:
		quotes.Show()
	}
}

func compared() {
	if features.Beta() == true {
		quotes.Show()
	}
	if features.Beta() != true {
		quotes.Show() // want `quotes.Show`
	}
}

func loop() {
	for features.Beta() {
		quotes.Show()
	}
	for range 3 {
		if !features.Beta() {
			continue
		}
		quotes.Show()
	}
}

func loopBehind() {
	for range 3 {
		if features.Beta() {
			break
		}
	}
	quotes.Show() // want `quotes.Show`
}

func jump(on bool) {
	if on {
		goto show
	}
	if !features.Beta() {
		return
	}
show:
	quotes.Show() // want `quotes.Show`
}

func oneOfTwo(on bool) {
	if on {
		if !features.Beta() {
			return
		}
	}
	quotes.Show() // want `quotes.Show`
}

func variable() {
	beta := features.Beta()
	if beta {
		quotes.Show()
	}
}

func variableOfTwo(on bool) {
	beta := features.Beta()
	if on {
		beta = true
	}
	if beta {
		quotes.Show() // want `quotes.Show`
	}
}

func variableBoth(on bool) {
	beta := features.Beta() && on
	if !on {
		beta = false
	}
	if beta {
		quotes.Show()
	}
}

func parameter(beta bool) {
	beta = beta || features.Beta()
	if beta {
		quotes.Show() // want `quotes.Show`
	}
}

func address() {
	beta := features.Beta()
	set(&beta)
	if beta {
		quotes.Show() // want `quotes.Show`
	}
}

func set(b *bool) { *b = true }

func others(s *features.Set) {
	if s.Beta {
		quotes.Show()
	}
	if s.IsBeta() {
		quotes.Show()
	}
	if features.Build {
		quotes.Show()
	}
	if features.Enabled {
		quotes.Show()
	}
	if s.Name != "" {
		quotes.Show() // want `quotes.Show`
	}
}

func deferred() {
	if features.Beta() {
		defer quotes.Show()
		go quotes.Show()
	}
	defer quotes.Show() // want `quotes.Show`
}

func bySwitchOtherwise() {
	switch features.Beta() {
	case false:
		quotes.Show() // want `quotes.Show`
	default:
		quotes.Show()
	}
	switch features.Beta() {
	case true:
	default:
		quotes.Show() // want `quotes.Show`
	}
}
