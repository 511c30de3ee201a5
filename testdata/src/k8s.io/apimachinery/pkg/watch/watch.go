// Package watch is a stub of k8s.io/apimachinery/pkg/watch: declarations as there.
package watch

import "k8s.io/apimachinery/pkg/runtime"

type Interface interface {
	Stop()
	ResultChan() <-chan Event
}

type EventType string

type Event struct {
	Type   EventType
	Object runtime.Object
}
