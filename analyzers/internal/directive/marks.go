package directive

import (
	"go/ast"
	"strings"

	"github.com/incidentlint/incidentlint/analyzers/internal/ledger"
)

// The verbs about what is no more, and what is for some only.
const (
	Retired = "retired" // a name, environment key, host or flag is used no more
	Stage   = "stage"   // a declaration, or a package, belongs to one stage
	Gate    = "gate"    // a declaration, or a feature flag, is true in one stage only
)

var markVerbs = []string{Retired, Stage, Gate}

// A Retirement is an entry of the ledger, at the place where it stands.
type Retirement struct {
	Comment *ast.Comment
	ledger.Entry
}

// A Mark puts declarations into a stage, or makes them gates of it.
type Mark struct {
	Comment *ast.Comment
	Verb    string // Stage or Gate
	Stage   string
	Flag    string       // of a gate that is a feature flag: its key
	Names   []*ast.Ident // what is declared; none for a flag, and for the whole package
}

func (p *parser) retirement(comment *ast.Comment, args string) {
	entry, err := ledger.ParseLine(args)
	if err != nil {
		p.problem(comment, "retired directive cannot be read: %v", err)
		return
	}
	p.set.Retired = append(p.set.Retired, Retirement{comment, entry})
}

func (p *parser) mark(file *ast.File, group *ast.CommentGroup, comment *ast.Comment, verb, args string) {
	words := strings.Fields(args)
	if len(words) == 0 {
		p.problem(comment, "%s directive names no stage", verb)
		return
	}
	m := Mark{Comment: comment, Verb: verb, Stage: words[0], Names: p.places.declared(group)}
	for _, word := range words[1:] {
		key, isFlag := strings.CutPrefix(word, "flag=")
		if verb != Gate || !isFlag || key == "" || m.Flag != "" {
			p.problem(comment, "%s directive has %q, it takes the name of a stage%s", verb, word, map[bool]string{true: " and flag=KEY"}[verb == Gate])
			return
		}
		m.Flag, m.Names = key, nil
	}
	isPackage := verb == Stage && comment.End() < file.Package
	if len(m.Names) == 0 && m.Flag == "" && !isPackage {
		p.problem(comment, "%s directive stands at no declaration", verb)
		return
	}
	p.set.Marks = append(p.set.Marks, m)
}

// declared returns what the declaration or struct field that group belongs to declares.
func (p *places) declared(group *ast.CommentGroup) []*ast.Ident {
	if field := p.fields[group]; field != nil {
		return field.Names
	}
	switch n := p.docs[group].(type) {
	case *ast.FuncDecl:
		return []*ast.Ident{n.Name}
	case *ast.TypeSpec:
		return []*ast.Ident{n.Name}
	case *ast.ValueSpec:
		return n.Names
	case *ast.GenDecl:
		var names []*ast.Ident
		for _, spec := range n.Specs {
			switch spec := spec.(type) {
			case *ast.TypeSpec:
				names = append(names, spec.Name)
			case *ast.ValueSpec:
				names = append(names, spec.Names...)
			}
		}
		return names
	}
	return nil
}
