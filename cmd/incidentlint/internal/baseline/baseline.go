// Package baseline remembers findings in a file, so that runs after it show only
// what is new.
package baseline

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/finding"
	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/tree"
)

// form is the version of what the file looks like.
const form = 1

// A Baseline is the content of a file.
type Baseline struct {
	Form     int     `json:"incidentlintBaseline"`
	Findings []Entry `json:"findings"`
}

// An Entry is one or several findings that nothing tells apart. There is no line
// in it: lines move.
type Entry struct {
	File     string `json:"file"`     // from the directory of the baseline
	Function string `json:"function"` // "" outside of functions
	Analyzer string `json:"analyzer"`
	Category string `json:"category"`
	Message  string `json:"message"` // without numbers of lines
	Count    int    `json:"count"`
}

// entryOf returns the entry that f is counted in.
func entryOf(f *finding.Finding) Entry {
	return Entry{File: f.File, Function: f.Function, Analyzer: f.Analyzer, Category: f.Category, Message: f.Lineless()}
}

// String returns the entry in one line.
func (e Entry) String() string {
	where := e.File
	if e.Function != "" {
		where += ": " + e.Function
	}
	times := ""
	if e.Count > 1 {
		times = fmt.Sprintf(" (%d times)", e.Count)
	}
	return fmt.Sprintf("%s: %s/%s: %s%s", where, e.Analyzer, e.Category, e.Message, times)
}

// Write writes the findings of the report to the file.
func Write(file string, report *finding.Report) error {
	counts := make(map[Entry]int)
	for _, f := range report.From(filepath.Dir(file)).Findings {
		counts[entryOf(&f)]++
	}
	b := Baseline{Form: form, Findings: []Entry{}}
	for e, n := range counts {
		e.Count = n
		b.Findings = append(b.Findings, e)
	}
	slices.SortFunc(b.Findings, compare)
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "\t")
	if err := encoder.Encode(b); err != nil {
		return err
	}
	out, err := tree.Create(report.Dir, file)
	if err != nil {
		return err
	}
	_, err = out.Write(text.Bytes())
	return errors.Join(err, out.Close())
}

func compare(a, b Entry) int {
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Function, b.Function),
		cmp.Compare(a.Analyzer, b.Analyzer),
		cmp.Compare(a.Category, b.Category),
		cmp.Compare(a.Message, b.Message),
	)
}

// Read reads what Write has written. Its errors do not name the file.
func Read(file string) (*Baseline, error) {
	text, err := tree.Read(file)
	if path := new(fs.PathError); errors.As(err, &path) {
		return nil, path.Err
	}
	return parse(text)
}

func parse(text []byte) (*Baseline, error) {
	// The form first: of another one, the rest may look different.
	var b Baseline
	var head struct {
		Form *int `json:"incidentlintBaseline"`
	}
	err := json.Unmarshal(text, &head)
	syntax := new(json.SyntaxError)
	switch {
	case errors.As(err, &syntax):
		return nil, fmt.Errorf("it is no JSON: %w", err)
	case err != nil || head.Form == nil:
		return nil, errors.New("it is no baseline of incidentlint")
	case *head.Form != form:
		return nil, fmt.Errorf("it is a baseline of form %d, this version reads form %d", *head.Form, form)
	}
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&b); err != nil {
		return nil, fmt.Errorf("it is damaged: %w", err)
	}
	return &b, b.check()
}

// check returns an error if an entry is none that Write would have written.
func (b *Baseline) check() error {
	for i, e := range b.Findings {
		if e.File == "" || e.Analyzer == "" || e.Category == "" || e.Message == "" || e.Count < 1 {
			return fmt.Errorf("it is damaged: finding %d is incomplete", i+1)
		}
	}
	return nil
}
