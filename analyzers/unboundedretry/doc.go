// Package unboundedretry reports retries that nothing ends or slows.
//
// A service that fails is asked again. Without a wait between two attempts the
// client asks as fast as the failing answers come back, from every instance at
// once: the outage of one service becomes a flood that keeps it down. Without
// an end, the goroutine stays for ever in its loop, long after the caller has
// gone.
//
// # hot-retry
//
// The failing path of a loop leads back to the call with no wait on it. A
// context or stop channel that is checked in the loop does not slow it down.
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
//     indefinitely
//   - when the retry is no loop of one function (recursion, a callback of a
//     retry library), or the remote call is not seen (behind an interface)
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
// # The incident
//
// An exam platform's client went on asking while no answer came. Users saw a
// slow application, its servers a denial of service by their own client:
// docs/incidents/client-that-kept-asking.md tells it.
package unboundedretry
