package hot

import (
	"context"
	"database/sql"
	"log"
)

func manyCallsOneAfterTheOther(ctx context.Context, db *sql.DB) {
	for ctx.Err() == nil { // want `retry of DB.Exec has no wait`
		if _, err := db.Exec("q0"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q1"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q2"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q3"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q4"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q5"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q6"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q7"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q8"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q9"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q10"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q11"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q12"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q13"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q14"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q15"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q16"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q17"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q18"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q19"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q20"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q21"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q22"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q23"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q24"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q25"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q26"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q27"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q28"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q29"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q30"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q31"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q32"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q33"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q34"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q35"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q36"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q37"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q38"); err != nil {
			log.Print(err)
		}
		if _, err := db.Exec("q39"); err != nil {
			log.Print(err)
		}
	}
}
