// Package ent is a stub of entgo.io/ent: declarations as there, bodies that return zero
// values.
package ent

import "context"

type Op uint

type (
	Value any

	Query any

	Mutation interface {
		Op() Op
		Type() string
	}

	Mutator interface {
		Mutate(context.Context, Mutation) (Value, error)
	}

	Hook func(Mutator) Mutator

	Querier interface {
		Query(context.Context, Query) (Value, error)
	}

	Interceptor interface {
		Intercept(Querier) Querier
	}
)
