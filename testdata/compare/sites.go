package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
)

// A site is a declaration that says in its comment what it is:
//
//	bad: what happens in production
//	good (Name): how it repairs the bad site Name of its package
//	good: why it is no mistake, though it looks like one
type site struct {
	name    string // directory.Type.Method, .Function, .Type or .variable
	pattern string // the first directory
	isBad   bool
	repairs string // the name of a bad site, if this is its repair
	says    string
	file    string
	from    int // lines, without the comment
	to      int
}

var mark = regexp.MustCompile(`(?m)^(bad|good)(?: \(([\w.]+)\))?: (.+?)\.?$`)

// readSites returns the sites of a module in the order of their files.
func readSites(dir string) ([]site, error) {
	var sites []site
	fset := token.NewFileSet()
	err := eachFile(dir, func(name string, content []byte) error {
		if path.Ext(name) != ".go" {
			return nil
		}
		syntax, err := parser.ParseFile(fset, name, content, parser.ParseComments)
		if err != nil {
			return err
		}
		for _, decl := range syntax.Decls {
			if s, ok := siteOf(fset, decl); ok {
				sites = append(sites, s)
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return sites, checkPairs(sites)
}

func siteOf(fset *token.FileSet, decl ast.Decl) (site, bool) {
	name, doc := nameAndDoc(decl)
	m := mark.FindStringSubmatch(doc.Text())
	if m == nil {
		return site{}, false
	}
	from, to := fset.Position(decl.Pos()), fset.Position(decl.End())
	dir := path.Dir(from.Filename)
	pattern, _, _ := strings.Cut(dir, "/")
	s := site{dir + "." + name, pattern, m[1] == "bad", m[2], m[3], from.Filename, from.Line, to.Line}
	if s.repairs != "" {
		s.repairs = dir + "." + s.repairs
	}
	return s, true
}

func nameAndDoc(decl ast.Decl) (string, *ast.CommentGroup) {
	switch decl := decl.(type) {
	case *ast.FuncDecl:
		if decl.Recv == nil {
			return decl.Name.Name, decl.Doc
		}
		t := decl.Recv.List[0].Type
		if star, ok := t.(*ast.StarExpr); ok {
			t = star.X
		}
		return t.(*ast.Ident).Name + "." + decl.Name.Name, decl.Doc
	case *ast.GenDecl:
		switch spec := decl.Specs[0].(type) {
		case *ast.TypeSpec:
			return spec.Name.Name, decl.Doc
		case *ast.ValueSpec:
			return spec.Names[0].Name, decl.Doc
		}
	}
	return "", nil
}

// checkPairs says which bad sites have not one repair.
func checkPairs(sites []site) error {
	repairs := make(map[string]int)
	for _, s := range sites {
		if s.isBad {
			repairs[s.name] = 0
		}
	}
	var errs []error
	for _, s := range sites {
		if _, ok := repairs[s.repairs]; ok {
			repairs[s.repairs]++
		} else if s.repairs != "" {
			errs = append(errs, fmt.Errorf("%s repairs %s, which is no bad site", s.name, s.repairs))
		}
	}
	for name, n := range repairs {
		if n != 1 {
			errs = append(errs, fmt.Errorf("%s has %d repairs, not one", name, n))
		}
	}
	return errors.Join(errs...)
}

// eachFile calls f with the slashed names, below the module's directory, of all files that
// linters see.
func eachFile(dir string, f func(name string, content []byte) error) error {
	return filepath.WalkDir(dir, func(file string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || entry.Name() == foundFile || entry.Name() == judgedFile {
			return err
		}
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, file)
		if err != nil {
			return err
		}
		return f(filepath.ToSlash(name), content)
	})
}

// hash names the state of all that linters see.
func hash(dir string) (string, error) {
	h := sha256.New()
	err := eachFile(dir, func(name string, content []byte) error {
		_, err := fmt.Fprintf(h, "%s %d\n%s", name, len(content), content)
		return err
	})
	return fmt.Sprintf("%x", h.Sum(nil)[:8]), err
}
