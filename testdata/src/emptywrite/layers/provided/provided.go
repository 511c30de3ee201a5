// Package provided has two repositories, one of them safe, and gives each to somebody.
package provided

import (
	"database/sql"

	"emptywrite/layers/keeping"
	"emptywrite/layers/sqlstore"
	"emptywrite/layers/strict"
)

func provide(db *sql.DB) keeping.Repo { return strict.New(db) }

func silentSafe(db *sql.DB) *keeping.Service { return keeping.New(provide(db)) }

func wire(db *sql.DB) *keeping.Service {
	return keeping.From(keeping.Deps{Repo: sqlstore.New(db)}) // want `\*sqlstore.Repo here: keeping/keeping.go:24: when` `\*sqlstore.Repo here: keeping/keeping.go:37: when`
}
