// Package schema is what the code of ent is generated from.
package schema

import (
	"entgo.io/ent"
	"entgo.io/ent/schema/edge"
	"entgo.io/ent/schema/field"
)

// A User has posts and tags.
type User struct{ ent.Schema }

// Fields of the User.
func (User) Fields() []ent.Field {
	return []ent.Field{field.String("name"), field.Strings("labels").Optional()}
}

// Edges of the User.
func (User) Edges() []ent.Edge {
	return []ent.Edge{edge.To("posts", Post.Type), edge.To("tags", Tag.Type)}
}

// A Post belongs to a user.
type Post struct{ ent.Schema }

// Fields of the Post.
func (Post) Fields() []ent.Field { return []ent.Field{field.String("title")} }

// Edges of the Post.
func (Post) Edges() []ent.Edge {
	return []ent.Edge{edge.From("user", User.Type).Ref("posts").Unique()}
}

// A Tag is shared by users.
type Tag struct{ ent.Schema }

// Fields of the Tag.
func (Tag) Fields() []ent.Field { return []ent.Field{field.String("title")} }

// Edges of the Tag.
func (Tag) Edges() []ent.Edge { return []ent.Edge{edge.From("users", User.Type).Ref("tags")} }
