// Package codes is a stub of google.golang.org/grpc/codes.
package codes

type Code uint32

const (
	OK               Code = 0
	Canceled         Code = 1
	DeadlineExceeded Code = 4
	Aborted          Code = 10
	Internal         Code = 13
	Unavailable      Code = 14
)
