package catalog

import (
	"go/types"
	"slices"
	"sync"
)

// A Clause is what a call adds to the UPDATE or DELETE that it ends, or that its chain ends in.
// The zero Clause is nothing.
type Clause uint8

// The clauses. Arguments are counted without the receiver and the context.
const (
	WhereAny     Clause = iota + 1 // conditions: a text, a map or a struct by column
	WhereKey                       // the key of the row
	SetAny                         // what to set: a text, a map or a struct by column
	SetColumn                      // a column, and its value
	SetColumns                     // names of columns
	Add                            // a column, and what is added to it
	Subtract                       // a column, and what is taken from it
	Unread                         // something else, which matters
	Extra                          // what its arguments are, by their types
	OfObject                       // the object whose row is meant
	SetObject                      // what to set, and objects that say in which rows
	DeleteObject                   // the object whose row is deleted, or its table, and conditions
	Filter                         // the conditions, as a document of MongoDB
	Documents                      // the conditions and the changes, as documents of MongoDB
	Document                       // the conditions, and the document to put there
	Returning                      // what is read of the row: if there is none, that is an error
)

// A ClauseLine is a line about a call that says part of one.
type ClauseLine struct {
	Path, Name string // as those of a Call
	Clause     Clause
}

// Clauses lists the calls that make up an UPDATE or a DELETE. Versions as in Libraries.
var Clauses = []ClauseLine{
	{"gorm.io/gorm", "DB.Model", OfObject},
	{"gorm.io/gorm", "DB.Where", WhereAny},
	{"gorm.io/gorm", "DB.Or", Unread},
	{"gorm.io/gorm", "DB.Not", Unread},
	{"gorm.io/gorm", "DB.Clauses", Extra},
	{"gorm.io/gorm", "DB.Update", SetColumn},
	{"gorm.io/gorm", "DB.UpdateColumn", SetColumn},
	{"gorm.io/gorm", "DB.Updates", SetAny},
	{"gorm.io/gorm", "DB.UpdateColumns", SetAny},
	{"gorm.io/gorm", "DB.Delete", DeleteObject},
	{"gorm.io/gorm", "CreateInterface.Where", WhereAny},
	{"gorm.io/gorm", "ChainInterface.Where", WhereAny},
	{"gorm.io/gorm", "ChainInterface.Update", SetColumn},
	{"gorm.io/gorm", "ChainInterface.Updates", SetAny},
	{"github.com/jinzhu/gorm", "DB.Model", OfObject},
	{"github.com/jinzhu/gorm", "DB.Where", WhereAny},
	{"github.com/jinzhu/gorm", "DB.Or", Unread},
	{"github.com/jinzhu/gorm", "DB.Not", Unread},
	{"github.com/jinzhu/gorm", "DB.Update", SetColumn},
	{"github.com/jinzhu/gorm", "DB.UpdateColumn", SetColumn},
	{"github.com/jinzhu/gorm", "DB.Updates", SetAny},
	{"github.com/jinzhu/gorm", "DB.UpdateColumns", SetAny},
	{"github.com/jinzhu/gorm", "DB.Delete", DeleteObject},

	{"xorm.io/xorm", "*.ID", WhereKey},
	{"xorm.io/xorm", "*.Where", WhereAny},
	{"xorm.io/xorm", "*.And", WhereAny},
	{"xorm.io/xorm", "*.Or", Unread},
	{"xorm.io/xorm", "*.Cols", SetColumns},
	{"xorm.io/xorm", "*.Incr", Add},
	{"xorm.io/xorm", "*.Decr", Subtract},
	{"xorm.io/xorm", "*.SetExpr", SetColumn},
	{"xorm.io/xorm", "*.Update", SetObject},
	{"github.com/xorm-io/xorm", "*.ID", WhereKey},
	{"github.com/xorm-io/xorm", "*.Where", WhereAny},
	{"github.com/xorm-io/xorm", "*.And", WhereAny},
	{"github.com/xorm-io/xorm", "*.Or", Unread},
	{"github.com/xorm-io/xorm", "*.Cols", SetColumns},
	{"github.com/xorm-io/xorm", "*.Incr", Add},
	{"github.com/xorm-io/xorm", "*.Decr", Subtract},
	{"github.com/xorm-io/xorm", "*.Update", SetObject},

	{"github.com/uptrace/bun", "UpdateQuery.Set", SetAny},
	{"github.com/uptrace/bun", "UpdateQuery.SetColumn", SetColumn},
	{"github.com/uptrace/bun", "UpdateQuery.Where", WhereAny},
	{"github.com/uptrace/bun", "UpdateQuery.WherePK", WhereKey},
	{"github.com/uptrace/bun", "UpdateQuery.WhereOr", Unread},
	{"github.com/uptrace/bun", "UpdateQuery.WhereGroup", Unread},
	{"github.com/uptrace/bun", "UpdateQuery.Exec", Returning}, // if it is given a destination
	{"github.com/go-pg/pg/v10/orm", "Query.Set", SetAny},
	{"github.com/go-pg/pg/v10/orm", "Query.Where", WhereAny},
	{"github.com/go-pg/pg/v10/orm", "Query.WherePK", WhereKey},
	{"github.com/go-pg/pg/v10/orm", "Query.WhereOr", Unread},
	{"github.com/go-pg/pg/v10/orm", "Query.Returning", Returning},

	{"github.com/Masterminds/squirrel", "UpdateBuilder.Set", SetColumn},
	{"github.com/Masterminds/squirrel", "UpdateBuilder.SetMap", SetAny},
	{"github.com/Masterminds/squirrel", "UpdateBuilder.Where", WhereAny},

	{"go.mongodb.org/mongo-driver/mongo", "Collection.UpdateOne", Documents},
	{"go.mongodb.org/mongo-driver/mongo", "Collection.ReplaceOne", Document},
	{"go.mongodb.org/mongo-driver/mongo", "Collection.DeleteOne", Filter},
	{"go.mongodb.org/mongo-driver/v2/mongo", "Collection.UpdateOne", Documents},
	{"go.mongodb.org/mongo-driver/v2/mongo", "Collection.ReplaceOne", Document},
	{"go.mongodb.org/mongo-driver/v2/mongo", "Collection.DeleteOne", Filter},
}

var clauseIndex = sync.OnceValue(func() map[policyKey]Clause {
	index := make(map[policyKey]Clause)
	for _, line := range Clauses {
		index[policyKey{line.Path, line.Name}] = line.Clause
	}
	return index
})

// ClauseOf returns what fn adds to one; zero if there is no line about it.
func ClauseOf(fn *types.Func) Clause {
	path := pathOf(fn)
	clause, ok := clauseIndex()[policyKey{path, Name(fn)}]
	if !ok && fn.Signature().Recv() != nil {
		clause = clauseIndex()[policyKey{path, "*." + fn.Name()}]
	}
	return clause
}

// spellers are the calls that return, as their first result, the text of the statement
// that their chain has built.
var spellers = map[policyKey]bool{
	{"github.com/Masterminds/squirrel", "UpdateBuilder.ToSql"}:   true,
	{"github.com/Masterminds/squirrel", "UpdateBuilder.MustSql"}: true,
}

// Spells reports whether fn returns the text of the statement that its chain has built.
func Spells(fn *types.Func) bool { return spellers[policyKey{pathOf(fn), Name(fn)}] }

// comparisons are the types of literals that say, by column, how values compare.
var comparisons = map[policyKey]string{
	{"github.com/Masterminds/squirrel", "Eq"}:      "=",
	{"github.com/Masterminds/squirrel", "NotEq"}:   "",
	{"github.com/Masterminds/squirrel", "Lt"}:      "<",
	{"github.com/Masterminds/squirrel", "LtOrEq"}:  "<",
	{"github.com/Masterminds/squirrel", "Gt"}:      ">",
	{"github.com/Masterminds/squirrel", "GtOrEq"}:  ">",
	{"github.com/Masterminds/squirrel", "Like"}:    "",
	{"github.com/Masterminds/squirrel", "NotLike"}: "",
	{"xorm.io/builder", "Eq"}:                      "=",
	{"xorm.io/builder", "Neq"}:                     "",
	{"xorm.io/builder", "Lt"}:                      "<",
	{"xorm.io/builder", "Lte"}:                     "<",
	{"xorm.io/builder", "Gt"}:                      ">",
	{"xorm.io/builder", "Gte"}:                     ">",
}

// ComparesBy returns the operator of the conditions that a literal of type t is, as package
// sqltext has it: "=" if there is no line about t.
func ComparesBy(t types.Type) string {
	if named, ok := types.Unalias(t).(*types.Named); ok {
		if op, ok := comparisons[policyKey{pathOf(named.Obj()), named.Obj().Name()}]; ok {
			return op
		}
	}
	return "="
}

// AnswersRow reports whether a value of type t, given to a chain, makes its UPDATE hand out
// the row that it has changed.
func AnswersRow(t types.Type) bool { return isNamed(t, "gorm.io/gorm/clause", "Returning") }

// isolations are the types whose values say how transactions are kept apart, with those under
// which one that was overtaken fails.
var isolations = map[policyKey][]string{
	{"database/sql", "IsolationLevel"}:        {"4", "5", "6", "7"}, // repeatable read and stricter
	{"github.com/jackc/pgx/v5", "TxIsoLevel"}: {`"repeatable read"`, `"serializable"`},
	{"github.com/jackc/pgx/v4", "TxIsoLevel"}: {`"repeatable read"`, `"serializable"`},
}

// KeepsTransactionsApart reports whether a transaction under the isolation of type t and of that value fails when another
// one has overtaken it.
func KeepsTransactionsApart(t types.Type, value string) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && slices.Contains(isolations[policyKey{pathOf(named.Obj()), named.Obj().Name()}], value)
}
