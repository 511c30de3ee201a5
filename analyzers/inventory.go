package analyzers

import (
	"github.com/incidentlint/incidentlint/analyzers/internal/inventory"
	"github.com/incidentlint/incidentlint/analyzers/internal/ledger"
)

// Ledger is a list of what was retired, and the form of the flags -retired.names and
// -retired.removed.
type Ledger = ledger.Entries

// A Retirement is one line of a ledger.
type Retirement = ledger.Entry

// The kinds of Retirement.
const (
	Name = ledger.Name
	Env  = ledger.Env
	Host = ledger.Host
	Flag = ledger.Flag
)

// ParseLedger reads the text of a ledger file, one entry a line.
func ParseLedger(text string) (Ledger, error) { return ledger.ParseFile(text) }

// An Item is a declaration, environment key, host or feature flag in a file.
type Item = inventory.Item

// Inventory returns the items of a Go file, by syntax alone.
func Inventory(source string) ([]Item, error) { return inventory.Of(source) }

// A Kind is what a Retirement names.
type Kind = ledger.Kind
