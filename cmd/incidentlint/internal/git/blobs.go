package git

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
)

// Objects reads objects of a repository, one after the other, by one git process.
type Objects struct {
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

// Objects starts the process; Close ends it.
func (r *Repo) Objects() (*Objects, error) {
	cmd := r.command("cat-file", "--batch")
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("cannot run git: %w", err)
	}
	return &Objects{cmd, in, bufio.NewReader(out)}, nil
}

// Close ends the process.
func (o *Objects) Close() {
	o.in.Close()
	o.cmd.Wait()
}

// ErrMissing says that the repository does not hold an object.
var ErrMissing = errors.New("the repository does not hold it")

// Read returns the object that name names: a hash, or commit:path. Its error is ErrMissing
// where there is none.
func (o *Objects) Read(name string) (string, error) {
	if _, err := fmt.Fprintln(o.in, name); err != nil {
		return "", fmt.Errorf("git cat-file: %w", err)
	}
	header, err := o.out.ReadString('\n')
	if err != nil {
		return "", fmt.Errorf("git cat-file: %w", err)
	}
	fields := strings.Fields(header) // "hash blob 12"
	if len(fields) != 3 {
		return "", fmt.Errorf("%s: %w", name, ErrMissing)
	}
	size, err := strconv.Atoi(fields[2])
	if err != nil {
		return "", fmt.Errorf("git cat-file says %q", header)
	}
	content := make([]byte, size+1) // and a newline
	if _, err := io.ReadFull(o.out, content); err != nil {
		return "", fmt.Errorf("git cat-file: %w", err)
	}
	return string(content[:size]), nil
}
