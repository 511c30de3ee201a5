package policy

import (
	"context"
	"database/sql"
	"time"

	"github.com/cenkalti/backoff/v4"
)

func literalWithoutStop(db *sql.DB) error {
	b := &backoff.ExponentialBackOff{ // want `^ExponentialBackOff literal has no Stop, after MaxElapsedTime each pause is 0 and the retry spins$`
		InitialInterval: time.Second,
		Multiplier:      2,
		MaxElapsedTime:  time.Minute,
		Clock:           backoff.SystemClock,
	}
	return backoff.Retry(db.Ping, b)
}

func newBackOff(limit time.Duration) backoff.BackOff {
	return &backoff.ExponentialBackOff{InitialInterval: time.Second, MaxElapsedTime: limit} // want `ExponentialBackOff literal has no Stop`
}

func sleepsForNothing(db *sql.DB) {
	b := backoff.NewExponentialBackOff()
	for {
		if db.Ping() == nil {
			return
		}
		time.Sleep(b.NextBackOff()) // want `^ExponentialBackOff.NextBackOff says stop by a negative pause, which no timer waits for, the loop spins from then on$`
	}
}

func contextDoesNotSlowItDown(ctx context.Context, db *sql.DB) error {
	b := backoff.WithMaxRetries(backoff.NewConstantBackOff(time.Second), 5)
	for {
		err := db.PingContext(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(b.NextBackOff()): // want `BackOff.NextBackOff says stop by a negative pause`
		}
	}
}

func literalWithStop(db *sql.DB) error {
	return backoff.Retry(db.Ping, &backoff.ExponentialBackOff{
		MaxElapsedTime: time.Minute,
		Stop:           backoff.Stop,
		Clock:          backoff.SystemClock,
	})
}

func stopIsCompared(db *sql.DB) error {
	b := backoff.NewExponentialBackOff()
	for {
		err := db.Ping()
		if err == nil {
			return nil
		}
		pause := b.NextBackOff()
		if pause == backoff.Stop {
			return err
		}
		time.Sleep(pause)
	}
}

func onlyAPacer(db *sql.DB) {
	b := backoff.NewExponentialBackOff()
	b.MaxElapsedTime = 0
	for range time.Tick(time.Second) {
		if db.Ping() != nil {
			time.Sleep(b.NextBackOff())
		}
	}
}

func limitIsSetElsewhere(db *sql.DB, configure func(*backoff.ExponentialBackOff)) {
	b := backoff.NewExponentialBackOff()
	configure(b)
	for range time.Tick(time.Second) {
		if db.Ping() != nil {
			time.Sleep(b.NextBackOff())
		}
	}
}

func limitIsLiftedByAClosure(db *sql.DB) {
	b := backoff.NewExponentialBackOff()
	func() { b.MaxElapsedTime = 0 }()
	for range time.Tick(time.Second) {
		if db.Ping() != nil {
			time.Sleep(b.NextBackOff())
		}
	}
}

func attemptsEndBeforeThePolicy(db *sql.DB) error {
	b := backoff.NewExponentialBackOff()
	for n := 0; ; n++ {
		err := db.Ping()
		if err == nil || n == 3 {
			return err
		}
		time.Sleep(b.NextBackOff())
	}
}

func onceIsNoLoop(b *backoff.ExponentialBackOff) { time.Sleep(b.NextBackOff()) }

func ticksBetween(db *sql.DB) {
	b := backoff.NewExponentialBackOff()
	for range time.Tick(time.Second) {
		if db.Ping() != nil {
			time.Sleep(b.NextBackOff())
		}
	}
}

func jobsComeBetween(db *sql.DB, jobs chan string) {
	b := backoff.NewExponentialBackOff()
	for {
		if _, err := db.Exec(<-jobs); err != nil {
			time.Sleep(b.NextBackOff())
			continue
		}
		b.Reset()
	}
}

func newPolicyEachTurn(db *sql.DB) {
	for db.Ping() != nil { // want `nothing ends this loop while DB.Ping fails`
		b := backoff.NewExponentialBackOff()
		time.Sleep(b.NextBackOff())
	}
}
