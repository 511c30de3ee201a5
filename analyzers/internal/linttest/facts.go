package linttest

import (
	"bytes"
	"encoding/gob"
	"testing"

	"golang.org/x/tools/go/analysis"
)

// checkEncoding encodes fact twice, with fresh encoders, and compares: a map
// inside would come out in another order some day, and every cache would
// believe that the package has changed.
func checkEncoding(t *testing.T, fact analysis.Fact) {
	t.Helper()
	var first []byte
	for range 8 {
		var buf bytes.Buffer
		if err := gob.NewEncoder(&buf).Encode(fact); err != nil {
			t.Errorf("fact %v: %v", fact, err)
			return
		}
		if first == nil {
			first = buf.Bytes()
		} else if !bytes.Equal(first, buf.Bytes()) {
			t.Errorf("fact %v is encoded in different ways", fact)
			return
		}
	}
}
