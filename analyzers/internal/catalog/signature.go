package catalog

import (
	"go/types"

	"github.com/incidentlint/incidentlint/analyzers/internal/lazyregexp"
)

// A Signature is a line about generated code, which lives under any path: a
// function whose last, variadic parameter is of the named type does so.
type Signature struct {
	Path, Option string
	Does         Effect
}

// Signatures lists the stubs that generators write.
var Signatures = []Signature{
	// protoc-gen-go-grpc v1.6: every client method ends in ...grpc.CallOption.
	{"google.golang.org/grpc", "CallOption", Remote},
	// cloud.google.com/go: so do the clients, in ...gax.CallOption.
	{"github.com/googleapis/gax-go/v2", "CallOption", Remote},
	// google.golang.org/api v0.311: Do of each call.
	{"google.golang.org/api/googleapi", "CallOption", Remote},
	// github.com/aws/aws-sdk-go v1.55.8: each method that takes a context.
	{"github.com/aws/aws-sdk-go/aws/request", "Option", Remote},
	// gitlab.com/gitlab-org/api/client-go v1.46: each method of a service.
	{"gitlab.com/gitlab-org/api/client-go", "RequestOptionFunc", Remote},
}

// signatureEffect returns what fn does by the shape of its signature.
func signatureEffect(fn *types.Func) Effect {
	sig := fn.Signature()
	if !sig.Variadic() || !ReturnsError(sig) {
		return 0
	}
	last := sig.Params().At(sig.Params().Len() - 1).Type()
	slice, ok := last.(*types.Slice)
	if !ok {
		return 0 // append([]byte, string...)
	}
	for _, s := range Signatures {
		if isNamed(slice.Elem(), s.Path, s.Option) {
			return s.Does
		}
	}
	return 0
}

// AsksThrough reports whether fn, of which nothing else is known, looks like a
// request to another party: a method of an interface that is neither of the
// standard library nor of a library that has lines, takes a context and returns
// an error. Methods that are named for closing, building or waiting are no
// requests, nor are those that block until something comes.
func AsksThrough(fn *types.Func) bool {
	recv := fn.Signature().Recv()
	if recv == nil || !types.IsInterface(recv.Type()) || fn.Pkg() == nil {
		return false
	}
	return HasFacts(fn.Pkg().Path()) && contextInErrorOut(fn) && !noRequest.MatchString(fn.Name())
}

// noRequest are the names of methods that ask nobody, or wait to be told.
var noRequest = lazyregexp.New(`^(?i:accept|acquire|await|close|consume|dequeue|fetchmessage|listen|lock|new|next|parse|poll|pop|process|read|receive|recv|run|serve|set|shutdown|sleep|start|stop|take|validate|wait|watch|with)`)

// EndsByName reports whether fn, of which nothing else is known, is a method of an
// interface that is named as those of loggers are that end the process.
func EndsByName(fn *types.Func) bool {
	recv := fn.Signature().Recv()
	return recv != nil && types.IsInterface(recv.Type()) && fatal.MatchString(fn.Name())
}

var fatal = lazyregexp.New(`^(Fatal|Panic)(f|ln|w|Context|Depth|Depthf|Ctx)?$`)
