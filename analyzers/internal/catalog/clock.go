package catalog

import (
	"go/types"
)

// A Clock says what a function has to do with the time.
type Clock int

// The roles of functions that ask or compare times.
const (
	IsNow        Clock = iota + 1 // returns the time
	IsAge                         // returns how long ago its argument is
	IsRemaining                   // returns how far ahead its argument is
	IsDifference                  // returns its receiver minus its argument
	IsLater                       // reports whether its receiver is later than its argument
	IsEarlier                     // reports whether its receiver is earlier than its argument
)

// clockRoles: Go 1.26, and the clocks that stand for package time, versions as in
// calls_waiting.go.
var clockRoles = map[policyKey]Clock{
	{"time", "Now"}:         IsNow,
	{"time", "Since"}:       IsAge,
	{"time", "Until"}:       IsRemaining,
	{"time", "Time.Sub"}:    IsDifference,
	{"time", "Time.After"}:  IsLater,
	{"time", "Time.Before"}: IsEarlier,

	{"github.com/benbjohnson/clock", "Clock.Now"}:     IsNow,
	{"github.com/benbjohnson/clock", "Clock.Since"}:   IsAge,
	{"github.com/benbjohnson/clock", "Clock.Until"}:   IsRemaining,
	{"github.com/jonboulle/clockwork", "Clock.Now"}:   IsNow,
	{"github.com/jonboulle/clockwork", "Clock.Since"}: IsAge,
	{"github.com/jonboulle/clockwork", "Clock.Until"}: IsRemaining,
	{"k8s.io/utils/clock", "PassiveClock.Now"}:        IsNow,
	{"k8s.io/utils/clock", "PassiveClock.Since"}:      IsAge,
}

// ClockRole returns what fn has to do with the time; 0 if nothing is known.
func ClockRole(fn *types.Func) Clock { return clockRoles[policyKey{pathOf(fn), Name(fn)}] }
