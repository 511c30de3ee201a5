// Package refire reports work that is started again while its last run is in flight.
//
// A timer, a request or a check decides that it is time to do something, and what says
// that it is done, a counter set back, a time set to now, comes only when the work ends.
// While the work is quick, nothing shows. When it becomes slow, each tick and each caller
// until then starts it once more; every run makes the others slower, and what was meant
// to happen once in ten seconds happens as often as somebody looks.
//
// # threshold-async
//
// A go statement stands behind a counter that is past its limit, or a time that is too
// long ago, and only the goroutine sets that back. The condition holds from then until
// the goroutine has ended, and starts another one whenever it is asked.
//
// WRONG
//
//	c.elapsed++
//	if c.elapsed > interval {
//		go c.save(ctx) // Countdown.save is started whenever elapsed is past its limit, again on each check until its own end resets that
//	}
//
// RIGHT
//
//	if c.elapsed >= interval && c.inFlight.CompareAndSwap(false, true) {
//		go func() {
//			defer c.inFlight.Store(false)
//			c.save(ctx)
//		}()
//	}
//
// Setting the time before the goroutine is started is right too, if it does no harm that
// a failure is followed by a whole pause:
//
//	if time.Since(c.saved) > interval*time.Second {
//		c.saved = time.Now()
//		go c.save(ctx)
//	}
//
// Comparing with == in the place of > fires once, and loses the trigger for ever when the
// count steps over the limit, or the answer that sets it back never comes. It is silent
// here, and no repair.
//
// # stampede
//
// A function that serves requests, or runs in many goroutines, makes a request of its own
// when something is too old, and says that it is new when the answer is there. All who
// come meanwhile make the request too. Where only success says so, all make it always
// while it fails. Functions count that a server calls for each request (net/http, gin,
// echo, fiber, fasthttp, a service of gRPC), RoundTrip of a transport, Token of a token
// source, what a loop starts in goroutines, and what these call without a lock.
//
// WRONG
//
//	if time.Since(r.loaded) > r.ttl {
//		r.load(req.Context()) // Room.load is called whenever loaded is too long ago, which holds until it returns: who comes meanwhile calls it too
//	}
//
// RIGHT
//
//	if time.Since(r.loaded) > r.ttl {
//		r.group.Do("rules", func() (any, error) {
//			r.load(context.WithoutCancel(req.Context()))
//			return nil, nil
//		})
//	}
//
// # tick-go
//
// A loop that a ticker, a timer or a sleep drives starts a goroutine on each turn, and
// nothing keeps the next from being started while the last one runs. In the loop itself
// the work could not overlap: a ticker drops the ticks that nobody receives.
//
// WRONG
//
//	for range ticker.C {
//		go r.report() // Room.report is started on every tick and nothing waits for the last one, slow runs pile up
//	}
//
// RIGHT
//
//	for range ticker.C {
//		r.report()
//	}
//
// # cron-overlap
//
// Schedulers start a job when it is time, whether or not its last run has ended:
// robfig/cron, go-co-op/gocron and jasonlvhit/gocron, in all versions, unless they are
// told otherwise. What each does by default, and what keeps runs apart, is run against
// the libraries in the project's tests. robfig/cron before v3 and jasonlvhit/gocron have
// nothing for it: there the job has to guard itself.
//
// WRONG
//
//	c := cron.New()
//	c.AddFunc("@every 1m", r.report) // Room.report is started on schedule even while its last run is active, without cron.SkipIfStillRunning
//
// RIGHT
//
//	c := cron.New(cron.WithChain(cron.SkipIfStillRunning(cron.DefaultLogger)))
//	c.AddFunc("@every 1m", r.report)
//
// # cron-overlap-setting
//
// Off by default: the same, of a job whose schedule is not written in the code but a
// setting. Whether runs meet, who sets it knows.
//
// # afterfunc-rearm
//
// time.AfterFunc calls its function in a goroutine of its own. If that sets the timer
// again before it works, a run that takes longer than the period is overtaken by the next.
//
// WRONG
//
//	r.timer = time.AfterFunc(minute, func() {
//		r.timer.Reset(minute) // timer is armed again before Room.report has run, a run longer than the period overlaps the next one
//		r.report()
//	})
//
// RIGHT
//
//	r.timer = time.AfterFunc(minute, func() {
//		defer r.timer.Reset(minute)
//		r.report()
//	})
//
// # guard-released-early
//
// A flag is taken by a compare-and-swap and given back before the work that it lets in
// has run, or while that runs in a goroutine. It keeps nobody out.
//
// WRONG
//
//	if !r.busy.CompareAndSwap(false, true) { // guard is released at line 122, before Room.report has run, and keeps no second run from beginning
//		return
//	}
//	go r.report()
//	r.busy.Store(false)
//
// RIGHT
//
//	go func() {
//		defer r.busy.Store(false)
//		r.report()
//	}()
//
// # It is silent when
//
//   - anything on the way to the work may keep a second run out, as far as can be
//     seen: an atomic flag or counter, TryLock, a flag or a time that is set before, a
//     slot of a channel or semaphore, singleflight or sync.Once, a lock held over the
//     question and the work, or the question asked again inside; a condition that is
//     not understood counts as one
//   - the work is a loop that takes each of its items by a lock, named for that, which
//     answers whether it was had
//   - the turn waits for what it has started
//   - the work is given what this turn has taken out of a queue
//   - the last run is cancelled first
//   - the work has a constant deadline that is shorter than the period
//   - the work is seen to be quick, or is a function value and not seen, if it is no request
//   - the loop ends by itself, after so many turns or so much time
//   - the period is constant, and an hour or more
//   - in generated files, and in test files unless -refire.tests
//
// # When it is meant
//
// Say so on the line of the call or above it, with the reason:
//
//	//incidentlint:ignore refire/tick-go requests are sent at a fixed rate on purpose
//
// # Flags
//
// -refire.maxperiod is the constant period from which on work is left alone, 1h by
// default.
//
// # Fixes
//
// The -fix flag adds the option that keeps the runs of a job apart, where that only adds,
// and defers setting the timer where that is the first statement and nothing returns early.
//
// # The incident
//
// An exam platform saved the time that a student had left every ten seconds. The count
// went back to zero when the answer came; while the servers took two or three seconds for
// it, each second sent one more: docs/incidents/save-that-overtook-itself.md tells it.
package refire
