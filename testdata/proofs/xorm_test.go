package proofs_test

import (
	"database/sql"
	"testing"

	"xorm.io/xorm"
	"xorm.io/xorm/core"
	"xorm.io/xorm/log"
)

func openXORM(t *testing.T, conn *sql.DB) *xorm.Engine {
	t.Helper()
	db, err := xorm.NewEngineWithDB("sqlite", ":memory:", core.FromDB(conn))
	if err != nil {
		t.Fatal(err)
	}
	db.SetLogger(log.DiscardLogger{})
	return db
}

func TestXORMReads(t *testing.T) {
	db := openXORM(t, openSQLite(t))
	proves(t, "xorm.io/xorm", "Engine.Get", found, func(id int) (any, error) {
		u := user{ID: id}
		has, err := db.Get(&u)
		u.ID = 0 // it is as it was
		return answer{has, u}, err
	})
	proves(t, "xorm.io/xorm", "Session.Get", found, func(id int) (any, error) {
		var u user
		has, err := db.ID(id).Get(&u)
		return answer{has, u}, err
	})
	proves(t, "xorm.io/xorm", "Session.Get", found, func(id int) (any, error) {
		var name string
		has, err := db.Table("users").Where("id = ?", id).Cols("name").Get(&name)
		return answer{has, name}, err
	})
	proves(t, "xorm.io/xorm", "Session.Get", found, func(id int) (any, error) {
		columns := map[string]any{}
		has, err := db.SQL(selectUser, id).Get(&columns)
		return answer{has, columns}, err
	})
	proves(t, "xorm.io/xorm", "Interface.Get", found, func(id int) (any, error) {
		var each xorm.Interface = db.ID(id)
		var u user
		has, err := each.Get(&u)
		return answer{has, u}, err
	})
	proves(t, "xorm.io/xorm", "Session.GetOrError", failure, func(id int) (any, error) {
		var u user
		err := db.ID(id).GetOrError(&u)
		return u, err
	}, xorm.ErrNotExist)
	proves(t, "xorm.io/xorm", "Engine.Exist", found, func(id int) (any, error) {
		return db.Exist(&user{ID: id})
	})
	proves(t, "xorm.io/xorm", "Session.Exist", found, func(id int) (any, error) {
		return db.Table("users").Where("id = ?", id).Exist()
	})
	proves(t, "xorm.io/xorm", "Session.Count", silent, func(id int) (any, error) {
		return db.Where("id = ?", id).Count(&user{})
	})
	proves(t, "xorm.io/xorm", "Session.SumInt", silent, func(id int) (any, error) {
		return db.Where("id = ?", id).SumInt(&user{}, "id")
	})
}

func TestXORMLists(t *testing.T) {
	db := openXORM(t, openSQLite(t))
	proves(t, "xorm.io/xorm", "Engine.Find", list, func(id int) (any, error) {
		var users []user
		err := db.Find(&users, user{ID: id})
		return users, err
	})
	proves(t, "xorm.io/xorm", "Session.Find", list, func(id int) (any, error) {
		var users []user
		err := db.Where("id = ?", id).Find(&users)
		return users, err
	})
	proves(t, "xorm.io/xorm", "Session.FindAndCount", list, func(id int) (any, error) {
		var users []user
		_, err := db.Where("id = ?", id).FindAndCount(&users)
		return users, err
	})
	proves(t, "xorm.io/xorm", "Session.Iterate", list, func(id int) (any, error) {
		var users []any
		err := db.Where("id = ?", id).Iterate(&user{}, func(_ int, u any) error {
			users = append(users, u)
			return nil
		})
		return users, err
	})
	proves(t, "xorm.io/xorm", "Engine.QueryString", list, func(id int) (any, error) {
		return db.QueryString(selectUser, id)
	})
	proves(t, "xorm.io/xorm", "Engine.QueryInterface", list, func(id int) (any, error) {
		return db.QueryInterface(selectUser, id)
	})
}

func TestXORMWrites(t *testing.T) {
	db := openXORM(t, openSQLite(t))
	proves(t, "xorm.io/xorm", "Engine.Update", count, func(id int) (any, error) {
		return db.Update(&user{Name: "Bea"}, &user{ID: id})
	})
	proves(t, "xorm.io/xorm", "Session.Update", count, func(id int) (any, error) {
		return db.ID(id).Update(&user{Name: "Bea"})
	})
	proves(t, "xorm.io/xorm", "Session.Update", count, func(id int) (any, error) {
		return db.Table("users").Where("id = ?", id).Update(map[string]any{"name": "Bea"})
	})
	proves(t, "xorm.io/xorm", "Engine.Exec", count, func(id int) (any, error) {
		return affected(db.Exec(updateName, id))
	})
	proves(t, "xorm.io/xorm", "Session.Delete", count, func(id int) (any, error) {
		return db.ID(id).Delete(&user{})
	})
	db = openXORM(t, openSQLite(t))
	proves(t, "xorm.io/xorm", "Engine.Delete", count, func(id int) (any, error) {
		return db.Delete(&user{ID: id})
	})
}

// A key that is zero is no condition: Get fetches a row that was not asked for, and
// Update writes to all of them. Delete refuses.
func TestXORMOfTheZeroRow(t *testing.T) {
	db := openXORM(t, openSQLite(t))
	u := user{ID: 0}
	if has, err := db.Get(&u); !has || err != nil || u.ID != present {
		t.Errorf("Get: %t, %v, %v", has, err, u)
	}
	if n, err := db.Update(&user{Name: "Bea"}, &user{ID: 0}); n != 1 || err != nil {
		t.Errorf("Update: %d, %v; want all rows, which are 1", n, err)
	}
	if n, err := db.Delete(&user{ID: 0}); n != 0 || err == nil {
		t.Errorf("Delete: %d, %v", n, err)
	}
	// Unless it is given as the key.
	if n, err := db.ID(0).Update(&user{Name: "Bea"}); n != 0 || err != nil {
		t.Errorf("Update of the key: %d, %v", n, err)
	}
	// The zero row has nothing to be updated with.
	if n, err := db.ID(present).Update(&user{}); n != 0 || err == nil {
		t.Errorf("Update with zero: %d, %v", n, err)
	}
}

// Find does not ask for the key that ID gives.
func TestXORMFindIgnoresTheKey(t *testing.T) {
	var users []user
	if err := openXORM(t, openSQLite(t)).ID(missing).Find(&users); err != nil || len(users) != 1 {
		t.Errorf("%v, %v; want all rows, which are 1", users, err)
	}
}

// A versioned is a user whose version xorm checks and counts.
type versioned struct {
	ID      int    `xorm:"'id' pk autoincr"`
	Name    string `xorm:"'name'"`
	Version int    `xorm:"version"`
}

// openVersioned has one, of the present key and version 1.
func openVersioned(t *testing.T) *xorm.Engine {
	t.Helper()
	db := openXORM(t, openSQLite(t))
	if err := db.Sync(&versioned{}); err != nil {
		t.Fatal(err)
	}
	v := versioned{ID: present, Name: name}
	if _, err := db.Insert(&v); err != nil || v.Version != 1 {
		t.Fatalf("%v, %v; want version 1", v, err)
	}
	return db
}

// The tag makes an update conditional, and a lost one is told by the count alone: in
// the program's own copy the version is counted up in any case.
func TestXORMVersions(t *testing.T) {
	db := openVersioned(t)
	var first, second versioned
	for _, v := range []*versioned{&first, &second} {
		if has, err := db.ID(present).Get(v); !has || err != nil {
			t.Fatalf("%t, %v", has, err)
		}
	}
	first.Name, second.Name = "Bea", "Cleo"
	if n, err := db.ID(present).Update(&first); n != 1 || err != nil || first.Version != 2 {
		t.Errorf("the first: %d, %v, %v", n, err, first)
	}
	if n, err := db.ID(present).Update(&second); n != 0 || err != nil || second.Version != 2 {
		t.Errorf("the second: %d, %v, %v", n, err, second)
	}
	// Now it passes for the version that is there, and overwrites it.
	if n, err := db.ID(present).Update(&second); n != 1 || err != nil || second.Version != 3 {
		t.Errorf("the second again: %d, %v, %v", n, err, second)
	}
}

// The version of a struct that was not read is 0, which no row has. A map has none.
func TestXORMVersionsUnread(t *testing.T) {
	for name, c := range map[string]struct {
		want   int64
		update func(*xorm.Engine) (int64, error)
	}{
		"a struct that was not read": {0, func(db *xorm.Engine) (int64, error) {
			return db.ID(present).Update(&versioned{Name: "Bea"})
		}},
		"chosen columns": {0, func(db *xorm.Engine) (int64, error) {
			return db.ID(present).Cols("name").Update(&versioned{Name: "Bea"})
		}},
		"a map": {1, func(db *xorm.Engine) (int64, error) {
			return db.Table(&versioned{}).ID(present).Update(map[string]any{"name": "Bea"})
		}},
		"NoVersionCheck": {1, func(db *xorm.Engine) (int64, error) {
			return db.NewSession().NoVersionCheck().ID(present).Update(&versioned{Name: "Bea"})
		}},
	} {
		if n, err := c.update(openVersioned(t)); n != c.want || err != nil {
			t.Errorf("%s: %d, %v; want %d", name, n, err, c.want)
		}
	}
}

// A session keeps what is chained to it until the next statement, whose error it does
// not keep.
func TestXORMSessionKeepsItsConditions(t *testing.T) {
	conn := openSQLite(t)
	session := openXORM(t, conn).NewSession()
	defer session.Close()
	session.ID(missing)
	if n, err := session.Update(&user{Name: "Bea"}); n != 0 || err != nil {
		t.Errorf("of the missing: %d, %v", n, err)
	}
	if _, err := session.Exec(`no statement of SQL`); err == nil {
		t.Error("no error")
	}
	if n, err := session.Update(&user{Name: "Bea"}); n != 1 || err != nil {
		t.Errorf("%d, %v; want all rows, which are 1", n, err)
	}
}
