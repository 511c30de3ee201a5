package channels_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/goreleaser/goreleaser/v2/pkg/config"
	"github.com/rhysd/actionlint"
	"go.yaml.in/yaml/v4"
)

const topDir = "../.."

// repository makes a git repository of the directory, with one commit.
func repository(t *testing.T, dir string) {
	t.Helper()
	for _, args := range [][]string{{"init", "-q", "-b", "main"}, {"add", "-A"}, {"commit", "-q", "-m", "all"}} {
		must(t, dir, []string{"GIT_AUTHOR_NAME=T", "GIT_AUTHOR_EMAIL=t@example.com", "GIT_COMMITTER_NAME=T", "GIT_COMMITTER_EMAIL=t@example.com"}, "git", args...)
	}
}

// parse reads YAML.
func parse(t *testing.T, text string, to any) {
	t.Helper()
	if err := yaml.Unmarshal([]byte(text), to); err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
}

// TestWorkflows has actionlint look at the workflow of the docs, with the action of
// this checkout in the place of the released one, and at those of this repository.
func TestWorkflows(t *testing.T) {
	dir := t.TempDir()
	workflow := block(t, "GitHub", "yaml")
	local := strings.Replace(workflow, "incidentlint/incidentlint@"+release, "./", 1)
	if local == workflow {
		t.Fatalf("the workflow does not use the action at %s:\n%s", release, workflow)
	}
	write(t, filepath.Join(dir, "action.yml"), read(t, filepath.Join(topDir, "action.yml")))
	write(t, filepath.Join(dir, ".github", "workflows", "docs.yml"), local)
	write(t, filepath.Join(dir, ".github", "workflows", "release.yml"), read(t, filepath.Join(topDir, ".github", "workflows", "release.yml")))
	repository(t, dir)
	if complaints := lintWorkflows(t, dir); len(complaints) > 0 {
		t.Errorf("%q", complaints)
	}
	// It notices an input that the action does not have.
	write(t, filepath.Join(dir, ".github", "workflows", "docs.yml"), strings.Replace(local, "flags: ", "flag: ", 1))
	if complaints := lintWorkflows(t, dir); len(complaints) != 1 || !strings.Contains(complaints[0], `"flag"`) {
		t.Errorf("complaints about a wrong input: %q", complaints)
	}
}

func lintWorkflows(t *testing.T, dir string) (complaints []string) {
	t.Helper()
	shellcheck, _ := exec.LookPath("shellcheck")
	linter, err := actionlint.NewLinter(os.Stderr, &actionlint.LinterOptions{WorkingDir: dir, Shellcheck: shellcheck, Format: "{{/* silent */}}"})
	if err != nil {
		t.Fatal(err)
	}
	errs, err := linter.LintRepository(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range errs {
		complaints = append(complaints, e.Error())
	}
	return complaints
}

// TestGitHubAction runs the script of the action as a runner does.
func TestGitHubAction(t *testing.T) {
	var action struct {
		Inputs map[string]struct{ Default string }
		Runs   struct {
			Using string
			Steps []struct {
				Shell, Run string
				Dir        string `yaml:"working-directory"`
				Env        map[string]string
			}
		}
	}
	parse(t, read(t, filepath.Join(topDir, "action.yml")), &action)
	if action.Runs.Using != "composite" || len(action.Runs.Steps) != 1 {
		t.Fatalf("%+v", action)
	}
	step := action.Runs.Steps[0]
	top, err := filepath.Abs(topDir)
	if err != nil {
		t.Fatal(err)
	}
	repo := t.TempDir()
	if err := os.CopyFS(filepath.Join(repo, "service"), os.DirFS(fixture(t, theirs))); err != nil {
		t.Fatal(err)
	}
	repository(t, repo)
	inputs := map[string]string{"working-directory": "service", "flags": "-new-from-rev=HEAD -output=sarif=log.sarif"}
	input := regexp.MustCompile(`\$\{\{ inputs\.([a-z-]+) \}\}`)
	expand := func(text string) string {
		return input.ReplaceAllStringFunc(text, func(match string) string {
			name := input.FindStringSubmatch(match)[1]
			if value, ok := inputs[name]; ok {
				return value
			}
			return action.Inputs[name].Default
		})
	}
	env := []string{"GITHUB_ACTION_PATH=" + top, "RUNNER_TEMP=" + t.TempDir()}
	for name, value := range step.Env {
		env = append(env, name+"="+expand(value))
	}
	runStep := func() result {
		return run(t, filepath.Join(repo, expand(step.Dir)), env, "bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step.Run)
	}
	if r := runStep(); r.code != 0 || r.stdout != "" || r.stderr != "incidentlint: not shown: 1 finding on lines that are not new\n" {
		t.Errorf("%+v", r)
	}
	write(t, filepath.Join(repo, "service", "p", "q.go"), strings.Replace(read(t, filepath.Join(repo, "service", "p", "p.go")), "Loop", "More", 1))
	r := runStep()
	if r.code != 1 || !strings.HasPrefix(r.stdout, "::error file=service/p/q.go,line=6,") || strings.Count(r.stdout, "\n") != 1 {
		t.Errorf("%+v", r)
	}
	if log := read(t, filepath.Join(repo, "service", "log.sarif")); !strings.Contains(log, `"uri": "service/p/q.go"`) {
		t.Errorf("the log:\n%s", log)
	}
}

// TestGitLabJob runs the script of the job as a runner does, in a merge request
// that adds a file.
func TestGitLabJob(t *testing.T) {
	var jobs map[string]struct {
		Script    []string
		Artifacts struct {
			Reports struct{ Codequality string }
		}
	}
	parse(t, block(t, "GitLab", "yaml"), &jobs)
	job := jobs["incidentlint"]
	dir := fixture(t, theirs)
	repository(t, dir)
	base := strings.TrimSpace(must(t, dir, nil, "git", "rev-parse", "HEAD"))
	write(t, filepath.Join(dir, "p", "q.go"), strings.Replace(read(t, filepath.Join(dir, "p", "p.go")), "Loop", "More", 1))
	bin := t.TempDir()
	env := append(proxy(t), "CI_MERGE_REQUEST_DIFF_BASE_SHA="+base, "GOBIN="+bin, "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"),
		"GOMODCACHE="+newModuleCache(t)) // the release is another one in each test
	r := run(t, dir, env, "sh", "-ec", strings.Join(job.Script, "\n"))
	if r.code != 1 || !strings.HasPrefix(r.stdout, strings.Replace(theirFinding, "p.go", "q.go", 1)) || !strings.HasSuffix(r.stderr, "not shown: 1 finding on lines that are not new\n") {
		t.Errorf("%+v", r)
	}
	var issues []struct{ Location struct{ Path string } }
	parse(t, read(t, filepath.Join(dir, job.Artifacts.Reports.Codequality)), &issues)
	if len(issues) != 1 || issues[0].Location.Path != "p/q.go" {
		t.Errorf("the report has %+v", issues)
	}
}

// newModuleCache returns an empty directory that can be removed again.
func newModuleCache(t *testing.T) string {
	dir := t.TempDir()
	t.Cleanup(func() { must(t, "", []string{"GOMODCACHE=" + dir}, "go", "clean", "-modcache") })
	return dir
}

// TestPreCommit commits a finding to a repository with the hook of the docs, from
// this checkout as the release.
func TestPreCommit(t *testing.T) {
	precommit := need(t, "pre-commit")
	hooks := t.TempDir()
	files := must(t, topDir, nil, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	for file := range strings.SplitSeq(strings.TrimSuffix(files, "\x00"), "\x00") {
		if content, err := os.ReadFile(filepath.Join(topDir, file)); err == nil { // else it is removed
			write(t, filepath.Join(hooks, file), string(content))
		}
	}
	repository(t, hooks)
	must(t, hooks, nil, "git", "tag", release)

	dir := fixture(t, theirs)
	configuration := strings.Replace(block(t, "pre-commit", "yaml"), "https://"+path, hooks, 1)
	write(t, filepath.Join(dir, ".pre-commit-config.yaml"), configuration)
	repository(t, dir)
	env := []string{"PRE_COMMIT_HOME=" + t.TempDir()}
	r := run(t, dir, env, precommit, "run", "--all-files")
	if r.code != 1 || !strings.Contains(r.stdout, theirFinding) {
		t.Errorf("%+v", r)
	}
	write(t, filepath.Join(dir, "p", "p.go"), "package p\n")
	if r := run(t, dir, env, precommit, "run", "--all-files"); r.code != 0 || !strings.Contains(r.stdout, "Passed") {
		t.Errorf("%+v", r)
	}
}

// TestReleaseConfiguration has goreleaser's own code read the configuration, which
// refuses what it does not know, and compares it with the command of the docs.
func TestReleaseConfiguration(t *testing.T) {
	project, err := config.Load(filepath.Join(topDir, ".goreleaser.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if len(project.Builds) != 1 || !project.GoMod.Proxy {
		t.Fatalf("%+v", project)
	}
	build := project.Builds[0]
	want := strings.Join(build.Env, " ") + " go install " + strings.Join(build.Flags, " ") + ` -ldflags="` + strings.Join(build.Ldflags, " ") + `" ` +
		path + strings.TrimPrefix(build.Main, ".") + "@" + release + "\n"
	if got := block(t, "A release", "sh"); got != want {
		t.Errorf("the docs build with\n%s\ngoreleaser with\n%s", got, want)
	}
}

// TestNeovim runs :make with the settings of the docs, with the command in the place
// of the module's tool, and looks at the list that can be jumped through.
func TestNeovim(t *testing.T) {
	nvim := need(t, "nvim")
	settings := block(t, "Neovim", "vim")
	makeprg := `makeprg=go\ tool\ incidentlint`
	if !strings.Contains(settings, makeprg) {
		t.Fatalf("the settings lack %s:\n%s", makeprg, settings)
	}
	script := filepath.Join(t.TempDir(), "init.vim")
	write(t, script, strings.Replace(settings, makeprg, "makeprg="+command, 1))
	list := filepath.Join(t.TempDir(), "list")
	echo := `call writefile(map(filter(getqflist(), 'v:val.valid'), {_, q -> bufname(q.bufnr) . ':' . q.lnum . ':' . q.col . ': ' . q.text}), '` + list + `')`
	run(t, fixture(t, theirs), []string{"XDG_STATE_HOME=" + t.TempDir()}, nvim, "--headless", "--clean", "-n", "-S", script, "-c", "silent make ./...", "-c", echo, "-c", "qall!")
	if got := read(t, list); got != theirFinding {
		t.Errorf("the list has\n%s\nwant\n%s", got, theirFinding)
	}
}
