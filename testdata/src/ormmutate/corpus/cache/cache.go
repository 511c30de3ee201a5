// Package cache hands out copies of what it keeps.
package cache

import (
	"slices"

	"ormmutate/corpus/model"
)

// Config is that of a cache.
type Config[T any] struct{ Copy func(T) T }

// Caches are all.
type Caches struct{ Filter Config[*model.Filter] }

// Init makes the copiers.
func (c *Caches) Init() {
	copyF := func(f1 *model.Filter) *model.Filter {
		f2 := new(model.Filter)
		*f2 = *f1
		f2.Keywords = nil
		f2.StatusIDs = slices.Clone(f1.StatusIDs)
		return f2
	}
	c.Filter = Config[*model.Filter]{Copy: copyF}
}
