package atop

import (
	"database/sql"

	"emptywrite/layers/above"
	"emptywrite/layers/keeping"
	"emptywrite/layers/sqlstore"
)

func wire(db *sql.DB) *above.Handler {
	service := keeping.New(sqlstore.New(db)) // want `keeping/keeping.go:24` `keeping/keeping.go:37` `\*sqlstore.Repo here: above/above.go:33: when Service.Get finds nothing the write by Service.Keep at line 40 is skipped, and success reported`
	return above.New(service)                // want `\*keeping.Service here: above/above.go:20: when Traces.Get finds nothing the write by Traces.Keep at line 28 is skipped, and success reported`
}
