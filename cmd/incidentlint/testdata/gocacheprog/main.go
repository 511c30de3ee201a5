// Command gocacheprog is a build cache for tests, by the protocol of GOCACHEPROG
// (Go 1.26, cmd/go/internal/cacheprog): one machine's own directory, and behind it
// one that all machines share.
//
//	GOCACHEPROG="gocacheprog OWN SHARED"
//
// What a machine computes is a file SHARED/ACTION, a hash before the output, and a
// line in OWN/computed, the action and the hash.
package main

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"log"
	"os"
	"path/filepath"
)

type request struct {
	ID       int64
	Command  string
	ActionID []byte
	OutputID []byte
	BodySize int64
}

type response struct {
	ID            int64
	KnownCommands []string `json:",omitempty"`
	Miss          bool     `json:",omitempty"`
	OutputID      []byte   `json:",omitempty"`
	Size          int64    `json:",omitempty"`
	DiskPath      string   `json:",omitempty"`
}

func main() {
	log.SetFlags(0)
	log.SetPrefix("gocacheprog: ")
	c := cache{own: os.Args[1], shared: os.Args[2]}
	in, out := json.NewDecoder(os.Stdin), json.NewEncoder(os.Stdout)
	answer := response{KnownCommands: []string{"get", "put", "close"}}
	for {
		if err := out.Encode(answer); err != nil {
			log.Fatal(err)
		}
		var r request
		var body []byte
		err := in.Decode(&r)
		if err == io.EOF {
			return
		}
		if err == nil && r.BodySize > 0 {
			err = in.Decode(&body)
		}
		if err != nil {
			log.Fatal(err)
		}
		if answer, err = c.do(&r, body); err != nil {
			log.Fatal(err)
		}
		answer.ID = r.ID
	}
}

type cache struct{ own, shared string }

func (c cache) do(r *request, body []byte) (response, error) {
	action := hex.EncodeToString(r.ActionID)
	switch r.Command {
	case "get":
		return c.get(action)
	case "put":
		return c.put(action, r.OutputID, body)
	}
	return response{}, nil
}

// get copies what some machine has computed.
func (c cache) get(action string) (response, error) {
	data, err := os.ReadFile(filepath.Join(c.shared, action))
	if errors.Is(err, os.ErrNotExist) {
		return response{Miss: true}, nil
	}
	if err != nil {
		return response{}, err
	}
	const hash = 32
	return c.keep(data[:hash], data[hash:])
}

func (c cache) put(action string, output, body []byte) (response, error) {
	computed, err := os.OpenFile(filepath.Join(c.own, "computed"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o666)
	if err != nil {
		return response{}, err
	}
	_, err = computed.WriteString(action + " " + hex.EncodeToString(output) + "\n")
	if err := errors.Join(err, computed.Close(), c.write(filepath.Join(c.shared, action), append(output, body...))); err != nil {
		return response{}, err
	}
	return c.keep(output, body)
}

// keep writes an output to the machine's own directory.
func (c cache) keep(output, body []byte) (response, error) {
	file := filepath.Join(c.own, hex.EncodeToString(output))
	err := c.write(file, body)
	return response{OutputID: output, Size: int64(len(body)), DiskPath: file}, err
}

// write writes a file that others may read at the same time.
func (c cache) write(file string, data []byte) error {
	temp, err := os.CreateTemp(c.own, "new")
	if err != nil {
		return err
	}
	_, err = temp.Write(data)
	return errors.Join(err, temp.Close(), os.Rename(temp.Name(), file))
}
