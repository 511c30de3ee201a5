package catalog

import (
	"go/types"
	"regexp"
	"strings"
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

// IsAtomic reports whether t is one of the types of sync/atomic.
func IsAtomic(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && pathOf(named.Obj()) == "sync/atomic"
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
	return EffectOf(fn)&(Pure|Fresh|Loads|Sets|AsksClock) != 0
}

var quick = map[policyKey]bool{
	{"sync", "Mutex.Lock"}:         true,
	{"sync", "Mutex.Unlock"}:       true,
	{"sync", "RWMutex.Lock"}:       true,
	{"sync", "RWMutex.Unlock"}:     true,
	{"sync", "RWMutex.RLock"}:      true,
	{"sync", "RWMutex.RUnlock"}:    true,
	{"sync", "WaitGroup.Done"}:     true,
	{"sync", "WaitGroup.Add"}:      true,
	{"sync/atomic", "AddInt32"}:    true,
	{"sync/atomic", "AddInt64"}:    true,
	{"sync/atomic", "AddUint32"}:   true,
	{"sync/atomic", "AddUint64"}:   true,
	{"sync/atomic", "StoreInt32"}:  true,
	{"sync/atomic", "StoreInt64"}:  true,
	{"sync/atomic", "StoreUint32"}: true,
	{"sync/atomic", "StoreUint64"}: true,
	{"time", "Timer.Reset"}:        true,
	{"time", "Timer.Stop"}:         true,
	{"time", "Ticker.Reset"}:       true,
	{"time", "Ticker.Stop"}:        true,
	{"context", "WithCancel"}:      true,
	{"context", "WithTimeout"}:     true,
	{"fmt", "Println"}:             true,
	{"fmt", "Printf"}:              true,
	{"log", "Print"}:               true,
	{"log", "Printf"}:              true,
	{"log", "Println"}:             true,
	{"log/slog", "Debug"}:          true,
	{"log/slog", "Info"}:           true,
	{"log/slog", "Warn"}:           true,
	{"log/slog", "Error"}:          true,
}

// locks are the methods that take a lock that one holder has at a time, with those that
// give it back: Go 1.26.
var locks = map[policyKey]string{
	{"sync", "Mutex.Lock"}:   "Unlock",
	{"sync", "RWMutex.Lock"}: "Unlock",
	{"sync", "Locker.Lock"}:  "Unlock",
}

// Locks reports whether fn takes a lock that one holder has at a time.
func Locks(fn *types.Func) bool { return locks[policyKey{pathOf(fn), Name(fn)}] != "" }

// Unlocks reports whether fn gives such a lock back.
func Unlocks(fn *types.Func) bool {
	return fn.Name() == "Unlock" && pathOf(fn) == "sync"
}

// AcquiresByName reports whether fn is named as what takes a lock, a slot or a lease, and
// answers whether it has got it.
func AcquiresByName(fn *types.Func) bool {
	results := fn.Signature().Results()
	if results.Len() == 0 || !acquires.MatchString(fn.Name()) {
		return false
	}
	last := results.At(results.Len() - 1).Type()
	basic, ok := last.Underlying().(*types.Basic)
	return ok && basic.Kind() == types.Bool || ReturnsError(fn.Signature())
}

var acquires = regexp.MustCompile(`^(?i:(try)?(lock|acquire|obtain|enter|lease|claim|reserve)|trystart|tryrun|trybegin)`)

// UsesMutex reports whether fn is a method of a mutex.
func UsesMutex(fn *types.Func) bool {
	return pathOf(fn) == "sync" && fn.Signature().Recv() != nil && strings.HasSuffix(fn.Name(), "ock")
}

// requestTypes are the parameters that make a function one that a server calls for each
// request: Go 1.26, frameworks and servers, versions as in Libraries.
var requestTypes = map[policyKey]bool{
	{"net/http", "ResponseWriter"}:                true,
	{"github.com/gin-gonic/gin", "Context"}:       true,
	{"github.com/labstack/echo/v4", "Context"}:    true,
	{"github.com/labstack/echo/v5", "Context"}:    true,
	{"github.com/gofiber/fiber/v2", "Ctx"}:        true,
	{"github.com/gofiber/fiber/v3", "Ctx"}:        true,
	{"github.com/valyala/fasthttp", "RequestCtx"}: true,
}

// ServesRequests reports whether fn is called by a server for each request, side by
// side: by what it is given, or as a method of an implementation of a gRPC service.
func ServesRequests(sig *types.Signature, name string) bool {
	for param := range sig.Params().Variables() {
		t := param.Type()
		if pointer, ok := types.Unalias(t).(*types.Pointer); ok {
			t = pointer.Elem()
		}
		if named, ok := types.Unalias(t).(*types.Named); ok && requestTypes[policyKey{pathOf(named.Obj()), named.Obj().Name()}] {
			return true
		}
	}
	recv := sig.Recv()
	if recv == nil {
		return false
	}
	return isServiceMethod(sig, recv.Type()) || isTransport(sig, name)
}

// isServiceMethod reports whether sig is (context, *Request) (*Response, error), of a
// type that embeds what protoc-gen-go-grpc generates for servers.
func isServiceMethod(sig *types.Signature, recv types.Type) bool {
	if sig.Params().Len() != 2 || !IsContext(sig.Params().At(0).Type()) || !ReturnsError(sig) {
		return false
	}
	if pointer, ok := recv.Underlying().(*types.Pointer); ok {
		recv = pointer.Elem()
	}
	s, ok := recv.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for field := range s.Fields() {
		if field.Embedded() && strings.HasPrefix(field.Name(), "Unimplemented") && strings.HasSuffix(field.Name(), "Server") {
			return true
		}
	}
	return false
}

// isTransport reports whether a method is RoundTrip of an http.RoundTripper or Token of
// an oauth2.TokenSource, which any number of goroutines share.
func isTransport(sig *types.Signature, name string) bool {
	returns := func(path, typ string) bool {
		if sig.Results().Len() != 2 || !ReturnsError(sig) {
			return false
		}
		pointer, ok := types.Unalias(sig.Results().At(0).Type()).(*types.Pointer)
		return ok && isNamed(pointer.Elem(), path, typ)
	}
	switch name {
	case "RoundTrip":
		return sig.Params().Len() == 1 && returns("net/http", "Response")
	case "Token":
		return sig.Params().Len() == 0 && returns("golang.org/x/oauth2", "Token")
	}
	return false
}
