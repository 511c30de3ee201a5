package catalog

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"testing"

	"golang.org/x/tools/go/types/typeutil"
)

// sources are small packages at import paths that have lines. A comment
// "want" in user says what the call before it does.
var sources = []struct{ path, text string }{
	{"context", `package context
type Context interface { Err() error }
func Background() Context { return nil }`},

	{"google.golang.org/grpc", `package grpc
import "context"
type CallOption interface { after() }
type ClientConn struct{}
func (*ClientConn) Invoke(ctx context.Context, method string, opts ...CallOption) error { return nil }
func (*ClientConn) Close() error { return nil }
type ServerStreamingClient[Res any] interface { Recv() (*Res, error) }`},

	{"github.com/aws/aws-sdk-go-v2/service/sqs", `package sqs
import "context"
type Client struct{}
func (*Client) SendMessage(ctx context.Context) (int, error) { return 0, nil }
func (*Client) ReceiveMessage(ctx context.Context) (int, error) { return 0, nil }
func (*Client) Options() error { return nil }
func (*Client) Deferred(ctx context.Context) int { return 0 }
type Pager[T any] struct{}
func (*Pager[T]) NextPage(ctx context.Context) (T, error) { panic(0) }`},

	{"github.com/aws/aws-sdk-go-v2/service", `package service
import "context"
type Client struct{}
func (*Client) SendMessage(ctx context.Context) (int, error) { return 0, nil }`},

	{"github.com/jackc/pgx/v5", `package pgx
import "context"
type Conn struct{}
func (*Conn) Ping(ctx context.Context) error { return nil }
func (*Conn) Close(ctx context.Context) error { return nil }
func (*Conn) WaitForNotification(ctx context.Context) (int, error) { return 0, nil }`},

	{"k8s.io/client-go/gentype", `package gentype
import "context"
type Client[T any] struct{}
func (*Client[T]) Get(ctx context.Context, name string) (T, error) { panic(0) }`},

	{"net/http", `package http
type Client struct{}
func (*Client) Do() (int, error) { return 0, nil }
func (*Client) CloseIdleConnections() {}
type RoundTripper interface { RoundTrip() (int, error) }
func Get(url string) (int, error) { return 0, nil }`},

	{"github.com/aws/aws-sdk-go/aws/request", `package request
type Option func()`},

	{"example.com/user", `package user
import (
	"context"
	"github.com/aws/aws-sdk-go-v2/service"
	"github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go/aws/request"
	"github.com/jackc/pgx/v5"
	"google.golang.org/grpc"
	"k8s.io/client-go/gentype"
	"net/http"
)
type Service struct { *http.Client; http.RoundTripper }
type Alias = http.Client
type Copy http.Client
type Pods struct { *gentype.Client[int] }
type Stubs interface {
	Say(ctx context.Context, in int, opts ...grpc.CallOption) (int, error)
	Nothing(ctx context.Context, opts ...grpc.CallOption)
	Other(ctx context.Context, opts ...int) error
	Queue(opts ...request.Option) error
}
func generic[T interface{ Do() (int, error) }](t T) { t.Do() /* want "" */ }
func _(ctx context.Context, s Service, a *Alias, stubs Stubs, cc *grpc.ClientConn, stream grpc.ServerStreamingClient[string], pods Pods,
	q *sqs.Client, pages *sqs.Pager[int], above *service.Client, db *pgx.Conn, err error) {
	http.Get("")               // want "remote"
	s.Do()                     // want "remote"
	s.RoundTrip()              // want "remote"
	s.CloseIdleConnections()   // want ""
	a.Do()                     // want "remote"
	ctx.Err()                  // want "observes-context"
	context.Background()       // want ""
	err.Error()                // want ""
	stubs.Say(ctx, 1)          // want "remote"
	stubs.Nothing(ctx)         // want ""
	stubs.Other(ctx)           // want ""
	stubs.Queue()              // want "remote"
	cc.Invoke(ctx, "")         // want "remote"
	cc.Close()                 // want ""
	stream.Recv()              // want "remote receives"
	pods.Get(ctx, "")          // want "remote"
	q.SendMessage(ctx)         // want "remote"
	q.ReceiveMessage(ctx)      // want "remote receives"
	q.Options()                // want ""
	q.Deferred(ctx)            // want ""
	pages.NextPage(ctx)        // want "remote"
	above.SendMessage(ctx)     // want ""
	db.Ping(ctx)               // want "remote"
	db.Close(ctx)              // want ""
	db.WaitForNotification(ctx) // want "remote receives"
}`},
}

func TestEffectOf(t *testing.T) {
	fset, info, file := checkSources(t)
	wants := make(map[int]string) // by line
	for _, group := range file.Comments {
		var want string
		if _, err := fmt.Sscanf(group.List[0].Text[2:], " want %q", &want); err != nil {
			t.Fatalf("%v: %v", fset.Position(group.Pos()), err)
		}
		wants[fset.Position(group.Pos()).Line] = want
	}
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		fn, ok := typeutil.Callee(info, call).(*types.Func)
		line := fset.Position(call.Pos()).Line
		want, expected := wants[line]
		if !ok || !expected {
			t.Errorf("line %d: no function or no want", line)
			return true
		}
		delete(wants, line)
		if got := EffectOf(fn).String(); got != want {
			t.Errorf("line %d: EffectOf(%s) = %q, want %q", line, fn.FullName(), got, want)
		}
		return true
	})
	for line := range wants {
		t.Errorf("line %d: no call", line)
	}
}

// checkSources type-checks sources and returns the last.
func checkSources(tb testing.TB) (*token.FileSet, *types.Info, *ast.File) {
	tb.Helper()
	fset := token.NewFileSet()
	known := make(map[string]*types.Package)
	conf := types.Config{Importer: importerFunc(func(path string) (*types.Package, error) {
		if pkg := known[path]; pkg != nil {
			return pkg, nil
		}
		return importer.Default().Import(path)
	})}
	info := &types.Info{
		Uses:       make(map[*ast.Ident]types.Object),
		Selections: make(map[*ast.SelectorExpr]*types.Selection),
		Types:      make(map[ast.Expr]types.TypeAndValue),
		Instances:  make(map[*ast.Ident]types.Instance),
	}
	var file *ast.File
	for _, src := range sources {
		var err error
		if file, err = parser.ParseFile(fset, src.path, src.text, parser.ParseComments); err != nil {
			tb.Fatal(err)
		}
		if known[src.path], err = conf.Check(src.path, fset, []*ast.File{file}, info); err != nil {
			tb.Fatal(err)
		}
	}
	return fset, info, file
}

func TestName(t *testing.T) {
	_, info, file := checkSources(t)
	names := make(map[string]bool)
	ast.Inspect(file, func(n ast.Node) bool {
		if call, ok := n.(*ast.CallExpr); ok {
			names[Name(typeutil.Callee(info, call).(*types.Func))] = true
		}
		return true
	})
	for _, want := range []string{"Get", "Do", "Client.Do", "RoundTripper.RoundTrip", "Context.Err", "Stubs.Say", "Pager.NextPage", "Client.Get", "ServerStreamingClient.Recv"} {
		if !names[want] {
			t.Errorf("no call of %s", want)
		}
	}
}
