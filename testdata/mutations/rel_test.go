package mutations_test

import (
	"context"
	"slices"
	"testing"

	"github.com/go-rel/rel"
	"github.com/go-rel/rel/where"
)

type relUser struct {
	ID    int
	Name  string
	Posts []relPost `ref:"id" fk:"user_id" autosave:"true"`
}

type relPost struct {
	ID     int
	Title  string
	UserID int
}

func (relUser) Table() string { return "users" }
func (relPost) Table() string { return "posts" }

func relCell(change, call string, run func(ctx context.Context, db rel.Repository, u *relUser) error) cell {
	return cell{change, call, func(t *testing.T) string {
		conn := openSQLite(t)
		db := rel.New(relAdapter{conn})
		db.Instrumentation(func(context.Context, string, string, ...any) func(error) { return func(error) {} })
		var u relUser
		if err := db.Find(t.Context(), &u, where.Eq("id", 1)); err != nil {
			t.Fatal(err)
		}
		if err := db.Preload(t.Context(), &u, "posts"); err != nil {
			t.Fatal(err)
		}
		return changed(t, conn, func() error { return run(t.Context(), db, &u) })
	}}
}

func relSections() []section {
	const (
		updates = "db.Update(ctx, &u)"
		cascade = "db.Delete(ctx, &u, rel.Cascade(true))"
	)
	return []section{{"go-rel: has many with autosave", []cell{
		relCell(nothing, updates, func(ctx context.Context, db rel.Repository, u *relUser) error { return db.Update(ctx, u) }),
		relCell("F = append(F[:1], F[2:]...)", updates, func(ctx context.Context, db rel.Repository, u *relUser) error {
			u.Posts = append(u.Posts[:1], u.Posts[2:]...)
			return db.Update(ctx, u)
		}),
		relCell("F = slices.Delete(F, 1, 2)", updates, func(ctx context.Context, db rel.Repository, u *relUser) error {
			u.Posts = slices.Delete(u.Posts, 1, 2)
			return db.Update(ctx, u)
		}),
		relCell("F = F[2:]", updates, func(ctx context.Context, db rel.Repository, u *relUser) error {
			u.Posts = u.Posts[2:]
			return db.Update(ctx, u)
		}),
		relCell("s := append(F[:1], F[2:]...)", updates, func(ctx context.Context, db rel.Repository, u *relUser) error {
			s := u.Posts
			_ = append(s[:1], s[2:]...)
			return db.Update(ctx, u)
		}),
		relCell("for len(F) > 0 { F = F[1:] }", updates, func(ctx context.Context, db rel.Repository, u *relUser) error {
			for len(u.Posts) > 0 {
				u.Posts = u.Posts[1:]
			}
			return db.Update(ctx, u)
		}),
		relCell("F = F[:0]", updates, func(ctx context.Context, db rel.Repository, u *relUser) error {
			u.Posts = u.Posts[:0]
			return db.Update(ctx, u)
		}),
		relCell("F = []T{}", updates, func(ctx context.Context, db rel.Repository, u *relUser) error {
			u.Posts = []relPost{}
			return db.Update(ctx, u)
		}),
		relCell("F = nil", updates, func(ctx context.Context, db rel.Repository, u *relUser) error {
			u.Posts = nil
			return db.Update(ctx, u)
		}),
		relCell("F = slices.Delete(F, 1, 2)", cascade, func(ctx context.Context, db rel.Repository, u *relUser) error {
			u.Posts = slices.Delete(u.Posts, 1, 2)
			return db.Delete(ctx, u, rel.Cascade(true))
		}),
	}}}
}
