package catalog

import (
	"go/types"
	"slices"
)

// A Meaning is what an error variable or a code says that a package declares.
type Meaning int

// The meanings.
const (
	MeansTimePassed Meaning = iota + 1 // a time limit has run out
	MeansCancelled                     // somebody gave up waiting
	MeansConflict                      // somebody else got on, and the next attempt may
)

// An ErrorVar is a line about an error variable.
type ErrorVar struct {
	Path, Name string
	Meaning    Meaning
}

// ErrorVars are the errors whose identity says more than that a call failed.
var ErrorVars = []ErrorVar{
	// Go 1.26
	{"context", "DeadlineExceeded", MeansTimePassed},
	{"context", "Canceled", MeansCancelled},
	{"os", "ErrDeadlineExceeded", MeansTimePassed},
	{"net", "ErrClosed", MeansCancelled},
	{"net/http", "ErrServerClosed", MeansCancelled},
	{"io", "ErrClosedPipe", MeansCancelled},

	// Libraries, versions as in Libraries: a timeout, or that this side closed.
	{"github.com/gocql/gocql", "ErrTimeoutNoResponse", MeansTimePassed},
	{"github.com/nats-io/nats.go", "ErrTimeout", MeansTimePassed},
	{"github.com/valyala/fasthttp", "ErrTimeout", MeansTimePassed},
	{"k8s.io/apimachinery/pkg/util/wait", "ErrWaitTimeout", MeansTimePassed},
	{"github.com/IBM/sarama", "ErrClosedClient", MeansCancelled},
	{"github.com/IBM/sarama", "ErrClosedConsumerGroup", MeansCancelled},
	{"github.com/ethereum/go-ethereum/rpc", "ErrClientQuit", MeansCancelled},
	{"github.com/go-redis/redis/v8", "ErrClosed", MeansCancelled},
	{"github.com/go-zookeeper/zk", "ErrClosing", MeansCancelled},
	{"github.com/gocql/gocql", "ErrSessionClosed", MeansCancelled},
	{"github.com/hibiken/asynq", "ErrServerClosed", MeansCancelled},
	{"github.com/nats-io/nats.go", "ErrConnectionClosed", MeansCancelled},
	{"github.com/nats-io/nats.go/jetstream", "ErrMsgIteratorClosed", MeansCancelled},
	{"github.com/redis/go-redis/v9", "ErrClosed", MeansCancelled},
	{"github.com/segmentio/kafka-go", "ErrGroupClosed", MeansCancelled},
	{"github.com/twmb/franz-go/pkg/kgo", "ErrClientClosed", MeansCancelled},
	{"go.mongodb.org/mongo-driver/mongo", "ErrClientDisconnected", MeansCancelled},
	{"go.mongodb.org/mongo-driver/v2/mongo", "ErrClientDisconnected", MeansCancelled},
	{"google.golang.org/grpc", "ErrClientConnClosing", MeansCancelled},
	{"google.golang.org/grpc", "ErrServerStopped", MeansCancelled},
}

// Means reports whether obj is an error variable with the meaning.
func Means(obj types.Object, meaning Meaning) bool {
	if obj == nil || obj.Pkg() == nil {
		return false
	}
	for _, v := range ErrorVars {
		if v.Meaning == meaning && v.Name == obj.Name() && v.Path == pathOf(obj) {
			return true
		}
	}
	return false
}

// A Code is a line about a constant that says of a failure what kind it is.
type Code struct {
	Path, Type, Name string
	Value            int64
	Meaning          Meaning
}

// Codes are those that say more than that a call failed.
var Codes = []Code{
	{"google.golang.org/grpc/codes", "Code", "DeadlineExceeded", 4, MeansTimePassed},
	{"google.golang.org/grpc/codes", "Code", "Aborted", 10, MeansConflict},
}

// CodeMeans reports whether the code, of type t, has the meaning.
func CodeMeans(t types.Type, code int64, meaning Meaning) bool {
	named, ok := types.Unalias(t).(*types.Named)
	return ok && slices.ContainsFunc(Codes, func(c Code) bool {
		return c.Value == code && c.Meaning == meaning && c.Type == named.Obj().Name() && c.Path == pathOf(named.Obj())
	})
}
