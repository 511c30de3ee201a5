// Package boiled is as sqlboiler generates it, as far as that matters.
package boiled

import "context"

type Executor interface{ Exec(string) error }

type User struct {
	ID int `boil:"id"`

	R *userR `boil:"-"`
}

type userR struct {
	Posts PostSlice `boil:"Posts"`
}

type Post struct {
	ID int `boil:"id"`
}

type PostSlice []*Post

func FindUser(ctx context.Context, exec Executor, id int) (*User, error) { return nil, nil }

func (o *User) SetPosts(ctx context.Context, exec Executor, insert bool, related ...*Post) error {
	return nil
}
