package tested

import "database/sql"

func waitsInATest(db *sql.DB) {
	for db.Ping() != nil { // want `retry of DB.Ping has no wait`
	}
}
