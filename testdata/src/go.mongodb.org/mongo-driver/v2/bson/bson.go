// Package bson is a stub of go.mongodb.org/mongo-driver/v2/bson: declarations as there, bodies that
// return zero values.
package bson

type D []E

type E struct {
	Key   string
	Value any
}

type M map[string]any

type A []any

type Raw []byte

type ObjectID [12]byte

func NewObjectID() ObjectID { return ObjectID{} }
