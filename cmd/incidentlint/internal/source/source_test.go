package source

import (
	"os"
	"path/filepath"
	"testing"
)

const text = `package p

var v = 1

func F() {
}

func (m *Map[K, V]) Get() {
	_ = "größe 𝄞"; x()
}

func (s (Set[K])) Has() {}
`

func TestFunction(t *testing.T) {
	name := filepath.Join(t.TempDir(), "p.go")
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	files := make(Files)
	for line, want := range map[int]string{0: "", 3: "", 5: "F", 6: "F", 7: "", 9: "Map.Get", 12: "Set.Has", 99: ""} {
		if got := files.Function(name, line); got != want {
			t.Errorf("line %d: %q, want %q", line, got, want)
		}
	}
	if got := files.Function(name+"x", 5); got != "" {
		t.Errorf("a file that is not there has the function %q", got)
	}
}

func TestUTF16(t *testing.T) {
	name := filepath.Join(t.TempDir(), "p.go")
	if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	files := make(Files)
	// ö and ß are two bytes and one unit each, 𝄞 is four bytes and two units.
	for column, want := range map[int]int{1: 1, 7: 7, 24: 20, 99: 99} {
		if got := files.UTF16(name, 9, column); got != want {
			t.Errorf("column %d: %d, want %d", column, got, want)
		}
	}
	if got := files.UTF16(name, 99, 5); got != 5 {
		t.Errorf("a line that is not there: %d", got)
	}
}
