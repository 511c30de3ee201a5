// Package tags works on lists of tags, whoever keeps them.
package tags

import "slices"

type Tag struct {
	ID     uint
	Hidden bool
}

// Shown works in the array that it is given.
func Shown(tags []Tag) []Tag {
	return slices.DeleteFunc(tags, func(t Tag) bool { return t.Hidden })
}

// ShownOnes makes an array of its own.
func ShownOnes(tags []Tag) []Tag {
	var shown []Tag
	for _, tag := range tags {
		if !tag.Hidden {
			shown = append(shown, tag)
		}
	}
	return shown
}
