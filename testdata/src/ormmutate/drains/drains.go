// Package drains empties slices that it is given.
package drains

// Each calls send with parts of the list until nothing is left of it.
func Each[T any](list *[]T, n int, send func([]T)) {
	for len(*list) > 0 {
		k := min(n, len(*list))
		send((*list)[:k])
		*list = (*list)[k:]
	}
}

// Shift removes the first n elements and returns the rest.
func Shift[T any](list []T, n int) []T { return append(list[:0], list[n:]...) }

// Without returns the list without one element, in the same array.
func Without[S ~[]E, E comparable](list S, e E) S {
	kept := list[:0]
	for _, other := range list {
		if other != e {
			kept = append(kept, other)
		}
	}
	return kept
}

// Rest is a new list.
func Rest[T any](list []T, n int) []T { return append([]T(nil), list[n:]...) }
