package catalog

import (
	"go/types"
)

// A ClosedChannel is a line about a channel that a library closes when what it
// reports on is lost, a connection or a lease, so that a receive from it does not
// block any more: the type of the channel, or the function that returns it first.
type ClosedChannel struct{ Path, Name string }

// ClosedChannels are they, versions as in Libraries: etcd closes when the watch is
// canceled or the lease cannot be kept, Kubernetes when the connection or its time
// is over, AMQP when the channel or connection is.
var ClosedChannels = []ClosedChannel{
	{"go.etcd.io/etcd/client/v3", "WatchChan"},
	{"go.etcd.io/etcd/client/v3", "Lease.KeepAlive"},
	{"go.etcd.io/etcd/client/v3/naming/endpoints", "WatchChannel"},
	{"k8s.io/apimachinery/pkg/watch", "Interface.ResultChan"},
	{"github.com/rabbitmq/amqp091-go", "Channel.Consume"},
	{"github.com/rabbitmq/amqp091-go", "Channel.ConsumeWithContext"},
	{"github.com/streadway/amqp", "Channel.Consume"},
}

// IsClosedChannelType reports whether t is the type of such a channel.
func IsClosedChannelType(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && isClosedChannel(named.Obj(), named.Obj().Name())
}

// ReturnsClosedChannel reports whether fn returns such a channel first.
func ReturnsClosedChannel(fn *types.Func) bool { return isClosedChannel(fn, Name(fn)) }

func isClosedChannel(obj types.Object, name string) bool {
	for _, line := range ClosedChannels {
		if line.Name == name && line.Path == pathOf(obj) {
			return true
		}
	}
	return false
}
