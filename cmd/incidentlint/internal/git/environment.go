package git

import (
	"context"
	"os"
	"os/exec"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// A setting is one line of git's configuration.
type setting struct{ key, value string }

// fixed holds in every repository.
var fixed = []setting{
	{"core.fsmonitor", "false"},
	{"core.hooksPath", os.DevNull},
	{"safe.bareRepository", "explicit"}, // a folder of the tree may look like a repository, with a configuration
	{"protocol.ext.allow", "never"},
}

// harmless are values for what a repository's own configuration may have git run when it compares
// the working tree, merges, or fetches what a partial clone lacks.
var harmless = sync.OnceValue(func() []setup { // compiled when git is asked: the tool starts once for every package
	return []setup{
		{regexp.MustCompile(`^filter\..*\.(clean|smudge|process)$`), ""},
		{regexp.MustCompile(`^filter\..*\.required$`), "false"},
		{regexp.MustCompile(`^merge\..*\.driver$`), "git merge-file --marker-size=%L %A %O %B"},
		{regexp.MustCompile(`^core\.sshcommand$`), "ssh"},
		{regexp.MustCompile(`^remote\..*\.uploadpack$`), "git-upload-pack"},
		{regexp.MustCompile(`^protocol\..*allow$`), "never"},
		{regexp.MustCompile(`^(core\.(gitproxy|askpass|alternaterefscommand)|credential\..*helper|remote\..*\.vcs)$`), ""},
	}
})

// A setup is the value of the keys that match.
type setup struct {
	key   *regexp.Regexp
	value string
}

// Environment returns the variables with which git, run in dir, runs no program that the
// repository around dir names: its files may be anybody's. What the user has configured for all
// repositories holds.
func Environment(ctx context.Context, dir string) []string {
	settings := fixed
	cmd := exec.CommandContext(ctx, "git", "config", "--includes", "--show-scope", "--null", "--list")
	cmd.Dir = dir
	cmd.Env = with(cmd.Environ(), fixed)
	out, _ := cmd.Output() // outside of a repository, the next command says so
	parts := strings.Split(string(out), "\x00")
	for i := 0; i+1 < len(parts); i += 2 { // scope, NUL, key, newline, value, NUL
		key, _, _ := strings.Cut(parts[i+1], "\n")
		if scope := parts[i]; scope != "local" && scope != "worktree" {
			continue
		}
		for _, h := range harmless() {
			if h.key.MatchString(key) {
				settings = append(settings[:len(settings):len(settings)], setting{key, h.value})
			}
		}
	}
	return with(cmd.Environ(), settings)
}

// with returns env with settings that weigh more than those of any file.
func with(env []string, settings []setting) []string {
	count, _ := strconv.Atoi(os.Getenv("GIT_CONFIG_COUNT"))
	env = append(env[:len(env):len(env)], "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0")
	for _, s := range settings {
		n := strconv.Itoa(count)
		env = append(env, "GIT_CONFIG_KEY_"+n+"="+s.key, "GIT_CONFIG_VALUE_"+n+"="+s.value)
		count++
	}
	return append(env, "GIT_CONFIG_COUNT="+strconv.Itoa(count))
}
