package directive

import (
	"fmt"
	"go/ast"
	"go/token"
	"maps"
	"slices"
	"strconv"
	"strings"
)

// Analyzers are the names that an ignore may give: those of the suite, held
// against it by a test of the suite.
var Analyzers = []string{"effects", "emptywrite", "ormmutate", "refire", "retired", "rowsaffected", "stageleak", "unboundedretry"}

const prefix = "//incidentlint:"

// The verbs that tell what the user's own function does.
const (
	Remote = "remote" // performs remote I/O and returns its failure
	Paces  = "paces"  // lets time pass
	Query  = "query"  // looks for one object
	Write  = "write"  // changes what a store holds
	Checks = "checks" // looks whether there is an object
)

var functionVerbs = []string{Remote, Paces, Query, Write, Checks}

// functionArgs are the arguments of the verbs, and what they may be; a number where
// nothing is listed.
var functionArgs = map[string]map[string][]string{
	Query:  {"result": nil, "absent": {"nil", "zero", "error", "found"}},
	Write:  {"verb": {"insert", "update", "save", "publish", "delete"}},
	Checks: {"arg": nil},
}

// A Set is what the directives of some files say, in source order.
type Set struct {
	Ignores      []*Ignore
	Declarations []Declaration
	Retired      []Retirement
	Marks        []Mark
	Problems     []Problem
}

// An Ignore suppresses findings of one analyzer on some lines.
type Ignore struct {
	Comment  *ast.Comment
	Analyzer string
	Category string // "" for all
	Reason   string
	Used     bool // set by whoever suppresses a finding with it

	file        string
	first, last int // lines covered
}

// A Declaration says what a function or interface method does.
type Declaration struct {
	Verb string
	Name *ast.Ident        // of the function or method
	Args map[string]string // as in verb=update; nil if there is none
}

// A Problem is a directive that says nothing that can be understood.
type Problem struct {
	Comment *ast.Comment
	Message string
}

// Covers reports whether g suppresses a finding of the category at posn.
// The file of posn must be given as the Fset that parsed g spells it.
func (g *Ignore) Covers(category string, posn token.Position) bool {
	return (g.Category == "" || g.Category == category) &&
		g.file == posn.Filename && g.first <= posn.Line && posn.Line <= g.last
}

// Parse reads the directives of files, which must have been parsed with
// comments.
func Parse(fset *token.FileSet, files []*ast.File) *Set {
	set := new(Set)
	for _, file := range files {
		p := parser{set: set, fset: fset}
		for _, group := range file.Comments {
			for _, comment := range group.List {
				p.comment(file, group, comment)
			}
		}
	}
	return set
}

type parser struct {
	set    *Set
	fset   *token.FileSet
	places *places // of the current file; made when its first directive is met
}

func (p *parser) comment(file *ast.File, group *ast.CommentGroup, comment *ast.Comment) {
	text, found := strings.CutPrefix(comment.Text, prefix)
	if !found {
		if verb, ok := strings.CutPrefix(comment.Text, "// incidentlint:"); ok && isVerb(firstWord(verb)) {
			p.problem(comment, "directive with a space after // does nothing, it begins with %s", prefix)
		}
		return
	}
	if p.places == nil {
		p.places = placesOf(p.fset, file)
	}
	text, _, _ = strings.Cut(text, " //") // a comment on the comment
	verb := firstWord(text)
	args := strings.TrimSpace(strings.TrimPrefix(text, verb))
	switch {
	case verb == "ignore":
		p.ignore(group, comment, args)
	case slices.Contains(functionVerbs, verb):
		p.declaration(group, comment, verb, args)
	case verb == Retired:
		p.retirement(comment, args)
	case verb == Stage || verb == Gate:
		p.mark(file, group, comment, verb, args)
	default:
		p.problem(comment, "directive %q is unknown, the known ones are ignore, %s", verb, strings.Join(slices.Concat(functionVerbs, markVerbs), ", "))
	}
}

func (p *parser) ignore(group *ast.CommentGroup, comment *ast.Comment, args string) {
	target := firstWord(args)
	analyzer, category, hasCategory := strings.Cut(target, "/")
	reason := strings.TrimSpace(strings.TrimPrefix(args, target))
	switch {
	case target == "":
		p.problem(comment, "ignore directive names no analyzer and no reason")
		return
	case !slices.Contains(Analyzers, analyzer):
		p.problem(comment, "ignore directive names analyzer %q, which is unknown", analyzer)
		return
	case hasCategory && category == "":
		p.problem(comment, "ignore directive names no category after %s/", analyzer)
		return
	case reason == "":
		p.problem(comment, "ignore directive for %s gives no reason", target)
		return
	}
	posn := p.fset.Position(comment.Pos())
	g := &Ignore{Comment: comment, Analyzer: analyzer, Category: category, Reason: reason,
		file: posn.Filename, first: posn.Line, last: posn.Line}
	if decl := p.places.docs[group]; decl != nil {
		g.last = p.fset.Position(decl.End()).Line
	} else if !p.places.trailing(p.fset, comment) {
		g.last = p.fset.Position(group.End()).Line + 1
		if stmt := p.places.labelled[g.last]; stmt != nil {
			g.last = p.fset.Position(stmt.Pos()).Line
		}
	}
	p.set.Ignores = append(p.set.Ignores, g)
}

func (p *parser) declaration(group *ast.CommentGroup, comment *ast.Comment, verb, args string) {
	name := p.places.functions[group]
	if name == nil {
		p.problem(comment, "%s directive stands at no function or interface method", verb)
		return
	}
	if values, ok := p.arguments(comment, verb, args); ok {
		p.set.Declarations = append(p.set.Declarations, Declaration{Verb: verb, Name: name, Args: values})
	}
}

// arguments reads "result=0 absent=nil"; it reports false if that cannot be read.
func (p *parser) arguments(comment *ast.Comment, verb, args string) (map[string]string, bool) {
	var values map[string]string
	for _, arg := range strings.Fields(args) {
		name, value, err := argument(verb, arg)
		if err != nil {
			p.problem(comment, "%s directive %v", verb, err)
			return nil, false
		}
		if values == nil {
			values = make(map[string]string)
		}
		values[name] = value
	}
	return values, true
}

// argument reads an argument of the verb, "absent=nil".
func argument(verb, arg string) (name, value string, err error) {
	name, value, _ = strings.Cut(arg, "=")
	choices, known := functionArgs[verb][name]
	_, notNumber := strconv.ParseUint(value, 10, 5)
	switch {
	case functionArgs[verb] == nil:
		return "", "", fmt.Errorf("takes no argument, it has %q", arg)
	case !known:
		names := slices.Sorted(maps.Keys(functionArgs[verb]))
		return "", "", fmt.Errorf("has %q, it takes %s", arg, strings.Join(names, "= and ")+"=")
	case choices == nil && notNumber != nil:
		return "", "", fmt.Errorf("has %q, %s is a number from 0 to 31", arg, name)
	case choices != nil && !slices.Contains(choices, value):
		return "", "", fmt.Errorf("has %q, %s is one of %s", arg, name, strings.Join(choices, ", "))
	}
	return name, value, nil
}

func (p *parser) problem(comment *ast.Comment, format string, args ...any) {
	p.set.Problems = append(p.set.Problems, Problem{comment, fmt.Sprintf(format, args...)})
}

func isVerb(word string) bool {
	return word == "ignore" || slices.Contains(functionVerbs, word) || slices.Contains(markVerbs, word)
}

func firstWord(s string) string {
	if i := strings.IndexAny(s, " \t"); i >= 0 {
		return s[:i]
	}
	return s
}
