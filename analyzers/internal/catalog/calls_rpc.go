package catalog

// Remote procedure calls: google.golang.org/grpc v1.85.0, connectrpc.com/connect
// v1.21.1, storj.io/drpc v1.0.0, github.com/apache/thrift v0.25.0,
// github.com/googleapis/gax-go/v2 v2.27.0. Generated grpc stubs are found by
// their signature; the client that thrift generates calls TClient.
//
// Dial and NewClient of grpc do not connect: the first call does.
var rpcCalls = []Call{
	{"google.golang.org/grpc", "ClientStream.RecvMsg", Remote | Receives},
	{"google.golang.org/grpc", "ClientStream.SendMsg", Remote},
	{"google.golang.org/grpc", "Stream.RecvMsg", Remote | Receives},
	{"google.golang.org/grpc", "Stream.SendMsg", Remote},
	{"google.golang.org/grpc", "ServerStream.RecvMsg", Remote | Receives},
	{"google.golang.org/grpc", "ServerStream.SendMsg", Remote},
	{"google.golang.org/grpc", "BidiStreamingClient.Recv", Remote | Receives},
	{"google.golang.org/grpc", "BidiStreamingClient.Send", Remote},
	{"google.golang.org/grpc", "BidiStreamingServer.Recv", Remote | Receives},
	{"google.golang.org/grpc", "BidiStreamingServer.Send", Remote},
	{"google.golang.org/grpc", "ClientStreamingClient.Send", Remote},
	{"google.golang.org/grpc", "ClientStreamingClient.CloseAndRecv", Remote | Receives},
	{"google.golang.org/grpc", "ClientStreamingServer.Recv", Remote | Receives},
	{"google.golang.org/grpc", "ServerStreamingClient.Recv", Remote | Receives},
	{"google.golang.org/grpc", "ServerStreamingServer.Send", Remote},
	{"google.golang.org/grpc", "GenericClientStream.Recv", Remote | Receives},
	{"google.golang.org/grpc", "GenericClientStream.Send", Remote},
	{"google.golang.org/grpc", "GenericClientStream.CloseAndRecv", Remote | Receives},
	{"google.golang.org/grpc", "GenericServerStream.Recv", Remote | Receives},
	{"google.golang.org/grpc", "GenericServerStream.Send", Remote},
	{"google.golang.org/grpc", "ClientConn.WaitForStateChange", Waits | ObservesContext},

	{"connectrpc.com/connect", "Client.*", Remote},
	{"connectrpc.com/connect", "HTTPClient.Do", Remote},
	{"connectrpc.com/connect", "StreamingClientConn.Receive", Remote | Receives},
	{"connectrpc.com/connect", "StreamingClientConn.Send", Remote},
	{"connectrpc.com/connect", "BidiStream.Receive", Remote | Receives},
	{"connectrpc.com/connect", "BidiStream.Send", Remote},
	{"connectrpc.com/connect", "BidiStreamForClient.Receive", Remote | Receives},
	{"connectrpc.com/connect", "BidiStreamForClient.Send", Remote},
	{"connectrpc.com/connect", "ClientStreamForClient.CloseAndReceive", Remote | Receives},
	{"connectrpc.com/connect", "ClientStreamForClient.Send", Remote},
	{"connectrpc.com/connect", "ClientStream.Receive", Receives},
	{"connectrpc.com/connect", "ServerStreamForClient.Receive", Receives},
	{"connectrpc.com/connect", "ServerStream.Send", Remote},

	{"storj.io/drpc", "Conn.*", Remote},
	{"storj.io/drpc", "Stream.MsgRecv", Remote | Receives},
	{"storj.io/drpc", "Stream.MsgSend", Remote},
	{"storj.io/drpc/drpcconn", "Conn.*", Remote},

	{"github.com/apache/thrift/lib/go/thrift", "TClient.Call", Remote},
	{"github.com/apache/thrift/lib/go/thrift", "TStandardClient.Call", Remote},
	{"github.com/apache/thrift/lib/go/thrift", "WrappedTClient.Call", Remote},
	{"github.com/apache/thrift/lib/go/thrift", "TTransport.Open", Remote},
	{"github.com/apache/thrift/lib/go/thrift", "TSocket.Open", Remote},
	{"github.com/apache/thrift/lib/go/thrift", "TSSLSocket.Open", Remote},

	{"github.com/googleapis/gax-go/v2", "Invoke", Remote},
	{"github.com/googleapis/gax-go/v2", "ProtoJSONStream.Recv", Remote | Receives},
}

// Clients of Ethereum nodes: github.com/ethereum/go-ethereum v1.17.10. Its
// package of the root declares interfaces only.
var ethereumCalls = []Call{
	{"github.com/ethereum/go-ethereum", "*.*", Remote},
	{"github.com/ethereum/go-ethereum/ethclient", "Dial", Remote},
	{"github.com/ethereum/go-ethereum/ethclient", "DialContext", Remote},
	{"github.com/ethereum/go-ethereum/ethclient", "Client.*", Remote},
	{"github.com/ethereum/go-ethereum/rpc", "Dial", Remote},
	{"github.com/ethereum/go-ethereum/rpc", "DialContext", Remote},
	{"github.com/ethereum/go-ethereum/rpc", "DialOptions", Remote},
	{"github.com/ethereum/go-ethereum/rpc", "DialWebsocket", Remote},
	{"github.com/ethereum/go-ethereum/rpc", "Client.Call", Remote},
	{"github.com/ethereum/go-ethereum/rpc", "Client.BatchCall", Remote},
	{"github.com/ethereum/go-ethereum/rpc", "Client.*", Remote},
	{"github.com/ethereum/go-ethereum/accounts/abi/bind", "WaitMined", Waits | ObservesContext},
	{"github.com/ethereum/go-ethereum/accounts/abi/bind", "WaitDeployed", Waits | ObservesContext},
}
