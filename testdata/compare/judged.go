package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

const judgedFile = "judged.txt"

var errBadLine = errors.New("cannot read this line")

// everywhere stands for all sites.
const everywhere = "*"

// A pair is a check and a site that it speaks in.
type pair struct{ check, site string }

type pairs map[pair]bool

// lines returns a line for each check, with its sites.
func (p pairs) lines(prefix string) []string {
	var lines []string
	last := ""
	for _, p := range slices.SortedFunc(maps.Keys(p), comparePairs) {
		if p.check != last {
			lines = append(lines, prefix+" "+p.check)
			last = p.check
		}
		lines[len(lines)-1] += " " + p.site
	}
	return lines
}

func comparePairs(a, b pair) int {
	return cmp.Or(cmp.Compare(a.check, b.check), cmp.Compare(a.site, b.site))
}

// judged says what findings are about.
type judged struct {
	names pairs // the mistake of the site, or one that a good site has not
	other pairs // something else
}

func readJudged(dir string) (*judged, error) {
	file, err := os.Open(filepath.Join(dir, judgedFile))
	if err != nil {
		return nil, err
	}
	defer file.Close()
	j := &judged{make(pairs), make(pairs)}
	lines := bufio.NewScanner(file)
	for lines.Scan() {
		text, _, _ := strings.Cut(lines.Text(), "#")
		if err := j.readLine(strings.Fields(text)); err != nil {
			return nil, fmt.Errorf("%s: %w: %s", judgedFile, err, lines.Text())
		}
	}
	return j, lines.Err()
}

func (j *judged) readLine(words []string) error {
	switch {
	case len(words) == 0:
	case words[0] == "style" && len(words) > 1:
		for _, check := range words[1:] {
			j.other[pair{check, everywhere}] = true
		}
	case words[0] == "names" && len(words) > 2:
		j.names.add(words[1], words[2:])
	case words[0] == "other" && len(words) > 2:
		j.other.add(words[1], words[2:])
	default:
		return errBadLine
	}
	return nil
}

func (p pairs) add(check string, sites []string) {
	for _, site := range sites {
		p[pair{check, site}] = true
	}
}

// isNamed reports whether a finding of the check names the mistake of a site.
func (j *judged) isNamed(check, site string) bool { return j.names[pair{check, site}] }

// covers reports whether somebody has judged the findings of the check in a site.
func (j *judged) covers(check, site string) bool {
	return j.isNamed(check, site) || j.other[pair{check, site}] || j.other[pair{check, everywhere}]
}

// pairs returns all that is judged.
func (j *judged) pairs() pairs {
	all := maps.Clone(j.names)
	maps.Copy(all, j.other)
	return all
}
