//go:build unix

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestInterrupt interrupts a go vet that has printed a result and started a
// process of its own.
func TestInterrupt(t *testing.T) {
	t.Parallel()
	pidFile := filepath.Join(t.TempDir(), "pid")
	path := fakeGo(t, `case "$1" in
env) echo go1.26.8 ;;
vet) echo '{}'; sh -c 'echo $$ >"`+pidFile+`.new"; mv "`+pidFile+`.new" "`+pidFile+`"; exec sleep 100' ;;
esac`)
	cmd := exec.Command(binary, "./...")
	cmd.Dir = module(t, complete)
	cmd.Env = append(cmd.Environ(), path)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	pid := await(t, pidFile)
	cmd.Process.Signal(syscall.SIGINT)
	cmd.Wait()
	result{stdout.String(), stderr.String(), cmd.ProcessState.ExitCode()}.want(t, 130, "", gap("interrupted"))
	for range 50 {
		if isGone(pid) {
			return
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Errorf("process %d still runs", pid)
}

// await returns the number in file as soon as there is one.
func await(t *testing.T, file string) int {
	t.Helper()
	for range 500 {
		if data, err := os.ReadFile(file); err == nil {
			pid, err := strconv.Atoi(strings.TrimSpace(string(data)))
			if err != nil {
				t.Fatal(err)
			}
			return pid
		}
		time.Sleep(20 * time.Millisecond)
	}
	t.Fatal("go vet was not started")
	return 0
}

// isGone reports whether no process pid runs. A container's init may leave it
// as a zombie.
func isGone(pid int) bool {
	if syscall.Kill(pid, 0) != nil {
		return true
	}
	stat, err := os.ReadFile("/proc/" + strconv.Itoa(pid) + "/stat")
	return err == nil && strings.Contains(string(stat), ") Z ")
}
