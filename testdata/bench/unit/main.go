//go:build unix

// Command unit stands in for a vettool to learn what each unit costs: it runs
// the tool of its own name and ".tool", and adds a line to the file of its
// own name and ".log". Of the whole go vet tree the system only tells the
// largest process, which may be the go command itself. The extra process is
// not free, so no time is measured through it.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"syscall"
)

// A Line is what the tool used for one unit.
type Line struct {
	Unit  string // import path, with the test variant
	Named bool   // reported on; not a dependency only
	RSS   int64  // peak resident memory, bytes
	CPU   int64  // user and system, nanoseconds
	Vetx  int64  // size of the file of types and facts, bytes
}

func main() {
	self, err := os.Executable()
	if err != nil {
		fail(err)
	}
	cmd := exec.Command(self+".tool", os.Args[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	err = cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		fail(err)
	}
	if last := os.Args[len(os.Args)-1]; err == nil && strings.HasSuffix(last, ".cfg") {
		if err := note(self+".log", last, cmd.ProcessState); err != nil {
			fail(err)
		}
	}
	os.Exit(cmd.ProcessState.ExitCode())
}

// note adds the line of a unit to the log. Units run side by side: each line
// is one write to a file opened for appending.
func note(log, config string, state *os.ProcessState) error {
	data, err := os.ReadFile(config)
	if err != nil {
		return err
	}
	var unit struct {
		ID, VetxOutput string
		VetxOnly       bool
	}
	if err := json.Unmarshal(data, &unit); err != nil {
		return err
	}
	vetx, err := os.Stat(unit.VetxOutput)
	if err != nil {
		return err
	}
	line, err := json.Marshal(Line{unit.ID, !unit.VetxOnly, peak(state), int64(state.UserTime() + state.SystemTime()), vetx.Size()})
	if err != nil {
		return err
	}
	file, err := os.OpenFile(log, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = file.Write(append(line, '\n'))
	return errors.Join(err, file.Close())
}

// peak returns the peak resident memory in bytes. A new process starts with
// the peak of the one that started it; this one is smaller than any tool.
func peak(state *os.ProcessState) int64 {
	rss := int64(state.SysUsage().(*syscall.Rusage).Maxrss)
	if runtime.GOOS != "darwin" {
		rss *= 1024 // kilobytes elsewhere
	}
	return rss
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "unit:", err)
	os.Exit(2)
}
