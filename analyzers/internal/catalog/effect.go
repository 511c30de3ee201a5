package catalog

import "strings"

// An Effect is a set of things that a call is known to do.
// The zero Effect means that nothing is known.
type Effect uint32

const (
	// Remote: performs remote I/O and returns its failure as the last result.
	Remote Effect = 1 << iota

	// Waits: lets time pass before it returns.
	Waits

	// MayWait: lets time pass on some path, perhaps just on the failing one.
	// Functions that are Remote and do not always wait have it.
	MayWait

	// MayEnd: given an error, it may not come back: must, check.
	MayEnd

	// Receives: blocks until another party sends something, so that a loop
	// around it is paced by that party while the call succeeds.
	Receives

	// ObservesContext: returns early once a context is done, and says so in
	// its result; or is itself the question, as in ctx.Err.
	ObservesContext

	// NeverReturns: control does not come back to the caller.
	NeverReturns

	// TimePassed: reports, by true, that a time limit has run out; so time has
	// passed already when the answer is yes.
	TimePassed

	// Pure: answers the same whenever it is given the same, so that in a loop
	// its answer does not change by itself.
	Pure

	// Fresh: answers something new each time: a time, a random number, an id.
	Fresh

	// ZeroForNil: its answer, made of the error it is given, is zero if that is
	// nil, and only then.
	ZeroForNil

	// NonNilError: the error it returns is never nil.
	NonNilError

	// MayBeRemote: looks like a request to another party, see AsksThrough, or
	// makes such calls and returns their failure as the last result.
	MayBeRemote

	// Swallows: makes requests, and returns no error to say that they failed.
	Swallows

	// FailsAtOnce: does not wait when a request fails that it swallows.
	FailsAtOnce

	// MayBePermanent: marks some error that it returns as one after which a retry
	// library asks no more.
	MayBePermanent

	// Guards: keeps a second run of what it guards from beginning while one is in
	// flight, or says that one is: TryLock, a compare-and-swap, singleflight. Functions
	// that begin with one have it too.
	Guards

	// AsksClock: its answer rests on what time it is.
	AsksClock

	// Sets: changes the variable that it is a method of.
	Sets

	// Counts: changes the number that it is a method of, or is given the address of, by
	// what it is given.
	Counts

	// RunsLater: has a function that it is given run in a goroutine, and does not wait
	// for it.
	RunsLater

	// Loads: reads the variable that it is a method of, or is given the address of.
	Loads

	// NilWhenDone: returns nil, no error, once the context that it is given is done.
	NilWhenDone
)

var effectNames = []string{"remote", "waits", "may-wait", "may-end", "receives", "observes-context", "never-returns", "time-passed", "pure", "fresh", "zero-for-nil", "non-nil-error", "may-be-remote", "swallows", "fails-at-once", "may-be-permanent", "guards", "asks-clock", "sets", "counts", "runs-later", "loads", "nil-when-done"}

// Has reports whether e holds all of want.
func (e Effect) Has(want Effect) bool { return e&want == want }

// String lists the effects of e by name, for facts and debugging; "" for none.
func (e Effect) String() string {
	var names []string
	for i, name := range effectNames {
		if e.Has(1 << i) {
			names = append(names, name)
		}
	}
	return strings.Join(names, " ")
}
