// Package claims changes rows on a condition, by the text of a statement.
package claims

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sync"
)

var errConflict = errors.New("changed meanwhile")

type Store struct {
	db *sql.DB
	mu sync.Mutex
}

type Doc struct {
	ID, Body string
	Version  int
}

// Reported: what is not changed is not noticed.

func (s *Store) compareVersion(ctx context.Context, d Doc) error {
	_, err := s.db.ExecContext(ctx, // want `DB.ExecContext changes no row once version has changed, its count is not looked at: the update is lost without an error`
		"UPDATE docs SET body = $1, version = version + 1 WHERE id = $2 AND version = $3", d.Body, d.ID, d.Version)
	return err
}

func (s *Store) compareVersionNamed(d Doc) error {
	const update = `
		UPDATE docs
		SET body = :body, lock_version = :next
		WHERE id = :id AND lock_version = :version`
	if _, err := s.db.Exec(update, sql.Named("id", d.ID)); err != nil { // want `DB.Exec changes no row once lock_version has changed`
		return fmt.Errorf("save: %w", err)
	}
	return nil
}

func (s *Store) onlyLastInsertID(d Doc) (int64, error) {
	res, err := s.db.Exec("UPDATE docs SET etag = ? WHERE id = ? AND etag = ?", d.Body, d.ID, d.Version) // want `changes no row once etag has changed`
	if err != nil {
		return 0, err
	}
	return res.LastInsertId()
}

func (s *Store) transition(id, from, to string) error {
	_, err := s.db.Exec("UPDATE orders SET status = $1 WHERE id = $2 AND status = $3", to, id, from) // want `changes no row once status has changed`
	return err
}

func (s *Store) claimPending(id string) error {
	_, err := s.db.Exec("UPDATE jobs SET status = 'running', started_at = now() WHERE id = ? AND status = 'pending'", id) // want `DB.Exec changes no row if status was set before, its count is not looked at: two callers go on as if it were theirs`
	return err
}

func (s *Store) claimByTableKey(id string) error {
	_, err := s.db.Exec("UPDATE jobs SET state = 'in_progress' WHERE job_id = ? AND state IN ('new', 'failed')", id) // want `if state was set before`
	return err
}

func (s *Store) lease(id, me string) error {
	_, err := s.db.Exec("UPDATE jobs SET locked_by = $1, locked_until = now() + interval '1 minute' WHERE id = $2 AND (locked_by IS NULL OR locked_until < now())", me, id) // want `if locked_by was set before`
	return err
}

func (s *Store) redeem(code string) error {
	_, err := s.db.Exec("UPDATE vouchers SET redeemed = true WHERE code = $1 AND redeemed = false", code) // want `if redeemed was set before`
	return err
}

func (s *Store) pay(ctx context.Context, from string, amount int) error {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.Exec("UPDATE accounts SET balance = balance - $1 WHERE id = $2 AND balance >= $1", amount, from); err != nil { // want `Tx.Exec changes no row if balance does not suffice, its count is not looked at: success is returned all the same`
		return err
	}
	if _, err := tx.Exec("UPDATE accounts SET balance = balance + $1 WHERE owner = 'us'", amount); err != nil {
		return err
	}
	return tx.Commit()
}

func (s *Store) seat(event string) error {
	_, err := s.db.Exec("UPDATE events SET taken = taken + 1 WHERE id = ? AND taken < capacity", event) // want `if taken does not suffice`
	return err
}

// Silent: the count is looked at.

func (s *Store) countIsCompared(d Doc) error {
	res, err := s.db.Exec("UPDATE docs SET body = $1, version = version + 1 WHERE id = $2 AND version = $3", d.Body, d.ID, d.Version)
	if err != nil {
		return err
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return errConflict
	}
	return nil
}

func (s *Store) resultIsReturned(d Doc) (sql.Result, error) {
	return s.db.Exec("UPDATE docs SET version = version + 1 WHERE id = $2 AND version = $3", d.ID, d.Version)
}

func (s *Store) resultIsHandedOn(d Doc) error {
	return one(s.db.Exec("UPDATE docs SET version = version + 1 WHERE id = $2 AND version = $3", d.ID, d.Version))
}

func one(res sql.Result, err error) error {
	if err != nil {
		return err
	}
	if n, _ := res.RowsAffected(); n != 1 {
		return errConflict
	}
	return nil
}

func (s *Store) rowIsReturned(d Doc) error {
	var version int
	return s.db.QueryRow("UPDATE docs SET version = version + 1 WHERE id = $1 AND version = $2 RETURNING version", d.ID, d.Version).Scan(&version)
}

// Silent: nobody else can be faster.

func (s *Store) rowIsLocked(id string) error {
	tx, err := s.db.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	var status string
	if err := tx.QueryRow("SELECT status FROM jobs WHERE id = $1 FOR UPDATE", id).Scan(&status); err != nil {
		return err
	}
	if status != "pending" {
		return errConflict
	}
	if _, err := tx.Exec("UPDATE jobs SET status = 'running' WHERE id = $1 AND status = 'pending'", id); err != nil {
		return err
	}
	return tx.Commit()
}

func (s *Store) mutexIsHeld(id string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	_, err := s.db.Exec("UPDATE jobs SET status = 'running' WHERE id = $1 AND status = 'pending'", id)
	return err
}

func (s *Store) rowIsReadAgain(id, me string) (bool, error) {
	if _, err := s.db.Exec("UPDATE jobs SET locked_by = $1 WHERE id = $2 AND locked_by IS NULL", me, id); err != nil {
		return false, err
	}
	var owner string
	err := s.db.QueryRow("SELECT locked_by FROM jobs WHERE id = $1", id).Scan(&owner)
	return owner == me, err
}

// Silent: no row, and nothing is lost.

func (s *Store) release(id, me string) error {
	_, err := s.db.Exec("UPDATE jobs SET locked_by = NULL WHERE id = $1 AND locked_by = $2", id, me)
	return err
}

func (s *Store) deletedOnce(id string) error {
	_, err := s.db.Exec("UPDATE docs SET deleted_at = now() WHERE id = $1 AND deleted_at IS NULL", id)
	return err
}

func (s *Store) cancelledIfStillRunning(id string) error {
	_, err := s.db.Exec("UPDATE jobs SET status = 'cancelled' WHERE id = $1 AND status = 'running'", id)
	return err
}

func (s *Store) accountIsLockedAlready(id string) error {
	if _, err := s.db.Exec("UPDATE users SET blocked = true, locked = true WHERE id = $1 AND locked = false AND blocked = false", id); err != nil {
		return err
	}
	_, err := s.db.Exec("UPDATE users SET locked_at = now() WHERE id = $1 AND locked_at IS NULL", id)
	return err
}

func (s *Store) firstUseIsKept(id string) error {
	_, err := s.db.Exec("UPDATE tokens SET first_used_at = now() WHERE id = $1 AND first_used_at IS NULL", id)
	return err
}

func (s *Store) pausedAlready(id string) error {
	_, err := s.db.Exec("UPDATE jobs SET paused = true WHERE id = $1 AND paused = false", id)
	return err
}

func (s *Store) neverBackwards(id string, at int64) error {
	_, err := s.db.Exec("UPDATE cursors SET position = $1 WHERE id = $2 AND position < $1", at, id)
	return err
}

func (s *Store) unlessDone(id string) error {
	_, err := s.db.Exec("UPDATE jobs SET status = 'running' WHERE id = $1 AND status <> 'done'", id)
	return err
}

func (s *Store) sweep() error {
	_, err := s.db.Exec("UPDATE jobs SET status = 'pending', locked_by = NULL WHERE status = 'running' AND locked_until < now()")
	return err
}

func (s *Store) claimAllOfTenant(tenant string) error {
	_, err := s.db.Exec("UPDATE jobs SET status = 'running' WHERE tenant_id = $1 AND status = 'pending'", tenant)
	return err
}

func (s *Store) versionIsPartOfTheKey(d Doc) error {
	_, err := s.db.Exec("UPDATE revisions SET body = $1 WHERE doc_id = $2 AND version = $3", d.Body, d.ID, d.Version)
	return err
}

func (s *Store) keyAlone(d Doc) error {
	_, err := s.db.Exec("UPDATE docs SET body = $1 WHERE id = $2", d.Body, d.ID)
	return err
}

func (s *Store) defaultWhereThereIsNone(id, name string) error {
	_, err := s.db.Exec("UPDATE docs SET name = $1 WHERE id = $2 AND name IS NULL", name, id)
	return err
}

func (s *Store) fromAnotherTable(id string) error {
	_, err := s.db.Exec("UPDATE jobs SET status = 'running' FROM workers w WHERE jobs.id = $1 AND w.id = jobs.worker_id AND status = 'pending'", id)
	return err
}

// Silent: what looks like a claim is none.

func (s *Store) providerSaysProcessing(payment string) error {
	_, err := s.db.Exec("UPDATE payments SET status = 'processing' WHERE id = $1 AND status = 'pending'", payment)
	return err
}

func (s *Store) claimAgainIsAllowed(id string) error {
	_, err := s.db.Exec("UPDATE jobs SET status = 'running' WHERE id = $1 AND status IN ('pending', 'running')", id)
	return err
}

const (
	queued = "queued"
	failed = "failed"
)

func (s *Store) givesUpIfStillQueued(id string) error {
	_, err := s.db.Exec("UPDATE jobs SET status = ? WHERE id = ? AND status = ?", failed, id, queued)
	return err
}

func (s *Store) claimHeldAlready(id, me string) error {
	_, err := s.db.Exec("UPDATE jobs SET status = 'running' WHERE id = $1 AND locked_by = $2 AND status = 'claimed'", id, me)
	return err
}

func (s *Store) claimOrAnything(id string) error {
	_, err := s.db.Exec("UPDATE jobs SET status = 'running' WHERE id = $1 AND status = 'pending' OR id = $1 AND status = 'running'", id)
	return err
}

func (s *Store) useOfPhotoTakenAt(id string, at int64) error {
	_, err := s.db.Exec("UPDATE photos SET shot_at = $1 WHERE id = $2 AND shot_at IS NULL", at, id)
	return err
}

func (s *Store) counterWithAFloor(id string) error {
	_, err := s.db.Exec("UPDATE posts SET likes = likes - 1 WHERE id = $1 AND likes > 0", id)
	return err
}

func (s *Store) quotaGivenBack(id string, n int) error {
	_, err := s.db.Exec("UPDATE quotas SET used = used - $1 WHERE id = $2 AND used >= $1", n, id)
	return err
}

func (s *Store) attemptsUpToALimit(id string) error {
	_, err := s.db.Exec("UPDATE jobs SET attempts = attempts + 1 WHERE id = $1 AND attempts < 10", id)
	return err
}

func (s *Store) formatMigrated(d Doc) error {
	_, err := s.db.Exec("UPDATE docs SET body = $1, format_version = 3 WHERE id = $2 AND format_version = 2", d.Body, d.ID)
	return err
}

func (s *Store) linesOfAnOrder(order, from, to string) error {
	_, err := s.db.Exec("UPDATE order_lines SET status = $1 WHERE order_id = $2 AND status = $3", to, order, from)
	return err
}

func (s *Store) bestEffort(d Doc) {
	_, _ = s.db.Exec("UPDATE docs SET body = $1, version = version + 1 WHERE id = $2 AND version = $3", d.Body, d.ID, d.Version)
}

// Silent: others are kept out elsewhere.

func (s *Store) lockedByHelper(tx *sql.Tx, d Doc) error {
	if err := s.hold(tx, d.ID); err != nil {
		return err
	}
	_, err := tx.Exec("UPDATE docs SET body = $1, version = version + 1 WHERE id = $2 AND version = $3", d.Body, d.ID, d.Version)
	return err
}

func (s *Store) hold(tx *sql.Tx, id string) error {
	_, err := tx.Exec("SELECT pg_advisory_xact_lock(hashtext($1))", id)
	return err
}

func (s *Store) callerHoldsMutex(d Doc) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.underMutex(d)
}

func (s *Store) underMutex(d Doc) error {
	_, err := s.db.Exec("UPDATE docs SET body = $1, version = version + 1 WHERE id = $2 AND version = $3", d.Body, d.ID, d.Version)
	return err
}

func (s *Store) serializable(ctx context.Context, d Doc) error {
	tx, err := s.db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelSerializable})
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if _, err := tx.Exec("UPDATE docs SET body = $1, version = version + 1 WHERE id = $2 AND version = $3", d.Body, d.ID, d.Version); err != nil {
		return err
	}
	return tx.Commit()
}

// Silent: another statement says who was first.

func (s *Store) uniqueIndexDecides(tx *sql.Tx, seat, guest string) error {
	if _, err := tx.Exec("UPDATE seats SET status = 'reserved', reserved_by = $2 WHERE id = $1 AND status = 'free'", seat, guest); err != nil {
		return err
	}
	_, err := tx.Exec("INSERT INTO bookings (seat_id, guest) VALUES ($1, $2)", seat, guest)
	return err
}

func (s *Store) claimedBefore(tx *sql.Tx, id, me string) error {
	res, err := tx.Exec("UPDATE jobs SET status = 'claimed', locked_by = $2 WHERE id = $1 AND status = 'pending'", id, me)
	if err != nil {
		return err
	}
	if n, _ := res.RowsAffected(); n == 0 {
		return errConflict
	}
	_, err = tx.Exec("UPDATE jobs SET status = 'running', locked_by = $2 WHERE id = $1 AND status = 'claimed'", id, me)
	return err
}

func (s *Store) readAgainByMethod(d Doc) (Doc, error) {
	if _, err := s.db.Exec("UPDATE docs SET body = $1, version = version + 1 WHERE id = $2 AND version = $3", d.Body, d.ID, d.Version); err != nil {
		return Doc{}, err
	}
	return s.get(d.ID)
}

func (s *Store) get(id string) (d Doc, err error) {
	err = s.db.QueryRow("SELECT id, body, version FROM docs WHERE id = $1", id).Scan(&d.ID, &d.Body, &d.Version)
	return d, err
}
