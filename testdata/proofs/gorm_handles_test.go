package proofs_test

import (
	"context"
	"errors"
	"reflect"
	"testing"

	"gorm.io/gorm"
	"gorm.io/gorm/clause"
)

// A handle says whether a statement that is run through it is seen in its own Error
// and RowsAffected. A fresh one makes a copy for each statement, and stays as it was.
// A chained one is changed, with all that was chained before.
type handle string

const (
	fresh   handle = "fresh"
	chained handle = "chained"
)

// handleOf runs a statement that writes and one that fails through a handle, and drops
// the results.
func handleOf(db *gorm.DB) handle {
	db.Exec(`CREATE TABLE IF NOT EXISTS written (id INTEGER)`)
	before := db.RowsAffected // of FindInBatches, which has one of its own
	db.Exec(`INSERT INTO written (id) VALUES (1), (2), (3)`)
	after := db.RowsAffected
	db.Exec(`no statement of SQL`)
	switch {
	case after == before && db.Error == nil:
		return fresh
	case after == 3 && db.Error != nil:
		return chained
	}
	return "neither"
}

// handedOut has, for each method of a DB that returns one, a call of it on a fresh
// handle, and what it returns.
var handedOut = map[string]struct {
	want handle
	call func(*gorm.DB) *gorm.DB
}{
	"Session":     {fresh, func(db *gorm.DB) *gorm.DB { return db.Session(&gorm.Session{}) }},
	"WithContext": {fresh, func(db *gorm.DB) *gorm.DB { return db.WithContext(context.Background()) }},
	"Debug":       {fresh, func(db *gorm.DB) *gorm.DB { return db.Debug() }},
	"Begin":       {fresh, func(db *gorm.DB) *gorm.DB { return db.Begin() }},
	"FindInBatches": {fresh, func(db *gorm.DB) *gorm.DB {
		return db.FindInBatches(&[]user{}, 10, func(*gorm.DB, int) error { return nil })
	}},

	// These return the handle that they are called on.
	"SavePoint":  {fresh, func(db *gorm.DB) *gorm.DB { return db.Begin().SavePoint("here") }},
	"RollbackTo": {fresh, func(db *gorm.DB) *gorm.DB { return db.Begin().SavePoint("here").RollbackTo("here") }},
	"Commit":     {fresh, func(db *gorm.DB) *gorm.DB { return db.Begin().Commit() }},
	"Rollback":   {fresh, func(db *gorm.DB) *gorm.DB { return db.Begin().Rollback() }},

	"Assign":      {chained, func(db *gorm.DB) *gorm.DB { return db.Assign(user{Name: name}) }},
	"Attrs":       {chained, func(db *gorm.DB) *gorm.DB { return db.Attrs(user{Name: name}) }},
	"Clauses":     {chained, func(db *gorm.DB) *gorm.DB { return db.Clauses(clause.Returning{}) }},
	"Distinct":    {chained, func(db *gorm.DB) *gorm.DB { return db.Distinct("name") }},
	"Group":       {chained, func(db *gorm.DB) *gorm.DB { return db.Group("name") }},
	"Having":      {chained, func(db *gorm.DB) *gorm.DB { return db.Having("name = ?", name) }},
	"InnerJoins":  {chained, func(db *gorm.DB) *gorm.DB { return db.InnerJoins("Owner") }},
	"InstanceSet": {chained, func(db *gorm.DB) *gorm.DB { return db.InstanceSet("key", "value") }},
	"Joins":       {chained, func(db *gorm.DB) *gorm.DB { return db.Joins("Owner") }},
	"Limit":       {chained, func(db *gorm.DB) *gorm.DB { return db.Limit(1) }},
	"MapColumns":  {chained, func(db *gorm.DB) *gorm.DB { return db.MapColumns(map[string]string{"a": "b"}) }},
	"Model":       {chained, func(db *gorm.DB) *gorm.DB { return db.Model(&user{}) }},
	"Not":         {chained, func(db *gorm.DB) *gorm.DB { return db.Not("id = ?", missing) }},
	"Offset":      {chained, func(db *gorm.DB) *gorm.DB { return db.Offset(1) }},
	"Omit":        {chained, func(db *gorm.DB) *gorm.DB { return db.Omit("name") }},
	"Or":          {chained, func(db *gorm.DB) *gorm.DB { return db.Or("id = ?", missing) }},
	"Order":       {chained, func(db *gorm.DB) *gorm.DB { return db.Order("name") }},
	"Preload":     {chained, func(db *gorm.DB) *gorm.DB { return db.Preload("Owner") }},
	"Raw":         {chained, func(db *gorm.DB) *gorm.DB { return db.Raw(selectUser, present) }},
	"Scopes":      {chained, func(db *gorm.DB) *gorm.DB { return db.Scopes() }},
	"Select":      {chained, func(db *gorm.DB) *gorm.DB { return db.Select("name") }},
	"Set":         {chained, func(db *gorm.DB) *gorm.DB { return db.Set("key", "value") }},
	"Table":       {chained, func(db *gorm.DB) *gorm.DB { return db.Table("users") }},
	"Unscoped":    {chained, func(db *gorm.DB) *gorm.DB { return db.Unscoped() }},
	"Where":       {chained, func(db *gorm.DB) *gorm.DB { return db.Where("id = ?", present) }},

	"Count":           {chained, func(db *gorm.DB) *gorm.DB { return db.Model(&user{}).Count(new(int64)) }},
	"Create":          {chained, func(db *gorm.DB) *gorm.DB { return db.Create(&user{Name: name}) }},
	"CreateInBatches": {chained, func(db *gorm.DB) *gorm.DB { return db.CreateInBatches([]user{{Name: name}}, 1) }},
	"Delete":          {chained, func(db *gorm.DB) *gorm.DB { return db.Delete(&user{}, missing) }},
	"Exec":            {chained, func(db *gorm.DB) *gorm.DB { return db.Exec(updateName, present) }},
	"Find":            {chained, func(db *gorm.DB) *gorm.DB { return db.Find(&user{}) }},
	"First":           {chained, func(db *gorm.DB) *gorm.DB { return db.First(&user{}) }},
	"FirstOrCreate":   {chained, func(db *gorm.DB) *gorm.DB { return db.FirstOrCreate(&user{}, user{Name: "Bea"}) }},
	"FirstOrInit":     {chained, func(db *gorm.DB) *gorm.DB { return db.FirstOrInit(&user{}) }},
	"Last":            {chained, func(db *gorm.DB) *gorm.DB { return db.Last(&user{}) }},
	"Pluck":           {chained, func(db *gorm.DB) *gorm.DB { return db.Model(&user{}).Pluck("name", &[]string{}) }},
	"Save":            {chained, func(db *gorm.DB) *gorm.DB { return db.Save(&user{ID: present}) }},
	"Scan":            {chained, func(db *gorm.DB) *gorm.DB { return db.Model(&user{}).Scan(&user{}) }},
	"Take":            {chained, func(db *gorm.DB) *gorm.DB { return db.Take(&user{}) }},
	"Update":          {chained, func(db *gorm.DB) *gorm.DB { return db.Model(&user{ID: present}).Update("name", name) }},
	"UpdateColumn":    {chained, func(db *gorm.DB) *gorm.DB { return db.Model(&user{ID: present}).UpdateColumn("name", name) }},
	"UpdateColumns":   {chained, func(db *gorm.DB) *gorm.DB { return db.UpdateColumns(&user{ID: present, Name: name}) }},
	"Updates":         {chained, func(db *gorm.DB) *gorm.DB { return db.Updates(&user{ID: present, Name: name}) }},
}

func TestGORMHandles(t *testing.T) {
	if got := handleOf(openGORM(t)); got != fresh {
		t.Errorf("Open: %s", got)
	}
	typ := reflect.TypeFor[*gorm.DB]()
	for m := range typ.Methods() {
		if m.Type.NumOut() != 1 || m.Type.Out(0) != typ {
			continue
		}
		method, ok := handedOut[m.Name]
		if !ok {
			t.Errorf("%s: not called", m.Name)
			continue
		}
		db := method.call(openGORM(t))
		if db.Error != nil {
			t.Errorf("%s: %v", m.Name, db.Error)
		}
		if got := handleOf(db); got != method.want {
			t.Errorf("%s: %s, want %s", m.Name, got, method.want)
		}
	}
}

// A fresh handle can be made of a chained one, and a chained one of a fresh one.
func TestGORMHandlesOfAChain(t *testing.T) {
	for name, made := range map[string]struct {
		want handle
		call func(*gorm.DB) *gorm.DB
	}{
		"Session":                  {fresh, func(db *gorm.DB) *gorm.DB { return db.Session(&gorm.Session{}) }},
		"Session with NewDB":       {fresh, func(db *gorm.DB) *gorm.DB { return db.Session(&gorm.Session{NewDB: true}) }},
		"Session with Initialized": {chained, func(db *gorm.DB) *gorm.DB { return db.Session(&gorm.Session{Initialized: true}) }},
		"WithContext":              {fresh, func(db *gorm.DB) *gorm.DB { return db.WithContext(context.Background()) }},
		"Debug":                    {fresh, func(db *gorm.DB) *gorm.DB { return db.Debug() }},
		"Begin":                    {fresh, func(db *gorm.DB) *gorm.DB { return db.Begin() }},
	} {
		if got := handleOf(made.call(openGORM(t).Where("id = ?", present))); got != made.want {
			t.Errorf("%s of a chain: %s, want %s", name, got, made.want)
		}
		if got := handleOf(made.call(openGORM(t))); got != made.want {
			t.Errorf("%s of a fresh handle: %s, want %s", name, got, made.want)
		}
	}
}

// A hooked is a user with a hook, which is given a handle.
type hooked struct {
	user
	given handle
}

func (h *hooked) AfterFind(tx *gorm.DB) error {
	h.given = handleOf(tx)
	return nil
}

// What functions of the program are given.
func TestGORMHandlesGiven(t *testing.T) {
	given := map[string]handle{}
	give := func(name string) func(*gorm.DB) error {
		return func(tx *gorm.DB) error {
			given[name] = handleOf(tx)
			return nil
		}
	}
	openGORM(t).Transaction(give("Transaction"))
	openGORM(t).Where("id = ?", present).Transaction(give("Transaction of a chain"))
	openGORM(t).Transaction(func(tx *gorm.DB) error { return tx.Transaction(give("Transaction of a transaction")) })
	openGORM(t).Connection(give("Connection"))
	openGORM(t).FindInBatches(&[]user{}, 10, func(tx *gorm.DB, _ int) error { return give("FindInBatches")(tx) })
	openGORM(t).Scopes(func(tx *gorm.DB) *gorm.DB { give("Scopes")(tx); return tx }).Find(&user{})
	openOwners(t).Preload("User", func(tx *gorm.DB) *gorm.DB { give("Preload")(tx); return tx }).Find(&owner{}, present)
	var h hooked
	openGORM(t).Find(&h)
	given["a hook"] = h.given

	want := map[string]handle{
		"Transaction":                  fresh,
		"Transaction of a chain":       fresh,
		"Transaction of a transaction": fresh,
		"Connection":                   chained,
		"FindInBatches":                fresh,
		"Scopes":                       chained,
		"Preload":                      chained,
		"a hook":                       fresh,
	}
	if !reflect.DeepEqual(given, want) {
		t.Errorf("%v, want %v", given, want)
	}
}

// After a write whose result is dropped, a fresh handle says of it neither how many
// rows nor that it failed.
func TestGORMStaleHandle(t *testing.T) {
	tx := openGORM(t).Begin()
	tx.Model(&user{}).Where("id = ?", present).Updates(user{Name: "Bea"})
	tx.Model(&user{}).Where("id = ?", present).Update("no_column", 1)
	if tx.RowsAffected != 0 || tx.Error != nil {
		t.Errorf("of a fresh handle: %d, %v", tx.RowsAffected, tx.Error)
	}
}

// Of a chain it does.
func TestGORMChainedHandle(t *testing.T) {
	q := openGORM(t).Model(&user{}).Where("id = ?", present)
	q.Updates(user{Name: "Bea"})
	if q.RowsAffected != 1 || q.Error != nil {
		t.Errorf("of a chained handle: %d, %v", q.RowsAffected, q.Error)
	}
	q.Update("no_column", 1)
	if q.Error == nil {
		t.Error("a chained handle does not show the failure")
	}
}

// A transaction whose writes are asked after at the handle commits what is left of it.
func TestGORMStaleHandleCommits(t *testing.T) {
	conn := openSQLite(t)
	tx := gormOn(t, conn).Begin()
	tx.Create(&user{ID: present, Name: "Bea"}) // the key is taken
	tx.Create(&user{ID: missing, Name: "Bea"})
	if tx.Error != nil || tx.Commit().Error != nil {
		t.Fatalf("%v; want success", tx.Error)
	}
	if n := rows(t, conn, missing); n != 1 {
		t.Errorf("%d rows of the second write", n)
	}
}

// What ends a transaction returns the very handle, so its Error is that of the end.
func TestGORMEndOfATransaction(t *testing.T) {
	deferred := `CREATE TABLE pets (owner INTEGER REFERENCES users (id) DEFERRABLE INITIALLY DEFERRED)`
	for name, end := range map[string]func(tx *gorm.DB){
		"Commit of what may not be": func(tx *gorm.DB) { tx.Exec(`INSERT INTO pets VALUES (?)`, missing); tx.Commit() },
		"a second Commit":           func(tx *gorm.DB) { tx.Commit(); tx.Commit() },
		"Rollback after Commit":     func(tx *gorm.DB) { tx.Commit(); tx.Rollback() },
	} {
		db := openGORM(t)
		db.Exec(`PRAGMA foreign_keys = ON`)
		db.Exec(deferred)
		tx := db.Begin()
		end(tx)
		if tx.Error == nil {
			t.Errorf("%s: the error is not seen in the handle", name)
		}
		if db.Error != nil {
			t.Errorf("%s: the error is seen in the handle that began", name)
		}
	}
}

// A Begin that fails says so in the handle that it returns, and so does each statement
// through that, but not in the one that it is called on.
func TestGORMBeginFails(t *testing.T) {
	conn := openSQLite(t)
	db := gormOn(t, conn)
	conn.Close()
	tx := db.Begin()
	if tx.Error == nil || tx.Find(&user{}).Error == nil {
		t.Errorf("%v; want an error", tx.Error)
	}
	if db.Error != nil {
		t.Errorf("of the handle that began: %v", db.Error)
	}
}

// An error that a fresh handle has, such as that of a Begin that failed, is had by
// each statement through it.
func TestGORMFreshHandleHandsDownItsError(t *testing.T) {
	db := openGORM(t)
	failed := errors.New("failed")
	db.AddError(failed)
	if err := db.Find(&user{}, present).Error; !errors.Is(err, failed) {
		t.Errorf("Find: %v", err)
	}
}
