// Package stage knows which declarations are for one stage only, which expressions are
// true in that stage only, and whether control comes to a place without such a gate.
//
// It follows go/cfg of the functions that are asked for, with what && || and ! say of a
// condition; a bool variable or field counts as what it is set from.
package stage
