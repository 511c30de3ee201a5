package options

import (
	"reflect"
	"strings"
	"testing"
)

func TestToolFlagsHaveOneOrder(t *testing.T) {
	one, err := Parse([]string{"-unboundedretry.tests", "-effects.debug=true", "-unboundedretry", "./..."})
	if err != nil {
		t.Fatal(err)
	}
	two, err := Parse([]string{"--unboundedretry=1", "-effects.debug", "-unboundedretry.tests=T", "--", "./..."})
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(one, two) {
		t.Errorf("%+v and %+v", one, two)
	}
	want := []string{"-effects=true", "-effects.debug=true", "-unboundedretry=true", "-unboundedretry.tests=true"}
	if !reflect.DeepEqual(one.ToolFlags, want) {
		t.Errorf("flags %q, want %q", one.ToolFlags, want)
	}
}

func TestNoFlags(t *testing.T) {
	o, err := Parse(nil)
	if err != nil || len(o.ToolFlags) > 0 || !reflect.DeepEqual(o.Patterns, []string{"."}) {
		t.Errorf("%+v, %v", o, err)
	}
}

// FuzzParse: arguments, one a line, are options or one line of complaint; what is handed to the
// analyzers is flags, and read again it is the same.
func FuzzParse(f *testing.F) {
	f.Add("-unboundedretry.tests\n./...")
	f.Add("-format=sarif:out.sarif\n-format\ntext\n-limit\n3")
	f.Add("-effects.query=(example.com/m/store.Repo).Find:absent=nil\n-retired.names=env:A=b;host:c.d=e")
	f.Add("-new-from-rev=HEAD\n-baseline\nx\n--\n-x")
	f.Add("-resurrected-since=v1\n-resurrected-window=-1\n-C\n..\n-tags=a,b\n-diff")
	f.Fuzz(func(t *testing.T, text string) {
		o, err := Parse(strings.Split(text, "\n"))
		if err != nil {
			if strings.Contains(err.Error(), "\n") {
				t.Errorf("%q: %q", text, err)
			}
			return
		}
		if o.Help || o.Version {
			return
		}
		again, err := Parse(append(append([]string{}, o.ToolFlags...), "--", "./..."))
		if err != nil || !reflect.DeepEqual(again.ToolFlags, o.ToolFlags) {
			t.Errorf("%q gives %q, and that gives %+v, %v", text, o.ToolFlags, again, err)
		}
	})
}
