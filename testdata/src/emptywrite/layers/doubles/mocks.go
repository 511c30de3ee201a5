package doubles

import (
	"context"
	"database/sql"

	"emptywrite/layers/keeping"
	"emptywrite/layers/sqlstore"
)

// MockRepo stands in for one in tests, with a database in memory.
type MockRepo struct{ *sqlstore.Repo }

func NewMock(db *sql.DB) *MockRepo { return &MockRepo{sqlstore.New(db)} }

// Find finds nothing.
func (*MockRepo) Find(context.Context, string) (*keeping.Trace, error) { return nil, nil }
