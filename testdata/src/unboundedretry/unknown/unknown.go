// Package unknown is analysed with -effects.debug.
package unknown

import (
	"database/sql"
	"log"
)

// tooManyPathsToKnow is left alone, which is said, and so is the directive in it.
func tooManyPathsToKnow(db *sql.DB, flags []bool) { // want "^function tooManyPathsToKnow has too many paths to be analysed, a finding in it is missed$"
	var hits0, hits1, hits2, hits3, hits4, hits5, hits6, hits7, hits8, hits9, hits10, hits11, hits12, hits13 error
	//incidentlint:ignore unboundedretry nobody can tell whether this is used
	for {
		err := db.Ping()
		if flags[0] {
			hits0 = err
		}
		if flags[1] {
			hits1 = err
		}
		if flags[2] {
			hits2 = err
		}
		if flags[3] {
			hits3 = err
		}
		if flags[4] {
			hits4 = err
		}
		if flags[5] {
			hits5 = err
		}
		if flags[6] {
			hits6 = err
		}
		if flags[7] {
			hits7 = err
		}
		if flags[8] {
			hits8 = err
		}
		if flags[9] {
			hits9 = err
		}
		if flags[10] {
			hits10 = err
		}
		if flags[11] {
			hits11 = err
		}
		if flags[12] {
			hits12 = err
		}
		if flags[13] {
			hits13 = err
		}
		if hits0 != nil {
			log.Print(0)
		}
		if hits1 != nil {
			log.Print(1)
		}
		if hits2 != nil {
			log.Print(2)
		}
		if hits3 != nil {
			log.Print(3)
		}
		if hits4 != nil {
			log.Print(4)
		}
		if hits5 != nil {
			log.Print(5)
		}
		if hits6 != nil {
			log.Print(6)
		}
		if hits7 != nil {
			log.Print(7)
		}
		if hits8 != nil {
			log.Print(8)
		}
		if hits9 != nil {
			log.Print(9)
		}
		if hits10 != nil {
			log.Print(10)
		}
		if hits11 != nil {
			log.Print(11)
		}
		if hits12 != nil {
			log.Print(12)
		}
		if hits13 != nil {
			log.Print(13)
		}
		if err == nil {
			return
		}
	}
}
