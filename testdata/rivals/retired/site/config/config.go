// Package config says how the site is set up.
package config

import (
	"context"
	"os"
)

// String returns an environment variable.
func String(key, otherwise string) string {
	if v, ok := os.LookupEnv(key); ok {
		return v
	}
	return otherwise
}

// Beta reports whether this is the environment for trying things out.
//
//incidentlint:gate beta
func Beta() bool { return os.Getenv("STAGE") == "beta" }

// Flags are switched while the site runs.
type Flags interface {
	Bool(ctx context.Context, key string, otherwise bool) bool
}
