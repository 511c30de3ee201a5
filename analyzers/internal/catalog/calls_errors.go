package catalog

// Constructors whose error is never nil: github.com/pkg/errors v0.9.1,
// github.com/cockroachdb/errors v1.14.0, golang.org/x/xerrors (2024-09). Wrap of
// either, and Error of grpc's status, return nil for nil or codes.OK.
var errorCalls = []Call{
	{"github.com/pkg/errors", "New", NonNilError},
	{"github.com/pkg/errors", "Errorf", NonNilError},
	{"github.com/cockroachdb/errors", "New", NonNilError},
	{"github.com/cockroachdb/errors", "Newf", NonNilError},
	{"github.com/cockroachdb/errors", "Errorf", NonNilError},
	{"github.com/cockroachdb/errors", "AssertionFailedf", NonNilError},
	{"golang.org/x/xerrors", "New", NonNilError},
	{"golang.org/x/xerrors", "Errorf", NonNilError},
}

// Functions that tell errors apart by nothing but what they are given: versions
// as above, and google.golang.org/grpc v1.85.0, k8s.io/apimachinery v0.37.2,
// go.mongodb.org/mongo-driver v1.17.10 and v2.9.3.
var errorQuestions = []Call{
	{"github.com/pkg/errors", "As", Pure},
	{"github.com/pkg/errors", "Cause", Pure},
	{"github.com/pkg/errors", "Is", Pure},
	{"github.com/pkg/errors", "Unwrap", Pure},
	{"github.com/pkg/errors", "Wrap", Pure},
	{"github.com/pkg/errors", "Wrapf", Pure},
	{"github.com/cockroachdb/errors", "Is", Pure},
	{"github.com/cockroachdb/errors", "IsAny", Pure},
	{"golang.org/x/xerrors", "As", Pure},
	{"golang.org/x/xerrors", "Is", Pure},
	{"golang.org/x/xerrors", "Unwrap", Pure},
	{"google.golang.org/grpc/status", "Code", Pure | ZeroForNil},
	{"google.golang.org/grpc/status", "Convert", Pure},
	{"google.golang.org/grpc/status", "FromError", Pure},
	{"google.golang.org/grpc/internal/status", "Status.Code", Pure}, // has an alias in status
	{"google.golang.org/grpc/internal/status", "Status.Message", Pure},
	{"k8s.io/apimachinery/pkg/api/errors", "IsAlreadyExists", Pure},
	{"k8s.io/apimachinery/pkg/api/errors", "IsConflict", Pure},
	{"k8s.io/apimachinery/pkg/api/errors", "IsNotFound", Pure},
	{"k8s.io/apimachinery/pkg/api/errors", "IsServiceUnavailable", Pure},
	{"k8s.io/apimachinery/pkg/api/errors", "IsTooManyRequests", Pure},
	{"go.mongodb.org/mongo-driver/mongo", "IsDuplicateKeyError", Pure},
	{"go.mongodb.org/mongo-driver/mongo", "IsNetworkError", Pure},
	{"go.mongodb.org/mongo-driver/v2/mongo", "IsDuplicateKeyError", Pure},
	{"go.mongodb.org/mongo-driver/v2/mongo", "IsNetworkError", Pure},
}
