package proofs_test

import (
	"database/sql"
	"testing"

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

// Each call makes a handle of its own, so a chain is no more told than what it began
// with.
func TestGORM1StaleHandle(t *testing.T) {
	q := openGORM1(t, openSQLite(t)).Model(&user{}).Where("id = ?", present)
	q.Update("name", "Bea")
	q.Update("no_column", 1)
	if q.RowsAffected != 0 || q.Error != nil {
		t.Errorf("%d, %v", q.RowsAffected, q.Error)
	}
}
