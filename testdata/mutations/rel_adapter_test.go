package mutations_test

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/go-rel/rel"
)

// relAdapter lets go-rel speak to the connection. It knows the statements that the cells
// come to: conditions on columns, all of which hold.
type relAdapter struct{ conn *sql.DB }

var errUnused = errors.New("no cell comes to this")

func (relAdapter) Name() string                     { return "sqlite" }
func (relAdapter) Close() error                     { return nil }
func (relAdapter) Instrumentation(rel.Instrumenter) {}

func (a relAdapter) Ping(ctx context.Context) error { return a.conn.PingContext(ctx) }

func (relAdapter) Aggregate(context.Context, rel.Query, string, string) (int, error) {
	return 0, errUnused
}

func (relAdapter) Exec(context.Context, string, []any) (int64, int64, error) {
	return 0, 0, errUnused
}

func (relAdapter) Apply(context.Context, rel.Migration) error { return errUnused }

// Nothing is asked of a transaction but what it has written.
func (a relAdapter) Begin(context.Context) (rel.Adapter, error) { return a, nil }
func (relAdapter) Commit(context.Context) error                 { return nil }
func (relAdapter) Rollback(context.Context) error               { return nil }

func (a relAdapter) Query(ctx context.Context, query rel.Query) (rel.Cursor, error) {
	where, args := conditions(query.WhereQuery)
	rows, err := a.conn.QueryContext(ctx, "SELECT * FROM "+query.Table+where, args...)
	if err != nil {
		return nil, err
	}
	return relCursor{rows}, nil
}

type relCursor struct{ *sql.Rows }

func (c relCursor) Fields() ([]string, error) { return c.Columns() }
func (relCursor) NopScanner() any             { return new(any) }

func (a relAdapter) Insert(ctx context.Context, query rel.Query, _ string, mutates map[string]rel.Mutate, _ rel.OnConflict) (any, error) {
	fields := slices.Sorted(maps.Keys(mutates))
	var values []any
	for _, field := range fields {
		values = append(values, mutates[field].Value)
	}
	marks := strings.TrimSuffix(strings.Repeat("?, ", len(fields)), ", ")
	result, err := a.conn.ExecContext(ctx, fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)", query.Table, strings.Join(fields, ", "), marks), values...)
	if err != nil {
		return nil, err
	}
	return result.LastInsertId()
}

func (a relAdapter) InsertAll(ctx context.Context, query rel.Query, primary string, _ []string, all []map[string]rel.Mutate, conflict rel.OnConflict) (ids []any, err error) {
	for _, mutates := range all {
		id, err := a.Insert(ctx, query, primary, mutates, conflict)
		if err != nil {
			return nil, err
		}
		ids = append(ids, id)
	}
	return ids, nil
}

func (a relAdapter) Update(ctx context.Context, query rel.Query, _ string, mutates map[string]rel.Mutate) (int, error) {
	var sets []string
	var values []any
	for _, field := range slices.Sorted(maps.Keys(mutates)) {
		sets, values = append(sets, field+" = ?"), append(values, mutates[field].Value)
	}
	where, args := conditions(query.WhereQuery)
	return affected(a.conn.ExecContext(ctx, "UPDATE "+query.Table+" SET "+strings.Join(sets, ", ")+where, append(values, args...)...))
}

func (a relAdapter) Delete(ctx context.Context, query rel.Query) (int, error) {
	where, args := conditions(query.WhereQuery)
	return affected(a.conn.ExecContext(ctx, "DELETE FROM "+query.Table+where, args...))
}

func affected(result sql.Result, err error) (int, error) {
	if err != nil {
		return 0, err
	}
	n, err := result.RowsAffected()
	return int(n), err
}

// conditions spells a filter as SQL.
func conditions(filter rel.FilterQuery) (where string, args []any) {
	if filter.None() {
		return "", nil
	}
	filters := []rel.FilterQuery{filter}
	if filter.Type == rel.FilterAndOp {
		filters = filter.Inner
	}
	var parts []string
	for _, f := range filters {
		switch f.Type {
		case rel.FilterEqOp:
			parts, args = append(parts, f.Field+" = ?"), append(args, f.Value)
		case rel.FilterInOp:
			values := f.Value.([]any)
			parts = append(parts, f.Field+" IN ("+strings.TrimSuffix(strings.Repeat("?, ", len(values)), ", ")+")")
			args = append(args, values...)
		default:
			panic(fmt.Sprint("a filter that no cell comes to: ", f.Type))
		}
	}
	return " WHERE " + strings.Join(parts, " AND "), args
}
