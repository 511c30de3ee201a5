// Package unboundedretry reports retries that nothing ends or slows.
//
// A service that fails is asked again. Without a wait between two attempts the
// client asks as fast as the failing answers come back, from every instance at
// once: the outage of one service becomes a flood that keeps it down. Without
// an end, the goroutine stays for ever in its loop, long after the caller has
// gone.
//
// # stop-ignored
//
// A policy of github.com/cenkalti/backoff says by a negative pause that it is over.
// Where nobody compares it with Stop, timers take it for no pause at all, and the
// loop spins from then on. A literal of v4 without the field Stop says zero instead,
// and Retry itself spins.
//
// WRONG
//
//	b := &backoff.ExponentialBackOff{ // ExponentialBackOff literal has no Stop, after MaxElapsedTime each pause is 0 and the retry spins
//		InitialInterval: second,
//		MaxElapsedTime:  minute,
//	}
//
// RIGHT
//
//	b := backoff.NewExponentialBackOff()
//	b.MaxElapsedTime = minute
//
// # hot-retry
//
// The failing path of a loop, made by for or by goto, leads back to the call with
// no wait on it. A context or stop channel that is checked in the loop does not slow
// it down. A status that refuses counts as a failure, and so does the failure that a
// function logs and keeps to itself.
//
// WRONG
//
//	for { // retry of Client.Save (http.Client.Do) has no wait on failure, it floods a failing service with calls
//		if err := s.Client.Save(ctx, a); err != nil {
//			continue
//		}
//		return nil
//	}
//
// RIGHT
//
//	for attempt := 1; ; attempt++ {
//		err := s.Client.Save(ctx, a)
//		if err == nil || attempt == maxAttempts {
//			return err
//		}
//		select {
//		case <-ctx.Done():
//			return ctx.Err()
//		case <-time.After(time.Duration(attempt) * second):
//		}
//	}
//
// # recursive-retry
//
// A function calls itself, with just what it was given, when the call in it has
// failed. Nothing ends that but success, or the stack.
//
// WRONG
//
//	func (c *Client) Get(url string) (*http.Response, error) {
//		resp, err := c.http.Get(url)
//		if err != nil {
//			return c.Get(url) // this call repeats Client.Get with the same arguments when it fails, nothing ends the recursion
//		}
//		return resp, nil
//	}
//
// RIGHT
//
//	func (c *Limited) Get(url string, left int) (*http.Response, error) {
//		resp, err := c.http.Get(url)
//		if err != nil && left > 0 {
//			return c.Get(url, left-1)
//		}
//		return resp, err
//	}
//
// # fake-bound
//
// The loop compares a counter with a limit, but the counter stands still while the
// call fails: it is declared in the loop, set back on failure, or never changed.
//
// WRONG
//
//	for {
//		attempts := 0
//		err := ping(url)
//		attempts++
//		if err == nil || attempts > maxAttempts { // attempts starts anew on each turn, its limit never ends this retry of ping (http.Get)
//			return err
//		}
//		time.Sleep(second)
//	}
//
// RIGHT
//
//	for attempts := 1; ; attempts++ {
//		err := ping(url)
//		if err == nil || attempts == maxAttempts {
//			return err
//		}
//		time.Sleep(second)
//	}
//
// # unbounded-policy
//
// A retry library is given a policy without an attempt limit or a deadline, and no
// context that is ever done. What the libraries do by default, and what lifts it, is
// checked against them: cenkalti/backoff, avast/retry-go, codeGROOVE-dev/retry,
// sethvargo/go-retry, Rican7/retry, eapache/go-resiliency, failsafe-go and the polls
// of k8s.io/apimachinery, where the condition hides a failed request.
//
// WRONG
//
//	backoff.Retry(ping, backoff.NewConstantBackOff(second)) // nothing ends backoff.Retry while it fails, its policy has no attempt limit, deadline or cancellation
//
// RIGHT
//
//	backoff.Retry(ping, backoff.WithContext(backoff.NewConstantBackOff(second), ctx))
//
// # retry-forever
//
// The loop is left only when the call succeeds. It waits between attempts,
// but no attempt limit, deadline or cancellation ends it while the call fails.
//
// WRONG
//
//	for { // nothing ends this loop while ping (http.Get) fails, no attempt limit, deadline or cancellation
//		if err := ping(url); err == nil {
//			return
//		}
//		time.Sleep(second)
//	}
//
// RIGHT
//
//	for ctx.Err() == nil {
//		if err := ping(url); err == nil {
//			return
//		}
//		time.Sleep(second)
//	}
//
// # retry-allowlist
//
// Off by default. As retry-forever, but only errors that a predicate chooses are
// asked again, so that a call that is given the context ends with it, if the predicate
// does not choose that error too.
//
// # uncancellable-poll
//
// Off by default. A loop asks on every tick, whether that fails or not, and does not
// look at the context that its function is given.
//
// # It is silent
//
//   - when the loop counts attempts, watches a deadline, or consumes a finite
//     supply of candidates
//   - when a flag or the answer of another call can end it
//   - when it waits: by sleeping, by a timer, ticker or limiter, by blocking on
//     a channel or a message, directly or in a function that it calls
//   - when the failure itself says that time has passed, as
//     context.DeadlineExceeded does
//   - when the call is given something else on each turn, or only the errors that
//     a predicate names are retried, as conflicts are
//   - for retry-forever, when a context or stop channel ends it, when only some
//     errors are retried, and in functions whose name says forever or
//     indefinitely; for unbounded-policy too
//   - when a policy cannot be followed to where it is made, or the operation marks
//     some errors as permanent
//   - when the request is not seen: a call counts if its library is known, if it
//     makes such a call and returns the error, or if it is a method of an interface
//     that takes a context and returns an error
//   - when the failure travels through a channel, or a receive from a closed
//     channel spins
//   - in generated files, and in test files unless -unboundedretry.tests
//
// # When it is meant
//
// Say so on the line of the for statement or above it, with the reason:
//
//	//incidentlint:ignore unboundedretry/retry-forever the process is useless without its database
//
// A function of your own that performs remote I/O, or that lets time pass,
// without the source showing it can be declared: see the page of effects.
//
// # Fixes
//
// The -fix flag lets the context of the function end a sleep of a retry that goes on
// for ever, where it is plain what to return, and sets the Stop of a literal.
//
// # The incident
//
// An exam platform's client went on asking while no answer came. Users saw a
// slow application, its servers a denial of service by their own client:
// docs/incidents/client-that-kept-asking.md tells it.
package unboundedretry
