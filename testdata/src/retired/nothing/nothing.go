// Package nothing has no ledger.
package nothing

import "os"

func get() string { return os.Getenv("QUOTES_URL") }
