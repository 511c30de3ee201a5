package fakebound

import (
	"context"
	"database/sql"
	"time"
)

func counterGrows(db *sql.DB) (err error) {
	for attempts := 0; attempts < limit; attempts++ {
		if err = db.Ping(); err == nil {
			return nil
		}
		time.Sleep(time.Second)
	}
	return err
}

func counterGrowsInTheLoop(db *sql.DB) error {
	attempts := 0
	for {
		err := db.Ping()
		if err == nil {
			return nil
		}
		if attempts++; attempts >= limit {
			return err
		}
		time.Sleep(time.Second)
	}
}

func counterGrowsOnOneOfTwoWays(db *sql.DB, slow bool) error {
	attempts := 0
	for {
		err := db.Ping()
		if err == nil {
			return nil
		}
		if slow {
			attempts = 0
		} else {
			attempts++
		}
		if attempts >= limit {
			return err
		}
		time.Sleep(time.Second)
	}
}

func setBackOnSuccess(db *sql.DB) error {
	failures := 0
	for {
		if err := db.Ping(); err != nil {
			if failures++; failures >= limit {
				return err
			}
		} else {
			failures = 0
		}
		time.Sleep(time.Second)
	}
}

func elapsedTimeGrows(db *sql.DB) error {
	elapsed := time.Duration(0)
	for {
		err := db.Ping()
		if err == nil || elapsed > time.Minute {
			return err
		}
		time.Sleep(time.Second)
		elapsed += time.Second
	}
}

func anotherLimitIsReal(ctx context.Context, db *sql.DB) error {
	for {
		attempts := 0
		err := db.Ping()
		if err == nil || ctx.Err() != nil {
			return err
		}
		if attempts >= limit {
			return err
		}
		time.Sleep(time.Second)
	}
}

func settingOfTheCallerIsNoCounter(ctx context.Context, db *sql.DB, retries int) error {
	for {
		err := db.PingContext(ctx)
		if err == nil || retries == 0 {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Second):
		}
	}
}

func closureCounts(db *sql.DB) error {
	attempts := 0
	count := func() { attempts++ }
	for {
		err := db.Ping()
		if err == nil || attempts > limit {
			return err
		}
		count()
		time.Sleep(time.Second)
	}
}

func delaysRunOut(db *sql.DB) (err error) {
	delays := []time.Duration{time.Second, time.Minute}
	for {
		if err = db.Ping(); err == nil || len(delays) == 0 {
			return err
		}
		time.Sleep(delays[0])
		delays = delays[1:]
	}
}

func shiftedUntilZero(db *sql.DB) (err error) {
	for left := 64; left > 0; left /= 2 {
		if err = db.Ping(); err == nil {
			return nil
		}
		time.Sleep(time.Second)
	}
	return err
}
