package mutations_test

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/glebarez/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"
	"gorm.io/gorm/logger"
)

type gormUser struct {
	ID    int
	Name  string
	Posts []gormPost  `gorm:"foreignKey:UserID"`
	Notes []*gormNote `gorm:"foreignKey:UserID"`
	Tags  []gormTag   `gorm:"many2many:user_tags;joinForeignKey:UserID;joinReferences:TagID"`
}

type gormPost struct {
	ID     int
	Title  string
	UserID *int
}

type gormNote struct {
	ID     int
	Title  string
	UserID *int
}

type gormTag struct {
	ID    int
	Title string
}

// A gormOwned is a post with the user that it belongs to.
type gormOwned struct {
	ID     int
	Title  string
	UserID *int
	User   *gormUser
}

func (gormOwned) TableName() string { return "posts" }

func (gormUser) TableName() string { return "users" }
func (gormPost) TableName() string { return "posts" }
func (gormNote) TableName() string { return "notes" }
func (gormTag) TableName() string  { return "tags" }

// A change is made to a field; it returns what the program holds beside it, or the field
// itself.
type change[T any] struct {
	name string
	make func(field *[]T, other []T, isEven func(T) bool) []T
}

func changes[T any]() []change[T] {
	return []change[T]{
		{nothing, func(f *[]T, _ []T, _ func(T) bool) []T { return *f }},
		{"F = append(F[:1], F[2:]...)", func(f *[]T, _ []T, _ func(T) bool) []T { *f = append((*f)[:1], (*f)[2:]...); return *f }},
		{"F = slices.Delete(F, 1, 2)", func(f *[]T, _ []T, _ func(T) bool) []T { *f = slices.Delete(*f, 1, 2); return *f }},
		{"F = slices.DeleteFunc(F, even)", func(f *[]T, _ []T, even func(T) bool) []T { *f = slices.DeleteFunc(*f, even); return *f }},
		{"s := append(F[:1], F[2:]...)", func(f *[]T, _ []T, _ func(T) bool) []T { s := *f; return append(s[:1], s[2:]...) }},
		{"s := slices.Delete(F, 1, 2)", func(f *[]T, _ []T, _ func(T) bool) []T { s := *f; return slices.Delete(s, 1, 2) }},
		{"s := slices.DeleteFunc(F, even)", func(f *[]T, _ []T, even func(T) bool) []T { s := *f; return slices.DeleteFunc(s, even) }},
		{"s := slices.CompactFunc(F, never equal but 1 and 2)", func(f *[]T, _ []T, even func(T) bool) []T {
			n, s := 0, *f
			return slices.CompactFunc(s, func(T, T) bool { n++; return n == 1 })
		}},
		{"s := F[:0]; s = append(s, each that is not even)", func(f *[]T, _ []T, even func(T) bool) []T {
			s := (*f)[:0]
			for _, v := range *f {
				if !even(v) {
					s = append(s, v)
				}
			}
			return s
		}},
		{"F = F[2:]", func(f *[]T, _ []T, _ func(T) bool) []T { *f = (*f)[2:]; return *f }},
		{"for len(F) > 0 { F = F[1:] }", func(f *[]T, _ []T, _ func(T) bool) []T {
			for len(*f) > 0 {
				*f = (*f)[1:]
			}
			return *f
		}},
		{"s := F; for len(s) > 0 { s = append(s[:0], s[1:]...) }", func(f *[]T, _ []T, _ func(T) bool) []T {
			s := *f
			for len(s) > 0 {
				s = append(s[:0], s[1:]...)
			}
			return s
		}},
		{"F = F[:0]", func(f *[]T, _ []T, _ func(T) bool) []T { *f = (*f)[:0]; return *f }},
		{"F = nil", func(f *[]T, _ []T, _ func(T) bool) []T { *f = nil; return *f }},
		{"clear(F)", func(f *[]T, _ []T, _ func(T) bool) []T { clear(*f); return *f }},
		{"batch := F[:2]; F = append(F[:0], F[2:]...)", func(f *[]T, _ []T, _ func(T) bool) []T {
			batch := (*f)[:2]
			*f = append((*f)[:0], (*f)[2:]...)
			return batch
		}},
		{"F = append(F, other.F...)", func(f *[]T, other []T, _ func(T) bool) []T { *f = append(*f, other...); return *f }},
		{"s := append(F[:0], other.F...)", func(f *[]T, other []T, _ func(T) bool) []T { return append((*f)[:0], other...) }},
		{"s := slices.DeleteFunc(slices.Clone(F), even)", func(f *[]T, _ []T, even func(T) bool) []T { return slices.DeleteFunc(slices.Clone(*f), even) }},
		{"each F[i].Title = '***'", func(f *[]T, _ []T, _ func(T) bool) []T {
			for i := range *f {
				reflect.Indirect(reflect.ValueOf(&(*f)[i]).Elem()).FieldByName("Title").SetString("***")
			}
			return *f
		}},
		{"slices.Reverse(F)", func(f *[]T, _ []T, _ func(T) bool) []T { slices.Reverse(*f); return *f }},
	}
}

// A gormCall is given the user, the address of the field, and the slice that the change
// has left beside it.
type gormCall[T any] struct {
	name string
	make func(db *gorm.DB, u *gormUser, field, s *[]T) error
}

func gormCalls[T any](name string) []gormCall[T] {
	return []gormCall[T]{
		{"db.Save(&u)", func(db *gorm.DB, u *gormUser, _, _ *[]T) error { return db.Save(u).Error }},
		{"db.Updates(&u)", func(db *gorm.DB, u *gormUser, _, _ *[]T) error { return db.Updates(u).Error }},
		{"db.Model(&u).Update(name)", func(db *gorm.DB, u *gormUser, _, _ *[]T) error { return db.Model(u).Update("name", "x").Error }},
		{"db.Model(&u).Updates(map)", func(db *gorm.DB, u *gormUser, _, _ *[]T) error {
			return db.Model(u).Updates(map[string]any{"name": "x"}).Error
		}},
		{"db.Model(&u).UpdateColumn(name)", func(db *gorm.DB, u *gormUser, _, _ *[]T) error { return db.Model(u).UpdateColumn("name", "x").Error }},
		{"db.Model(&u).UpdateColumns(map)", func(db *gorm.DB, u *gormUser, _, _ *[]T) error {
			return db.Model(u).UpdateColumns(map[string]any{"name": "x"}).Error
		}},
		{"db.Session(FullSaveAssociations).Save(&u)", func(db *gorm.DB, u *gormUser, _, _ *[]T) error {
			return db.Session(&gorm.Session{FullSaveAssociations: true}).Save(u).Error
		}},
		{"db.Session(FullSaveAssociations).Updates(&u)", func(db *gorm.DB, u *gormUser, _, _ *[]T) error {
			return db.Session(&gorm.Session{FullSaveAssociations: true}).Updates(u).Error
		}},
		{"db.Session(FullSaveAssociations).Model(&u).Update(name)", func(db *gorm.DB, u *gormUser, _, _ *[]T) error {
			return db.Session(&gorm.Session{FullSaveAssociations: true}).Model(u).Update("name", "x").Error
		}},
		{"db.Session(FullSaveAssociations).Model(&u).UpdateColumn(name)", func(db *gorm.DB, u *gormUser, _, _ *[]T) error {
			return db.Session(&gorm.Session{FullSaveAssociations: true}).Model(u).UpdateColumn("name", "x").Error
		}},
		{"db.Session(FullSaveAssociations).Model(&u).UpdateColumns(map)", func(db *gorm.DB, u *gormUser, _, _ *[]T) error {
			return db.Session(&gorm.Session{FullSaveAssociations: true}).Model(u).UpdateColumns(map[string]any{"name": "x"}).Error
		}},
		{"db.Omit(clause.Associations).Save(&u)", func(db *gorm.DB, u *gormUser, _, _ *[]T) error { return db.Omit(clause.Associations).Save(u).Error }},
		{"db.Omit(F).Save(&u)", func(db *gorm.DB, u *gormUser, _, _ *[]T) error { return db.Omit(name).Save(u).Error }},
		{"db.Select(name).Save(&u)", func(db *gorm.DB, u *gormUser, _, _ *[]T) error { return db.Select("name").Save(u).Error }},
		{"db.Model(&User{}).Where(id).Update(name)", func(db *gorm.DB, u *gormUser, _, _ *[]T) error {
			return db.Model(&gormUser{}).Where("id = ?", u.ID).Update("name", "x").Error
		}},
		{"db.Model(&u).Association(F).Replace(u.F)", func(db *gorm.DB, u *gormUser, f, _ *[]T) error {
			return db.Model(u).Association(name).Replace(*f)
		}},
		{"db.Model(&u).Association(F).Replace(s)", func(db *gorm.DB, u *gormUser, _, s *[]T) error {
			return db.Model(u).Association(name).Replace(*s)
		}},
		{"db.Model(&u).Association(F).Unscoped().Replace(u.F)", func(db *gorm.DB, u *gormUser, f, _ *[]T) error {
			return db.Model(u).Association(name).Unscoped().Replace(*f)
		}},
		{"db.Model(&u).Association(F).Append(new)", func(db *gorm.DB, u *gormUser, _, _ *[]T) error {
			return db.Model(u).Association(name).Append(new(T))
		}},
		{"db.Model(&u).Association(F).Delete(s)", func(db *gorm.DB, u *gormUser, _, s *[]T) error {
			return db.Model(u).Association(name).Delete(*s)
		}},
		{"db.Save(&u.F)", func(db *gorm.DB, _ *gormUser, f, _ *[]T) error { return db.Save(f).Error }},
		{"db.Delete(&u.F)", func(db *gorm.DB, _ *gormUser, f, _ *[]T) error { return db.Delete(f).Error }},
		{"db.Delete(&s)", func(db *gorm.DB, _ *gormUser, _, s *[]T) error { return db.Delete(s).Error }},
		{"db.Where(title <> '').Delete(&u.F)", func(db *gorm.DB, _ *gormUser, f, _ *[]T) error {
			return db.Where("title <> ''").Delete(f).Error
		}},
		{"db.Delete(&u.F, title <> '')", func(db *gorm.DB, _ *gormUser, f, _ *[]T) error {
			return db.Delete(f, "title <> ''").Error
		}},
		{"db.Model(&u.F).Where(title <> '').Update(title)", func(db *gorm.DB, _ *gormUser, f, _ *[]T) error {
			return db.Model(f).Where("title <> ''").Update("title", "x").Error
		}},
		{"db.Model(&u.F).Where(title <> '').Updates(map)", func(db *gorm.DB, _ *gormUser, f, _ *[]T) error {
			return db.Model(f).Where("title <> ''").Updates(map[string]any{"title": "x"}).Error
		}},
		{"db.Model(&u.F).Where(title <> '').UpdateColumn(title)", func(db *gorm.DB, _ *gormUser, f, _ *[]T) error {
			return db.Model(f).Where("title <> ''").UpdateColumn("title", "x").Error
		}},
		{"db.Model(&u.F).Where(title <> '').UpdateColumns(map)", func(db *gorm.DB, _ *gormUser, f, _ *[]T) error {
			return db.Model(f).Where("title <> ''").UpdateColumns(map[string]any{"title": "x"}).Error
		}},
		{"db.Session(AllowGlobalUpdate).Delete(&u.F)", func(db *gorm.DB, _ *gormUser, f, _ *[]T) error {
			return db.Session(&gorm.Session{AllowGlobalUpdate: true}).Delete(f).Error
		}},
	}
}

// gormCells crosses all changes with all calls.
func gormCells[T any](name string, field func(*gormUser) *[]T, isEven func(T) bool) (cells []cell) {
	for _, call := range gormCalls[T](name) {
		for _, change := range changes[T]() {
			cells = append(cells, cell{change.name, call.name, func(t *testing.T) string {
				conn := openSQLite(t)
				db, err := gorm.Open(sqlite.Dialector{Conn: conn}, &gorm.Config{Logger: logger.Discard})
				if err != nil {
					t.Fatal(err)
				}
				var u, other gormUser
				if err := db.Preload(name).First(&u, 1).Error; err != nil {
					t.Fatal(err)
				}
				if err := db.Preload(name).First(&other, 2).Error; err != nil {
					t.Fatal(err)
				}
				s := change.make(field(&u), *field(&other), isEven)
				return changed(t, conn, func() error { return call.make(db, &u, field(&u), &s) })
			}})
		}
	}
	return cells
}

// gormOwnedCells give post 1, loaded with user 1, to user 2.
func gormOwnedCells() (cells []cell) {
	changes := map[string]func(*gormOwned){
		"UserID = 2":             func(p *gormOwned) { *p = gormOwned{p.ID, p.Title, new(2), p.User} },
		"UserID = 2; User = nil": func(p *gormOwned) { *p = gormOwned{p.ID, p.Title, new(2), nil} },
	}
	calls := map[string]func(db *gorm.DB, p *gormOwned) error{
		"db.Save(&p)":            func(db *gorm.DB, p *gormOwned) error { return db.Save(p).Error },
		"db.Updates(&p)":         func(db *gorm.DB, p *gormOwned) error { return db.Updates(p).Error },
		"db.Omit(User).Save(&p)": func(db *gorm.DB, p *gormOwned) error { return db.Omit("User").Save(p).Error },
	}
	for _, call := range slices.Sorted(maps.Keys(calls)) {
		for _, change := range slices.Sorted(maps.Keys(changes)) {
			cells = append(cells, cell{change, call, func(t *testing.T) string {
				conn := openSQLite(t)
				db, err := gorm.Open(sqlite.Dialector{Conn: conn}, &gorm.Config{Logger: logger.Discard})
				if err != nil {
					t.Fatal(err)
				}
				var p gormOwned
				if err := db.Preload("User").First(&p, 1).Error; err != nil {
					t.Fatal(err)
				}
				changes[change](&p)
				return changed(t, conn, func() error { return calls[call](db, &p) })
			}})
		}
	}
	return cells
}

func gormSections() []section {
	return []section{
		{"gorm: belongs to, loaded with Preload", gormOwnedCells()},
		{"gorm: has many, []T", gormCells("Posts", func(u *gormUser) *[]gormPost { return &u.Posts }, func(p gormPost) bool { return p.ID%2 == 0 })},
		{"gorm: has many, []*T", gormCells("Notes", func(u *gormUser) *[]*gormNote { return &u.Notes }, func(n *gormNote) bool { return n.ID%2 == 0 })},
		{"gorm: many to many, []T", gormCells("Tags", func(u *gormUser) *[]gormTag { return &u.Tags }, func(g gormTag) bool { return g.ID%2 == 0 })},
	}
}

// Association.Append copies what it appends to: copies of a loaded user, which have their
// slices in common, do not see each other's.
func TestGORMAppendLeavesTheArray(t *testing.T) {
	conn := openSQLite(t)
	db, err := gorm.Open(sqlite.Dialector{Conn: conn}, &gorm.Config{Logger: logger.Discard})
	if err != nil {
		t.Fatal(err)
	}
	var u gormUser
	if err := db.Preload("Tags").First(&u, 1).Error; err != nil {
		t.Fatal(err)
	}
	one, two := u, u
	if err := db.Model(&one).Association("Tags").Append(&gormTag{ID: 6}); err != nil {
		t.Fatal(err)
	}
	if err := db.Model(&two).Association("Tags").Append(&gormTag{ID: 7}); err != nil {
		t.Fatal(err)
	}
	if last := one.Tags[len(one.Tags)-1].ID; cap(u.Tags) == len(u.Tags) || last != 6 {
		t.Errorf("the last tag of the first copy is %d, want 6; there is room for %d", last, cap(u.Tags))
	}
}
