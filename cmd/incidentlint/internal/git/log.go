package git

import (
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"os/exec"
	"strings"
)

// A Change is one file of which two trees have different versions.
type Change struct {
	Path     string
	Old, New string // hashes of the content; "" where the file is not
}

// A Commit is one entry of a log.
type Commit struct {
	Hash    string
	Parents []string
	Date    string // of the commit, as in 2020-11-12
	Subject string
	Body    string
	Changes []Change // against one parent
}

// Diff returns how the Go files of two trees differ.
func (r *Repo) Diff(old, new string) ([]Change, error) {
	out, err := r.output("", "diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", old, new, "--", "*.go")
	if err != nil {
		return nil, err
	}
	return changes(out)
}

// Log returns what git log does for the arguments, with changes of the files that the
// pathspecs name, all Go files if there are none.
func (r *Repo) Log(args []string, pathspecs []string) ([]Commit, error) {
	if len(pathspecs) == 0 {
		pathspecs = []string{"*.go"}
	}
	all := append([]string{"log", "-z", "--raw", "--no-renames", "--no-abbrev", "--no-color", "--no-notes",
		"--format=%x01%H%x02%P%x02%cs%x02%s%x02%b%x03", "--stdin"}, args...)
	out, err := r.output("--\n"+strings.Join(pathspecs, "\n")+"\n", all...)
	if err != nil {
		return nil, err
	}
	var commits []Commit
	for entry := range strings.SplitSeq(out, "\x01") {
		header, raw, ok := strings.Cut(entry, "\x03")
		fields := strings.Split(header, "\x02")
		if !ok || len(fields) != 5 {
			continue // what stands before the first
		}
		changed, err := changes(strings.TrimLeft(raw, "\x00\n"))
		if err != nil {
			return nil, err
		}
		commits = append(commits, Commit{Hash: fields[0], Parents: strings.Fields(fields[1]), Date: fields[2],
			Subject: fields[3], Body: fields[4], Changes: changed})
	}
	return commits, nil
}

// changes reads the raw format: ":100644 100644 OLD NEW M", NUL, path, NUL.
func changes(raw string) ([]Change, error) {
	var all []Change
	for raw = strings.TrimRight(raw, "\x00\n"); raw != ""; {
		var header, path string
		header, raw, _ = strings.Cut(raw, "\x00")
		path, raw, _ = strings.Cut(raw, "\x00")
		fields := strings.Fields(header)
		if len(fields) != 5 || path == "" {
			return nil, fmt.Errorf("git says %q where a change was expected", header)
		}
		all = append(all, Change{Path: path, Old: content(fields[2]), New: content(fields[3])})
	}
	return all, nil
}

// content returns the hash, "" for that of no file.
func content(hash string) string {
	if strings.Trim(hash, "0") == "" {
		return ""
	}
	return hash
}

// Commits returns the lines that git rev-list gives for the arguments: hashes.
func (r *Repo) Commits(args ...string) ([]string, error) {
	out, err := r.output("", append([]string{"rev-list"}, args...)...)
	if out = strings.TrimSpace(out); out == "" || err != nil {
		return nil, err
	}
	return strings.Split(out, "\n"), nil
}

// Tree yields the names and hashes of the entries of a tree object, as Objects.Read returns
// it; size is that of a hash in bytes.
func Tree(object string, size int) iter.Seq2[string, string] {
	return func(yield func(name, hash string) bool) {
		for object != "" { // "100644 name", NUL, hash
			header, rest, ok := strings.Cut(object, "\x00")
			_, name, _ := strings.Cut(header, " ")
			if !ok || len(rest) < size || !yield(name, hex.EncodeToString([]byte(rest[:size]))) {
				return
			}
			object = rest[size:]
		}
	}
}

// Grep returns the Go files of a tree, without vendored ones and tests, in which one of
// the texts stands as a word.
func (r *Repo) Grep(tree string, texts []string) ([]string, error) {
	if len(texts) == 0 {
		return nil, nil
	}
	out, err := r.output(strings.Join(texts, "\n")+"\n", "grep", "-z", "-l", "-I", "-F", "-w", "--full-name", "-f", "-", tree, "--",
		"*.go", ":(exclude,glob)**/vendor/**", ":(exclude,glob)**/*_test.go")
	if exit := new(exec.ExitError); errors.As(err, &exit) && exit.ExitCode() == 1 {
		return nil, nil // no file
	}
	if err != nil {
		return nil, err
	}
	var files []string
	for file := range strings.SplitSeq(strings.TrimRight(out, "\x00"), "\x00") {
		files = append(files, strings.TrimPrefix(file, tree+":"))
	}
	return files, nil
}
