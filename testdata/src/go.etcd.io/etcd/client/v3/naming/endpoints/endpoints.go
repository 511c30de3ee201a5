// Package endpoints is a stub of go.etcd.io/etcd/client/v3/naming/endpoints:
// declarations as there, bodies that return zero values.
package endpoints

type Update struct {
	Key string
}

type WatchChannel <-chan []*Update
