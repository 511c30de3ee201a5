package flow_test

import (
	"go/types"
	"strings"
	"testing"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

const rows = `
type row struct { id int; name string; at *int }
func get() (*row, error) { return nil, nil }
func save(*row) error { return nil }
func saveID(int) error { return nil }
func like(*row) *row { return nil }
func holds(*row) bool { return true }
func stop() bool { return false }
func run(func()) {}
func must(error) {}
`

// absenceRules know save, and that holds looks.
var absenceRules = flow.AbsenceRules{
	Use: func(call ssa.CallInstruction, given uint32) flow.Use {
		fn := ir.Callee(call.Common())
		writes := fn != nil && (fn.Name() == "save" || fn.Name() == "saveID")
		return flow.Use{Writes: writes, Carries: writes && given != 0, Keeps: true}
	},
	IsContext:    func(types.Type) bool { return false },
	Keys:         func(*ssa.CallCommon) []ssa.Value { return nil },
	Field:        func(*ssa.FieldAddr) flow.Field { return flow.OtherField },
	IsNotFound:   func(*types.Var) bool { return false },
	AsksNotFound: func(*ssa.CallCommon) bool { return false },
}

// TestWhenAbsent asks about the row of get, once as nil, once as a pointer to a zero one,
// whether a write comes unasked, and which results are nil.
func TestWhenAbsent(t *testing.T) {
	tests := []struct {
		name, body  string
		ifNil, zero bool // a write carries the row, and nobody has asked
	}{
		{"written at once", `r, err := get(); if err != nil { return err }; return save(r)`, true, true},
		{"compared with nil", `r, err := get(); if err != nil { return err }; if r == nil { return nil }; return save(r)`, false, true},
		{"field compared with zero", `r, err := get(); if err != nil { return err }; if r.id == 0 { return nil }; return save(r)`, true, false},
		{"asked by a function", `r, _ := get(); if !holds(r) { return nil }; return save(r)`, false, false},
		{"asked on one way only", `r, _ := get(); if stop() { if r == nil || r.id == 0 { return nil } }; return save(r)`, true, true},
		{"replaced", `r, _ := get(); r = &row{id: 1}; return save(r)`, false, false},
		{"replaced on one way only", `r, _ := get(); if stop() { r = &row{id: 1} }; return save(r)`, true, true},
		{"a field of it", `r, _ := get(); return saveID(r.id)`, true, true},
		{"a copy with it", `r, _ := get(); c := row{id: r.id}; return save(&c)`, true, true},
		{"another", `if _, err := get(); err != nil { return err }; return save(&row{id: 1})`, false, false},
		{"in a literal", `r, _ := get(); run(func() { must(save(r)) }); return nil`, true, true},
		{"where it failed", `r, err := get(); if err != nil { return save(r) }; return nil`, false, false},
		{"what it is like makes no difference", `r, _ := get(); n := 0; if r.name == "x" { n++ }; return save(r)`, true, true},
		{"what it is like decides", `r, _ := get(); if r.name == "x" { return nil }; return save(r)`, true, false},
		{"what is done with is no other state", `r, _ := get(); ` + strings.Repeat(`if stop() { holds(like(r)) }; `, 12) + `return save(r)`, true, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			fn := build(t, rows+"func f() error {"+test.body+"}")["f"]
			call := callOf(t, fn, "get")
			for _, isNil := range []bool{true, false} {
				absence := flow.Absence{At: call, Fn: fn, Err: ir.ErrorOf(call), Budget: &flow.Budget{Blocks: 1000}}
				for _, ref := range *call.Referrers() {
					if extract, ok := ref.(*ssa.Extract); ok && extract.Index == 0 {
						if isNil {
							absence.Nil = []ssa.Value{extract}
						} else {
							absence.Empty = []ssa.Value{extract}
						}
					}
				}
				course := flow.WhenAbsent(absence, absenceRules)
				found := false
				for _, write := range course.Writes {
					found = found || write.Carries && write.Asked.IsZero()
				}
				want := test.zero
				if isNil {
					want = test.ifNil
				}
				if found != want || course.Unknown {
					t.Errorf("nil %v: written unasked %v, want %v; unknown %v", isNil, found, want, course.Unknown)
				}
			}
		})
	}
}

// TestWhenAbsentGivesUp: when the blocks are too many, it says that it does not know.
func TestWhenAbsentGivesUp(t *testing.T) {
	fn := build(t, rows+`func f() error { r, _ := get(); for !stop() { if stop() { _ = r.name } }; return save(r) }`)["f"]
	call := callOf(t, fn, "get")
	if course := flow.WhenAbsent(flow.Absence{At: call, Fn: fn, Budget: &flow.Budget{Blocks: 2}}, absenceRules); !course.Unknown {
		t.Errorf("the course is said to be known: %+v", course)
	}
}
