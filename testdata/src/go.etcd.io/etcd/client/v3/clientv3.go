// Package clientv3 is a stub of go.etcd.io/etcd/client/v3: declarations as there,
// bodies that return zero values.
package clientv3

import "context"

type LeaseID int64

type LeaseKeepAliveResponse struct {
	ID  LeaseID
	TTL int64
}

type Lease interface {
	KeepAlive(ctx context.Context, id LeaseID) (<-chan *LeaseKeepAliveResponse, error)
}

type Event struct{}

type WatchResponse struct {
	Events   []*Event
	Canceled bool
}

func (wr *WatchResponse) Err() error { return nil }

type WatchChan <-chan WatchResponse
