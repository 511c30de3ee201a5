package catalog

import (
	"go/types"
	"strings"

	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
)

// IsAtomic reports whether t is one of the types of sync/atomic.
func IsAtomic(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && pathOf(named.Obj()) == "sync/atomic"
}

// locks are the methods that take a lock that one holder has at a time: Go 1.26. Unlock
// gives each back.
var locks = map[policyKey]bool{
	{"sync", "Mutex.Lock"}:   true,
	{"sync", "RWMutex.Lock"}: true,
	{"sync", "Locker.Lock"}:  true,
}

// Locks reports whether fn takes a lock that one holder has at a time.
func Locks(fn *types.Func) bool { return locks[policyKey{pathOf(fn), Name(fn)}] }

// Unlocks reports whether fn gives such a lock back.
func Unlocks(fn *types.Func) bool {
	return fn.Name() == "Unlock" && pathOf(fn) == "sync"
}

// AcquiresByName reports whether fn is named as what takes a lock, a slot or a lease, and
// answers whether it has got it.
func AcquiresByName(fn *types.Func) bool {
	return AnswersByName(fn) || acquires.MatchString(fn.Name()) && ReturnsError(fn.Signature())
}

// AnswersByName reports whether fn is named so, and answers with a bool.
func AnswersByName(fn *types.Func) bool {
	for result := range fn.Signature().Results().Variables() {
		if basic, ok := result.Type().Underlying().(*types.Basic); ok && basic.Kind() == types.Bool {
			return acquires.MatchString(fn.Name()) || getsLock.MatchString(fn.Name())
		}
	}
	return false
}

var (
	acquires = lazyregexp.New(`^(?i:(try)?(lock|acquire|obtain|enter|lease|claim|reserve)|trystart|tryrun|trybegin)`)
	getsLock = lazyregexp.New(`(?i:get|take|try|acquire|obtain|grab|set)\w*Lock$`) // CronGetLock
)

// UsesMutex reports whether fn is a method of a mutex.
func UsesMutex(fn *types.Func) bool {
	return pathOf(fn) == "sync" && fn.Signature().Recv() != nil && strings.HasSuffix(fn.Name(), "ock")
}

// rowLocks are the calls of a chain, and the types of what calls of a chain are given, that
// keep others from changing the rows that are read.
var rowLocks = map[policyKey]bool{
	{"gorm.io/gorm/clause", "Locking"}:            true,
	{"xorm.io/xorm", "Session.ForUpdate"}:         true,
	{"github.com/uptrace/bun", "SelectQuery.For"}: true,
	{"github.com/go-pg/pg/v10/orm", "Query.For"}:  true,
}

// LocksRows reports whether fn makes its chain lock the rows that it reads.
func LocksRows(fn *types.Func) bool { return rowLocks[policyKey{pathOf(fn), Name(fn)}] }

// IsRowLock reports whether a value of type t, given to a chain, does.
func IsRowLock(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && rowLocks[policyKey{pathOf(named.Obj()), named.Obj().Name()}]
}
