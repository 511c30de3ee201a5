// Package proofs_test runs what the analyzers believe of queries that find nothing,
// and of writes that match nothing, against the libraries themselves, at the
// versions that they were read at. An engine is embedded where there is one that
// is; else a server within the test answers what the true one is documented to.
package proofs_test

import (
	"errors"
	"reflect"
	"testing"
)

// An absence is how a program sees that what it asked for, or wrote to, is not there.
type absence string

const (
	silent  absence = "the error is nil and the result is zero"
	found   absence = "the error is nil and a bool is false"
	failure absence = "the error is not nil"
	list    absence = "the error is nil and the list is empty"
	count   absence = "the error of a write is nil and its count is 0"
	creates absence = "the error of a write is nil and what was missing is there"
)

// The key of the one row that each database holds, and of a row that it does not.
const (
	present = 1
	missing = 2
)

// A query asks for, or writes to, the row with a key. It returns what a program can
// see: for failure and silent the destination or result, for found a bool or an
// answer, for list the list, for count the count, for creates the row as it is then.
type query func(key int) (any, error)

// An answer is the result of a query that tells by a bool whether there is a row.
type answer struct {
	found bool
	row   any
}

// nothing is the result of a query that has none but its error.
type nothing struct{}

// told is an error that a function of the library knows by its look.
type told func(error) bool

func (told) Error() string { return "an error that the library's own function tells" }

// proves runs a query of the function twice. For the row that is present it must
// return something, or its silence about the other row would say nothing. For the
// missing row it must show the absence; a failure must be of the error that is
// given, and must leave the result zero.
func proves(t *testing.T, path, name string, shows absence, run query, as ...error) {
	t.Helper()
	if wanted := shows == failure; wanted != (len(as) == 1) {
		t.Fatalf("%s %s: an error is given with failure, and only with failure", path, name)
	}
	t.Run(path+" "+name+": "+string(shows), func(t *testing.T) {
		t.Helper()
		got, err := run(present)
		if err != nil || !(isThere(shows, got) || got == nothing{}) {
			t.Errorf("for what is present: %#v, %v", got, err)
		}
		got, err = run(missing)
		switch {
		case shows == failure:
			if !isOf(err, as[0]) || !isZero(got) {
				t.Errorf("%#v, %v; want zero, %v", got, err, as[0])
			}
		case err != nil, isThere(shows, got) != (shows == creates):
			t.Errorf("%#v, %v; want: %s", got, err, shows)
		}
	})
}

// isThere reports whether a result that was got without an error is something. It
// panics if the result has a shape that the absence is not seen in.
func isThere(shows absence, got any) bool {
	v := reflect.ValueOf(got)
	if a, ok := got.(answer); ok && shows == found {
		if a.found == isZero(a.row) {
			panic("the bool and the row contradict each other")
		}
		return a.found
	}
	isList := v.Kind() == reflect.Slice && v.Type().Elem().Kind() != reflect.Uint8
	if shows != failure && isList != (shows == list) || (v.Kind() == reflect.Bool) != (shows == found) {
		panic("no result of what shows: " + string(shows))
	}
	switch shows {
	case found:
		return v.Bool()
	case list:
		return v.Len() > 0
	case count:
		return v.Int() > 0
	}
	return !isZero(got)
}

// isZero reports whether got is nil, of a zero value or an empty map. A pointer to a
// zero value is not: a program can see it.
func isZero(got any) bool {
	v := reflect.ValueOf(got)
	return !v.IsValid() || v.IsZero() || v.Kind() == reflect.Map && v.Len() == 0
}

func isOf(err, want error) bool {
	if is, ok := want.(told); ok {
		return err != nil && is(err)
	}
	return errors.Is(err, want)
}
