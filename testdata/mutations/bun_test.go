package mutations_test

import (
	"context"
	"slices"
	"testing"

	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/sqlitedialect"
)

type bunUser struct {
	bun.BaseModel `bun:"table:users"`

	ID     int `bun:",pk,autoincrement"`
	Name   string
	Labels []string
	Posts  []*bunPost `bun:"rel:has-many,join:id=user_id"`
	Tags   []bunTag   `bun:"m2m:user_tags,join:User=Tag"`
}

type bunPost struct {
	bun.BaseModel `bun:"table:posts"`

	ID     int `bun:",pk,autoincrement"`
	Title  string
	UserID *int
}

type bunTag struct {
	bun.BaseModel `bun:"table:tags"`

	ID    int `bun:",pk,autoincrement"`
	Title string
}

type bunUserTag struct {
	bun.BaseModel `bun:"table:user_tags"`

	UserID int      `bun:",pk"`
	User   *bunUser `bun:"rel:belongs-to,join:user_id=id"`
	TagID  int      `bun:",pk"`
	Tag    *bunTag  `bun:"rel:belongs-to,join:tag_id=id"`
}

func bunCell(change, call string, run func(ctx context.Context, db *bun.DB, u *bunUser) error) cell {
	return cell{change, call, func(t *testing.T) string {
		conn := openSQLite(t)
		db := bun.NewDB(conn, sqlitedialect.New())
		db.RegisterModel((*bunUserTag)(nil))
		var u bunUser
		if err := db.NewSelect().Model(&u).Relation("Posts").Relation("Tags").Where("id = 1").Scan(t.Context()); err != nil {
			t.Fatal(err)
		}
		return changed(t, conn, func() error { return run(t.Context(), db, &u) })
	}}
}

func bunSections() []section {
	isEven := func(p *bunPost) bool { return p.ID%2 == 0 }
	isEvenTag := func(p bunTag) bool { return p.ID%2 == 0 }
	const (
		saves     = "db.NewUpdate().Model(u).WherePK().Exec(ctx)"
		deletes   = "db.NewDelete().Model(&u.Posts).WherePK().Exec(ctx)"
		ofBatch   = "db.NewDelete().Model(&batch).WherePK().Exec(ctx)"
		insertsT  = "db.NewInsert().Model(&u.Tags).On(CONFLICT DO NOTHING).Exec(ctx)"
		setColumn = "db.NewUpdate().Model(u).Column(labels).WherePK().Exec(ctx)"
		ofOther   = "db.NewUpdate().Model(u).Column(name).WherePK().Exec(ctx)"
	)
	save := func(ctx context.Context, db *bun.DB, u *bunUser, columns ...string) error {
		_, err := db.NewUpdate().Model(u).Column(columns...).WherePK().Exec(ctx)
		return err
	}
	return []section{{"bun: relations", []cell{
		bunCell(nothing, saves, func(ctx context.Context, db *bun.DB, u *bunUser) error { return save(ctx, db, u) }),
		bunCell("F = slices.Delete(F, 1, 2)", saves, func(ctx context.Context, db *bun.DB, u *bunUser) error {
			u.Posts = slices.Delete(u.Posts, 1, 2)
			return save(ctx, db, u)
		}),
		bunCell("s := slices.DeleteFunc(F, even)", saves, func(ctx context.Context, db *bun.DB, u *bunUser) error {
			_ = slices.DeleteFunc(u.Posts, isEven)
			return save(ctx, db, u)
		}),
		bunCell(nothing, deletes, func(ctx context.Context, db *bun.DB, u *bunUser) error {
			_, err := db.NewDelete().Model(&u.Posts).WherePK().Exec(ctx)
			return err
		}),
		bunCell("s := slices.DeleteFunc(F, even)", deletes, func(ctx context.Context, db *bun.DB, u *bunUser) error {
			_ = slices.DeleteFunc(u.Posts, isEven)
			_, err := db.NewDelete().Model(&u.Posts).WherePK().Exec(ctx)
			return err
		}),
		bunCell("F = F[:0]", deletes, func(ctx context.Context, db *bun.DB, u *bunUser) error {
			u.Posts = u.Posts[:0]
			_, err := db.NewDelete().Model(&u.Posts).WherePK().Exec(ctx)
			return err
		}),
		bunCell("batch := F[:2]; F = append(F[:0], F[2:]...)", ofBatch, func(ctx context.Context, db *bun.DB, u *bunUser) error {
			batch := u.Posts[:2]
			u.Posts = append(u.Posts[:0], u.Posts[2:]...)
			_, err := db.NewDelete().Model(&batch).WherePK().Exec(ctx)
			return err
		}),
		bunCell("s := slices.DeleteFunc(F, even)", insertsT, func(ctx context.Context, db *bun.DB, u *bunUser) error {
			_ = slices.DeleteFunc(u.Tags, isEvenTag)
			_, err := db.NewInsert().Model(&u.Tags).On("CONFLICT (id) DO NOTHING").Exec(ctx)
			return err
		}),
	}}, {"bun: a column of a slice", []cell{
		bunCell(nothing, saves, func(ctx context.Context, db *bun.DB, u *bunUser) error { return save(ctx, db, u) }),
		bunCell("s := append(F[:1], F[2:]...)", saves, func(ctx context.Context, db *bun.DB, u *bunUser) error {
			s := u.Labels
			_ = append(s[:1], s[2:]...)
			return save(ctx, db, u)
		}),
		bunCell("s := slices.Delete(F, 1, 2)", saves, func(ctx context.Context, db *bun.DB, u *bunUser) error {
			s := u.Labels
			_ = slices.Delete(s, 1, 2)
			return save(ctx, db, u)
		}),
		bunCell("each F[i] = '***'", saves, func(ctx context.Context, db *bun.DB, u *bunUser) error {
			for i := range u.Labels {
				u.Labels[i] = "***"
			}
			return save(ctx, db, u)
		}),
		bunCell("slices.Reverse(F)", saves, func(ctx context.Context, db *bun.DB, u *bunUser) error {
			slices.Reverse(u.Labels)
			return save(ctx, db, u)
		}),
		bunCell("F = slices.Delete(F, 1, 2)", setColumn, func(ctx context.Context, db *bun.DB, u *bunUser) error {
			u.Labels = slices.Delete(u.Labels, 1, 2)
			return save(ctx, db, u, "labels")
		}),
		bunCell("s := slices.Delete(F, 1, 2)", ofOther, func(ctx context.Context, db *bun.DB, u *bunUser) error {
			s := u.Labels
			_ = slices.Delete(s, 1, 2)
			return save(ctx, db, u, "name")
		}),
	}}}
}
