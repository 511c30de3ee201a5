package catalog

import (
	"go/types"
	"sync"
)

// An Absence is how a query for one object says that it has found nothing.
// The zero Absence is that nothing is known.
type Absence uint8

// The ways to say so.
const (
	Silent  Absence = iota + 1 // a nil error; what was asked for is nil, or zero
	Found                      // a nil error, and a bool that is false
	Failure                    // an error, of the result or of the handle that the query returns
)

// String names the way as facts do.
func (a Absence) String() string { return []string{"", "silent", "found", "failure"}[a] }

// An Into is where a query puts what it has found: the number of the argument that it
// fills, from 0, the receiver not counted; or one of these.
type Into int8

// The other places.
const (
	Result   Into = -1 - iota // its first result
	Model                     // what an earlier call of its chain, named Model, was given
	Rest                      // what its arguments point at, all of them
	Response                  // its first result, which is never nil, but empty
	Reply                     // the body of its first result, whose status says so
)

// A Query is a line about a call that looks for one object. If what it fills is a slice,
// a map or a number it looks for something else, and the line says nothing.
type Query struct {
	Path, Name string // as those of a Call; "*.Method" is for all types of the package
	Absent     Absence
	Into       Into
}

// A Verb is what a write does to a store. The zero Verb is that there is no write.
type Verb uint8

// The verbs.
const (
	Inserts  Verb = iota + 1 // what was not there
	Updates                  // what is there already
	Saves                    // what is there, or was not
	Deletes                  // what is there
	Executes                 // what the text of the statement says
	Returns                  // the same, of a call that is for queries
)

// String names the verb as facts do.
func (v Verb) String() string {
	return []string{"", "inserts", "updates", "saves", "deletes", "executes", "returns"}[v]
}

// A Write is a line about a call that changes what a store holds.
type Write struct {
	Path, Name string // as those of a Query
	Verb       Verb
}

// rowIndex finds lines by path and name.
type rowIndex struct {
	queries map[policyKey]Query
	writes  map[policyKey]Verb
	paths   map[string]bool // of packages with lines
}

var rows = sync.OnceValue(func() rowIndex {
	x := rowIndex{make(map[policyKey]Query), make(map[policyKey]Verb), make(map[string]bool)}
	for _, line := range Queries {
		x.queries[policyKey{line.Path, line.Name}] = line
		x.paths[line.Path] = true
	}
	for _, line := range Writes {
		x.writes[policyKey{line.Path, line.Name}] = line.Verb
		x.paths[line.Path] = true
	}
	return x
})

// QueryOf returns the line about fn as a query; false if there is none.
func QueryOf(fn *types.Func) (Query, bool) {
	path := pathOf(fn)
	if !rows().paths[path] {
		return entQueryOf(fn)
	}
	line, ok := rows().queries[policyKey{path, Name(fn)}]
	if !ok && fn.Signature().Recv() != nil {
		line, ok = rows().queries[policyKey{path, "*." + fn.Name()}]
	}
	return line, ok
}

// VerbOf returns what fn does to a store; zero if there is no line about it.
func VerbOf(fn *types.Func) Verb {
	path := pathOf(fn)
	if !rows().paths[path] {
		if verb := entVerbOf(fn); verb != 0 {
			return verb
		}
		return verbOfShape(fn)
	}
	verb, ok := rows().writes[policyKey{path, Name(fn)}]
	if !ok && fn.Signature().Recv() != nil {
		verb = rows().writes[policyKey{path, "*." + fn.Name()}]
	}
	return verb
}

// QueryOfType returns the line about a call of a function of type t, as VerbOfType does.
func QueryOfType(t types.Type) (Query, bool) {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return Query{}, false
	}
	line, ok := rows().queries[policyKey{pathOf(named.Obj()), named.Obj().Name()}]
	return line, ok
}

// VerbOfType returns what a call of a function of type t does, a type that the library
// declares for a field of its client; zero if there is no line about it.
func VerbOfType(t types.Type) Verb {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return 0
	}
	return rows().writes[policyKey{pathOf(named.Obj()), named.Obj().Name()}]
}

// SpeaksOfRows reports whether the catalogue has lines about the queries and writes of
// the package at path.
func SpeaksOfRows(path string) bool { return rows().paths[withoutVendor(path)] }

// A Status is a type that a query or write returns and whose fields say how it ended.
type Status struct {
	Path, Name string
	Error      string // the field that holds the error
	Count      string // the field with the number of rows
	Clones     bool   // every call on it returns another one, and leaves it as it is
}

var statuses = []Status{
	{"gorm.io/gorm", "DB", "Error", "RowsAffected", false},
	{"github.com/jinzhu/gorm", "DB", "Error", "RowsAffected", true},
}

// fresh are the calls whose result calls leave as it is, as far as the catalogue says of
// their handles that calls on others change them; with the option, if any, that is otherwise.
var fresh = map[policyKey]string{
	{"gorm.io/gorm", "Open"}:           "",
	{"gorm.io/gorm", "DB.Session"}:     "Initialized",
	{"gorm.io/gorm", "DB.WithContext"}: "",
	{"gorm.io/gorm", "DB.Debug"}:       "",
	{"gorm.io/gorm", "DB.Begin"}:       "",
}

// IsFresh reports whether the handle that fn returns stays as it is, whatever is called on
// it, unless it is given the option of that name, a field of a struct; "" if there is none.
func IsFresh(fn *types.Func) (unless string, ok bool) {
	unless, ok = fresh[policyKey{pathOf(fn), Name(fn)}]
	return unless, ok
}

// GivesFresh reports whether fn hands such a handle to the function that it is given. That
// of Connection is none: calls on it change it.
func GivesFresh(fn *types.Func) bool {
	return pathOf(fn) == "gorm.io/gorm" && Name(fn) == "DB.Transaction"
}

// ends are the calls after which the handle they are called on says how they ended.
var ends = map[string]bool{"Commit": true, "Rollback": true, "RollbackUnlessCommitted": true, "RollbackTo": true, "SavePoint": true, "AddError": true}

// TellsItself reports whether fn, a method of a status, notes how it ended in the one that
// it is called on.
func TellsItself(fn *types.Func) bool { return ends[fn.Name()] }

// StatusOf returns the line about t, or the type that it points at; false if there is
// none.
func StatusOf(t types.Type) (Status, bool) {
	if pointer, ok := types.Unalias(t).(*types.Pointer); ok {
		t = pointer.Elem()
	}
	for _, line := range statuses {
		if isNamed(t, line.Path, line.Name) {
			return line, true
		}
	}
	return Status{}, false
}

// IsObject reports whether a pointer to t can be filled with one object: t is a struct
// that is no time or nullable value, or a pointer to one.
func IsObject(t types.Type) bool {
	if pointer, ok := t.Underlying().(*types.Pointer); ok {
		t = pointer.Elem()
	}
	if _, ok := types.Unalias(t).(*types.TypeParam); ok {
		return true // whatever it is, the function is for one
	}
	if _, ok := t.Underlying().(*types.Struct); !ok {
		return false
	}
	named, ok := types.Unalias(t).(*types.Named)
	return !ok || !IsStandard(pathOf(named.Obj()))
}

// IsMachine reports whether t is a struct, or points at one, that no store keeps: it has a
// lock, a channel or a function among its fields.
func IsMachine(t types.Type) bool {
	if pointer, ok := t.Underlying().(*types.Pointer); ok {
		t = pointer.Elem()
	}
	s, ok := t.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for field := range s.Fields() {
		switch field.Type().Underlying().(type) {
		case *types.Chan, *types.Signature:
			return true
		}
		named, ok := types.Unalias(field.Type()).(*types.Named)
		if ok && (pathOf(named.Obj()) == "sync" || pathOf(named.Obj()) == "sync/atomic") {
			return true
		}
	}
	return false
}

// IsStore reports whether t is a type, or points at one, of a package that the catalogue
// has lines about queries and writes of: a connection, a session, a transaction.
func IsStore(t types.Type) bool {
	if pointer, ok := types.Unalias(t).(*types.Pointer); ok {
		t = pointer.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	return ok && rows().paths[pathOf(named.Obj())]
}

// needsKey are the writes that fail on an object without a key, unless the chain has a
// condition: gorm v2 returns ErrMissingWhereClause. What is put into an association fails so
// if the object has a time of its last update, and is linked to key 0 if it has none: that is
// rare enough to be left alone. Taking away from one fails with ErrPrimaryKeyRequired, but
// Clear of a has-many changes nothing (all run against gorm v1.31.2).
var needsKey = map[policyKey]bool{
	{"gorm.io/gorm", "Association.Append"}:  true,
	{"gorm.io/gorm", "Association.Clear"}:   true,
	{"gorm.io/gorm", "Association.Delete"}:  true,
	{"gorm.io/gorm", "Association.Replace"}: true,
	{"gorm.io/gorm", "DB.Update"}:           true,
	{"gorm.io/gorm", "DB.Updates"}:          true,
	{"gorm.io/gorm", "DB.UpdateColumn"}:     true,
	{"gorm.io/gorm", "DB.UpdateColumns"}:    true,
	{"gorm.io/gorm", "DB.Delete"}:           true,
}

// NeedsKey reports whether fn fails on an object without a key.
func NeedsKey(fn *types.Func) bool { return needsKey[policyKey{pathOf(fn), Name(fn)}] }

// conditions are the calls of a chain that say which rows are meant.
var conditions = map[policyKey]bool{
	{"gorm.io/gorm", "DB.Where"}:   true,
	{"gorm.io/gorm", "DB.Not"}:     true,
	{"gorm.io/gorm", "DB.Or"}:      true,
	{"gorm.io/gorm", "DB.Scopes"}:  true,
	{"gorm.io/gorm", "DB.Clauses"}: true,
}

// Conditions reports whether fn says which rows the chain is about.
func Conditions(fn *types.Func) bool { return conditions[policyKey{pathOf(fn), Name(fn)}] }

// TakesConditions reports whether fn takes conditions behind its first argument.
func TakesConditions(fn *types.Func) bool {
	return pathOf(fn) == "gorm.io/gorm" && Name(fn) == "DB.Delete"
}

// verbOfShape returns what a method of an interface does that is written down like those of
// a connection, as DBTX, so that a transaction can stand in: by what it returns.
func verbOfShape(fn *types.Func) Verb {
	sig := fn.Signature()
	if sig.Recv() == nil || !types.IsInterface(sig.Recv().Type()) || sig.Results().Len() == 0 || !sig.Variadic() {
		return 0
	}
	switch t := sig.Results().At(0).Type(); {
	case isNamed(t, "database/sql", "Result"), isNamed(t, "github.com/jackc/pgx/v5/pgconn", "CommandTag"):
		return Executes
	case isNamed(t, "github.com/jackc/pgx/v5", "Row"):
		return Returns
	default:
		if pointer, ok := types.Unalias(t).(*types.Pointer); ok && isNamed(pointer.Elem(), "database/sql", "Row") {
			return Returns
		}
	}
	return 0
}
