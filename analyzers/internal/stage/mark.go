package stage

import (
	"cmp"
	"go/types"
	"slices"
	"strings"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
)

// A Kind says what a mark is about.
type Kind uint8

// The kinds.
const (
	Staged  Kind = iota + 1 // a declaration that belongs to the stage
	Package                 // the declarations of a package do
	Gate                    // a declaration that is true in the stage only
	Flag                    // a feature flag that is
)

// A Mark is what a directive says, or what follows from one.
type Mark struct {
	Kind  Kind
	Stage string
	Name  string // import/path.Name, .Type.Method, .Type.Field; a package's path; a flag's key
}

// Sort returns the marks in one order, each once.
func Sort(marks []Mark) []Mark {
	slices.SortFunc(marks, func(a, b Mark) int {
		return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Stage, b.Stage))
	})
	return slices.Compact(marks)
}

// A Book finds marks by objects. A nil Book has none.
type Book struct {
	Marks  []Mark
	byName map[Kind]map[string]string // stages
	words  map[string]bool            // the last words of names
}

// NewBook returns a book of the marks; nil if there are none.
func NewBook(marks []Mark) *Book {
	if len(marks) == 0 {
		return nil
	}
	b := &Book{marks, make(map[Kind]map[string]string), make(map[string]bool)}
	for _, m := range marks {
		b.add(m)
	}
	return b
}

func (b *Book) add(m Mark) {
	if b.byName[m.Kind] == nil {
		b.byName[m.Kind] = make(map[string]string)
	}
	b.byName[m.Kind][m.Name] = m.Stage
	b.words[m.Name[strings.LastIndexByte(m.Name, '.')+1:]] = true
}

// Stages returns the stages that marks of the kinds name.
func (b *Book) Stages(kinds ...Kind) []string {
	var stages []string
	if b != nil {
		for _, m := range b.Marks {
			if slices.Contains(kinds, m.Kind) && !slices.Contains(stages, m.Stage) {
				stages = append(stages, m.Stage)
			}
		}
	}
	return stages
}

// StageOf returns the stage that obj, or its package, belongs to; "" for none. A method
// belongs to one only if it is marked itself: whoever has a value of a staged type was let
// in when it was made.
func (b *Book) StageOf(obj types.Object) string {
	if b == nil || obj == nil || obj.Pkg() == nil {
		return ""
	}
	if fn, ok := obj.(*types.Func); ok && fn.Signature().Recv() != nil {
		return b.lookup(Staged, obj)
	}
	if stage := b.byName[Package][obj.Pkg().Path()]; stage != "" {
		return stage
	}
	return b.lookup(Staged, obj)
}

// isGate reports whether obj is true in the stage only.
func (b *Book) isGate(obj types.Object, stage string) bool {
	return b.lookup(Gate, obj) == stage
}

func (b *Book) lookup(kind Kind, obj types.Object) string {
	if obj == nil || obj.Pkg() == nil || !b.words[obj.Name()] {
		return ""
	}
	return b.byName[kind][NameOf(obj)]
}

// NameOf returns import/path.Member; "" for what is no member of a package.
func NameOf(obj types.Object) string {
	member := catalog.Member(obj)
	if member == "" {
		return ""
	}
	return obj.Pkg().Path() + "." + member
}
