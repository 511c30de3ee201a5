package proofs_test

import (
	"database/sql"
	"errors"
	"path/filepath"
	"sync"
	"testing"

	"github.com/Masterminds/squirrel"
	"github.com/jmoiron/sqlx"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/sqlitedialect"
	"gorm.io/gorm"
)

// A job is the row that two workers race for. Nobody owns it at first.
type job struct {
	ID      int    `gorm:"primaryKey" bun:"id,pk" xorm:"'id' pk" db:"id"`
	Total   int    `xorm:"'total'" db:"total"`
	Version int    `xorm:"'version'" db:"version"`
	Owner   string `xorm:"'owner'" db:"owner"`
}

// openJobs returns two databases: connections of their own to one file with the job.
func openJobs(t *testing.T) [2]*sql.DB {
	t.Helper()
	filename := filepath.Join(t.TempDir(), "jobs.db")
	var conns [2]*sql.DB
	for i := range conns {
		conn, err := sql.Open("sqlite", "file:"+filename+"?_pragma=busy_timeout(10000)")
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { conn.Close() })
		conn.SetMaxOpenConns(1)
		conns[i] = conn
	}
	_, err := conns[0].Exec(`CREATE TABLE jobs (id INTEGER PRIMARY KEY, total INTEGER, version INTEGER, owner TEXT);
		INSERT INTO jobs VALUES (?, 0, 1, '')`, present)
	if err != nil {
		t.Fatal(err)
	}
	return conns
}

func readJob(conn *sql.DB) (job, error) {
	var j job
	err := conn.QueryRow(`SELECT id, total, version, owner FROM jobs WHERE id = ?`, present).
		Scan(&j.ID, &j.Total, &j.Version, &j.Owner)
	return j, err
}

// A writing writes a job back if its row has the version that is given, and returns how
// many rows had.
type writing func(conn *sql.DB, j job, version int) (int64, error)

const saveJob = `UPDATE jobs SET total = ?, version = ?, owner = ? WHERE id = ? AND version = ?`

// writings has a writing of each library that can be run on SQLite.
func writings(t *testing.T) map[string]writing {
	count := func(result sql.Result, err error) (int64, error) {
		if err != nil {
			return 0, err
		}
		return result.RowsAffected()
	}
	return map[string]writing{
		"database/sql": func(conn *sql.DB, j job, version int) (int64, error) {
			return count(conn.Exec(saveJob, j.Total, j.Version, j.Owner, j.ID, version))
		},
		"database/sql in a transaction": func(conn *sql.DB, j job, version int) (int64, error) {
			tx, err := conn.Begin()
			if err != nil {
				return 0, err
			}
			n, err := count(tx.Exec(saveJob, j.Total, j.Version, j.Owner, j.ID, version))
			return n, errors.Join(err, tx.Commit())
		},
		"sqlx": func(conn *sql.DB, j job, version int) (int64, error) {
			return count(sqlx.NewDb(conn, "sqlite").NamedExec(`UPDATE jobs
				SET total = :total, version = :version + 1, owner = :owner WHERE id = :id AND version = :version`,
				job{j.ID, j.Total, version, j.Owner}))
		},
		"squirrel": func(conn *sql.DB, j job, version int) (int64, error) {
			return count(squirrel.Update("jobs").Set("total", j.Total).Set("version", j.Version).Set("owner", j.Owner).
				Where(squirrel.Eq{"id": j.ID, "version": version}).RunWith(conn).Exec())
		},
		"bun": func(conn *sql.DB, j job, version int) (int64, error) {
			return count(bun.NewDB(conn, sqlitedialect.New()).NewUpdate().Model(&j).
				WherePK().Where("version = ?", version).Exec(t.Context()))
		},
		"gorm v1": func(conn *sql.DB, j job, version int) (int64, error) {
			written := openGORM1(t, conn).Model(&j).Where("version = ?", version).Updates(j)
			return written.RowsAffected, written.Error
		},
		"gorm": func(conn *sql.DB, j job, version int) (int64, error) {
			written := gormOn(t, conn).Model(&j).Where("version = ?", version).Updates(&j)
			return written.RowsAffected, written.Error
		},
		"gorm, Save": func(conn *sql.DB, j job, version int) (int64, error) {
			written := gormOn(t, conn).Select("*").Where("version = ?", version).Save(&j)
			return written.RowsAffected, written.Error
		},
		"gorm, generic": func(conn *sql.DB, j job, version int) (int64, error) {
			n, err := gorm.G[job](gormOn(t, conn)).Where("id = ? AND version = ?", j.ID, version).Updates(t.Context(), j)
			return int64(n), err
		},
		"xorm": func(conn *sql.DB, j job, version int) (int64, error) {
			return openXORM(t, conn).Table("jobs").ID(j.ID).And("version = ?", version).Update(&j)
		},
	}
}

// race runs f for two workers at once, when both have read the job. It returns what the
// job is in the end.
func race(t *testing.T, f func(worker int, conn *sql.DB, read job) error) job {
	t.Helper()
	conns := openJobs(t)
	var have, done sync.WaitGroup
	have.Add(len(conns))
	for worker, conn := range conns {
		done.Go(func() {
			read, err := readJob(conn)
			have.Done()
			have.Wait()
			if err := errors.Join(err, f(worker, conn, read)); err != nil {
				t.Errorf("worker %d: %v; want success", worker, err)
			}
		})
	}
	done.Wait()
	j, err := readJob(conns[0])
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// Both workers add ten to a total, and both are told of success, but one of the tens is
// lost. The count is all that tells whose.
func TestLostUpdates(t *testing.T) {
	for name, write := range writings(t) {
		t.Run(name, func(t *testing.T) {
			var counts [2]int64
			last := race(t, func(worker int, conn *sql.DB, read job) (err error) {
				added := job{read.ID, read.Total + 10, read.Version + 1, read.Owner}
				counts[worker], err = write(conn, added, read.Version)
				return err
			})
			if last.Total != 10 || last.Version != 2 {
				t.Errorf("in the end: %+v; want the ten of one", last)
			}
			if counts != [2]int64{0, 1} && counts != [2]int64{1, 0} {
				t.Errorf("counts: %v", counts)
			}
		})
	}
}

// Both workers claim the job, and both believe that it is theirs.
func TestLostClaims(t *testing.T) {
	workers := [2]string{"Ada", "Bea"}
	for name, claim := range map[string]func(conn *sql.DB, owner string) (int64, error){
		"database/sql": func(conn *sql.DB, owner string) (int64, error) {
			result, err := conn.Exec(`UPDATE jobs SET owner = ? WHERE id = ? AND owner = ''`, owner, present)
			if err != nil {
				return 0, err
			}
			return result.RowsAffected()
		},
		"gorm v1": func(conn *sql.DB, owner string) (int64, error) {
			claimed := openGORM1(t, conn).Model(&job{ID: present}).Where("owner = ''").Update("owner", owner)
			return claimed.RowsAffected, claimed.Error
		},
		"gorm": func(conn *sql.DB, owner string) (int64, error) {
			claimed := gormOn(t, conn).Model(&job{ID: present}).Where("owner = ''").Update("owner", owner)
			return claimed.RowsAffected, claimed.Error
		},
	} {
		t.Run(name, func(t *testing.T) {
			var counts [2]int64
			last := race(t, func(worker int, conn *sql.DB, _ job) (err error) {
				counts[worker], err = claim(conn, workers[worker])
				return err
			})
			for worker, n := range counts {
				if isOwner := last.Owner == workers[worker]; isOwner != (n == 1) {
					t.Errorf("the owner is %s, the count of %s is %d", last.Owner, workers[worker], n)
				}
			}
		})
	}
}

// Without the condition there is not even a count: the last to write is right. Save has
// none if it is given one: what it does not find to update it inserts, over what is there.
func TestLostUpdatesUncounted(t *testing.T) {
	for name, write := range map[string]func(db *gorm.DB, j job) *gorm.DB{
		"Updates": func(db *gorm.DB, j job) *gorm.DB { return db.Updates(&j) },
		"Save":    func(db *gorm.DB, j job) *gorm.DB { return db.Save(&j) },
		"Save after Where": func(db *gorm.DB, j job) *gorm.DB {
			return db.Where("version = ?", j.Version-1).Save(&j)
		},
	} {
		t.Run(name, func(t *testing.T) {
			last := race(t, func(worker int, conn *sql.DB, read job) error {
				written := write(gormOn(t, conn), job{read.ID, read.Total + 10, read.Version + 1, read.Owner})
				if written.RowsAffected != 1 {
					t.Errorf("worker %d: %d rows", worker, written.RowsAffected)
				}
				return written.Error
			})
			if last.Total != 10 || last.Version != 2 {
				t.Errorf("in the end: %+v; want the ten of one", last)
			}
		})
	}
}
