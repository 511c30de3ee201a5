package proofs_test

import (
	"context"
	"database/sql"
	"reflect"
	"regexp"
	"testing"
	"time"

	"github.com/jinzhu/gorm"
)

func openGORM1(t *testing.T, conn *sql.DB) *gorm.DB {
	t.Helper()
	db, err := gorm.Open("sqlite3", conn) // the dialect: the driver is another's
	if err != nil {
		t.Fatal(err)
	}
	return db.LogMode(false)
}

func TestGORM1Fails(t *testing.T) {
	db := openGORM1(t, openSQLite(t))
	proves(t, "github.com/jinzhu/gorm", "DB.First", failure, func(id int) (any, error) {
		var u user
		err := db.First(&u, id).Error
		return u, err
	}, gorm.ErrRecordNotFound)
	proves(t, "github.com/jinzhu/gorm", "DB.Take", failure, func(id int) (any, error) {
		var u user
		err := db.Take(&u, id).Error
		return u, err
	}, gorm.ErrRecordNotFound)
	proves(t, "github.com/jinzhu/gorm", "DB.Last", failure, func(id int) (any, error) {
		var u user
		err := db.Last(&u, id).Error
		return u, err
	}, gorm.ErrRecordNotFound)
	proves(t, "github.com/jinzhu/gorm", "DB.Find", failure, func(id int) (any, error) {
		var u user
		err := db.Find(&u, id).Error
		return u, err
	}, gorm.ErrRecordNotFound)
	proves(t, "github.com/jinzhu/gorm", "DB.Scan", failure, func(id int) (any, error) {
		var u user
		err := db.Model(&user{}).Where("id = ?", id).Scan(&u).Error
		return u, err
	}, gorm.ErrRecordNotFound)
	proves(t, "github.com/jinzhu/gorm", "DB.Scan", failure, func(id int) (any, error) {
		var u user
		err := db.Raw(selectUser, id).Scan(&u).Error
		return u, err
	}, gorm.ErrRecordNotFound)
	proves(t, "github.com/jinzhu/gorm", "DB.Row", failure, func(id int) (any, error) {
		var name string
		err := db.Table("users").Select("name").Where("id = ?", id).Row().Scan(&name)
		return name, err
	}, sql.ErrNoRows)
}

func TestGORM1IsSilent(t *testing.T) {
	db := openGORM1(t, openSQLite(t))
	proves(t, "github.com/jinzhu/gorm", "DB.FirstOrInit", silent, func(id int) (any, error) {
		var u user
		err := db.Where("id = ?", id).FirstOrInit(&u).Error
		return u, err
	})
	proves(t, "github.com/jinzhu/gorm", "DB.Count", silent, func(id int) (any, error) {
		var n int
		err := db.Model(&user{}).Where("id = ?", id).Count(&n).Error
		return n, err
	})
	proves(t, "github.com/jinzhu/gorm", "DB.Preload", silent, func(id int) (any, error) {
		var o owner
		err := openOwners1(t).Preload("User").First(&o, id).Error
		return o.User, err
	})
}

// openOwners1 returns a database with an owner of the user and one of none.
func openOwners1(t *testing.T) *gorm.DB {
	conn := openSQLite(t)
	_, err := conn.Exec(`CREATE TABLE owners (id INTEGER PRIMARY KEY, user_id INTEGER);
		INSERT INTO owners (id, user_id) VALUES (?, ?), (?, NULL)`, present, present, missing)
	if err != nil {
		t.Fatal(err)
	}
	return openGORM1(t, conn)
}

// What is asked for of an owner without a user is an error, in version 1.
func TestGORM1Associations(t *testing.T) {
	db := openOwners1(t)
	proves(t, "github.com/jinzhu/gorm", "DB.Related", failure, func(id int) (any, error) {
		var o owner
		if err := db.First(&o, id).Error; err != nil {
			return nil, err
		}
		var u user
		err := db.Model(&o).Related(&u).Error
		return u, err
	}, gorm.ErrRecordNotFound)
	proves(t, "github.com/jinzhu/gorm", "Association.Find", failure, func(id int) (any, error) {
		var o owner
		if err := db.First(&o, id).Error; err != nil {
			return nil, err
		}
		var u user
		err := db.Model(&o).Association("User").Find(&u).Error
		return u, err
	}, gorm.ErrRecordNotFound)
}

func TestGORM1Lists(t *testing.T) {
	db := openGORM1(t, openSQLite(t))
	proves(t, "github.com/jinzhu/gorm", "DB.Find", list, func(id int) (any, error) {
		var users []user
		err := db.Find(&users, id).Error
		return users, err
	})
	// Unlike in version 2, a destination that is a list is enough.
	proves(t, "github.com/jinzhu/gorm", "DB.First", list, func(id int) (any, error) {
		var users []user
		err := db.First(&users, id).Error
		return users, err
	})
	proves(t, "github.com/jinzhu/gorm", "DB.Scan", list, func(id int) (any, error) {
		var users []user
		err := db.Raw(selectUser, id).Scan(&users).Error
		return users, err
	})
	proves(t, "github.com/jinzhu/gorm", "DB.Pluck", list, func(id int) (any, error) {
		var names []string
		err := db.Model(&user{}).Where("id = ?", id).Pluck("name", &names).Error
		return names, err
	})
	proves(t, "github.com/jinzhu/gorm", "DB.Rows", list, func(id int) (any, error) {
		return names(db.Table("users").Select("name").Where("id = ?", id).Rows())
	})
}

func TestGORM1WritesMatchNothing(t *testing.T) {
	db := openGORM1(t, openSQLite(t))
	counted := func(db *gorm.DB) (any, error) { return db.RowsAffected, db.Error }
	proves(t, "github.com/jinzhu/gorm", "DB.Update", count, func(id int) (any, error) {
		return counted(db.Model(&user{ID: id}).Update("name", "Bea"))
	})
	proves(t, "github.com/jinzhu/gorm", "DB.Updates", count, func(id int) (any, error) {
		return counted(db.Model(&user{ID: id}).Updates(user{Name: "Bea"}))
	})
	proves(t, "github.com/jinzhu/gorm", "DB.UpdateColumn", count, func(id int) (any, error) {
		return counted(db.Model(&user{ID: id}).UpdateColumn("name", "Bea"))
	})
	proves(t, "github.com/jinzhu/gorm", "DB.UpdateColumns", count, func(id int) (any, error) {
		return counted(db.Model(&user{ID: id}).UpdateColumns(user{Name: "Bea"}))
	})
	proves(t, "github.com/jinzhu/gorm", "DB.Exec", count, func(id int) (any, error) {
		return counted(db.Exec(updateName, id))
	})
	proves(t, "github.com/jinzhu/gorm", "DB.Delete", count, func(id int) (any, error) {
		return counted(db.Delete(&user{ID: id}))
	})
}

func TestGORM1WritesCreate(t *testing.T) {
	conn := openSQLite(t)
	db := openGORM1(t, conn)
	proves(t, "github.com/jinzhu/gorm", "DB.Save", creates, func(id int) (any, error) {
		err := db.Save(&user{ID: id, Name: "Bea"}).Error
		return rows(t, conn, id), err
	})
	conn = openSQLite(t)
	db = openGORM1(t, conn)
	proves(t, "github.com/jinzhu/gorm", "DB.FirstOrCreate", creates, func(id int) (any, error) {
		err := db.FirstOrCreate(&user{}, user{ID: id}).Error
		return rows(t, conn, id), err
	})
}

// A row that was not found has the key zero: then there is no condition, and all
// rows are written to, unless BlockGlobalUpdate was called.
func TestGORM1WritesOfTheZeroRow(t *testing.T) {
	for name, write := range map[string]func(*gorm.DB) *gorm.DB{
		"Update": func(db *gorm.DB) *gorm.DB { return db.Model(&user{}).Update("name", "Bea") },
		"Delete": func(db *gorm.DB) *gorm.DB { return db.Delete(&user{}) },
	} {
		db := openGORM1(t, openSQLite(t))
		if written := write(db); written.Error != nil || written.RowsAffected != 1 {
			t.Errorf("%s: %d, %v; want all rows, which are 1", name, written.RowsAffected, written.Error)
		}
		if blocked := write(db.BlockGlobalUpdate(true)); blocked.Error == nil {
			t.Errorf("%s after BlockGlobalUpdate: no error", name)
		}
	}
	db := openGORM1(t, openSQLite(t))
	if saved := db.Save(&user{}); saved.Error != nil || saved.RowsAffected != 1 {
		t.Errorf("Save: %d, %v; want an insertion", saved.RowsAffected, saved.Error)
	}
}

// handedOut1 has a call of each method of a DB that returns one, but of those that
// change tables.
var handedOut1 = map[string]func(*gorm.DB) *gorm.DB{
	"Begin":   func(db *gorm.DB) *gorm.DB { return db.Begin() },
	"BeginTx": func(db *gorm.DB) *gorm.DB { return db.BeginTx(context.Background(), nil) },
	"Debug":   func(db *gorm.DB) *gorm.DB { return db.Debug().LogMode(false) },
	"New":     func(db *gorm.DB) *gorm.DB { return db.New() },

	// These return the handle that they are called on.
	"BlockGlobalUpdate":       func(db *gorm.DB) *gorm.DB { return db.BlockGlobalUpdate(true) },
	"Commit":                  func(db *gorm.DB) *gorm.DB { return db.Begin().Commit() },
	"InstantSet":              func(db *gorm.DB) *gorm.DB { return db.InstantSet("key", "value") },
	"LogMode":                 func(db *gorm.DB) *gorm.DB { return db.LogMode(false) },
	"Rollback":                func(db *gorm.DB) *gorm.DB { return db.Begin().Rollback() },
	"RollbackUnlessCommitted": func(db *gorm.DB) *gorm.DB { return db.Begin().RollbackUnlessCommitted() },
	"SetNowFuncOverride":      func(db *gorm.DB) *gorm.DB { return db.SetNowFuncOverride(time.Now) },

	"Assign":   func(db *gorm.DB) *gorm.DB { return db.Assign(user{Name: name}) },
	"Attrs":    func(db *gorm.DB) *gorm.DB { return db.Attrs(user{Name: name}) },
	"Group":    func(db *gorm.DB) *gorm.DB { return db.Group("name") },
	"Having":   func(db *gorm.DB) *gorm.DB { return db.Having("name = ?", name) },
	"Joins":    func(db *gorm.DB) *gorm.DB { return db.Joins("JOIN pets") },
	"Limit":    func(db *gorm.DB) *gorm.DB { return db.Limit(1) },
	"Model":    func(db *gorm.DB) *gorm.DB { return db.Model(&user{}) },
	"Not":      func(db *gorm.DB) *gorm.DB { return db.Not("id = ?", missing) },
	"Offset":   func(db *gorm.DB) *gorm.DB { return db.Offset(1) },
	"Omit":     func(db *gorm.DB) *gorm.DB { return db.Omit("name") },
	"Or":       func(db *gorm.DB) *gorm.DB { return db.Or("id = ?", missing) },
	"Order":    func(db *gorm.DB) *gorm.DB { return db.Order("name") },
	"Preload":  func(db *gorm.DB) *gorm.DB { return db.Preload("Pets") },
	"Raw":      func(db *gorm.DB) *gorm.DB { return db.Raw(selectUser, present) },
	"Scopes":   func(db *gorm.DB) *gorm.DB { return db.Scopes() },
	"Select":   func(db *gorm.DB) *gorm.DB { return db.Select("name") },
	"Set":      func(db *gorm.DB) *gorm.DB { return db.Set("key", "value") },
	"Table":    func(db *gorm.DB) *gorm.DB { return db.Table("users") },
	"Unscoped": func(db *gorm.DB) *gorm.DB { return db.Unscoped() },
	"Where":    func(db *gorm.DB) *gorm.DB { return db.Where("id = ?", present) },

	"Count":         func(db *gorm.DB) *gorm.DB { return db.Model(&user{}).Count(new(int)) },
	"Create":        func(db *gorm.DB) *gorm.DB { return db.Create(&user{Name: name}) },
	"Delete":        func(db *gorm.DB) *gorm.DB { return db.Delete(&user{ID: missing}) },
	"Exec":          func(db *gorm.DB) *gorm.DB { return db.Exec(updateName, present) },
	"Find":          func(db *gorm.DB) *gorm.DB { return db.Find(&user{}) },
	"First":         func(db *gorm.DB) *gorm.DB { return db.First(&user{}) },
	"FirstOrCreate": func(db *gorm.DB) *gorm.DB { return db.FirstOrCreate(&user{}, user{Name: "Bea"}) },
	"FirstOrInit":   func(db *gorm.DB) *gorm.DB { return db.FirstOrInit(&user{}) },
	"Last":          func(db *gorm.DB) *gorm.DB { return db.Last(&user{}) },
	"Pluck":         func(db *gorm.DB) *gorm.DB { return db.Model(&user{}).Pluck("name", &[]string{}) },
	"Preloads":      func(db *gorm.DB) *gorm.DB { return db.Preloads(&user{}) },
	"Related":       func(db *gorm.DB) *gorm.DB { return db.Model(&user{ID: present}).Related(&user{}, "ID") },
	"Save":          func(db *gorm.DB) *gorm.DB { return db.Save(&user{ID: present}) },
	"Scan":          func(db *gorm.DB) *gorm.DB { return db.Model(&user{}).Scan(&user{}) },
	"Take":          func(db *gorm.DB) *gorm.DB { return db.Take(&user{}) },
	"Update":        func(db *gorm.DB) *gorm.DB { return db.Model(&user{ID: present}).Update("name", name) },
	"UpdateColumn":  func(db *gorm.DB) *gorm.DB { return db.Model(&user{ID: present}).UpdateColumn("name", name) },
	"UpdateColumns": func(db *gorm.DB) *gorm.DB { return db.Model(&user{ID: present}).UpdateColumns(user{Name: name}) },
	"Updates":       func(db *gorm.DB) *gorm.DB { return db.Model(&user{ID: present}).Updates(user{Name: name}) },
}

// changesTables matches the methods whose result is of a table.
var changesTables = regexp.MustCompile(`^(AutoMigrate|(Add|Create|Drop|Modify|Remove).*)$`)

// Each call makes a handle of its own, so none is told of what is run through it.
func TestGORM1Handles(t *testing.T) {
	typ := reflect.TypeFor[*gorm.DB]()
	for m := range typ.Methods() {
		if m.Type.NumOut() != 1 || m.Type.Out(0) != typ || changesTables.MatchString(m.Name) {
			continue
		}
		call := handedOut1[m.Name]
		if call == nil {
			t.Errorf("%s: not called", m.Name)
			continue
		}
		db := call(openGORM1(t, openSQLite(t)))
		if db.Error != nil {
			t.Errorf("%s: %v", m.Name, db.Error)
		}
		n := db.RowsAffected
		db.Exec(`CREATE TABLE written (id INTEGER)`)
		db.Exec(`INSERT INTO written (id) VALUES (1), (2), (3)`)
		db.Exec(`no statement of SQL`)
		if db.RowsAffected != n || db.Error != nil {
			t.Errorf("%s: %d, %v; want %d, no error", m.Name, db.RowsAffected, db.Error, n)
		}
	}
}

// Not even a chain is told.
func TestGORM1StaleHandle(t *testing.T) {
	q := openGORM1(t, openSQLite(t)).Model(&user{}).Where("id = ?", present)
	q.Update("name", "Bea")
	q.Update("no_column", 1)
	if q.RowsAffected != 0 || q.Error != nil {
		t.Errorf("%d, %v", q.RowsAffected, q.Error)
	}
}

// What ends a transaction returns the very handle, so its Error is that of the end.
// Rollback has nothing against a transaction that has ended.
func TestGORM1EndOfATransaction(t *testing.T) {
	tx := openGORM1(t, openSQLite(t)).Begin()
	tx.Commit()
	if tx.Rollback(); tx.Error != nil {
		t.Errorf("Rollback after Commit: %v", tx.Error)
	}
	if tx.Commit(); tx.Error == nil {
		t.Error("the second Commit is not seen in the handle")
	}
}

// A Begin that fails says so in the handle that it returns.
func TestGORM1BeginFails(t *testing.T) {
	conn := openSQLite(t)
	db := openGORM1(t, conn)
	conn.Close()
	if tx := db.Begin(); tx.Error == nil || db.Error != nil {
		t.Errorf("%v, of the handle that began %v", tx.Error, db.Error)
	}
}
