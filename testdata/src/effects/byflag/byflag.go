// Package byflag holds functions of which only a flag says what they do.
package byflag

type Peer interface{ Ask() error }

func Call() error { return nil }

func Slow() {}

func Asks(p Peer) error { return p.Ask() } // want Asks:"^remote via byflag.Peer.Ask$"

func Calls() error { return Call() } // want Calls:"^remote via byflag.Call$"

func Pauses() { Slow() } // want Pauses:"^waits$"
