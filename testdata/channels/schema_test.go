package channels_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/reviewdog/reviewdog/proto/rdf"
	"github.com/santhosh-tekuri/jsonschema/v6"
	_ "github.com/securego/gosec/v2/cwe" // its module has the schema of SARIF
	"google.golang.org/protobuf/encoding/protojson"
)

// valid holds a JSON text against a schema.
func valid(t *testing.T, schema *jsonschema.Schema, text string) {
	t.Helper()
	value, err := jsonschema.UnmarshalJSON(strings.NewReader(text))
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	if err := schema.Validate(value); err != nil {
		t.Errorf("%v\n%s", err, text)
	}
}

func compile(t *testing.T, file string) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile(file)
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// TestSARIFSchema: the schema is that of OASIS, errata 01.
func TestSARIFSchema(t *testing.T) {
	schema := compile(t, filepath.Join(source(t, "github.com/securego/gosec/v2"), "report/sarif/testdata/sarif-schema-2.1.0.json"))
	for name, dir := range subjects(t) {
		t.Run(name, func(t *testing.T) { valid(t, schema, printed(t, dir, "sarif")) })
	}
}

// TestRDJSONLSchema holds each line against reviewdog's schema, which allows
// other properties, and reads it as reviewdog does, which allows none.
func TestRDJSONLSchema(t *testing.T) {
	schema := compile(t, filepath.Join(source(t, "github.com/reviewdog/reviewdog"), "proto/rdf/jsonschema/Diagnostic.json"))
	for name, dir := range subjects(t) {
		t.Run(name, func(t *testing.T) {
			for line := range strings.Lines(printed(t, dir, "rdjsonl")) {
				valid(t, schema, line)
				var d rdf.Diagnostic
				if err := protojson.Unmarshal([]byte(line), &d); err != nil {
					t.Errorf("%v\n%s", err, line)
				}
				if d.GetSeverity() == rdf.Severity_UNKNOWN_SEVERITY || d.GetLocation().GetRange().GetEnd().GetLine() == 0 || d.GetCode().GetUrl() == "" {
					t.Errorf("a severity, an end or an address is missing: %s", line)
				}
			}
		})
	}
}

// TestCodeClimateSchema: the schema is what GitLab reads and what the
// specification of Code Climate's engines says of it.
func TestCodeClimateSchema(t *testing.T) {
	schema := compile(t, "codeclimate.json")
	for name, dir := range subjects(t) {
		t.Run(name, func(t *testing.T) { valid(t, schema, printed(t, dir, "codeclimate")) })
	}
}
