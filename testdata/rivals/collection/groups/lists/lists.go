// Package lists has what is done with lists of members.
package lists

import "slices"

// A Member gets mail.
type Member struct {
	ID      uint
	GroupID *uint
	Email   string
	Left    bool
	Hidden  bool
	Seen    int
}

// WithoutLeft returns those who have not left, in the array of the list.
func WithoutLeft(members []Member) []Member {
	return slices.DeleteFunc(members, func(m Member) bool { return m.Left })
}

// Shown returns those who are not hidden, in a list of their own.
func Shown(members []Member) []Member {
	var shown []Member
	for _, m := range members {
		if !m.Hidden {
			shown = append(shown, m)
		}
	}
	return shown
}
