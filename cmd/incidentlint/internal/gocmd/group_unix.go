//go:build unix

package gocmd

import (
	"os/exec"
	"syscall"
)

// ownGroup starts cmd in a process group of its own, so that an interrupt
// reaches the analyses that go has started, and lets go clean up.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGINT) }
}

func killGroup(cmd *exec.Cmd) {
	_ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) // most often there is none left
}
