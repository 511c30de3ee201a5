package catalog

import "go/types"

// replyStatus are the fields of replies that hold the status code, which is 404 if there is
// no such object.
var replyStatus = map[policyKey]string{
	{"github.com/elastic/go-elasticsearch/v7/esapi", "Response"}: "StatusCode",
	{"github.com/elastic/go-elasticsearch/v8/esapi", "Response"}: "StatusCode",
	{"github.com/elastic/go-elasticsearch/v9/esapi", "Response"}: "StatusCode",
}

// ReplyStatus returns the field of the replies of type t, or which t points at, that holds
// the status code; "" if t is no reply.
func ReplyStatus(t types.Type) string {
	if pointer, ok := types.Unalias(t).(*types.Pointer); ok {
		t = pointer.Elem()
	}
	named, ok := types.Unalias(t).(*types.Named)
	if !ok {
		return ""
	}
	return replyStatus[policyKey{pathOf(named.Obj()), named.Obj().Name()}]
}

// A Decoder is a function that makes an object of what it reads.
type Decoder struct {
	Into       int  // the operand that it fills, the receiver the first; -1 if it returns what it reads
	NeedsInput bool // fails if there is nothing to read
}

// decoders are those functions.
var decoders = map[policyKey]Decoder{
	{"encoding/json", "Unmarshal"}:      {1, true},
	{"encoding/json", "Decoder.Decode"}: {1, true},
	{"io", "ReadAll"}:                   {-1, false},

	{"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue", "UnmarshalMap"}:            {1, false},
	{"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue", "UnmarshalMapWithOptions"}: {1, false},
}

// DecoderOf returns what is known of fn as a decoder; false if it is none.
func DecoderOf(fn *types.Func) (Decoder, bool) {
	line, ok := decoders[policyKey{pathOf(fn), Name(fn)}]
	return line, ok
}
