// Package policy holds retries by libraries.
package policy

import (
	"context"
	"database/sql"
	"log"
	"net/http"
	"time"

	"github.com/avast/retry-go/v4"
	"github.com/cenkalti/backoff/v4"
	backoff5 "github.com/cenkalti/backoff/v5"
	sethvargo "github.com/sethvargo/go-retry"
	"k8s.io/apimachinery/pkg/util/wait"

	"unboundedretry/policy/settings"
)

func timeLimitIsLifted(db *sql.DB) error {
	b := backoff.NewExponentialBackOff()
	b.MaxInterval = time.Minute
	b.MaxElapsedTime = 0
	return backoff.Retry(db.Ping, b) // want `^nothing ends backoff.Retry while it fails, its policy has no attempt limit, deadline or cancellation$`
}

func timeLimitIsLiftedByOption(db *sql.DB) error {
	return backoff.Retry(db.Ping, backoff.NewExponentialBackOff(backoff.WithMaxElapsedTime(0), backoff.WithMaxInterval(time.Minute))) // want `nothing ends backoff.Retry`
}

func constantPause(db *sql.DB) error {
	var b backoff.BackOff = backoff.NewConstantBackOff(time.Second)
	return backoff.RetryNotify(db.Ping, b, func(err error, _ time.Duration) { log.Print(err) }) // want `nothing ends backoff.RetryNotify`
}

func literalHasNoLimit(db *sql.DB) error {
	return backoff.Retry(db.Ping, &backoff.ExponentialBackOff{ // want `nothing ends backoff.Retry`
		InitialInterval: time.Second,
		Multiplier:      2,
		MaxInterval:     time.Minute,
		Clock:           backoff.SystemClock,
	})
}

func contextIsNeverDone(db *sql.DB) error {
	b := backoff.WithContext(backoff.NewConstantBackOff(time.Second), context.WithValue(context.Background(), 1, 2))
	return backoff.Retry(db.Ping, b) // want `nothing ends backoff.Retry`
}

func policyFromAnotherPackage(db *sql.DB) error {
	return backoff.Retry(db.Ping, settings.Endless()) // want `nothing ends backoff.Retry`
}

func policyFromAHelper(db *sql.DB) error {
	return backoff.Retry(db.Ping, pause(time.Second)) // want `nothing ends backoff.Retry`
}

func pause(d time.Duration) *backoff.ConstantBackOff { return backoff.NewConstantBackOff(d) }

func generic(db *sql.DB) (int, error) {
	return backoff.RetryWithData(func() (int, error) { return 0, db.Ping() }, &backoff.ZeroBackOff{}) // want `nothing ends backoff.RetryWithData`
}

func defaultLimitIsLifted(db *sql.DB) {
	ping := func() (int, error) { return 0, db.Ping() }
	backoff5.Retry(context.TODO(), ping, backoff5.WithMaxElapsedTime(0), backoff5.WithBackOff(backoff5.NewConstantBackOff(time.Second))) // want `nothing ends backoff.Retry`
}

func noAttemptsAreAllAttempts(db *sql.DB) error {
	return retry.Do(db.Ping, retry.Attempts(0), retry.Delay(time.Second)) // want `nothing ends retry.Do`
}

func untilItSucceeds(db *sql.DB) error {
	return retry.Do(db.Ping, retry.UntilSucceeded(), retry.Context(context.Background())) // want `nothing ends retry.Do`
}

func cappedIsNotLimited(db *sql.DB) error {
	b := sethvargo.WithCappedDuration(time.Minute, sethvargo.NewExponential(time.Second))
	return sethvargo.Do(context.Background(), b, func(ctx context.Context) error { // want `nothing ends retry.Do`
		return sethvargo.RetryableError(db.PingContext(ctx))
	})
}

func pollHidesTheFailure(url string) error {
	return wait.PollImmediateInfinite(time.Second, func() (bool, error) { // want `nothing ends wait.PollImmediateInfinite`
		resp, err := http.Get(url)
		if err != nil {
			return false, nil
		}
		resp.Body.Close()
		return true, nil
	})
}

func pollWithoutATimeout(db *sql.DB) error {
	return wait.Poll(time.Second, 0, func() (bool, error) { // want `nothing ends wait.Poll`
		return db.Ping() == nil, nil
	})
}

func pollUntilNever(db *sql.DB) error {
	return wait.PollUntil(time.Second, func() (bool, error) { // want `nothing ends wait.PollUntil`
		return db.Ping() == nil, nil
	}, wait.NeverStop)
}

func helperRunsIt(db *sql.DB) error {
	return settings.Run("ping", settings.Endless(), db.Ping) // want `nothing ends settings.Run while it fails`
}

func literalOfAList() []backoff.ExponentialBackOff {
	return []backoff.ExponentialBackOff{{MaxElapsedTime: time.Minute}} // want `ExponentialBackOff literal has no Stop`
}

func markedErrorsAreAskedAgain(db *sql.DB) error {
	return sethvargo.Do(context.Background(), sethvargo.NewExponential(time.Second), func(ctx context.Context) error { // want `nothing ends retry.Do`
		if err := db.PingContext(ctx); err != nil {
			return sethvargo.RetryableError(err)
		}
		return nil
	})
}

func inTheBackground(db *sql.DB) {
	go backoff.Retry(db.Ping, backoff.NewConstantBackOff(time.Second)) // want `nothing ends backoff.Retry`
}
