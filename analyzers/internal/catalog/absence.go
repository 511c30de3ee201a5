package catalog

import (
	"go/types"

	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
)

// notFoundErrors are the errors by which libraries say that there is no such object, as
// package-level variables; versions as in Libraries.
var notFoundErrors = map[policyKey]bool{
	{"database/sql", "ErrNoRows"}:                              true,
	{"github.com/jackc/pgx/v5", "ErrNoRows"}:                   true,
	{"github.com/jackc/pgx/v4", "ErrNoRows"}:                   true,
	{"gorm.io/gorm", "ErrRecordNotFound"}:                      true,
	{"github.com/jinzhu/gorm", "ErrRecordNotFound"}:            true,
	{"github.com/go-pg/pg/v10", "ErrNoRows"}:                   true,
	{"go.mongodb.org/mongo-driver/mongo", "ErrNoDocuments"}:    true,
	{"go.mongodb.org/mongo-driver/v2/mongo", "ErrNoDocuments"}: true,
	{"github.com/gocql/gocql", "ErrNotFound"}:                  true,
	{"github.com/dgraph-io/badger/v4", "ErrKeyNotFound"}:       true,
	{"xorm.io/xorm", "ErrNotExist"}:                            true,
}

// IsNotFound reports whether v is an error that says that there is no such object.
func IsNotFound(v *types.Var) bool {
	return notFoundErrors[policyKey{pathOf(v), v.Name()}] || saysNotFound.MatchString(v.Name())
}

// saysNotFound matches the names that programs give their own errors, types of errors and
// questions about them.
var saysNotFound = lazyregexp.New(`(?i)not_?found|no_?rows|no_?such|not_?exist`)

// asksNotFound are the functions that report whether the error they are given says that
// there is no such object, or the handle or reply that they are a method of.
var asksNotFound = map[policyKey]bool{
	{"github.com/jinzhu/gorm", "DB.RecordNotFound"}:     true,
	{"github.com/jinzhu/gorm", "IsRecordNotFoundError"}: true,
	{"github.com/olivere/elastic/v7", "IsNotFound"}:     true,

	{"github.com/elastic/go-elasticsearch/v7/esapi", "Response.IsError"}: true,
	{"github.com/elastic/go-elasticsearch/v8/esapi", "Response.IsError"}: true,
	{"github.com/elastic/go-elasticsearch/v9/esapi", "Response.IsError"}: true,
}

// AsksNotFound reports whether fn says whether an error means that there is no such
// object. The code that ent generates has a function IsNotFound of its own.
func AsksNotFound(fn *types.Func) bool {
	if asksNotFound[policyKey{pathOf(fn), Name(fn)}] {
		return true
	}
	sig := fn.Signature()
	return saysNotFound.MatchString(fn.Name()) && sig.Recv() == nil && sig.Params().Len() == 1 && isBool1(sig) &&
		types.Identical(sig.Params().At(0).Type(), types.Universe.Lookup("error").Type())
}

// AsksExistence reports whether fn, by its name, asks whether there is an object: HasUser,
// userExists, CountUsers.
func AsksExistence(fn *types.Func) bool { return asksExistence.MatchString(fn.Name()) }

var asksExistence = lazyregexp.New(`(?i)exist|^has|^count`)

func isBool1(sig *types.Signature) bool {
	return sig.Results().Len() == 1 && types.Identical(sig.Results().At(0).Type(), types.Typ[types.Bool])
}

// comparesErrors are the functions that report whether their first argument, an error, is
// the second.
var comparesErrors = map[policyKey]bool{
	{"errors", "Is"}:                        true,
	{"github.com/pkg/errors", "Is"}:         true,
	{"github.com/cockroachdb/errors", "Is"}: true,
	{"golang.org/x/xerrors", "Is"}:          true,
}

// ComparesErrors reports whether fn says whether its first argument, an error, is the
// second.
func ComparesErrors(fn *types.Func) bool { return comparesErrors[policyKey{pathOf(fn), Name(fn)}] }

// findsErrors are the functions that report whether their first argument, an error, is of
// the type that the second points at.
var findsErrors = map[policyKey]bool{
	{"errors", "As"}:                        true,
	{"github.com/pkg/errors", "As"}:         true,
	{"github.com/cockroachdb/errors", "As"}: true,
	{"golang.org/x/xerrors", "As"}:          true,
}

// FindsErrors reports whether fn says whether its first argument, an error, is of the type
// that the second points at.
func FindsErrors(fn *types.Func) bool { return findsErrors[policyKey{pathOf(fn), Name(fn)}] }

// fills are the functions that put what they read where an argument points.
var fills = map[policyKey]bool{
	{"encoding/json", "Unmarshal"}:                             true,
	{"encoding/json", "Decoder.Decode"}:                        true,
	{"encoding/gob", "Decoder.Decode"}:                         true,
	{"encoding/xml", "Unmarshal"}:                              true,
	{"encoding/xml", "Decoder.Decode"}:                         true,
	{"fmt", "Sscan"}:                                           true,
	{"fmt", "Sscanf"}:                                          true,
	{"github.com/gin-gonic/gin", "Context.Bind"}:               true,
	{"github.com/gin-gonic/gin", "Context.BindJSON"}:           true,
	{"github.com/gin-gonic/gin", "Context.BindQuery"}:          true,
	{"github.com/gin-gonic/gin", "Context.BindUri"}:            true,
	{"github.com/gin-gonic/gin", "Context.ShouldBind"}:         true,
	{"github.com/gin-gonic/gin", "Context.ShouldBindJSON"}:     true,
	{"github.com/gin-gonic/gin", "Context.ShouldBindQuery"}:    true,
	{"github.com/gin-gonic/gin", "Context.ShouldBindUri"}:      true,
	{"github.com/gin-gonic/gin", "Context.ShouldBindWith"}:     true,
	{"github.com/gin-gonic/gin", "Context.ShouldBindBodyWith"}: true,
	{"github.com/labstack/echo/v4", "Context.Bind"}:            true,
	{"github.com/gofiber/fiber/v2", "Ctx.BodyParser"}:          true,
	{"github.com/gofiber/fiber/v2", "Ctx.QueryParser"}:         true,
}

// Fills reports whether fn puts what it reads where an argument points.
func Fills(fn *types.Func) bool { return fills[policyKey{pathOf(fn), Name(fn)}] }

// IsNotFoundType reports whether t is a type of errors that say that there is no such object.
func IsNotFoundType(t *types.Named) bool { return saysNotFound.MatchString(t.Obj().Name()) }
