// Package stages has marks, and imports some. // want package:"11 stage marks"
package stages

import "stageleak/features"

//incidentlint:stage beta
func Show() {}

// IsOn is a gate, for it asks one.
func IsOn() bool { return features.Beta() }

func use() { println(features.Beta()) }
