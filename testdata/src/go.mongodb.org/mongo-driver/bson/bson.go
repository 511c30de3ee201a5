// Package bson is a stub of go.mongodb.org/mongo-driver/bson: declarations as there, bodies that
// return zero values.
package bson

import "go.mongodb.org/mongo-driver/bson/primitive"

type (
	D = primitive.D
	E = primitive.E
	M = primitive.M
	A = primitive.A
)

type Raw []byte
