// Package config says where the site runs.
package config

import "os"

// The quotes came from a service of their own until it was shut down.
//
//incidentlint:retired env QUOTES_URL -- the quotes service was shut down (#123)
//incidentlint:retired host quotes.internal -- the quotes service was shut down (#123)

// Beta reports whether this is the beta environment.
//
//incidentlint:gate beta
func Beta() bool { return os.Getenv("STAGE") == "beta" }
