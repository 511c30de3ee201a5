package catalog

// Functions whose answer depends on nothing but what they are given, so that
// a loop that gives them the same gets the same: Go 1.26. An exit on their
// error is no way out of a retry.
var stdPure = []Call{
	{"errors", "Is", Pure},
	{"errors", "As", Pure},
	{"errors", "AsType", Pure},
	{"errors", "Unwrap", Pure},
	{"errors", "Join", Pure},
	{"os", "IsNotExist", Pure},
	{"os", "IsExist", Pure},
	{"os", "IsPermission", Pure},
	{"fmt", "Sprintf", Pure},
	{"fmt", "Sprint", Pure},
	{"strings", "Contains", Pure},
	{"strings", "HasPrefix", Pure},
	{"strings", "HasSuffix", Pure},
	{"strings", "EqualFold", Pure},
	{"strings", "NewReader", Pure},
	{"strings", "ToLower", Pure},
	{"bytes", "NewReader", Pure},
	{"bytes", "NewBuffer", Pure},
	{"bytes", "NewBufferString", Pure},
	{"encoding/json", "Marshal", Pure},
	{"encoding/json", "Unmarshal", Pure},
	{"net/http", "NewRequest", Pure},
	{"net/http", "NewRequestWithContext", Pure},
	{"net/http", "StatusText", Pure},
	{"net/url", "Parse", Pure},
	{"net/url", "ParseRequestURI", Pure},
	{"net/url", "JoinPath", Pure},
	{"strconv", "Atoi", Pure},
	{"strconv", "ParseInt", Pure},
	{"strconv", "ParseUint", Pure},
	{"strconv", "ParseBool", Pure},
	{"strconv", "Itoa", Pure},
}
