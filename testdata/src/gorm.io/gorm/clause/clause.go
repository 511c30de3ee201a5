// Package clause is a stub of gorm.io/gorm/clause: declarations as there, bodies that
// return zero values.
package clause

const Associations string = "~~~as~~~"

// A Builder is what a clause is written to.
type Builder interface {
	WriteQuoted(field interface{})
}

type Expression interface {
	Build(builder Builder)
}

type Assigner interface {
	Assignments() []Assignment
}

type Column struct{ Table, Name string }

type Assignment struct {
	Column Column
	Value  interface{}
}

func (a Assignment) Assignments() []Assignment { return nil }

type Set []Assignment

func Assignments(values map[string]interface{}) Set { return nil }

type Eq struct{ Column, Value interface{} }

func (eq Eq) Build(builder Builder) {}

type Expr struct {
	SQL  string
	Vars []interface{}
}

func (expr Expr) Build(builder Builder) {}

const LockingStrengthUpdate = "UPDATE"

type Locking struct{ Strength, Options string }

func (locking Locking) Build(builder Builder) {}

type Returning struct{ Columns []Column }

func (returning Returning) Build(builder Builder) {}

type OnConflict struct {
	Columns   []Column
	DoNothing bool
	DoUpdates Set
	UpdateAll bool
}

func (onConflict OnConflict) Build(builder Builder) {}
