// Package api sends what is left to the platform.
package api

import "net/http"

func Save(left int) error {
	resp, err := http.Get("https://exam.example/left")
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// SaveThen saves, and then calls done.
func SaveThen(left int, done func()) {
	if Save(left) == nil {
		done()
	}
}

// SaveLater does so in a goroutine.
func SaveLater(left int, done func()) { // want SaveLater:"runs-later"
	go SaveThen(left, done)
}
