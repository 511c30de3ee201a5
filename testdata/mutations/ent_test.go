package mutations_test

import (
	"context"
	"database/sql"
	"slices"
	"strings"
	"testing"

	"entgo.io/ent/dialect"
	entsql "entgo.io/ent/dialect/sql"

	"github.com/incidentlint/incidentlint/testdata/mutations/entgen"
	"github.com/incidentlint/incidentlint/testdata/mutations/entgen/user"
)

func entCell(change, call string, run func(ctx context.Context, db *entgen.Client, u *entgen.User) error) cell {
	return cell{change, call, func(t *testing.T) string {
		conn := openWith(t, strings.ReplaceAll(tables, "title TEXT NOT NULL DEFAULT '', user_id INTEGER", "title TEXT NOT NULL DEFAULT '', user_posts INTEGER"))
		return changed(t, conn, func() error {
			db, u := loadEnt(t, conn)
			return run(t.Context(), db, u)
		})
	}}
}

func loadEnt(t *testing.T, conn *sql.DB) (*entgen.Client, *entgen.User) {
	t.Helper()
	db := entgen.NewClient(entgen.Driver(entsql.OpenDB(dialect.SQLite, conn)))
	u, err := db.User.Query().Where(user.ID(1)).WithPosts().WithTags().Only(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return db, u
}

func entSections() []section {
	ctxSave := func(ctx context.Context, u *entgen.UserUpdateOne) error { return u.Exec(ctx) }
	isEvenPost := func(p *entgen.Post) bool { return p.ID%2 == 0 }
	isEvenTag := func(p *entgen.Tag) bool { return p.ID%2 == 0 }
	const (
		save      = "u.Update().SetName(name).Save(ctx)"
		replace   = "u.Update().ClearPosts().AddPosts(u.Edges.Posts...).Save(ctx)"
		add       = "u.Update().AddPosts(u.Edges.Posts...).Save(ctx)"
		remove    = "u.Update().RemovePosts(batch...).Save(ctx)"
		replaceT  = "u.Update().ClearTags().AddTags(u.Edges.Tags...).Save(ctx)"
		removeTag = "u.Update().RemoveTags(batch...).Save(ctx)"
	)
	replacePosts := func(ctx context.Context, u *entgen.User) error {
		return ctxSave(ctx, u.Update().ClearPosts().AddPosts(u.Edges.Posts...))
	}
	replaceTags := func(ctx context.Context, u *entgen.User) error {
		return ctxSave(ctx, u.Update().ClearTags().AddTags(u.Edges.Tags...))
	}
	return []section{{"ent: edges of a has many", []cell{
		entCell(nothing, save, func(ctx context.Context, _ *entgen.Client, u *entgen.User) error {
			return ctxSave(ctx, u.Update().SetName("x"))
		}),
		entCell("F = slices.Delete(F, 1, 2)", save, func(ctx context.Context, _ *entgen.Client, u *entgen.User) error {
			u.Edges.Posts = slices.Delete(u.Edges.Posts, 1, 2)
			return ctxSave(ctx, u.Update().SetName("x"))
		}),
		entCell("s := slices.DeleteFunc(F, even)", save, func(ctx context.Context, _ *entgen.Client, u *entgen.User) error {
			_ = slices.DeleteFunc(u.Edges.Posts, isEvenPost)
			return ctxSave(ctx, u.Update().SetName("x"))
		}),
		entCell(nothing, replace, func(ctx context.Context, _ *entgen.Client, u *entgen.User) error { return replacePosts(ctx, u) }),
		entCell("F = slices.Delete(F, 1, 2)", replace, func(ctx context.Context, _ *entgen.Client, u *entgen.User) error {
			u.Edges.Posts = slices.Delete(u.Edges.Posts, 1, 2)
			return replacePosts(ctx, u)
		}),
		entCell("s := append(F[:1], F[2:]...)", replace, func(ctx context.Context, _ *entgen.Client, u *entgen.User) error {
			s := u.Edges.Posts
			_ = append(s[:1], s[2:]...)
			return replacePosts(ctx, u)
		}),
		entCell("s := slices.DeleteFunc(F, even)", replace, func(ctx context.Context, _ *entgen.Client, u *entgen.User) error {
			_ = slices.DeleteFunc(u.Edges.Posts, isEvenPost)
			return replacePosts(ctx, u)
		}),
		entCell("for len(F) > 0 { F = F[1:] }", replace, func(ctx context.Context, _ *entgen.Client, u *entgen.User) error {
			for len(u.Edges.Posts) > 0 {
				u.Edges.Posts = u.Edges.Posts[1:]
			}
			return replacePosts(ctx, u)
		}),
		entCell("F = F[2:]", replace, func(ctx context.Context, _ *entgen.Client, u *entgen.User) error {
			u.Edges.Posts = u.Edges.Posts[2:]
			return replacePosts(ctx, u)
		}),
		entCell("s := slices.DeleteFunc(F, even)", add, func(ctx context.Context, _ *entgen.Client, u *entgen.User) error {
			_ = slices.DeleteFunc(u.Edges.Posts, isEvenPost)
			return ctxSave(ctx, u.Update().AddPosts(u.Edges.Posts...))
		}),
		entCell("batch := F[:2]", remove, func(ctx context.Context, _ *entgen.Client, u *entgen.User) error {
			return ctxSave(ctx, u.Update().RemovePosts(u.Edges.Posts[:2]...))
		}),
		entCell("batch := F[:2]; F = append(F[:0], F[2:]...)", remove, func(ctx context.Context, _ *entgen.Client, u *entgen.User) error {
			batch := u.Edges.Posts[:2]
			u.Edges.Posts = append(u.Edges.Posts[:0], u.Edges.Posts[2:]...)
			return ctxSave(ctx, u.Update().RemovePosts(batch...))
		}),
	}}, {"ent: edges of a many to many", []cell{
		entCell(nothing, replaceT, func(ctx context.Context, _ *entgen.Client, u *entgen.User) error { return replaceTags(ctx, u) }),
		entCell("F = slices.Delete(F, 1, 2)", replaceT, func(ctx context.Context, _ *entgen.Client, u *entgen.User) error {
			u.Edges.Tags = slices.Delete(u.Edges.Tags, 1, 2)
			return replaceTags(ctx, u)
		}),
		entCell("s := append(F[:1], F[2:]...)", replaceT, func(ctx context.Context, _ *entgen.Client, u *entgen.User) error {
			s := u.Edges.Tags
			_ = append(s[:1], s[2:]...)
			return replaceTags(ctx, u)
		}),
		entCell("s := slices.DeleteFunc(F, even)", replaceT, func(ctx context.Context, _ *entgen.Client, u *entgen.User) error {
			_ = slices.DeleteFunc(u.Edges.Tags, isEvenTag)
			return replaceTags(ctx, u)
		}),
		entCell("for len(F) > 0 { F = F[1:] }", replaceT, func(ctx context.Context, _ *entgen.Client, u *entgen.User) error {
			for len(u.Edges.Tags) > 0 {
				u.Edges.Tags = u.Edges.Tags[1:]
			}
			return replaceTags(ctx, u)
		}),
		entCell("batch := F[:2]; F = append(F[:0], F[2:]...)", removeTag, func(ctx context.Context, _ *entgen.Client, u *entgen.User) error {
			batch := u.Edges.Tags[:2]
			u.Edges.Tags = append(u.Edges.Tags[:0], u.Edges.Tags[2:]...)
			return ctxSave(ctx, u.Update().RemoveTags(batch...))
		}),
	}}, {"ent: a column of a slice", []cell{
		entCell("F = slices.Delete(F, 1, 2)", save, func(ctx context.Context, _ *entgen.Client, u *entgen.User) error {
			u.Labels = slices.Delete(u.Labels, 1, 2)
			return ctxSave(ctx, u.Update().SetName("x"))
		}),
		entCell("s := slices.Delete(F, 1, 2)", "u.Update().SetLabels(u.Labels).Save(ctx)", func(ctx context.Context, _ *entgen.Client, u *entgen.User) error {
			s := u.Labels
			_ = slices.Delete(s, 1, 2)
			return ctxSave(ctx, u.Update().SetLabels(u.Labels))
		}),
	}}}
}
