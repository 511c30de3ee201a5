package flow

import (
	"hash/maphash"

	"golang.org/x/tools/go/ssa"
)

// A sum stands for a set of things that are known, whatever their order. Other
// sets have other sums, but for one chance in 2^64.
type sum uint64

// An entry is one thing that is known, of a value or of a cell.
type entry struct {
	kind entryKind
	of   ssa.Value
	path string
	is   string
}

type entryKind uint8

const (
	ofValue entryKind = iota
	ofCell
	madeValue
	madeCell
	ofError
)

var seed = maphash.MakeSeed()

func (s *sum) add(e entry) { *s += sum(maphash.Comparable(seed, e)) }

// addTo adds what the facts say.
func (f *facts) addTo(s *sum) {
	for _, r := range f.values {
		s.add(entry{kind: ofValue, of: r.key, is: r.value.String()})
	}
	for _, r := range f.cells {
		s.add(entry{ofCell, r.key.Root, r.key.Path, r.value.String()})
	}
}

// A key is a block with what is known there, so that it is walked once with the same.
type key struct {
	block *ssa.BasicBlock
	known sum
}

func (f *facts) at(block *ssa.BasicBlock) key {
	k := key{block: block}
	f.addTo(&k.known)
	return k
}
