package catalog

import "testing"

// TestEveryWriteHasAStore: each library that is written with is of a kind, and each kind
// has a name.
func TestEveryWriteHasAStore(t *testing.T) {
	for _, line := range Writes {
		if storeAt(line.Path).String() == "" {
			t.Errorf("writes by %s.%s go to no kind of store", line.Path, line.Name)
		}
	}
	if got := (SQL | Embedded).String(); got != "sql embedded" {
		t.Errorf("two kinds are spelled %q", got)
	}
}
