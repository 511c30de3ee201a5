package catalog

import (
	"go/types"
	"strings"
	"sync"
)

// A Persistence is what a call does to the rows and columns that the collections of an
// object stand for. The zero Persistence is nothing.
type Persistence uint8

// What calls do; docs/mutations.md has the proofs.
const (
	SavesRows    Persistence = iota + 1 // writes what is related, element by element, blank ones as new rows, with the keys of what is loaded; removes none; columns too
	SavesColumns                        // writes the columns of the object, and no relation
	ReplacesRows                        // links the rows it is given, and unlinks, or deletes, all others
	RewritesRows                        // deletes the rows that are not in the relations of the object
	DeletesRows                         // deletes the rows it is given, or those that the conditions of its chain match
	UpdatesRows                         // changes those
)

// An ObjectAt is where a call of an ORM has its object: the number of the argument, from 0,
// the receiver not counted; or one of these.
type ObjectAt int8

// The other places.
const (
	OfModel      ObjectAt = -1 - iota // what an earlier call of its chain, named Model, was given
	OfModelOrArg                      // that, or the first argument if there is no such call
)

// A Persist is a line about a call that writes objects with what is in them.
type Persist struct {
	Path, Name string // as those of a Query
	Does       Persistence
	Object     ObjectAt
	OfNone     Persistence // given an empty list, to all rows that its conditions match; zero if it refuses, or does nothing
}

// Persists lists them. Versions as in Libraries.
var Persists = []Persist{
	{"gorm.io/gorm", "DB.Save", SavesRows, 0, 0},
	{"gorm.io/gorm", "DB.Updates", SavesRows, OfModelOrArg, UpdatesRows},
	{"gorm.io/gorm", "DB.Update", SavesRows, OfModel, UpdatesRows},
	{"gorm.io/gorm", "DB.UpdateColumn", SavesRows, OfModel, UpdatesRows},
	{"gorm.io/gorm", "DB.UpdateColumns", SavesRows, OfModel, UpdatesRows},
	{"gorm.io/gorm", "Association.Append", SavesRows, OfModel, 0},
	{"gorm.io/gorm", "Association.Replace", ReplacesRows, OfModel, 0},
	{"gorm.io/gorm", "DB.Delete", DeletesRows, 0, DeletesRows},

	{"github.com/uptrace/bun", "UpdateQuery.Exec", SavesColumns, OfModel, 0},
	{"xorm.io/xorm", "*.Update", SavesColumns, 0, 0},
	{"github.com/go-rel/rel", "Repository.Update", RewritesRows, 1, 0},
	{"github.com/beego/beego/v2/client/orm", "QueryM2Mer.Add", ReplacesRows, OfModel, 0}, // if it is cleared before
}

// A Load is a line about a call that fills objects from the store.
type Load struct {
	Path, Name string
	Object     ObjectAt
}

// ObjectLoads lists them.
var ObjectLoads = []Load{
	{"gorm.io/gorm", "DB.Find", 0},
	{"gorm.io/gorm", "DB.First", 0},
	{"gorm.io/gorm", "DB.Last", 0},
	{"gorm.io/gorm", "DB.Take", 0},
	{"gorm.io/gorm", "DB.Scan", 0},
	{"gorm.io/gorm", "DB.FirstOrCreate", 0},
	{"gorm.io/gorm", "DB.FindInBatches", 0},
	{"gorm.io/gorm", "Association.Find", 0},
	{"github.com/uptrace/bun", "SelectQuery.Scan", OfModel},
	{"xorm.io/xorm", "*.Get", 0},
	{"xorm.io/xorm", "*.Find", 0},
	{"github.com/go-rel/rel", "Repository.Find", 1},
	{"github.com/go-rel/rel", "Repository.FindAll", 1},
	{"github.com/go-rel/rel", "Repository.Preload", 1},
	{"github.com/beego/beego/v2/client/orm", "DQL.Read", 0},
	{"github.com/beego/beego/v2/client/orm", "DQL.LoadRelated", 0},
	{"github.com/beego/beego/v2/client/orm", "QuerySeter.One", 0},
	{"github.com/beego/beego/v2/client/orm", "QuerySeter.All", 0},
}

// ormOf are the ORMs by import path.
var ormOf = map[string]ORM{
	"gorm.io/gorm":                         GORM,
	"github.com/uptrace/bun":               Bun,
	"xorm.io/xorm":                         XORM,
	"github.com/go-rel/rel":                Rel,
	"github.com/beego/beego/v2/client/orm": Beego,
}

type objectIndex struct {
	persists map[policyKey]Persist
	loads    map[policyKey]Load
}

var objects = sync.OnceValue(func() objectIndex {
	x := objectIndex{make(map[policyKey]Persist), make(map[policyKey]Load)}
	for _, line := range Persists {
		x.persists[policyKey{line.Path, line.Name}] = line
	}
	for _, line := range ObjectLoads {
		x.loads[policyKey{line.Path, line.Name}] = line
	}
	return x
})

// ORMOf returns the ORM that declares fn; "" if none does.
func ORMOf(fn *types.Func) ORM { return ormOf[pathOf(fn)] }

// PersistOf returns the line about fn as a call that writes objects; false if there is none.
func PersistOf(fn *types.Func) (Persist, bool) {
	return lineOf(fn, objects().persists)
}

// LoadOf returns the line about fn as a call that fills objects; false if there is none.
func LoadOf(fn *types.Func) (Load, bool) {
	return lineOf(fn, objects().loads)
}

func lineOf[Line any](fn *types.Func, lines map[policyKey]Line) (line Line, ok bool) {
	path := pathOf(fn)
	if ormOf[path] == "" {
		return line, false
	}
	line, ok = lines[policyKey{path, Name(fn)}]
	if !ok && fn.Signature().Recv() != nil {
		line, ok = lines[policyKey{path, "*." + fn.Name()}]
	}
	return line, ok
}

// SetsRelation returns the relation that fn, which sqlboiler has generated, replaces; "" if
// it is no such method:
//
//	func (o *User) SetPosts(ctx context.Context, exec boil.ContextExecutor, insert bool, related ...*Post) error
func SetsRelation(fn *types.Func) string {
	relation, ok := strings.CutPrefix(fn.Name(), "Set")
	sig := fn.Signature()
	if !ok || sig.Recv() == nil || !sig.Variadic() || !ReturnsError(sig) {
		return ""
	}
	_, s := structOf(sig.Recv().Type())
	if s == nil || !usesTagItself(s, "boil") {
		return ""
	}
	obj, _, _ := types.LookupFieldOrMethod(sig.Recv().Type(), true, fn.Pkg(), "R")
	r, ok := obj.(*types.Var)
	if !ok {
		return ""
	}
	if related, _, _ := types.LookupFieldOrMethod(r.Type(), true, fn.Pkg(), relation); related == nil {
		return ""
	}
	return relation
}

// EditsEdge returns what fn, a method of a builder that ent has generated, does to an edge:
// ("Add", "Posts"), ("Remove", "Posts") or ("Clear", "Posts"); "" if it is none.
func EditsEdge(fn *types.Func) (verb, edge string) {
	recv := fn.Signature().Recv()
	if recv == nil || fn.Signature().Results().Len() != 1 || !types.Identical(fn.Signature().Results().At(0).Type(), recv.Type()) {
		return "", ""
	}
	mutation, _, _ := types.LookupFieldOrMethod(recv.Type(), true, fn.Pkg(), "Mutation")
	if _, ok := mutation.(*types.Func); !ok {
		return "", ""
	}
	for _, verb := range []string{"Add", "Remove", "Clear"} {
		edge, ok := strings.CutPrefix(fn.Name(), verb)
		if ok && !strings.HasSuffix(edge, "IDs") && (verb == "Clear") == (fn.Signature().Params().Len() == 0) {
			return verb, edge
		}
	}
	return "", ""
}

// everything is what gorm has for all associations: clause.Associations.
const everything = "~~~as~~~"

// leavesOut are the calls of a chain that are told what is written, and what is not.
var leavesOut = map[policyKey]bool{
	{"gorm.io/gorm", "DB.Omit"}:                             true,
	{"gorm.io/gorm", "DB.Select"}:                           false,
	{"github.com/uptrace/bun", "UpdateQuery.Column"}:        false,
	{"github.com/uptrace/bun", "UpdateQuery.ExcludeColumn"}: true,
	{"github.com/uptrace/bun", "UpdateQuery.Set"}:           false,
	{"xorm.io/xorm", "Session.Cols"}:                        false,
	{"xorm.io/xorm", "Engine.Cols"}:                         false,
	{"xorm.io/xorm", "Session.Omit"}:                        true,
	{"xorm.io/xorm", "Engine.Omit"}:                         true,
}

// Narrows reports whether fn says which parts of an object are written, and whether it says
// so by what it leaves out.
func Narrows(fn *types.Func) (narrows, omits bool) {
	omits, narrows = leavesOut[policyKey{pathOf(fn), Name(fn)}]
	return narrows, omits
}

// NamesField reports whether a name that Omit and its like are given means the field.
func NamesField(name, field string) bool {
	return name == everything || name == "*" || strings.EqualFold(strings.ReplaceAll(name, "_", ""), field)
}

// Cut is what a function of the standard library does to its first argument, a slice, of
// which it returns what is left.
type Cut uint8

// The ways to cut.
const (
	Refills Cut = iota + 1 // inserts or replaces elements
	Removes                // moves the elements behind up, and makes the last ones zero
)

// cuts are the functions of the package slices.
var cuts = map[string]Cut{
	"Delete":      Removes,
	"DeleteFunc":  Removes,
	"Compact":     Removes,
	"CompactFunc": Removes,
	"Insert":      Refills,
	"Replace":     Refills,
}

const cutsPath = "slices"

// CutOf returns what fn does to its first argument; zero if that is nothing.
func CutOf(fn *types.Func) Cut {
	if pathOf(fn) != cutsPath {
		return 0
	}
	return cuts[fn.Name()]
}

// sorts are the functions that put the elements of their first argument in another order.
var sorts = map[policyKey]bool{
	{"slices", "Sort"}:           true,
	{"slices", "SortFunc"}:       true,
	{"slices", "SortStableFunc"}: true,
	{"slices", "Reverse"}:        true,
	{"sort", "Slice"}:            true,
	{"sort", "SliceStable"}:      true,
	{"sort", "Strings"}:          true,
	{"sort", "Ints"}:             true,
	{"sort", "Float64s"}:         true,
	{"sort", "Sort"}:             true,
	{"sort", "Stable"}:           true,
}

// Sorts reports whether fn puts the elements of its first argument in another order.
func Sorts(fn *types.Func) bool { return sorts[policyKey{pathOf(fn), Name(fn)}] }

// A Naming says which arguments of a call name a relation: the number of the name, and of
// the object, -1 if that is the model of the chain.
type Naming struct{ Name, Object int }

var namings = map[policyKey]Naming{
	{"gorm.io/gorm", "DB.Association"}:                       {0, -1},
	{"github.com/beego/beego/v2/client/orm", "DQL.QueryM2M"}: {1, 0},
}

// NamesRelation returns which arguments of fn name a relation; false if none do.
func NamesRelation(fn *types.Func) (Naming, bool) {
	at, ok := namings[policyKey{pathOf(fn), Name(fn)}]
	return at, ok
}

// ClearsRelation reports whether fn unlinks all rows of the relation that it is a method of.
func ClearsRelation(fn *types.Func) bool {
	return pathOf(fn) == "github.com/beego/beego/v2/client/orm" && Name(fn) == "QueryM2Mer.Clear"
}

// DeletesMissing reports whether fn has the rows that are missing deleted, not unlinked.
func DeletesMissing(fn *types.Func) bool {
	return pathOf(fn) == "gorm.io/gorm" && Name(fn) == "Association.Unscoped"
}

// OpensSession reports whether fn takes the settings of a session.
func OpensSession(fn *types.Func) bool {
	return pathOf(fn) == "gorm.io/gorm" && Name(fn) == "DB.Session"
}

// AllowsAll reports whether field is the setting by which writes need no condition.
func AllowsAll(field *types.Var) bool {
	return pathOf(field) == "gorm.io/gorm" && field.Name() == "AllowGlobalUpdate"
}

// SavesElements reports whether field is the setting by which what is related is written
// with all its columns.
func SavesElements(field *types.Var) bool {
	return pathOf(field) == "gorm.io/gorm" && field.Name() == "FullSaveAssociations"
}

// Preloads reports whether fn names a relation that is loaded with the objects.
func Preloads(fn *types.Func) bool {
	return pathOf(fn) == "gorm.io/gorm" && Name(fn) == "DB.Preload"
}
