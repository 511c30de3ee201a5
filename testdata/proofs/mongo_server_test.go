package proofs_test

import (
	"bytes"
	"encoding/binary"
	"io"
	"net"
	"testing"

	"go.mongodb.org/mongo-driver/v2/bson"
)

// openMongo starts a server in the process and returns its URI. The client takes it
// for a load balancer, and so asks for nothing but what the test asks.
func openMongo(t *testing.T) string {
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
			go serveMongo(conn)
		}
	}()
	return "mongodb://" + listener.Addr().String() + "/?loadBalanced=true"
}

// serveMongo answers messages of the kind OP_MSG: a header of length, id, id of the
// message answered and opcode, then flags, and a section that begins with its kind.
func serveMongo(conn net.Conn) {
	defer conn.Close()
	for {
		header := make([]byte, 16)
		if _, err := io.ReadFull(conn, header); err != nil {
			return
		}
		body := make([]byte, binary.LittleEndian.Uint32(header)-16)
		if _, err := io.ReadFull(conn, body); err != nil {
			return
		}
		command, err := bson.Raw(body[5:]).Elements() // sections may follow that are not of the document
		if err != nil {
			return
		}
		answer, err := bson.Marshal(answerMongo(command[0].Key(), body))
		if err != nil {
			return
		}
		reply := binary.LittleEndian.AppendUint32(nil, uint32(16+5+len(answer)))
		reply = append(reply, header[4:8]...)
		reply = append(reply, header[4:8]...)
		reply = append(reply, header[12:16]...)
		reply = append(append(reply, 0, 0, 0, 0, 0), answer...)
		if _, err := conn.Write(reply); err != nil {
			return
		}
	}
}

// answerMongo answers as the reference of the database commands (version 8.0) says:
// a cursor without documents, an n of 0, a value that is null.
func answerMongo(command string, body []byte) bson.M {
	found := bson.A{}
	if bytes.Contains(body, []byte(docID(present))) {
		found = bson.A{bson.M{"_id": docID(present), "name": name, "n": 1}}
	}
	n := len(found)
	switch command {
	case "find", "aggregate":
		return bson.M{"ok": 1, "cursor": bson.M{"id": int64(0), "ns": "test.users", "firstBatch": found}}
	case "distinct":
		return bson.M{"ok": 1, "values": found}
	case "findAndModify":
		return bson.M{"ok": 1, "value": append(found, nil)[0], "lastErrorObject": bson.M{"n": n}}
	case "update":
		if n == 0 && bytes.Contains(body, []byte("upsert\x00\x01")) {
			return bson.M{"ok": 1, "n": 1, "nModified": 0, "upserted": bson.A{bson.M{"index": 0, "_id": docID(missing)}}}
		}
		return bson.M{"ok": 1, "n": n, "nModified": n}
	case "delete":
		return bson.M{"ok": 1, "n": n}
	}
	return bson.M{ // hello
		"ok": 1, "isWritablePrimary": true, "msg": "isdbgrid", "serviceId": bson.NewObjectID(), "maxWireVersion": 25,
		"maxBsonObjectSize": 1 << 24, "maxMessageSizeBytes": 1 << 25, "maxWriteBatchSize": 100000,
	}
}
