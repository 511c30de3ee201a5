package policy

import (
	"context"
	"database/sql"
	"errors"
	"net/http"
	"time"

	"github.com/avast/retry-go/v4"
	"github.com/cenkalti/backoff/v4"
	backoff5 "github.com/cenkalti/backoff/v5"
	sethvargo "github.com/sethvargo/go-retry"
	"k8s.io/apimachinery/pkg/util/wait"

	"unboundedretry/policy/settings"
)

func defaultsEnd(ctx context.Context, db *sql.DB) {
	ping := func() (int, error) { return 0, db.Ping() }
	backoff.Retry(db.Ping, backoff.NewExponentialBackOff())
	backoff5.Retry(context.Background(), ping, backoff5.WithBackOff(backoff5.NewConstantBackOff(time.Second)))
	retry.Do(db.Ping)
}

func contextEnds(ctx context.Context, db *sql.DB) {
	ping := func() (int, error) { return 0, db.Ping() }
	backoff.Retry(db.Ping, backoff.WithContext(backoff.NewConstantBackOff(time.Second), ctx))
	backoff5.Retry(ctx, ping, backoff5.WithMaxElapsedTime(0))
	retry.Do(db.Ping, retry.UntilSucceeded(), retry.Context(ctx))
	sethvargo.Fibonacci(ctx, time.Second, func(ctx context.Context) error { return db.Ping() })
}

func attemptsEnd(db *sql.DB) {
	ping := func() (int, error) { return 0, db.Ping() }
	backoff.Retry(db.Ping, backoff.WithMaxRetries(backoff.NewConstantBackOff(time.Second), 5))
	backoff5.Retry(context.Background(), ping, backoff5.WithMaxElapsedTime(0), backoff5.WithMaxTries(3))
	retry.Do(db.Ping, retry.UntilSucceeded(), retry.Attempts(3))
	sethvargo.Do(context.Background(), sethvargo.WithMaxRetries(3, sethvargo.NewExponential(time.Second)), func(ctx context.Context) error { return db.Ping() })
}

func limitIsASetting(db *sql.DB, limit time.Duration, attempts uint) {
	b := backoff.NewExponentialBackOff()
	b.MaxElapsedTime = limit
	backoff.Retry(db.Ping, b)
	retry.Do(db.Ping, retry.Attempts(attempts))
}

func limitIsSetOnOnePath(db *sql.DB, patient bool) {
	b := backoff.NewExponentialBackOff()
	b.MaxElapsedTime = 0
	if !patient {
		b.MaxElapsedTime = time.Minute
	}
	backoff.Retry(db.Ping, b)
}

func policyIsGiven(db *sql.DB, b backoff.BackOff) { backoff.Retry(db.Ping, b) }

func policyIsAField(db *sql.DB, s *struct{ b backoff.BackOff }) { backoff.Retry(db.Ping, s.b) }

func policyOfAnotherPackageEnds(db *sql.DB, fast bool) {
	backoff.Retry(db.Ping, settings.Limited())
	backoff.Retry(db.Ping, settings.Either(fast))
	backoff.Retry(db.Ping, settings.FromOutside(settings.Endless()))
}

func someErrorsArePermanent(ctx context.Context, db *sql.DB) {
	backoff.Retry(func() error {
		err := db.PingContext(ctx)
		if errors.Is(err, context.Canceled) {
			return backoff.Permanent(err)
		}
		return err
	}, backoff.NewConstantBackOff(time.Second))
}

func predicateIsNotRead(db *sql.DB, isTemporary func(error) bool) {
	retry.Do(db.Ping, retry.UntilSucceeded(), retry.RetryIf(isTemporary))
}

func retryForever(db *sql.DB) { backoff.Retry(db.Ping, backoff.NewConstantBackOff(time.Second)) }

func pollReturnsTheFailure(url string) error {
	return wait.PollImmediateInfinite(time.Second, func() (bool, error) {
		resp, err := http.Get(url)
		if err != nil {
			return false, err
		}
		return resp.StatusCode == http.StatusOK, resp.Body.Close()
	})
}

func pollIsNoRequest(isReady func() bool) error {
	return wait.PollImmediateInfinite(time.Second, func() (bool, error) { return isReady(), nil })
}

func pollEnds(ctx context.Context, db *sql.DB, stop chan struct{}) {
	ping := func() (bool, error) { return db.Ping() == nil, nil }
	wait.Poll(time.Second, time.Minute, ping)
	wait.PollUntil(time.Second, ping, stop)
	wait.PollUntilContextCancel(ctx, time.Second, true, func(context.Context) (bool, error) { return db.Ping() == nil, nil })
}

func helperRunsItWithALimit(db *sql.DB) error {
	return settings.Run("ping", settings.Limited(), db.Ping)
}
