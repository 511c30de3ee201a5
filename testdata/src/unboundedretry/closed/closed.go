// Package closed holds loops that receive from a channel after it is closed.
package closed

import (
	"context"
	"log"
	"time"

	clientv3 "go.etcd.io/etcd/client/v3"
	"go.etcd.io/etcd/client/v3/naming/endpoints"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/watch"
)

func watchIsLost(ctx context.Context, updates endpoints.WatchChannel, known map[string]bool) {
	for { // want `^this loop spins when the endpoints.WatchChannel that it receives from is closed, it does not ask for ok$`
		select {
		case <-ctx.Done():
			return
		case all := <-updates:
			for _, update := range all {
				known[update.Key] = true
			}
		}
	}
}

func leaseIsLost(ctx context.Context, lease clientv3.Lease) error {
	alive, err := lease.KeepAlive(ctx, 1)
	if err != nil {
		return err
	}
	for { // want `this loop spins when the <-chan \*clientv3.LeaseKeepAliveResponse that it receives from is closed`
		select {
		case <-ctx.Done():
			return ctx.Err()
		case resp := <-alive:
			log.Print(resp)
		}
	}
}

func connectionIsLost(w watch.Interface, stop chan struct{}) {
	for { // want `this loop spins when the <-chan watch.Event that it receives from is closed`
		select {
		case event := <-w.ResultChan():
			switch event.Type {
			case "ADDED":
				log.Print("added")
			}
		case <-stop:
			return
		}
	}
}

func plainReceive(responses clientv3.WatchChan) {
	for { // want `this loop spins when the clientv3.WatchChan that it receives from is closed`
		response := <-responses
		log.Print(len(response.Events))
	}
}

func asksForOK(ctx context.Context, updates endpoints.WatchChannel) {
	for {
		select {
		case <-ctx.Done():
			return
		case all, ok := <-updates:
			if !ok {
				return
			}
			log.Print(len(all))
		}
	}
}

func rangeEnds(responses clientv3.WatchChan) {
	for response := range responses {
		log.Print(len(response.Events))
	}
}

func nilEnds(ctx context.Context, lease clientv3.Lease) {
	alive, _ := lease.KeepAlive(ctx, 1)
	for {
		select {
		case <-ctx.Done():
			return
		case resp := <-alive:
			if resp == nil {
				return
			}
		}
	}
}

func emptyTypeEnds(w watch.Interface) {
	for {
		event := <-w.ResultChan()
		switch event.Type {
		case "ADDED", "MODIFIED":
			log.Print(event.Object)
		default:
			return
		}
	}
}

func assertionPanics(w watch.Interface) {
	for {
		event := <-w.ResultChan()
		log.Print(event.Object.(*pod))
	}
}

type pod struct{ runtime.Object }

func waitsEachTime(w watch.Interface) {
	for {
		log.Print(<-w.ResultChan())
		time.Sleep(time.Second)
	}
}

func endsInTime(w watch.Interface) {
	late := time.After(time.Minute)
	for {
		select {
		case <-w.ResultChan():
		case <-late:
			return
		}
	}
}

func ownChannelIsNeverClosed(events chan watch.Event) {
	for {
		log.Print(<-events)
	}
}

func onceIsNoLoop(w watch.Interface) watch.Event { return <-w.ResultChan() }

func lossIsToldBeside(w watch.Interface, lost chan error) error {
	for {
		select {
		case event := <-w.ResultChan():
			log.Print(event.Type)
		case err := <-lost:
			return err
		}
	}
}

func threeOnly(w watch.Interface) {
	for range 3 {
		<-w.ResultChan()
	}
}

func nilWaits(ctx context.Context, lease clientv3.Lease) {
	alive, _ := lease.KeepAlive(ctx, 1)
	for ctx.Err() == nil {
		if resp := <-alive; resp == nil {
			time.Sleep(time.Second)
		}
	}
}

func anotherWatchIfCanceled(open func() clientv3.WatchChan) {
	responses := open()
	for {
		response := <-responses
		if response.Canceled {
			responses = open()
		}
	}
}

func followsThePointer(ctx context.Context, lease clientv3.Lease) {
	alive, _ := lease.KeepAlive(ctx, 1)
	for ctx.Err() == nil {
		resp := <-alive
		log.Print(resp.TTL)
	}
}
