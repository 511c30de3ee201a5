package options

import (
	"reflect"
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
