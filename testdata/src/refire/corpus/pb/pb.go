// Package pb is what a generator makes of a service.
package pb

type (
	Request                   struct{}
	Response                  struct{}
	UnimplementedDaemonServer struct{}
)
