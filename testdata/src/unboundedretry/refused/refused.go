// Package refused holds retries of requests that are answered with a status
// that refuses.
package refused

import (
	"io"
	"net/http"
	"time"
)

func unavailableIsAskedAgain(url string) error {
	for { // want `^retry of http.Get has no wait after a refusal, it floods a failing service with calls$`
		resp, err := http.Get(url)
		if err != nil {
			return err
		}
		resp.Body.Close()
		if resp.StatusCode == http.StatusServiceUnavailable {
			continue
		}
		return nil
	}
}

func allButOKIsAskedAgain(c *http.Client, req *http.Request) ([]byte, error) {
	for { // want `retry of Client.Do has no wait after a refusal`
		resp, err := c.Do(req)
		if err != nil {
			return nil, err
		}
		if resp.StatusCode != http.StatusOK {
			resp.Body.Close()
			continue
		}
		defer resp.Body.Close()
		return io.ReadAll(resp.Body)
	}
}

func limitedOrBroken(url string) error {
	for { // want `retry of http.Get has no wait after a refusal`
		resp, err := http.Get(url)
		if err != nil {
			return err
		}
		if resp.Body.Close(); resp.StatusCode == http.StatusTooManyRequests || resp.StatusCode >= 500 {
			continue
		}
		return nil
	}
}

func refusalWaits(url string) error {
	for {
		resp, err := http.Get(url)
		if err != nil {
			return err
		}
		resp.Body.Close()
		if resp.StatusCode != http.StatusServiceUnavailable {
			return nil
		}
		time.Sleep(time.Second)
	}
}

func refusalsAreCounted(url string) error {
	for n := 0; ; n++ {
		resp, err := http.Get(url)
		if err != nil {
			return err
		}
		resp.Body.Close()
		if resp.StatusCode != http.StatusServiceUnavailable || n == 5 {
			return nil
		}
	}
}

func pollsWithATicker(url string) {
	for range time.Tick(time.Minute) {
		resp, err := http.Get(url)
		if err != nil {
			return
		}
		if resp.Body.Close(); resp.StatusCode != http.StatusOK {
			continue
		}
		return
	}
}

func pagesAreNoRefusals(url string) error {
	for {
		resp, err := http.Get(url)
		if err != nil {
			return err
		}
		resp.Body.Close()
		if resp.StatusCode == http.StatusNoContent {
			return nil
		}
	}
}

func refusalGivesUp(url string) error {
	for {
		resp, err := http.Get(url)
		if err != nil {
			return err
		}
		resp.Body.Close()
		if resp.StatusCode >= 400 {
			return io.EOF
		}
		if resp.Header.Get("Next") == "" {
			return nil
		}
	}
}

func conflictIsAskedAgain(url string, change func(old io.Reader) io.Reader) error {
	for {
		old, err := http.Get(url)
		if err != nil {
			return err
		}
		resp, err := http.Post(url, "application/json", change(old.Body))
		if err != nil {
			return err
		}
		resp.Body.Close()
		if resp.StatusCode == http.StatusPreconditionFailed {
			continue
		}
		return nil
	}
}
