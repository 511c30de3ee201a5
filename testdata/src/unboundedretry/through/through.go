// Package through holds retries of what is seen only in part: through an
// interface, or by a function that keeps the failure to itself.
package through

import (
	"context"
	"io"
	"log"
	"net/http"
	"time"

	"unboundedretry/through/store"
)

func interfaceWithAContext(ctx context.Context, s store.Store) {
	for { // want `^retry of Store.Save has no wait on failure, it asks again as fast as it fails$`
		err := s.Save(ctx, "a")
		if err == nil {
			return
		}
		log.Print(err)
	}
}

func helperBeforeTheInterface(ctx context.Context, s store.Store) {
	for { // want `^nothing ends this loop while save \(store.Store.Save\) fails, no attempt limit, deadline or cancellation$`
		if save(ctx, s) == nil {
			return
		}
		time.Sleep(time.Second)
	}
}

func save(ctx context.Context, s store.Store) error { return s.Save(ctx, "b") }

func implementedBesideTheInterface(r store.Registry) {
	for { // want `^nothing ends this loop while Registry.Subscribe fails`
		if err := r.Subscribe("https://example.com"); err != nil {
			time.Sleep(time.Second)
			continue
		}
		return
	}
}

func failureIsSwallowed(url string) {
	for { // want `^retry of poll \(http.Get\) has no wait on failure, it floods a failing service with calls$`
		poll(url)
	}
}

func poll(url string) {
	resp, err := http.Get(url)
	if err != nil {
		log.Print(err)
		return
	}
	resp.Body.Close()
	time.Sleep(time.Minute)
}

func answerCannotBeRead(url string) {
	for { // want `^retry of read \(http.Get\) has no wait on failure`
		read(url)
	}
}

// read waits if it cannot ask, but not if it cannot read the answer.
func read(url string) {
	resp, err := http.Get(url)
	if err != nil {
		time.Sleep(time.Second)
		return
	}
	body, err := io.ReadAll(resp.Body)
	if err != nil {
		log.Print(err)
		return
	}
	log.Print(len(body))
	time.Sleep(time.Minute)
}
