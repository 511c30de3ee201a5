package proofs_test

import (
	"net"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5/pgproto3"
)

// openPostgres starts a server in the process and returns its address. It speaks the
// protocol of PostgreSQL (version 3.0), and knows of SQL only this: a statement that
// asks for the present key is about one row, another about none.
func openPostgres(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go servePostgres(conn)
		}
	}()
	return listener.Addr().String()
}

// servePostgres answers statements of the simple protocol.
func servePostgres(conn net.Conn) {
	defer conn.Close()
	server := pgproto3.NewBackend(conn, conn)
	if _, err := server.ReceiveStartupMessage(); err != nil {
		return
	}
	server.Send(&pgproto3.AuthenticationOk{})
	server.Send(&pgproto3.ParameterStatus{Name: "standard_conforming_strings", Value: "on"})
	server.Send(&pgproto3.ParameterStatus{Name: "client_encoding", Value: "UTF8"})
	server.Send(&pgproto3.ReadyForQuery{TxStatus: 'I'})
	for server.Flush() == nil {
		message, err := server.Receive()
		if err != nil {
			return
		}
		if asked, ok := message.(*pgproto3.Query); ok {
			answerPostgres(server, asked.String)
			server.Send(&pgproto3.ReadyForQuery{TxStatus: 'I'})
		}
	}
}

// isPresent finds the condition that a statement is about the present row.
var isPresent = regexp.MustCompile(`\bid"? *= *'?` + strconv.Itoa(present) + `\b`)

// answerPostgres describes the row, if the statement has one, sends it, if there is
// one, and says how many there were: UPDATE 0 is no error.
func answerPostgres(server *pgproto3.Backend, statement string) {
	n := len(isPresent.FindAllString(statement, -1))
	verb, _, _ := strings.Cut(strings.ToUpper(strings.TrimSpace(statement)), " ")
	if verb == "SELECT" || strings.Contains(statement, "RETURNING") {
		server.Send(&pgproto3.RowDescription{Fields: []pgproto3.FieldDescription{
			{Name: []byte("id"), DataTypeOID: 23, DataTypeSize: 4, TypeModifier: -1}, // int4
			{Name: []byte("name"), DataTypeOID: 25, DataTypeSize: -1, TypeModifier: -1},
		}})
		for range n {
			server.Send(&pgproto3.DataRow{Values: [][]byte{[]byte(strconv.Itoa(present)), []byte(name)}})
		}
	}
	tag := verb + " " + strconv.Itoa(n)
	server.Send(&pgproto3.CommandComplete{CommandTag: []byte(tag)})
}
