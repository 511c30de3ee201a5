package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestLinks follows the links between the pages: a heading that a merge has lost takes those
// to it along.
func TestLinks(t *testing.T) {
	root := filepath.Join("..", "..")
	pages := []string{filepath.Join(root, "README.md")}
	for _, pattern := range []string{"docs/*.md", "docs/*/*.md"} {
		found, err := filepath.Glob(filepath.Join(root, pattern))
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, found...)
	}
	followed := 0
	for _, page := range pages {
		for _, link := range linkTo.FindAllStringSubmatch(textOf(t, page), -1) {
			if strings.Contains(link[1], "://") {
				continue
			}
			followed++
			file, heading, _ := strings.Cut(link[1], "#")
			to := page
			if file != "" {
				to = filepath.Join(filepath.Dir(page), file)
			}
			if _, err := os.Stat(to); err != nil {
				t.Errorf("%s: %s leads nowhere", page, link[1])
				continue
			}
			if heading != "" && !headings(textOf(t, to))[heading] {
				t.Errorf("%s: there is no heading for %s", page, link[1])
			}
		}
	}
	if followed < 100 {
		t.Errorf("only %d links were found", followed)
	}
}

var (
	linkTo   = regexp.MustCompile(`\]\(([^()\s]+)\)`)
	title    = regexp.MustCompile(`(?m)^#+ +(.+)$`)
	notInID  = regexp.MustCompile(`[^\p{L}\p{N}_ -]`)
	anchorID = regexp.MustCompile(`<a (?:id|name)="([^"]+)"`)
)

// headings returns the anchors of a page, as GitHub makes them of headings.
func headings(page string) map[string]bool {
	all := make(map[string]bool)
	for _, h := range title.FindAllStringSubmatch(page, -1) {
		all[strings.ReplaceAll(notInID.ReplaceAllString(strings.ToLower(h[1]), ""), " ", "-")] = true
	}
	for _, a := range anchorID.FindAllStringSubmatch(page, -1) {
		all[a[1]] = true
	}
	return all
}

func textOf(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
