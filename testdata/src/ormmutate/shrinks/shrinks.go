// Package shrinks drains collections of objects that others have.
package shrinks

import (
	"slices"

	"gorm.io/gorm"

	"ormmutate/drains"
)

type Group struct {
	gorm.Model
	Members []Member
}

type Member struct{ gorm.Model }

var db *gorm.DB

func drained(g *Group, send func([]Member)) {
	for len(g.Members) > 0 {
		n := min(100, len(g.Members))
		send(g.Members[:n])
		g.Members = g.Members[n:] // want `Group.Members is drained in place, who uses the object next finds it empty`
	}
}

func drainedElsewhere(g *Group, send func([]Member)) {
	drains.Each(&g.Members, 100, send) // want `Group.Members is drained in place, who uses the object next finds it empty`
}

func (g *Group) pop() (all []Member) {
	for {
		if len(g.Members) == 0 {
			return all
		}
		all = append(all, g.Members[0])
		g.Members = g.Members[1:] // want `Group.Members is drained in place, who uses the object next finds it empty`
	}
}

func usedAfter(id uint, send func([]Member), done func(*Group)) {
	var g Group
	db.Preload("Members").First(&g, id)
	for len(g.Members) > 0 {
		send(g.Members[:1])
		g.Members = g.Members[1:] // want `Group.Members is drained in place, who uses the object next finds it empty`
	}
	done(&g)
}

// Nobody sees it.

func dies(id uint, send func([]Member)) {
	var g Group
	db.Preload("Members").First(&g, id)
	for len(g.Members) > 0 {
		send(g.Members[:1])
		g.Members = g.Members[1:]
	}
}

func restored(g *Group, send func([]Member)) {
	members := g.Members
	for len(g.Members) > 0 {
		send(g.Members[:1])
		g.Members = g.Members[1:]
	}
	g.Members = members
}

func made(members []Member, send func([]Member)) *Group {
	g := &Group{Members: members}
	for len(g.Members) > 0 {
		send(g.Members[:1])
		g.Members = g.Members[1:]
	}
	return g
}

func ofACopy(g *Group, send func([]Member)) {
	members := slices.Clone(g.Members)
	for len(members) > 0 {
		send(members[:1])
		members = members[1:]
	}
}

func onlyTheHeader(g *Group, send func([]Member)) {
	members := g.Members
	for len(members) > 0 {
		send(members[:1])
		members = members[1:]
	}
}

// Once is off by default.

func once(g *Group) { g.Members = g.Members[:10] }

func latest(g *Group) {
	if len(g.Members) > 10 {
		g.Members = g.Members[len(g.Members)-10:]
	}
}
