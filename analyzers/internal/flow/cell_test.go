package flow_test

import (
	"go/token"
	"testing"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
)

const users = `
type user struct { id int; profile struct{ name string; age int } }
type db struct{}
func (*db) First(dest any) *db { return nil }
func use(string) {}
`

// TestCellOfAnArgument: db.First(&u) takes the address of u, so that the value
// read behind it has no definition that leads back to the call. The cells of
// the argument and of the read do.
func TestCellOfAnArgument(t *testing.T) {
	fns := build(t, users+`func f(d *db) { var u user; d.First(&u); use(u.profile.name) }`)
	whole := argument(t, fns["f"])
	read := loadedBy(t, callOf(t, fns["f"], "use").Call.Args[0])
	if whole.Path != "" || read.Path != ".1.0" {
		t.Errorf("paths are %q and %q, want %q and %q", whole.Path, read.Path, "", ".1.0")
	}
	if !whole.Holds(read) || read.Holds(whole) {
		t.Errorf("%v holds %v: %v; the other way: %v", whole, read, whole.Holds(read), read.Holds(whole))
	}
}

func TestCellOfAnotherVariable(t *testing.T) {
	fns := build(t, users+`func f(d *db) { var u, v user; d.First(&u); use(v.profile.name); d.First(&v) }`)
	if argument(t, fns["f"]).Holds(loadedBy(t, callOf(t, fns["f"], "use").Call.Args[0])) {
		t.Error("u holds v.profile.name")
	}
}

func TestCellThroughAFunctionLiteral(t *testing.T) {
	fns := build(t, users+`func f(d *db) { var u user; run := func() { d.First(&u) }; run(); use(u.profile.name) }`)
	inside := argument(t, fns["f$1"])
	if read := loadedBy(t, callOf(t, fns["f"], "use").Call.Args[0]); !inside.Holds(read) {
		t.Errorf("%v, captured, does not hold %v", inside, read)
	}
}

func TestCellOfAField(t *testing.T) {
	fns := build(t, users+`func f(d *db) { var u user; d.First(&u.id); use(u.profile.name) }`)
	if argument(t, fns["f"]).Holds(loadedBy(t, callOf(t, fns["f"], "use").Call.Args[0])) {
		t.Error("u.id holds u.profile.name")
	}
}

func TestFieldNumbersAreNotPrefixes(t *testing.T) {
	root := new(ssa.Alloc)
	if (flow.Cell{Root: root, Path: ".1"}).Holds(flow.Cell{Root: root, Path: ".12"}) {
		t.Error("field 1 holds field 12")
	}
}

func TestNoCellForAnElement(t *testing.T) {
	fns := build(t, users+`func f(d *db, us []user) { d.First(&us[0]) }`)
	if cell, ok := flow.CellOf(callOf(t, fns["f"], "First").Call.Args[1]); ok {
		t.Errorf("an element of a slice has cell %v", cell)
	}
}

// argument returns the cell that First is given in fn.
func argument(t *testing.T, fn *ssa.Function) flow.Cell {
	t.Helper()
	cell, ok := flow.CellOf(callOf(t, fn, "First").Call.Args[1])
	if !ok {
		t.Fatal("the argument of First is no cell")
	}
	return cell
}

// loadedBy returns the cell that v was read from.
func loadedBy(t *testing.T, v ssa.Value) flow.Cell {
	t.Helper()
	load, ok := v.(*ssa.UnOp)
	if !ok || load.Op != token.MUL {
		t.Fatalf("%v is no load", v)
	}
	cell, ok := flow.CellOf(load.X)
	if !ok {
		t.Fatalf("%v reads no cell", v)
	}
	return cell
}
