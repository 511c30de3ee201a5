package resurrect

import "testing"

func TestRemovedLines(t *testing.T) {
	for _, test := range []struct{ old, new, want string }{
		{"a\nb\nc\n", "a\nc\n", "b\n"},
		{"a\nbc\nd\n", "a\nbx\nd\n", "bc\n"},
		{"a\n", "", "a\n"},
		{"a\nb", "a\n", "b\n"},
		{"a\nb", "a\nxb", "b\n"},
		{"ab\n", "b\n", "ab\n"},
		{"", "a\n", ""},
		{"a\nb\na\nb\n", "a\nb\n", "a\nb\n"},
		{"x\n", "x\n", ""},
		{"x", "x", ""},
		{"var a, b = 1\n", "var b = 1\n", "var a, b = 1\n"},
		{"a\nb\nc\nd\n", "c\nx\na\n", "b\nd\n"},
	} {
		if got := removedLines(test.old, test.new); got != test.want {
			t.Errorf("of %q, for %q: %q, want %q", test.old, test.new, got, test.want)
		}
	}
}

func TestModuleOf(t *testing.T) {
	for mod, want := range map[string]string{
		"module example.com/m\n\ngo 1.26\n":             "example.com/m",
		"// about\nmodule \"example.com/m\" // or so\n": "example.com/m",
		"go 1.26\n": "",
	} {
		if got := moduleOf(mod); got != want {
			t.Errorf("%q is %q, want %q", mod, got, want)
		}
	}
}

func TestIsAnalysed(t *testing.T) {
	for file, want := range map[string]bool{
		"a.go": true, "a/b.go": true, "a_test.go": false, "vendor/a/b.go": false, "a/testdata/b.go": false,
		"_old/a.go": false, ".hidden/a.go": false, "a.txt": false,
	} {
		if isAnalysed(file) != want {
			t.Errorf("%s: %v", file, !want)
		}
	}
}
