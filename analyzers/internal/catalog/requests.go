package catalog

import (
	"go/types"
	"strings"
)

// requestTypes are the parameters that make a function one that a server calls for each
// request: Go 1.26, frameworks and servers, versions as in Libraries.
var requestTypes = map[policyKey]bool{
	{"net/http", "ResponseWriter"}:                true,
	{"github.com/gin-gonic/gin", "Context"}:       true,
	{"github.com/labstack/echo/v4", "Context"}:    true,
	{"github.com/labstack/echo/v5", "Context"}:    true,
	{"github.com/gofiber/fiber/v2", "Ctx"}:        true,
	{"github.com/gofiber/fiber/v3", "Ctx"}:        true,
	{"github.com/valyala/fasthttp", "RequestCtx"}: true,
}

// ServesRequests reports whether fn is called by a server for each request, side by
// side: by what it is given, or as a method of an implementation of a gRPC service.
func ServesRequests(sig *types.Signature, name string) bool {
	for param := range sig.Params().Variables() {
		t := param.Type()
		if pointer, ok := types.Unalias(t).(*types.Pointer); ok {
			t = pointer.Elem()
		}
		if named, ok := types.Unalias(t).(*types.Named); ok && requestTypes[policyKey{pathOf(named.Obj()), named.Obj().Name()}] {
			return true
		}
	}
	recv := sig.Recv()
	if recv == nil {
		return false
	}
	return isServiceMethod(sig, recv.Type()) || isTransport(sig, name)
}

// isServiceMethod reports whether sig is (context, *Request) (*Response, error), of a
// type that embeds what protoc-gen-go-grpc generates for servers.
func isServiceMethod(sig *types.Signature, recv types.Type) bool {
	if sig.Params().Len() != 2 || !IsContext(sig.Params().At(0).Type()) || !ReturnsError(sig) {
		return false
	}
	if pointer, ok := recv.Underlying().(*types.Pointer); ok {
		recv = pointer.Elem()
	}
	s, ok := recv.Underlying().(*types.Struct)
	if !ok {
		return false
	}
	for field := range s.Fields() {
		if field.Embedded() && strings.HasPrefix(field.Name(), "Unimplemented") && strings.HasSuffix(field.Name(), "Server") {
			return true
		}
	}
	return false
}

// isTransport reports whether a method is RoundTrip of an http.RoundTripper or Token of
// an oauth2.TokenSource, which any number of goroutines share.
func isTransport(sig *types.Signature, name string) bool {
	returns := func(path, typ string) bool {
		if sig.Results().Len() != 2 || !ReturnsError(sig) {
			return false
		}
		pointer, ok := types.Unalias(sig.Results().At(0).Type()).(*types.Pointer)
		return ok && isNamed(pointer.Elem(), path, typ)
	}
	switch name {
	case "RoundTrip":
		return sig.Params().Len() == 1 && returns("net/http", "Response")
	case "Token":
		return sig.Params().Len() == 0 && returns("golang.org/x/oauth2", "Token")
	}
	return false
}
