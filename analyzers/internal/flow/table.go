package flow

import "slices"

// A table maps some few keys to values. A walk copies what it knows at each branch, and
// forgets what is dead at each block: for so few, a list is faster than a map. The zero
// table is empty.
type table[K comparable, V any] []row[K, V]

type row[K comparable, V any] struct {
	key   K
	value V
}

func (t table[K, V]) index(k K) int {
	for i := range t {
		if t[i].key == k {
			return i
		}
	}
	return -1
}

// get returns the value of k, and whether there is one.
func (t table[K, V]) get(k K) (v V, ok bool) {
	if i := t.index(k); i >= 0 {
		return t[i].value, true
	}
	return v, false
}

// of returns the value of k, or the zero value.
func (t table[K, V]) of(k K) V {
	v, _ := t.get(k)
	return v
}

func (t *table[K, V]) set(k K, v V) {
	if i := t.index(k); i >= 0 {
		(*t)[i].value = v
		return
	}
	*t = append(*t, row[K, V]{k, v})
}

func (t *table[K, V]) drop(k K) {
	if i := t.index(k); i >= 0 {
		*t = slices.Delete(*t, i, i+1)
	}
}

// dropAll drops the keys of which is holds.
func (t *table[K, V]) dropAll(is func(K) bool) {
	*t = slices.DeleteFunc(*t, func(r row[K, V]) bool { return is(r.key) })
}
