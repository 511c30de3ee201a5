package catalog

import "go/types"

// A Meaning is what an error variable that a package declares says.
type Meaning int

// The meanings.
const (
	MeansTimePassed Meaning = iota + 1 // a time limit has run out
	MeansCancelled                     // somebody gave up waiting
)

// An ErrorVar is a line about an error variable.
type ErrorVar struct {
	Path, Name string
	Meaning    Meaning
}

// ErrorVars are the errors whose identity says more than that a call failed.
var ErrorVars = []ErrorVar{
	// Go 1.26
	{"context", "DeadlineExceeded", MeansTimePassed},
	{"context", "Canceled", MeansCancelled},
	{"os", "ErrDeadlineExceeded", MeansTimePassed},
	{"net", "ErrClosed", MeansCancelled},
	{"net/http", "ErrServerClosed", MeansCancelled},
	{"io", "ErrClosedPipe", MeansCancelled},
}

// Means reports whether obj is an error variable with the meaning.
func Means(obj types.Object, meaning Meaning) bool {
	if obj == nil || obj.Pkg() == nil {
		return false
	}
	for _, v := range ErrorVars {
		if v.Meaning == meaning && v.Name == obj.Name() && v.Path == obj.Pkg().Path() {
			return true
		}
	}
	return false
}
