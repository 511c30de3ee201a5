package catalog

import (
	"go/types"
)

// timerPaths are the packages with a type Timer.
var timerPaths = []string{"time", "github.com/benbjohnson/clock", "github.com/jonboulle/clockwork", "k8s.io/utils/clock"}

// IsTimer reports whether t is a timer, which ticks once, or a pointer to one.
func IsTimer(t types.Type) bool {
	if pointer, ok := t.Underlying().(*types.Pointer); ok {
		t = pointer.Elem()
	}
	for _, path := range timerPaths {
		if isNamed(t, path, "Timer") {
			return true
		}
	}
	return false
}

// rearming are the methods that set a timer again.
var rearming = map[policyKey]bool{
	{"time", "Timer.Reset"}:                           true,
	{"github.com/benbjohnson/clock", "Timer.Reset"}:   true,
	{"github.com/jonboulle/clockwork", "Timer.Reset"}: true,
	{"k8s.io/utils/clock", "Timer.Reset"}:             true,
}

// Rearms reports whether fn sets a timer again.
func Rearms(fn *types.Func) bool { return rearming[policyKey{pathOf(fn), Name(fn)}] }

// firings are the functions that call what they are given once, later and in a goroutine
// of its own: the argument that is called.
var firings = map[policyKey]int{
	{"time", "AfterFunc"}:                                 1,
	{"github.com/benbjohnson/clock", "Clock.AfterFunc"}:   1,
	{"github.com/jonboulle/clockwork", "Clock.AfterFunc"}: 1,
}

// FiresLater returns which argument fn calls later, in a goroutine of its own; false if
// it is no such function.
func FiresLater(fn *types.Func) (work int, ok bool) {
	work, ok = firings[policyKey{pathOf(fn), Name(fn)}]
	return work, ok
}

// IsQuick reports whether fn, of the standard library or a catalogued one, is known to
// end at once.
func IsQuick(fn *types.Func) bool {
	if ClockRole(fn) != 0 || quick[policyKey{pathOf(fn), Name(fn)}] {
		return true
	}
	return EffectOf(fn)&(Pure|Fresh|Loads|Sets|Counts|AsksClock) != 0
}

var quick = map[policyKey]bool{
	{"sync", "Mutex.Lock"}:      true,
	{"sync", "Mutex.Unlock"}:    true,
	{"sync", "RWMutex.Lock"}:    true,
	{"sync", "RWMutex.Unlock"}:  true,
	{"sync", "RWMutex.RLock"}:   true,
	{"sync", "RWMutex.RUnlock"}: true,
	{"sync", "WaitGroup.Done"}:  true,
	{"sync", "WaitGroup.Add"}:   true,
	{"time", "Timer.Reset"}:     true,
	{"time", "Timer.Stop"}:      true,
	{"time", "Ticker.Reset"}:    true,
	{"time", "Ticker.Stop"}:     true,
	{"context", "WithCancel"}:   true,
	{"context", "WithTimeout"}:  true,
	{"fmt", "Println"}:          true,
	{"fmt", "Printf"}:           true,
	{"log", "Print"}:            true,
	{"log", "Printf"}:           true,
	{"log", "Println"}:          true,
	{"log/slog", "Debug"}:       true,
	{"log/slog", "Info"}:        true,
	{"log/slog", "Warn"}:        true,
	{"log/slog", "Error"}:       true,
}
