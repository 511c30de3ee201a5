package byhand

import (
	"database/sql"

	"emptywrite/layers/keeping"
	"emptywrite/layers/sqlstore"
)

func wire(db *sql.DB) *keeping.Service {
	return keeping.New(sqlstore.New(db)) // want `\*sqlstore.Repo here: keeping/keeping.go:24: when Repo.Find finds nothing the write by Repo.Save at line 30 is skipped, and success reported` `\*sqlstore.Repo here: keeping/keeping.go:37: when Service.load finds nothing the write by Service.store at line 44 is skipped, and success reported`
}
