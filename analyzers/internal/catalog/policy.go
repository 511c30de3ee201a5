package catalog

import (
	"go/types"
	"strings"
	"sync"
)

// Limits is a set of things that end a retry while the operation fails.
type Limits uint8

const (
	Attempts     Limits = 1 << iota // a number of attempts
	Elapsed                         // time
	Cancellation                    // a context, or a stop channel
)

// String lists the limits: "attempts cancellation"; "no limits" for none.
func (l Limits) String() string {
	if l == 0 {
		return "no limits"
	}
	var names []string
	for i, name := range []string{"attempts", "elapsed", "cancellation"} {
		if l&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	return strings.Join(names, " ")
}

// A Role is what a function of a retry library has to do with a policy.
type Role int

// The roles.
const (
	Makes      Role = iota + 1 // returns a policy, or one that it was given, changed
	Says                       // returns an option: what it gives and takes counts where it is used
	Runs                       // repeats an operation while it returns an error
	RunsMarked                 // the same, if the error is marked as one to be asked again
	Polls                      // repeats a condition while it returns false and no error
	Steps                      // returns the next pause, or -1 once the policy is over
)

// A Policy is one line: what a function of a retry library does to the limits
// of a retry.
type Policy struct {
	Path, Name string // as in Call
	Role       Role
	Base       Limits // that its result has, whatever it is given
	Parts      []Part // what its arguments add or take away, in this order
}

// A Part is an argument that decides about limits.
type Part struct {
	Arg   int // from 0, the receiver not counted, or Receiver; a variadic one stands for all
	Is    PartKind
	Limit Limits // of a number: which one it sets or lifts
}

// Receiver is the position of the receiver.
const Receiver = -1

// A PartKind is how an argument decides.
type PartKind int

// The kinds of arguments.
const (
	PolicyPart   PartKind = iota + 1 // a policy, an option, or some of them
	ContextPart                      // a context: cancellation, unless it is never done
	StopPart                         // a channel: cancellation, unless nobody closes it
	NonZeroPart                      // a number: a limit, or none if it is 0
	PositivePart                     // a number: a limit, or none if it is 0 or less
	MinusOnePart                     // a number: a limit, or none if it is -1
	LiftsPart                        // no argument: lifts the limit
)

// A PolicyType is a line about a struct that is a policy, or configures one.
type PolicyType struct {
	Path, Name string
	Base       Limits
	Fields     []FieldPart

	// StopField, if not "", is a field that a literal with a limit has to set
	// to StopValue, a constant of the package: left zero, the policy goes on
	// without a pause once the limit is reached.
	StopField, StopValue string
}

// A FieldPart is a field that decides about limits.
type FieldPart struct {
	Name  string
	Is    PartKind
	Limit Limits
}

// Policies returns all lines about functions.
func Policies() []Policy {
	var all []Policy
	for _, table := range policyTables {
		all = append(all, table...)
	}
	return all
}

type policyKey struct{ path, name string }

var policyIndex = sync.OnceValue(func() map[policyKey]*Policy {
	index := make(map[policyKey]*Policy)
	for _, table := range policyTables {
		for i := range table {
			index[policyKey{table[i].Path, table[i].Name}] = &table[i]
		}
	}
	return index
})

// PolicyOf returns the line about fn, or nil.
func PolicyOf(fn *types.Func) *Policy {
	return policyIndex()[policyKey{pathOf(fn), Name(fn.Origin())}]
}

// PolicyTypeOf returns the line about t, a struct or a pointer to one, or nil.
func PolicyTypeOf(t types.Type) *PolicyType {
	if t == nil {
		return nil
	}
	if pointer, ok := t.Underlying().(*types.Pointer); ok {
		t = pointer.Elem()
	}
	for i := range PolicyTypes {
		if line := &PolicyTypes[i]; isNamed(t, line.Path, line.Name) {
			return line
		}
	}
	return nil
}

// IsPermanent reports whether fn marks an error as one after which its library
// asks no more.
func IsPermanent(fn *types.Func) bool {
	return permanentErrors[policyKey{pathOf(fn), Name(fn.Origin())}]
}

// IsRetryable reports whether fn marks an error as one after which its library asks
// again, as it does after no other.
func IsRetryable(fn *types.Func) bool {
	return retryableErrors[policyKey{pathOf(fn), Name(fn.Origin())}]
}

// TakesPause reports whether fn is given a duration and lets it pass, at once or
// for a channel, and takes a negative one for none.
func TakesPause(fn *types.Func) bool {
	_, ok := pauses[policyKey{pathOf(fn), Name(fn)}]
	return ok
}

// ChannelPause returns the name of the function, of the same package, that sends
// on a channel when fn would return; "" if there is none.
func ChannelPause(fn *types.Func) string { return pauses[policyKey{pathOf(fn), Name(fn)}] }

// MentionsPolicies reports whether a package at path has lines about policies.
func MentionsPolicies(path string) bool { return policyPaths()[withoutVendor(path)] }

var policyPaths = sync.OnceValue(func() map[string]bool {
	paths := make(map[string]bool)
	for _, line := range Policies() {
		paths[line.Path] = true
	}
	return paths
})

// IsEndless reports whether fn returns a context that is never done; if carries is
// true, then only if the one that it is given first is not.
func IsEndless(fn *types.Func) (endless, carries bool) {
	carries, endless = endlessContexts[policyKey{pathOf(fn), Name(fn)}]
	return endless, carries
}

// IsTimed reports whether fn returns a context that ends in time.
func IsTimed(fn *types.Func) bool { return timedContexts[policyKey{pathOf(fn), Name(fn)}] }

// IsNeverClosed reports whether obj is a channel that nobody closes.
func IsNeverClosed(obj types.Object) bool {
	return obj != nil && neverClosed[policyKey{pathOf(obj), obj.Name()}]
}
