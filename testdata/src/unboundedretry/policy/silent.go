package policy

import (
	"context"
	"database/sql"
	"errors"
	"log"
	"net/http"
	"sync/atomic"
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

type dialer struct {
	db     *sql.DB
	closed atomic.Bool
}

func (d *dialer) dial() error {
	err := d.db.Ping()
	if errors.Is(err, sql.ErrConnDone) {
		return backoff.Permanent(err)
	}
	return err
}

func methodValueMarksErrors(d *dialer) {
	backoff.Retry(d.dial, backoff.NewConstantBackOff(time.Second))
}

func helperMarksErrors(db *sql.DB) {
	backoff.Retry(func() error { return classify(db.Ping()) }, backoff.NewConstantBackOff(time.Second))
}

func classify(err error) error {
	if errors.Is(err, sql.ErrConnDone) {
		return backoff.Permanent(err)
	}
	return err
}

func functionValueMayMarkErrors(db *sql.DB, classify func(error) error) {
	backoff.Retry(func() error { return classify(db.Ping()) }, backoff.NewConstantBackOff(time.Second))
}

func operationLooksAtAFlag(d *dialer) {
	backoff.Retry(func() error {
		if d.closed.Load() {
			return nil
		}
		return d.db.Ping()
	}, backoff.NewConstantBackOff(time.Second))
}

func operationCounts(db *sql.DB) {
	n := 0
	backoff.Retry(func() error {
		if err := db.Ping(); err != nil && n < 5 {
			n++
			return err
		}
		return nil
	}, backoff.NewConstantBackOff(time.Second))
}

func notifyEndsTheProcess(db *sql.DB) {
	failed := 0
	backoff.RetryNotify(db.Ping, backoff.NewConstantBackOff(time.Second), func(err error, _ time.Duration) {
		if failed++; failed > 10 {
			log.Fatal(err)
		}
	})
}

func onlyMarkedErrorsAreAskedAgain(db *sql.DB, n int) {
	sethvargo.Do(context.Background(), sethvargo.NewExponential(time.Second), func(ctx context.Context) error {
		if err := db.PingContext(ctx); err != nil {
			return err
		}
		if n == 0 {
			return sethvargo.RetryableError(errors.New("nothing there yet"))
		}
		return nil
	})
}

func copyOfATemplate(db *sql.DB, template backoff.ExponentialBackOff) {
	b := template
	b.Reset()
	backoff.Retry(db.Ping, &b)
}

func fieldIsAFlag(db *sql.DB, flag func(*time.Duration)) {
	b := backoff.ExponentialBackOff{Clock: backoff.SystemClock}
	flag(&b.MaxElapsedTime)
	backoff.Retry(db.Ping, &b)
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

func pollUntilItIsGone(url string) error {
	return wait.PollImmediateInfinite(time.Second, func() (bool, error) {
		resp, err := http.Get(url)
		if err != nil {
			return true, nil
		}
		resp.Body.Close()
		return false, nil
	})
}

func conditionCounts(db *sql.DB) error {
	n := 0
	return wait.PollImmediateInfinite(time.Second, func() (bool, error) {
		n++
		err := db.Ping()
		return err == nil || n > 5, nil
	})
}

func conditionLooksAtAStopChannel(db *sql.DB, stop chan struct{}) error {
	return wait.PollImmediateInfinite(time.Second, func() (bool, error) {
		select {
		case <-stop:
			return true, nil
		default:
		}
		return db.Ping() == nil, nil
	})
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
