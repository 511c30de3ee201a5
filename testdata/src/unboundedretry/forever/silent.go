package forever

import (
	"context"
	"database/sql"
	"errors"
	"log"
	"net"
	"time"
)

func contextEndsTheWait(ctx context.Context, db *sql.DB) error {
	for {
		if db.Ping() == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Second):
		}
	}
}

func contextEndsTheWaitInAHelper(ctx context.Context, db *sql.DB) {
	for {
		if db.Ping() == nil {
			return
		}
		if !sleep(ctx, time.Second) {
			return
		}
	}
}

func sleep(ctx context.Context, d time.Duration) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(d):
		return true
	}
}

func stopChannelEndsTheWait(stop chan struct{}, db *sql.DB) {
	for {
		if db.Ping() == nil {
			return
		}
		select {
		case <-stop:
			return
		case <-time.After(time.Second):
		}
	}
}

func daemonGoesOnAfterSuccess(db *sql.DB) {
	for {
		if err := db.Ping(); err != nil {
			log.Print(err)
		}
		time.Sleep(time.Second)
	}
}

func onlySomeErrorsAreRetried(ctx context.Context, db *sql.DB) error {
	for {
		err := db.PingContext(ctx)
		if err == nil {
			return nil
		}
		if !isTemporary(err) {
			return err
		}
		time.Sleep(time.Second)
	}
}

func allErrorsButOneGiveUp(ctx context.Context, db *sql.DB) error {
	for {
		err := db.PingContext(ctx)
		if err != sql.ErrConnDone {
			return err
		}
		time.Sleep(time.Second)
	}
}

func cancelledErrorGivesUp(ctx context.Context, db *sql.DB) error {
	for {
		err := db.PingContext(ctx)
		if err == nil || errors.Is(err, context.Canceled) {
			return err
		}
		time.Sleep(time.Second)
	}
}

func predicateMayKnowOfCancelling(ctx context.Context, db *sql.DB) error {
	for {
		err := db.PingContext(ctx)
		if err == nil || isPermanent(err) {
			return err
		}
		time.Sleep(time.Second)
	}
}

func connectForever(db *sql.DB) {
	for db.Ping() != nil {
		time.Sleep(time.Second)
	}
}

func switchOverTheError(db *sql.DB) error {
	for {
		switch err := db.Ping(); {
		case err == nil:
			return nil
		case isTemporary(err):
			time.Sleep(time.Second)
		default:
			return err
		}
	}
}

func attemptsAreCounted(db *sql.DB) (err error) {
	for n := 0; n < 5; n++ {
		if err = db.Ping(); err == nil {
			return nil
		}
		time.Sleep(time.Second)
	}
	return err
}

func meantToBe(db *sql.DB) {
	//incidentlint:ignore unboundedretry/retry-forever the process is useless without its database
	for db.Ping() != nil {
		time.Sleep(time.Second)
	}
}

//incidentlint:ignore unboundedretry the process is useless without its database
func meantToBeAsAWhole(db *sql.DB) {
	for db.Ping() != nil {
	}
}

func ignoresNothing(db *sql.DB) error {
	//incidentlint:ignore unboundedretry nothing is left to ignore // want `directive ignores no finding of unboundedretry, it would hide the next one here`
	return db.Ping()
}

func ignoresNoSuchCategory(db *sql.DB) error {
	//incidentlint:ignore unboundedretry/hot nothing is left to ignore // want `names category unboundedretry/hot, which unboundedretry does not have`
	return db.Ping()
}

func isTemporary(err error) bool {
	var ne net.Error
	return errors.As(err, &ne) && ne.Timeout()
}

func isPermanent(err error) bool { return errors.Is(err, context.Canceled) }

type server struct{ closed bool }

func (s *server) flagIsReadTwice(db *sql.DB) {
	for {
		if db.Ping() == nil {
			return
		}
		if !s.closed {
			log.Print("not there yet")
		}
		time.Sleep(time.Second)
		if s.closed {
			return
		}
	}
}

func (s *server) failed(err error) {
	if s.closed {
		log.Fatal(err)
	}
}

func (s *server) helperEndsTheProcess(db *sql.DB) {
	for {
		err := db.Ping()
		if err == nil {
			return
		}
		s.failed(err)
		time.Sleep(time.Second)
	}
}
