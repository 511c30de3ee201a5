package directive_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/incidentlint/incidentlint/analyzers/internal/directive"
)

func parse(t *testing.T, source string) (*token.FileSet, *directive.Set) {
	t.Helper()
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "p.go", "package p\n"+source, parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	return fset, directive.Parse(fset, []*ast.File{file})
}

// TestCovers: the lines that an ignore covers are those of the source that end
// in "covered".
func TestCovers(t *testing.T) {
	for name, source := range map[string]string{
		"above": `func f() {
	//incidentlint:ignore effects because // covered
	f() // covered
	f()
}`,
		"above a second comment": `func f() {
	//incidentlint:ignore effects because // covered
	// more of it // covered
	f() // covered
	f()
}`,
		"above a label": `func f() {
	//incidentlint:ignore effects because // covered
loop: // covered
	for { // covered
		break loop
	}
}`,
		"behind": `func f() {
	f()
	f() //incidentlint:ignore effects because // covered
	f()
}`,
		"behind a brace": `func f() {
	for { //incidentlint:ignore effects because // covered
		f()
	}
}`,
		"above a function": `//incidentlint:ignore effects because // covered
func f() { // covered
	f() // covered
} // covered
func g() {}`,
		"above a group": `//incidentlint:ignore effects because // covered
var ( // covered
	a = 1 // covered
) // covered
var b = 2`,
		"above the package's first line of many": `type t struct {
	a int
	//incidentlint:ignore effects because // covered
	b int // covered
	c int
}`,
	} {
		t.Run(name, func(t *testing.T) {
			_, set := parse(t, source)
			if len(set.Ignores) != 1 || len(set.Problems) != 0 {
				t.Fatalf("%d ignores, problems %v", len(set.Ignores), set.Problems)
			}
			for i, line := range strings.Split("package p\n"+source, "\n") {
				want := strings.HasSuffix(line, "covered")
				if got := set.Ignores[0].Covers("any", token.Position{Filename: "p.go", Line: i + 1}); got != want {
					t.Errorf("line %d %q: %v, want %v", i+1, line, got, want)
				}
			}
			if set.Ignores[0].Covers("any", token.Position{Filename: "q.go", Line: 3}) {
				t.Error("another file is covered")
			}
		})
	}
}

func TestCoversCategory(t *testing.T) {
	_, set := parse(t, "//incidentlint:ignore effects/one because\nvar a int")
	at := token.Position{Filename: "p.go", Line: 3}
	if g := set.Ignores[0]; !g.Covers("one", at) || g.Covers("other", at) || g.Reason != "because" {
		t.Errorf("%+v covers the wrong categories", g)
	}
}

func TestDeclarations(t *testing.T) {
	_, set := parse(t, `//incidentlint:remote
func f() {}

type i interface {
	//incidentlint:paces
	above()
	behind() //incidentlint:remote
}`)
	var got []string
	for _, d := range set.Declarations {
		got = append(got, d.Name.Name+" "+d.Verb)
	}
	if want := "f remote, above paces, behind remote"; strings.Join(got, ", ") != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// FuzzParse puts a comment wherever one can stand.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"ignore effects because", "ignore effects/", "remote", "", "query result=0 absent=nil", "write verb=save", "checks arg=1",
		"retired env QUOTES_URL -- gone", "retired name Show", "stage beta", "gate beta flag=quotes", "gate", "ignore refire/tick-go x // y",
	} {
		f.Add("//incidentlint:" + seed)
		f.Add("// incidentlint:" + seed)
	}
	f.Fuzz(func(t *testing.T, comment string) {
		fset := token.NewFileSet()
		source := strings.ReplaceAll("@\npackage p\n@\nvar (\n@\n\tx int @\n)\ntype t struct {\n@\n\tf int @\n}\ntype i interface {\n@\n\tm() @\n}\n@\nfunc f() {\n@\nl: @\n\tfor { @\n\t\tbreak l }\n}\n@", "@", comment)
		file, _ := parser.ParseFile(fset, "p.go", source, parser.ParseComments) // editors show what they can of a file that is wrong
		if file == nil {
			return
		}
		set := directive.Parse(fset, []*ast.File{file})
		for _, g := range set.Ignores {
			if g.Analyzer == "" || g.Reason == "" {
				t.Errorf("%q gives %+v", comment, g)
			}
		}
		for _, mark := range set.Marks {
			if mark.Stage == "" || mark.Flag != "" && mark.Verb != directive.Gate {
				t.Errorf("%q gives %+v", comment, mark)
			}
		}
		for _, d := range set.Declarations {
			if d.Name == nil {
				t.Errorf("%q gives a declaration of nothing", comment)
			}
		}
		for _, problem := range set.Problems {
			if strings.ContainsAny(problem.Message, "\n\r") {
				t.Errorf("%q gives %q", comment, problem.Message)
			}
		}
	})
}

func TestNames(t *testing.T) {
	names := directive.Names{Verb: directive.Query}
	if err := names.Set("(*a.com/b.T).Find:result=1,absent=zero, a.com/b.U.*:absent=found,a.com/b.F"); err != nil {
		t.Fatal(err)
	}
	if got, want := names.String(), "a.com/b.F,a.com/b.T.Find:absent=zero,result=1,a.com/b.U.*:absent=found"; got != want {
		t.Errorf("spelled %q, want %q", got, want)
	}
	for _, test := range []struct {
		name, absent string
		listed       bool
	}{
		{"T.Find", "zero", true},
		{"U.Any", "found", true},
		{"F", "", true},
		{"T.Other", "", false},
		{"U", "", false},
		{"Find", "", false},
	} {
		args, ok := names.Of("a.com/b", test.name)
		if ok != test.listed || args["absent"] != test.absent {
			t.Errorf("%s is listed %v with %v", test.name, ok, args)
		}
	}
	if _, ok := names.Of("a.com/c", "T.Find"); ok {
		t.Error("a function of another package is listed")
	}
	if !names.HasMethodOf("a.com/b", "U") || names.HasMethodOf("a.com/b", "F") {
		t.Error("the types whose methods are listed are not T and U")
	}
}

func FuzzNames(f *testing.F) {
	f.Add("net/http.Get, example.com/db.Store.Find")
	f.Add("gopkg.in/yaml.v3.Marshal")
	f.Add("(*example.com/db.Store).Find:result=0,absent=nil,example.com/db.Store.*")
	f.Add(",,")
	f.Fuzz(func(t *testing.T, list string) {
		names, again := directive.Names{Verb: directive.Query}, directive.Names{Verb: directive.Query}
		if names.Set(list) != nil {
			return
		}
		if err := again.Set(names.String()); err != nil || again.String() != names.String() {
			t.Errorf("%q is read as %q and that as %q (%v)", list, names.String(), again.String(), err)
		}
	})
}
