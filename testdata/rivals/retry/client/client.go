// Package client asks the servers of an exam platform.
package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"time"
)

// An Answer is what a student has written.
type Answer struct{ Exam, Student, Text string }

// A Client asks one server.
type Client struct {
	base string
	http *http.Client
	log  *slog.Logger
}

// New returns the client of the server at that address.
func New(base string, log *slog.Logger) *Client {
	return &Client{base, &http.Client{Timeout: 10 * time.Second}, log}
}

func (c *Client) post(ctx context.Context, path string, v any) error {
	body, err := json.Marshal(v)
	if err != nil {
		return err
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodPost, c.base+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusNoContent {
		return fmt.Errorf("%s: %s", path, resp.Status)
	}
	return nil
}

// Save saves an answer.
//
// bad: when the server is slow all clients ask it as fast as they can, which keeps it down.
func (c *Client) Save(ctx context.Context, a Answer) error {
	for {
		if err := c.post(ctx, "/answers", a); err != nil {
			c.log.Error("not saved", "error", err)
			continue
		}
		return nil
	}
}

// SaveSlowly saves an answer.
//
// good (Client.Save): with a pause that grows, and no more than five times.
func (c *Client) SaveSlowly(ctx context.Context, a Answer) error {
	var err error
	for attempt := range 5 {
		if err = c.post(ctx, "/answers", a); err == nil {
			return nil
		}
		c.log.Error("not saved", "error", err)
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Second << attempt):
		}
	}
	return err
}

// Submit hands an exam in.
//
// bad: while the server is down each call calls itself twenty times a second; the stack is what would end it.
func (c *Client) Submit(ctx context.Context, exam string) error {
	err := c.post(ctx, "/submissions", map[string]string{"exam": exam})
	if err != nil {
		c.log.Warn("not handed in, trying again", "exam", exam, "error", err)
		time.Sleep(50 * time.Millisecond)
		return c.Submit(ctx, exam)
	}
	return nil
}

// SubmitTries hands an exam in.
//
// good (Client.Submit): what is left is counted down.
func (c *Client) SubmitTries(ctx context.Context, exam string, left int) error {
	err := c.post(ctx, "/submissions", map[string]string{"exam": exam})
	if err != nil && left > 0 {
		c.log.Warn("not handed in, trying again", "exam", exam, "error", err)
		time.Sleep(50 * time.Millisecond)
		return c.SubmitTries(ctx, exam, left-1)
	}
	return err
}

// Questions loads an exam.
//
// bad: the goto has no pause and no end while the server answers with an error.
func (c *Client) Questions(ctx context.Context, exam string) ([]string, error) {
again:
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+"/exams/"+exam, nil)
	if err != nil {
		return nil, err
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 500 {
		_ = resp.Body.Close()
		goto again
	}
	defer resp.Body.Close()
	var questions []string
	err = json.NewDecoder(resp.Body).Decode(&questions)
	return questions, err
}

// QuestionsOnce loads an exam.
//
// good (Client.Questions): one attempt more, after a pause.
func (c *Client) QuestionsOnce(ctx context.Context, exam string) ([]string, error) {
	repeated := false
again:
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+"/exams/"+exam, nil)
	if err != nil {
		return nil, err
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	if resp.StatusCode >= 500 && !repeated {
		_ = resp.Body.Close()
		repeated = true
		time.Sleep(time.Second)
		goto again
	}
	defer resp.Body.Close()
	if resp.StatusCode != http.StatusOK {
		return nil, errors.New(resp.Status)
	}
	var questions []string
	err = json.NewDecoder(resp.Body).Decode(&questions)
	return questions, err
}

// Finish tells the server that the exam is over.
//
// bad: attempts begins anew on each turn, so that the limit never ends it.
func (c *Client) Finish(ctx context.Context, exam string) error {
	for {
		attempts := 0
		err := c.post(ctx, "/finished", exam)
		if err == nil {
			return nil
		}
		attempts++
		if attempts > 10 {
			return err
		}
		time.Sleep(time.Second)
	}
}

// FinishCounted tells the server that the exam is over.
//
// good (Client.Finish): attempts counts all turns.
func (c *Client) FinishCounted(ctx context.Context, exam string) error {
	attempts := 0
	for {
		err := c.post(ctx, "/finished", exam)
		if err == nil {
			return nil
		}
		attempts++
		if attempts > 10 {
			return err
		}
		time.Sleep(time.Second)
	}
}

// Login asks for a session, after a restart of the server too.
//
// bad: with a wrong password, too, it asks once a second for ever; nobody can end it.
func (c *Client) Login(user, password string) {
	err := c.post(context.Background(), "/sessions", []string{user, password})
	for err != nil {
		time.Sleep(time.Second)
		err = c.post(context.Background(), "/sessions", []string{user, password})
	}
}

// LoginWithin asks for a session, after a restart of the server too.
//
// good (Client.Login): for a minute.
func (c *Client) LoginWithin(ctx context.Context, user, password string) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	err := c.post(ctx, "/sessions", []string{user, password})
	for err != nil && ctx.Err() == nil {
		time.Sleep(time.Second)
		err = c.post(ctx, "/sessions", []string{user, password})
	}
	return err
}

// Pages loads all pages of the results.
//
// good: a turn asks for another page; a failure ends it.
func (c *Client) Pages(ctx context.Context) ([][]byte, error) {
	var pages [][]byte
	for page := 1; ; page++ {
		req, err := http.NewRequestWithContext(ctx, http.MethodGet, fmt.Sprint(c.base, "/results?page=", page), nil)
		if err != nil {
			return nil, err
		}
		resp, err := c.http.Do(req)
		if err != nil {
			return nil, err
		}
		body, err := io.ReadAll(resp.Body)
		resp.Body.Close()
		if err != nil {
			return nil, err
		}
		if len(body) == 0 {
			return pages, nil
		}
		pages = append(pages, body)
	}
}

// SaveAll saves what it can of many answers.
//
// good: who fails is left out, and the next one is another answer.
func (c *Client) SaveAll(ctx context.Context, answers []Answer) (failed []Answer) {
	for len(answers) > 0 {
		a := answers[0]
		answers = answers[1:]
		if err := c.post(ctx, "/answers", a); err != nil {
			failed = append(failed, a)
			continue
		}
	}
	return failed
}

// Wait polls until the results are there.
//
// good: one question in five seconds, as long as the caller waits.
func (c *Client) Wait(ctx context.Context, exam string) error {
	ticker := time.NewTicker(5 * time.Second)
	defer ticker.Stop()
	for {
		if err := c.post(ctx, "/ready", exam); err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-ticker.C:
		}
	}
}

// Fetch asks each server of a list, in turn.
//
// good: the list is finite.
func Fetch(ctx context.Context, bases []string, log *slog.Logger, a Answer) error {
	for _, base := range bases {
		if err := New(base, log).post(ctx, "/answers", a); err != nil {
			log.Warn("next server", "error", err)
			continue
		}
		return nil
	}
	return errors.New("client: no server takes it")
}
