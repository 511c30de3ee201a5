// Package rel is a stub of github.com/go-rel/rel: declarations as there, bodies that
// return zero values.
package rel

import "context"

type any = interface{}

type Querier interface{ Build(*Query) }

type Query struct{ Table string }

type Mutator interface {
	Apply(doc *Document, mutation *Mutation)
}

type Document struct{ index map[string]int }

type Mutation struct{ Unscoped Unscoped }

type Unscoped bool

type Repository interface {
	Find(ctx context.Context, entity any, queriers ...Querier) error
	FindAll(ctx context.Context, entities any, queriers ...Querier) error
	Preload(ctx context.Context, entities any, field string, queriers ...Querier) error
	Update(ctx context.Context, entity any, mutators ...Mutator) error
}
