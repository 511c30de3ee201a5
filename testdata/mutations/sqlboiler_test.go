package mutations_test

import (
	"context"
	"database/sql"
	"slices"
	"testing"

	"github.com/aarondl/sqlboiler/v4/boil"
	"github.com/aarondl/sqlboiler/v4/queries/qm"

	"github.com/incidentlint/incidentlint/testdata/mutations/boiled"
)

func boilerCell(change, call string, run func(ctx context.Context, db *sql.DB, u *boiled.User) error) cell {
	return cell{change, call, func(t *testing.T) string {
		db := openSQLite(t)
		u, err := boiled.Users(boiled.UserWhere.ID.EQ(1), qm.Load(boiled.UserRels.Posts), qm.Load(boiled.UserRels.Tags)).One(t.Context(), db)
		if err != nil {
			t.Fatal(err)
		}
		return changed(t, db, func() error { return run(t.Context(), db, u) })
	}}
}

func sqlboilerSections() []section {
	isEven := func(p *boiled.Post) bool { return p.ID%2 == 0 }
	const (
		updates    = "u.Update(ctx, db, boil.Infer())"
		sets       = "u.SetPosts(ctx, db, false, u.R.Posts...)"
		setsTags   = "u.SetTags(ctx, db, false, u.R.Tags...)"
		deletesAll = "batch.DeleteAll(ctx, db)"
		updatesAll = "u.R.Posts.UpdateAll(ctx, db, M{title: x})"
	)
	update := func(ctx context.Context, db *sql.DB, u *boiled.User) error {
		_, err := u.Update(ctx, db, boil.Infer())
		return err
	}
	set := func(ctx context.Context, db *sql.DB, u *boiled.User) error {
		return u.SetPosts(ctx, db, false, u.R.Posts...)
	}
	return []section{{"sqlboiler: relations", []cell{
		boilerCell(nothing, updates, update),
		boilerCell("F = slices.Delete(F, 1, 2)", updates, func(ctx context.Context, db *sql.DB, u *boiled.User) error {
			u.R.Posts = slices.Delete(u.R.Posts, 1, 2)
			return update(ctx, db, u)
		}),
		boilerCell(nothing, sets, set),
		boilerCell("F = slices.Delete(F, 1, 2)", sets, func(ctx context.Context, db *sql.DB, u *boiled.User) error {
			u.R.Posts = slices.Delete(u.R.Posts, 1, 2)
			return set(ctx, db, u)
		}),
		boilerCell("s := append(F[:1], F[2:]...)", sets, func(ctx context.Context, db *sql.DB, u *boiled.User) error {
			s := u.R.Posts
			_ = append(s[:1], s[2:]...)
			return set(ctx, db, u)
		}),
		boilerCell("s := slices.DeleteFunc(F, even)", sets, func(ctx context.Context, db *sql.DB, u *boiled.User) error {
			_ = slices.DeleteFunc(u.R.Posts, isEven)
			return set(ctx, db, u)
		}),
		boilerCell("F = F[2:]", sets, func(ctx context.Context, db *sql.DB, u *boiled.User) error {
			u.R.Posts = u.R.Posts[2:]
			return set(ctx, db, u)
		}),
		boilerCell("for len(F) > 0 { F = F[1:] }", sets, func(ctx context.Context, db *sql.DB, u *boiled.User) error {
			for len(u.R.Posts) > 0 {
				u.R.Posts = u.R.Posts[1:]
			}
			return set(ctx, db, u)
		}),
		boilerCell("F = F[2:]", setsTags, func(ctx context.Context, db *sql.DB, u *boiled.User) error {
			u.R.Tags = u.R.Tags[2:]
			return u.SetTags(ctx, db, false, u.R.Tags...)
		}),
		boilerCell("for len(F) > 0 { F = F[1:] }", setsTags, func(ctx context.Context, db *sql.DB, u *boiled.User) error {
			for len(u.R.Tags) > 0 {
				u.R.Tags = u.R.Tags[1:]
			}
			return u.SetTags(ctx, db, false, u.R.Tags...)
		}),
		boilerCell("batch := F[:2]; F = append(F[:0], F[2:]...)", deletesAll, func(ctx context.Context, db *sql.DB, u *boiled.User) error {
			batch := u.R.Posts[:2]
			u.R.Posts = append(u.R.Posts[:0], u.R.Posts[2:]...)
			_, err := batch.DeleteAll(ctx, db)
			return err
		}),
		boilerCell("s := slices.DeleteFunc(F, even)", updatesAll, func(ctx context.Context, db *sql.DB, u *boiled.User) error {
			_ = slices.DeleteFunc(u.R.Posts, isEven)
			_, err := u.R.Posts.UpdateAll(ctx, db, boiled.M{"title": "x"})
			return err
		}),
	}}}
}
