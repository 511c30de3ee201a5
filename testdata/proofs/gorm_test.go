package proofs_test

import (
	"database/sql"
	"testing"

	"github.com/glebarez/sqlite"
	"gorm.io/gorm"
	"gorm.io/gorm/clause"
	"gorm.io/gorm/logger"
)

// An owner may belong to a user.
type owner struct {
	ID     int
	UserID *int
	User   *user
}

func openGORM(t *testing.T) *gorm.DB {
	t.Helper()
	return gormOn(t, openSQLite(t))
}

func gormOn(t *testing.T, conn *sql.DB) *gorm.DB {
	t.Helper()
	db, err := gorm.Open(sqlite.Dialector{Conn: conn}, &gorm.Config{Logger: logger.Discard})
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// openOwners adds an owner of the user and one, of the key of the missing user, that
// has none.
func openOwners(t *testing.T) *gorm.DB {
	t.Helper()
	db := openGORM(t)
	if err := db.AutoMigrate(&owner{}); err != nil {
		t.Fatal(err)
	}
	id := present
	owners := []owner{{ID: present, UserID: &id}, {ID: missing}}
	if err := db.Create(&owners).Error; err != nil {
		t.Fatal(err)
	}
	return db
}

func TestGORMFails(t *testing.T) {
	db := openGORM(t)
	proves(t, "gorm.io/gorm", "DB.First", failure, func(id int) (any, error) {
		var u user
		err := db.First(&u, id).Error
		return u, err
	}, gorm.ErrRecordNotFound)
	proves(t, "gorm.io/gorm", "DB.Take", failure, func(id int) (any, error) {
		var u user
		err := db.Take(&u, id).Error
		return u, err
	}, gorm.ErrRecordNotFound)
	proves(t, "gorm.io/gorm", "DB.Last", failure, func(id int) (any, error) {
		var u user
		err := db.Last(&u, id).Error
		return u, err
	}, gorm.ErrRecordNotFound)
	// Even if the destination is a list.
	proves(t, "gorm.io/gorm", "DB.First", failure, func(id int) (any, error) {
		var users []user
		err := db.First(&users, id).Error
		if len(users) == 0 {
			return nil, err
		}
		return users, err
	}, gorm.ErrRecordNotFound)
	proves(t, "gorm.io/gorm", "DB.First", failure, func(id int) (any, error) {
		columns := map[string]any{}
		err := db.Model(&user{}).First(&columns, id).Error
		return columns, err
	}, gorm.ErrRecordNotFound)
	proves(t, "gorm.io/gorm", "DB.Take", failure, func(id int) (any, error) {
		var name string
		err := db.Model(&user{}).Select("name").Where("id = ?", id).Take(&name).Error
		return name, err
	}, gorm.ErrRecordNotFound)
	proves(t, "gorm.io/gorm", "DB.Row", failure, func(id int) (any, error) {
		var name string
		err := db.Model(&user{}).Select("name").Where("id = ?", id).Row().Scan(&name)
		return name, err
	}, sql.ErrNoRows)
}

func TestGORMIsSilent(t *testing.T) {
	db := openGORM(t)
	proves(t, "gorm.io/gorm", "DB.Find", silent, func(id int) (any, error) {
		var u user
		err := db.Find(&u, id).Error
		return u, err
	})
	// The limit of First is not what makes its error.
	proves(t, "gorm.io/gorm", "DB.Find", silent, func(id int) (any, error) {
		var u user
		err := db.Where("id = ?", id).Limit(1).Find(&u).Error
		return u, err
	})
	// The key of the destination is a condition, and stays.
	proves(t, "gorm.io/gorm", "DB.Find", silent, func(id int) (any, error) {
		u := user{ID: id}
		err := db.Find(&u).Error
		return u.Name, err
	})
	proves(t, "gorm.io/gorm", "DB.Find", silent, func(id int) (any, error) {
		var u *user
		err := db.Find(&u, id).Error
		return *u, err // a new user, not nil
	})
	proves(t, "gorm.io/gorm", "DB.Find", silent, func(id int) (any, error) {
		var name string
		err := db.Model(&user{}).Select("name").Where("id = ?", id).Find(&name).Error
		return name, err
	})
	proves(t, "gorm.io/gorm", "DB.Find", silent, func(id int) (any, error) {
		columns := map[string]any{}
		err := db.Model(&user{}).Where("id = ?", id).Find(&columns).Error
		return columns, err
	})
	proves(t, "gorm.io/gorm", "DB.Find", silent, func(id int) (any, error) {
		var u user
		err := db.Raw(selectUser, id).Find(&u).Error
		return u, err
	})
	proves(t, "gorm.io/gorm", "DB.Scan", silent, func(id int) (any, error) {
		var u user
		err := db.Model(&user{}).Where("id = ?", id).Scan(&u).Error
		return u, err
	})
	proves(t, "gorm.io/gorm", "DB.Scan", silent, func(id int) (any, error) {
		var u *user
		err := db.Model(&user{}).Where("id = ?", id).Scan(&u).Error
		return u, err // nil, unlike that of Find
	})
	proves(t, "gorm.io/gorm", "DB.Scan", silent, func(id int) (any, error) {
		var u user
		err := db.Raw(selectUser, id).Scan(&u).Error
		return u, err
	})
	proves(t, "gorm.io/gorm", "DB.Scan", silent, func(id int) (any, error) {
		var name string
		err := db.Raw(selectName, id).Scan(&name).Error
		return name, err
	})
	proves(t, "gorm.io/gorm", "DB.FirstOrInit", silent, func(id int) (any, error) {
		var u user
		err := db.Where("id = ?", id).FirstOrInit(&u).Error
		return u, err
	})
	proves(t, "gorm.io/gorm", "DB.Pluck", silent, func(id int) (any, error) {
		var name string
		err := db.Model(&user{}).Where("id = ?", id).Pluck("name", &name).Error
		return name, err
	})
	proves(t, "gorm.io/gorm", "DB.Count", silent, func(id int) (any, error) {
		var n int64
		err := db.Model(&user{}).Where("id = ?", id).Count(&n).Error
		return n, err
	})
}

// Find does not touch its destination: it is zero only if it was.
func TestGORMFindLeavesTheDestination(t *testing.T) {
	u := user{Name: name}
	if err := openGORM(t).Where("id = ?", missing).Find(&u).Error; err != nil || u.Name != name {
		t.Errorf("%v, %v", u, err)
	}
}

// The count is what tells.
func TestGORMReadsAreCounted(t *testing.T) {
	db := openGORM(t)
	counted := func(db *gorm.DB) (any, error) { return db.RowsAffected, db.Error }
	proves(t, "gorm.io/gorm", "DB.Find", silent, func(id int) (any, error) {
		return counted(db.Find(&user{}, id))
	})
	proves(t, "gorm.io/gorm", "DB.Scan", silent, func(id int) (any, error) {
		return counted(db.Raw(selectUser, id).Scan(&user{}))
	})
	proves(t, "gorm.io/gorm", "DB.FirstOrInit", silent, func(id int) (any, error) {
		return counted(db.FirstOrInit(&user{}, user{ID: id}))
	})
}

// Conditions that are a struct or a map are what FirstOrInit makes the row of.
func TestGORMFirstOrInitFillsTheConditions(t *testing.T) {
	var u user
	if err := openGORM(t).FirstOrInit(&u, user{Name: "Bea"}).Error; err != nil || u != (user{Name: "Bea"}) {
		t.Errorf("%v, %v", u, err)
	}
}

func TestGORMLists(t *testing.T) {
	db := openGORM(t)
	proves(t, "gorm.io/gorm", "DB.Find", list, func(id int) (any, error) {
		var users []user
		err := db.Find(&users, id).Error
		return users, err
	})
	proves(t, "gorm.io/gorm", "DB.Scan", list, func(id int) (any, error) {
		var users []user
		err := db.Model(&user{}).Where("id = ?", id).Scan(&users).Error
		return users, err
	})
	proves(t, "gorm.io/gorm", "DB.Pluck", list, func(id int) (any, error) {
		var names []string
		err := db.Model(&user{}).Where("id = ?", id).Pluck("name", &names).Error
		return names, err
	})
	proves(t, "gorm.io/gorm", "DB.Rows", list, func(id int) (any, error) {
		return names(db.Model(&user{}).Select("name").Where("id = ?", id).Rows())
	})
	proves(t, "gorm.io/gorm", "DB.FindInBatches", list, func(id int) (any, error) {
		var batch, users []user
		err := db.Where("id = ?", id).FindInBatches(&batch, 10, func(*gorm.DB, int) error {
			users = append(users, batch...)
			return nil
		}).Error
		return users, err
	})
}

// That of which there is nothing is the user of an owner, who is there.
func TestGORMAssociations(t *testing.T) {
	db := openOwners(t)
	proves(t, "gorm.io/gorm", "DB.Preload", silent, func(id int) (any, error) {
		var o owner
		err := db.Preload("User").First(&o, id).Error
		return o.User, err
	})
	proves(t, "gorm.io/gorm", "DB.Joins", silent, func(id int) (any, error) {
		var o owner
		err := db.Joins("User").First(&o, id).Error
		return o.User, err
	})
	proves(t, "gorm.io/gorm", "Association.Find", silent, func(id int) (any, error) {
		o := owner{ID: id}
		if err := db.First(&o).Error; err != nil {
			return nil, err
		}
		var u user
		err := db.Model(&o).Association("User").Find(&u)
		return u, err
	})
}

func TestGORMWritesMatchNothing(t *testing.T) {
	db := openGORM(t)
	counted := func(db *gorm.DB) (any, error) { return db.RowsAffected, db.Error }
	proves(t, "gorm.io/gorm", "DB.Update", count, func(id int) (any, error) {
		return counted(db.Model(&user{}).Where("id = ?", id).Update("name", "Bea"))
	})
	proves(t, "gorm.io/gorm", "DB.Update", count, func(id int) (any, error) {
		return counted(db.Model(&user{ID: id}).Update("name", "Bea"))
	})
	proves(t, "gorm.io/gorm", "DB.Updates", count, func(id int) (any, error) {
		return counted(db.Updates(&user{ID: id, Name: "Bea"}))
	})
	proves(t, "gorm.io/gorm", "DB.Updates", count, func(id int) (any, error) {
		return counted(db.Model(&user{ID: id}).Updates(map[string]any{"name": "Bea"}))
	})
	proves(t, "gorm.io/gorm", "DB.UpdateColumn", count, func(id int) (any, error) {
		return counted(db.Model(&user{ID: id}).UpdateColumn("name", "Bea"))
	})
	proves(t, "gorm.io/gorm", "DB.UpdateColumns", count, func(id int) (any, error) {
		return counted(db.Model(&user{ID: id}).UpdateColumns(user{Name: "Bea"}))
	})
	proves(t, "gorm.io/gorm", "DB.Exec", count, func(id int) (any, error) {
		return counted(db.Exec(updateName, id))
	})
	// Save of chosen columns updates only.
	proves(t, "gorm.io/gorm", "DB.Save", count, func(id int) (any, error) {
		return counted(db.Select("name").Save(&user{ID: id, Name: "Bea"}))
	})
	// What an update is to return stays as it was.
	proves(t, "gorm.io/gorm", "DB.Updates", silent, func(id int) (any, error) {
		var u user
		err := db.Model(&u).Clauses(clause.Returning{}).Where("id = ?", id).Updates(user{Name: "Bea"}).Error
		return u.ID, err
	})
	proves(t, "gorm.io/gorm", "DB.Delete", count, func(id int) (any, error) {
		return counted(db.Delete(&user{}, id))
	})
}

func TestGORMWritesCreate(t *testing.T) {
	conn := openSQLite(t)
	db := gormOn(t, conn)
	proves(t, "gorm.io/gorm", "DB.Save", creates, func(id int) (any, error) {
		err := db.Save(&user{ID: id, Name: "Bea"}).Error
		return rows(t, conn, id), err
	})
	conn = openSQLite(t)
	db = gormOn(t, conn)
	proves(t, "gorm.io/gorm", "DB.Save", creates, func(id int) (any, error) {
		err := db.Save([]user{{ID: id, Name: "Bea"}}).Error
		return rows(t, conn, id), err
	})
	conn = openSQLite(t)
	db = gormOn(t, conn)
	proves(t, "gorm.io/gorm", "DB.FirstOrCreate", creates, func(id int) (any, error) {
		err := db.FirstOrCreate(&user{}, user{ID: id}).Error
		return rows(t, conn, id), err
	})
}

// A row that was not found has the key zero.
func TestGORMWritesOfTheZeroRow(t *testing.T) {
	db := openGORM(t)
	var u user
	for name, write := range map[string]*gorm.DB{
		"Delete":  db.Delete(&u),
		"Update":  db.Model(&u).Update("name", "Bea"),
		"Updates": db.Updates(&u),
	} {
		if write.Error != gorm.ErrMissingWhereClause || write.RowsAffected != 0 {
			t.Errorf("%s: %d, %v; want 0, %v", name, write.RowsAffected, write.Error, gorm.ErrMissingWhereClause)
		}
	}
	if saved := db.Save(&u); saved.Error != nil || saved.RowsAffected != 1 || u.ID == 0 {
		t.Errorf("Save: %d, %v, of %v; want an insertion", saved.RowsAffected, saved.Error, u)
	}
}

// Of a struct, Updates writes what is not zero. If all is, it writes nothing, without an
// error.
func TestGORMUpdatesSkipZeroFields(t *testing.T) {
	db := openGORM(t)
	for name, c := range map[string]struct {
		want    int64
		updated *gorm.DB
	}{
		"a struct": {0, db.Model(&user{ID: present}).Updates(user{Name: ""})},
		"a map":    {1, db.Model(&user{ID: present}).Updates(map[string]any{"name": ""})},
		"Select":   {1, db.Model(&user{ID: present}).Select("name").Updates(user{Name: ""})},
		"Update":   {1, db.Model(&user{ID: present}).Update("name", "")},
	} {
		if n, err := c.updated.RowsAffected, c.updated.Error; n != c.want || err != nil {
			t.Errorf("%s: %d, %v; want %d", name, n, err, c.want)
		}
	}
}

// A member is one of a team.
type member struct{ ID, TeamID int }

// A team has members.
type team struct {
	ID      int
	Members []member
}

// What is appended to a row that was not found belongs to nothing.
func TestGORMAppendToTheZeroRow(t *testing.T) {
	db := openGORM(t)
	if err := db.AutoMigrate(&team{}, &member{}); err != nil {
		t.Fatal(err)
	}
	var found team
	m := member{TeamID: present}
	if err := db.Model(&found).Association("Members").Append(&m); err != nil || m.ID == 0 || m.TeamID != 0 {
		t.Errorf("%v, %v; want a new member of team 0", m, err)
	}
}
