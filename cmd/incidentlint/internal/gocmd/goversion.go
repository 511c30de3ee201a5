package gocmd

import (
	"context"
	"fmt"
	"go/version"
	"strings"
)

// oldest is the first version whose go vet writes JSON to standard output and
// lets a tool's fixes be applied.
const oldest = "go1.26"

// checkVersion returns an error if the go command that dir selects is older.
func (g *Go) checkVersion(ctx context.Context) error {
	out, result, err := g.Output(ctx, "env", "GOVERSION")
	if err != nil {
		return err
	}
	if result.Failed {
		return fmt.Errorf("go env failed: %s", FirstLine(result.Stderr))
	}
	// "go1.26.8", "go1.26.8 X:nodwarf5", "devel go1.27-…": a development
	// version is taken as it is.
	v, _, _ := strings.Cut(strings.TrimSpace(out), " ")
	v, _, _ = strings.Cut(v, "-")
	if version.IsValid(v) && version.Compare(v, oldest) < 0 {
		return fmt.Errorf("go %s is too old, go %s or newer is needed", v[len("go"):], oldest[len("go"):])
	}
	return nil
}

// InModule reports whether Dir lies in a module or workspace.
func (g *Go) InModule(ctx context.Context) bool {
	out, _, err := g.Output(ctx, "env", "GOMOD", "GOWORK")
	if err != nil {
		return true // not known; go's own words will do
	}
	// No module: "/dev/null", no workspace: "". On Windows it is "NUL".
	for line := range strings.Lines(out) {
		if line = strings.TrimSpace(line); line != "" && line != "/dev/null" && line != "NUL" {
			return true
		}
	}
	return false
}

// FirstLine returns the first line of go's standard error that is no news
// about downloads, without "go: "; a hint on the next line is joined to it.
func FirstLine(stderr string) string {
	lines := strings.Split(strings.TrimSpace(stderr), "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "go: downloading ") || strings.HasPrefix(line, "go: warning: ") || strings.HasPrefix(line, "# ") {
			continue
		}
		if strings.HasSuffix(line, ":") && i+1 < len(lines) {
			line += " " + strings.TrimSpace(lines[i+1])
		}
		if line = strings.TrimPrefix(strings.TrimSpace(line), "go: "); line != "" {
			return line
		}
	}
	return "no reason was given"
}
