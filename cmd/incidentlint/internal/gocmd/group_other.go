//go:build !unix

package gocmd

import "os/exec"

// ownGroup leaves cmd as it is: an interrupt kills go, and the analyses that
// it started end by themselves.
func ownGroup(*exec.Cmd) {}

func killGroup(*exec.Cmd) {}
