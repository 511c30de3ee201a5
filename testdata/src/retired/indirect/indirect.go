// Package indirect imports the ledger by way of another package.
package indirect

import (
	"os"

	_ "retired/importer"
)

func shared() string { return os.Getenv("SHARED_KEY") } // want `environment key SHARED_KEY was taken out of use: nobody sets it`

func other() string { return os.Getenv("OTHER_KEY") }
