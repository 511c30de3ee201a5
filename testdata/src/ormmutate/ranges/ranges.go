// Package ranges removes elements of what it ranges over.
package ranges

import "slices"

type Account struct {
	ID     string            `gorm:"primaryKey"`
	Groups map[string]*Group `gorm:"-"`
}

type Group struct {
	ID    string   `gorm:"primaryKey"`
	Peers []string `gorm:"serializer:json"`
}

type store interface {
	GetAccount(id string) (*Account, error)
	SaveAccount(*Account) error
}

func groupDeletePeer(s store, account, id, peer string) error {
	a, err := s.GetAccount(account)
	if err != nil {
		return err
	}
	group, ok := a.Groups[id]
	if !ok {
		return nil
	}
	for i, item := range group.Peers {
		if item == peer {
			group.Peers = append(group.Peers[:i], group.Peers[i+1:]...) // want `Group.Peers is cut inside a range over it, which goes on: the element behind is skipped, and the last one comes twice`
			if err := s.SaveAccount(a); err != nil {
				return err
			}
		}
	}
	return nil
}

func zeroes(group *Group, peer string) {
	for i := range group.Peers {
		if group.Peers[i] == peer {
			group.Peers = slices.Delete(group.Peers, i, i+1) // want `Group.Peers is cut inside a range over it, which goes on: the element behind is skipped, and zero elements come at its end`
		}
	}
}

// The range ends there.

func breaks(group *Group, peer string) {
	for i, item := range group.Peers {
		if item == peer {
			group.Peers = append(group.Peers[:i], group.Peers[i+1:]...)
			break
		}
	}
}

func returns(group *Group, peer string) bool {
	for i, item := range group.Peers {
		if item == peer {
			group.Peers = append(group.Peers[:i], group.Peers[i+1:]...)
			return true
		}
	}
	return false
}

func next(groups []*Group, peer string) {
outer:
	for _, group := range groups {
		for i, item := range group.Peers {
			if item == peer {
				group.Peers = append(group.Peers[:i], group.Peers[i+1:]...)
				continue outer
			}
		}
	}
}

// It is not this that is ranged over.

func copied(group *Group, peer string) {
	for _, item := range slices.Clone(group.Peers) {
		if item == peer {
			i := slices.Index(group.Peers, item)
			group.Peers = append(group.Peers[:i], group.Peers[i+1:]...)
		}
	}
}

func asksAgain(group *Group, peer string) {
	for i := 0; i < len(group.Peers); i++ {
		if group.Peers[i] == peer {
			group.Peers = append(group.Peers[:i], group.Peers[i+1:]...)
			i--
		}
	}
}

func backwards(group *Group, peer string) {
	for i := len(group.Peers) - 1; i >= 0; i-- {
		if group.Peers[i] == peer {
			group.Peers = append(group.Peers[:i], group.Peers[i+1:]...)
		}
	}
}

func refilled(group *Group, peer string) {
	kept := group.Peers[:0]
	for _, item := range group.Peers {
		if item != peer {
			kept = append(kept, item)
		}
	}
	group.Peers = kept
}

func otherGroup(group, other *Group) {
	for i := range group.Peers {
		other.Peers = append(other.Peers[:i], other.Peers[i+1:]...)
	}
}
