// Package ent is as ent generates it, as far as that matters.
package ent

import "context"

type Client struct{ User *UserClient }

type UserClient struct{}

func (c *UserClient) Get(ctx context.Context, id int) (*User, error) { return nil, nil }

type User struct {
	ID     int       `json:"id,omitempty"`
	Labels []string  `json:"labels,omitempty"`
	Edges  UserEdges `json:"edges"`
}

type UserEdges struct {
	Posts       []*Post `json:"posts,omitempty"`
	loadedTypes [1]bool
}

type Post struct{ ID int }

func (u *User) Update() *UserUpdateOne { return nil }

type UserMutation struct{}

type UserUpdateOne struct{}

func (u *UserUpdateOne) Mutation() *UserMutation { return nil }

func (u *UserUpdateOne) ClearPosts() *UserUpdateOne { return u }

func (u *UserUpdateOne) AddPosts(p ...*Post) *UserUpdateOne { return u }

func (u *UserUpdateOne) RemovePosts(p ...*Post) *UserUpdateOne { return u }

func (u *UserUpdateOne) Exec(ctx context.Context) error { return nil }
