// Package features says which stage this is.
package features

import "os"

//incidentlint:gate beta
func Beta() bool { return os.Getenv("STAGE") == "beta" }

// Set holds what is on.
type Set struct {
	Beta bool //incidentlint:gate beta
	Name string
}

//incidentlint:gate beta
func (s *Set) IsBeta() bool { return s.Beta }

//incidentlint:gate beta
const Build = false

//incidentlint:gate beta
var Enabled bool

// Staff is a gate, for it is true behind one only.
func Staff(admin bool) bool { return admin && Beta() }

// Early is one as well.
func Early() bool {
	if !Beta() {
		return false
	}
	return os.Getenv("EARLY") != ""
}

// Either is none.
func Either(admin bool) bool { return admin || Beta() }

// Config holds what Load found.
type Config struct {
	ShowsQuotes bool
	Verbose     bool
}

// Load reads the environment.
func Load() Config {
	return Config{ShowsQuotes: Beta(), Verbose: os.Getenv("VERBOSE") != ""}
}

// On is set once.
var On = Staff(true)
