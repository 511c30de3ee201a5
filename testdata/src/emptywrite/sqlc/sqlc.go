// Package sqlc uses code that sqlc generates.
package sqlc

import (
	"context"
	"database/sql"
	"errors"
	"net/http"

	"emptywrite/sqlc/pointers"
	"emptywrite/sqlc/store"
)

type bank struct{ queries *store.Queries }

// The account is read without a look at the error, which is all that tells.
func (b *bank) rename(ctx context.Context, id int64, owner string) error {
	a, _ := b.queries.GetAccount(ctx, id) // want `the error of Queries.GetAccount is not looked at, Queries.UpdateAccount at line \d+ still writes for the store.Account that was not read`
	a.Owner = owner
	return b.queries.UpdateAccount(ctx, store.UpdateAccountParams{ID: a.ID, Owner: a.Owner, Balance: a.Balance})
}

// pay pays into nothing, and says that it did.
func (b *bank) pay(ctx context.Context, id, amount int64) error {
	a, err := b.queries.GetAccount(ctx, id) // want `when Queries.GetAccount finds nothing the write by Queries.UpdateAccount at line \d+ is skipped, and success reported`
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	if err != nil {
		return err
	}
	return b.queries.UpdateAccount(ctx, store.UpdateAccountParams{ID: a.ID, Owner: a.Owner, Balance: a.Balance + amount})
}

// find makes no error of ErrNoRows.
func (b *bank) find(ctx context.Context, id int64) (store.Account, error) {
	a, err := b.queries.GetAccount(ctx, id)
	if errors.Is(err, sql.ErrNoRows) {
		return store.Account{}, nil
	}
	return a, err
}

func (b *bank) payFound(ctx context.Context, id, amount int64) error {
	a, err := b.find(ctx, id) // want `bank.find can find nothing and return no error, Queries.UpdateAccount at line \d+ still writes for the store.Account that was not found`
	if err != nil {
		return err
	}
	return b.queries.UpdateAccount(ctx, store.UpdateAccountParams{ID: a.ID, Owner: a.Owner, Balance: a.Balance + amount})
}

// An interface of the queries stands for them.
type service struct{ queries store.Querier }

func (s *service) rename(ctx context.Context, id int64, owner string) error {
	a, _ := s.queries.GetAccount(ctx, id) // want `the error of Querier.GetAccount is not looked at, Querier.UpdateAccount at line \d+ still writes for the store.Account that was not read`
	a.Owner = owner
	return s.queries.UpdateAccount(ctx, store.UpdateAccountParams{ID: a.ID, Owner: a.Owner, Balance: a.Balance})
}

// The object is a pointer, but not to nothing: it is there, and zero.
func move(ctx context.Context, q *pointers.Queries, db pointers.DBTX, id, to int64) error {
	a, _ := q.GetAccount(ctx, db, id) // want `the error of Queries.GetAccount is not looked at, Queries.UpdateOwner at line \d+ still writes for the pointers.Account that was not read`
	_, err := q.UpdateOwner(ctx, db, pointers.UpdateOwnerParams{ID: to, Owner: a.Owner})
	return err
}

// Silent: the error is handed on.
func (b *bank) payChecked(ctx context.Context, id, amount int64) error {
	a, err := b.queries.GetAccount(ctx, id)
	if err != nil {
		return err
	}
	return b.queries.UpdateAccount(ctx, store.UpdateAccountParams{ID: a.ID, Owner: a.Owner, Balance: a.Balance + amount})
}

// Silent: the write that returns its row says by an error that there is none.
func (b *bank) add(ctx context.Context, id, amount int64) error {
	_, err := b.queries.AddBalance(ctx, store.AddBalanceParams{Amount: amount, ID: id})
	return err
}

// Silent: a list may well be empty, and a number is no object.
func (b *bank) merge(ctx context.Context, owner, other string) error {
	n, _ := b.queries.CountAccounts(ctx, owner)
	accounts, err := b.queries.ListAccounts(ctx, other)
	if err != nil {
		return err
	}
	for _, a := range accounts {
		if err := b.queries.UpdateAccount(ctx, store.UpdateAccountParams{ID: a.ID, Owner: owner, Balance: a.Balance + n}); err != nil {
			return err
		}
	}
	return nil
}

// Silent: the key that was asked for is what is written, not what was found.
func (b *bank) ensure(ctx context.Context, w http.ResponseWriter, id int64, owner string) {
	if _, err := b.queries.GetAccount(ctx, id); err != nil {
		http.Error(w, err.Error(), http.StatusNotFound)
		return
	}
	if _, err := b.queries.UpdateOwner(ctx, store.UpdateOwnerParams{ID: id, Owner: owner}); err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
	}
}

// Silent: what is missing is made.
func (b *bank) open(ctx context.Context, id int64, owner string) error {
	a, err := b.queries.GetAccount(ctx, id)
	if errors.Is(err, sql.ErrNoRows) {
		a, err = store.Account{ID: id, Owner: owner}, nil
	}
	if err != nil {
		return err
	}
	return b.queries.UpdateAccount(ctx, store.UpdateAccountParams{ID: a.ID, Owner: a.Owner, Balance: a.Balance})
}
