package recursive

import (
	"context"
	"database/sql"
	"errors"
	"net/http"
	"time"
)

func attemptsAreAnArgument(db *sql.DB, left int) error {
	err := db.Ping()
	if err != nil && left > 0 {
		return attemptsAreAnArgument(db, left-1)
	}
	return err
}

func (c *client) attemptsAreAField(db *sql.DB) error {
	err := db.Ping()
	if c.tried++; err != nil && c.tried < 5 {
		return c.attemptsAreAField(db)
	}
	return err
}

type triedKey struct{}

func contextRemembersTheFirstTry(ctx context.Context, db *sql.DB) error {
	err := db.PingContext(ctx)
	if err != nil && ctx.Value(triedKey{}) == nil {
		return contextRemembersTheFirstTry(context.WithValue(ctx, triedKey{}, true), db)
	}
	return err
}

func contextEndsTheWaitBeforeTheNext(ctx context.Context, db *sql.DB) error {
	err := db.PingContext(ctx)
	if err == nil {
		return nil
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(time.Second):
	}
	return contextEndsTheWaitBeforeTheNext(ctx, db)
}

func anotherURL(url string) error {
	resp, err := http.Get(url)
	if err != nil {
		return anotherURL("https://example.com" + url)
	}
	return resp.Body.Close()
}

func afterSuccessOnly(db *sql.DB, rows []int) error {
	if err := db.Ping(); err != nil {
		return err
	}
	if len(rows) == 0 {
		return nil
	}
	return afterSuccessOnly(db, rows[1:])
}

func conflictIsAskedAgain(db *sql.DB) error {
	_, err := db.Exec("UPDATE counters SET n = n + 1")
	if errors.Is(err, errConflict) {
		return conflictIsAskedAgain(db)
	}
	return err
}

var errConflict = errors.New("conflict")

func inTheBackground(db *sql.DB) {
	if err := db.Ping(); err != nil {
		time.AfterFunc(time.Minute, func() { inTheBackground(db) })
	}
}

type node struct{ children []*node }

func eachChildIsAnother(db *sql.DB, n *node) error {
	if err := db.Ping(); err != nil {
		return err
	}
	for _, child := range n.children {
		if err := eachChildIsAnother(db, child); err != nil {
			return err
		}
	}
	return nil
}

func gotoCounts(db *sql.DB) (err error) {
	n := 0
again:
	if err = db.Ping(); err != nil && n < 5 {
		n++
		goto again
	}
	return err
}

func gotoForwardIsNoLoop(db *sql.DB) {
	if err := db.Ping(); err != nil {
		goto failed
	}
	return
failed:
	db.Close()
}
