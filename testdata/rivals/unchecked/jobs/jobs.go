// Package jobs shares jobs among workers that run in several processes.
package jobs

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/redis/go-redis/v9"
	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"

	"example.com/rivals/unchecked/jobs/database"
)

var errTaken = errors.New("jobs: somebody else has it")

// A Worker does jobs that it has claimed.
type Worker struct {
	name  string
	pool  *pgxpool.Pool
	db    *sql.DB
	locks *redis.Client
	tasks *mongo.Collection
}

// New returns the worker of that name.
func New(name string, pool *pgxpool.Pool, db *sql.DB, locks *redis.Client, tasks *mongo.Collection) *Worker {
	return &Worker{name, pool, db, locks, tasks}
}

// Do does a job that is free.
//
// bad: two workers that are after the same job both do it.
func (w *Worker) Do(ctx context.Context, id int64, work func(context.Context) error) error {
	_, err := w.pool.Exec(ctx, `UPDATE jobs SET worker = $1, started = now() WHERE id = $2 AND worker IS NULL`, w.name, id)
	if err != nil {
		return fmt.Errorf("claiming job %d: %w", id, err)
	}
	return work(ctx)
}

// DoClaimed does a job that is free.
//
// good (Worker.Do): who changes no row has lost.
func (w *Worker) DoClaimed(ctx context.Context, id int64, work func(context.Context) error) error {
	tag, err := w.pool.Exec(ctx, `UPDATE jobs SET worker = $1, started = now() WHERE id = $2 AND worker IS NULL`, w.name, id)
	if err != nil {
		return fmt.Errorf("claiming job %d: %w", id, err)
	}
	if tag.RowsAffected() == 0 {
		return errTaken
	}
	return work(ctx)
}

// Bill does a job that must not be done twice.
//
// bad: the helper tells nobody that the job had been taken, and the customer is billed twice.
func (w *Worker) Bill(ctx context.Context, id int64, charge func(context.Context) error) error {
	err := database.Run(ctx, w.db, `UPDATE bills SET claimed_by = $1 WHERE id = $2 AND claimed_by = ''`, w.name, id)
	if err != nil {
		return err
	}
	return charge(ctx)
}

// BillOnce does a job that must not be done twice.
//
// good (Worker.Bill): the helper fails when no row was changed.
func (w *Worker) BillOnce(ctx context.Context, id int64, charge func(context.Context) error) error {
	err := database.RunOne(ctx, w.db, `UPDATE bills SET claimed_by = $1 WHERE id = $2 AND claimed_by = ''`, w.name, id)
	if err != nil {
		return err
	}
	return charge(ctx)
}

// Charge charges a card, once for each request.
//
// bad: the key of a request that comes again is there already, which nobody sees, and the card is charged again.
func (w *Worker) Charge(ctx context.Context, request string, charge func(context.Context) error) error {
	_, err := w.pool.Exec(ctx, `INSERT INTO charges (request) VALUES ($1) ON CONFLICT (request) DO NOTHING`, request)
	if err != nil {
		return err
	}
	return charge(ctx)
}

// ChargeOnce charges a card, once for each request.
//
// good (Worker.Charge): a key that is there already ends it.
func (w *Worker) ChargeOnce(ctx context.Context, request string, charge func(context.Context) error) error {
	tag, err := w.pool.Exec(ctx, `INSERT INTO charges (request) VALUES ($1) ON CONFLICT (request) DO NOTHING`, request)
	if err != nil {
		return err
	}
	if tag.RowsAffected() == 0 {
		return nil // charged before
	}
	return charge(ctx)
}

// Lead runs what only one process may run.
//
// bad: SetNX says by a bool whether the lock was had; all processes run.
func (w *Worker) Lead(ctx context.Context, run func(context.Context) error) error {
	if err := w.locks.SetNX(ctx, "leader", w.name, time.Minute).Err(); err != nil {
		return fmt.Errorf("leading: %w", err)
	}
	return run(ctx)
}

// LeadAlone runs what only one process may run.
//
// good (Worker.Lead): who has not got the lock does not run.
func (w *Worker) LeadAlone(ctx context.Context, run func(context.Context) error) error {
	leads, err := w.locks.SetNX(ctx, "leader", w.name, time.Minute).Result()
	if err != nil {
		return fmt.Errorf("leading: %w", err)
	}
	if !leads {
		return errTaken
	}
	return run(ctx)
}

// Take takes a task.
//
// bad: two workers take the same task; MatchedCount would have told.
func (w *Worker) Take(ctx context.Context, id string) error {
	_, err := w.tasks.UpdateOne(ctx,
		bson.D{{Key: "_id", Value: id}, {Key: "owner", Value: nil}},
		bson.D{{Key: "$set", Value: bson.D{{Key: "owner", Value: w.name}}}})
	return err
}

// TakeFree takes a task.
//
// good (Worker.Take): no match is an error.
func (w *Worker) TakeFree(ctx context.Context, id string) error {
	res, err := w.tasks.UpdateOne(ctx,
		bson.D{{Key: "_id", Value: id}, {Key: "owner", Value: nil}},
		bson.D{{Key: "$set", Value: bson.D{{Key: "owner", Value: w.name}}}})
	if err != nil {
		return err
	}
	if res.MatchedCount == 0 {
		return errTaken
	}
	return nil
}

// Next takes the oldest job.
//
// good: the row that comes back says that it was had.
func (w *Worker) Next(ctx context.Context) (int64, error) {
	var id int64
	err := w.pool.QueryRow(ctx, `UPDATE jobs SET worker = $1 WHERE id = (
		SELECT id FROM jobs WHERE worker IS NULL ORDER BY id FOR UPDATE SKIP LOCKED LIMIT 1) RETURNING id`, w.name).Scan(&id)
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, errTaken
	}
	return id, err
}

// Locked takes a job whose row it has locked.
//
// good: nobody else can be faster than who holds the row.
func (w *Worker) Locked(ctx context.Context, id int64) error {
	return pgx.BeginFunc(ctx, w.pool, func(tx pgx.Tx) error {
		var worker *string
		if err := tx.QueryRow(ctx, `SELECT worker FROM jobs WHERE id = $1 FOR UPDATE`, id).Scan(&worker); err != nil {
			return err
		}
		if worker != nil {
			return errTaken
		}
		_, err := tx.Exec(ctx, `UPDATE jobs SET worker = $1 WHERE id = $2 AND worker IS NULL`, w.name, id)
		return err
	})
}

// Beat says that the worker is alive.
//
// good: nothing depends on it that a later beat does not mend.
func (w *Worker) Beat(ctx context.Context) error {
	_, err := w.pool.Exec(ctx, `UPDATE workers SET seen = now() WHERE name = $1`, w.name)
	return err
}

// Sweep frees the jobs of workers that are gone.
//
// good: any number of rows is right, none too.
func (w *Worker) Sweep(ctx context.Context) error {
	_, err := w.pool.Exec(ctx, `UPDATE jobs SET worker = NULL WHERE worker IS NOT NULL AND started < now() - interval '1 hour'`)
	return err
}
