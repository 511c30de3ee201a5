package hot

import (
	"context"
	"database/sql"
	"errors"
	"syscall"

	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

func conflictGoesOnOthersEnd(db *sql.DB) error {
	for {
		_, err := db.Exec("x")
		if isConflict(err) {
			continue
		}
		if err != nil {
			return err
		}
	}
}

func someFailuresInARowEnd(db *sql.DB) error {
	fails := 0
	for {
		_, err := db.Exec("x")
		if errors.Is(err, sql.ErrConnDone) {
			if fails++; fails < 3 {
				continue
			}
		}
		if err != nil {
			return err
		}
		fails = 0
	}
}

func constantErrorIsAnAnswer(db *sql.DB) error {
	for {
		err := db.Ping()
		if errors.Is(err, syscall.EAGAIN) {
			continue
		}
		return err
	}
}

type healthClient interface {
	Check(ctx context.Context, opts ...grpc.CallOption) error
}

func attemptTimedOut(ctx context.Context, c healthClient) error {
	for {
		err := c.Check(ctx)
		if status.Code(err) == codes.DeadlineExceeded {
			continue
		}
		return err
	}
}

func memoryOfThePredicateEnds(db *sql.DB) error {
	n := 0
	giveUp := func(err error) bool { n++; return n > 3 }
	for {
		err := db.Ping()
		if err == nil || giveUp(err) {
			return err
		}
	}
}
