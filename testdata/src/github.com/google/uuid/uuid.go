// Package uuid is a stub of github.com/google/uuid: declarations as there,
// bodies that return zero values.
package uuid

type UUID [16]byte

var Nil UUID

func New() UUID { return UUID{} }

func (uuid UUID) String() string { return "" }
