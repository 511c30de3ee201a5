// Package shown holds functions that a test analyzer reports by name.
package shown

func bad() {} // want `bad is here`

func good() {}

//incidentlint:ignore effects it stands for a bug that is meant
func badButMeant() {}

//incidentlint:ignore effects/off-by-default it stands for a bug that is meant
func badInAnotherCategory() {} // want `badInAnotherCategory is here`

func off() {}

var _ = func() int { //incidentlint:ignore effects nothing is left here // want `directive ignores no finding of effects`
	return 0
}()
