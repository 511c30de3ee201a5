// Package guards holds what keeps a second run out, and what does not.
package guards

import (
	"context"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"
	"golang.org/x/sync/singleflight"
)

type Worker struct {
	mu       sync.Mutex
	client   *http.Client
	running  bool
	started  int
	ops      int32
	busy     atomic.Bool
	next     atomic.Int64
	inflight map[string]bool
	slots    chan struct{}
	pool     *semaphore.Weighted
	group    singleflight.Group
	last     time.Time
	cancel   context.CancelFunc
	queue    []string
	enabled  bool
	limit    int
}

func (w *Worker) work() { w.client.Get("https://work.example/") }

func (w *Worker) workOn(item string) { w.client.Get("https://work.example/" + item) }

func compareAndSwap(w *Worker, tick <-chan time.Time) {
	for range tick {
		if !w.busy.CompareAndSwap(false, true) {
			continue
		}
		go func() {
			defer w.busy.Store(false)
			w.work()
		}()
	}
}

func swap(w *Worker, tick <-chan time.Time) {
	for range tick {
		if w.busy.Swap(true) {
			continue
		}
		go func() {
			defer w.busy.Store(false)
			w.work()
		}()
	}
}

func countsRuns(w *Worker, tick <-chan time.Time) {
	for range tick {
		n := atomic.AddInt32(&w.ops, 1)
		if n > 1 {
			atomic.AddInt32(&w.ops, -1)
			continue
		}
		go func() {
			defer atomic.AddInt32(&w.ops, -1)
			w.work()
		}()
	}
}

func countsRunsInside(w *Worker, tick <-chan time.Time) {
	for range tick {
		go func() {
			defer atomic.AddInt32(&w.ops, -1)
			if atomic.AddInt32(&w.ops, 1) > 1 {
				return
			}
			w.work()
		}()
	}
}

func tryLock(w *Worker, tick <-chan time.Time) {
	for range tick {
		if !w.mu.TryLock() {
			continue
		}
		go func() {
			defer w.mu.Unlock()
			w.work()
		}()
	}
}

func (w *Worker) begin() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.running {
		return false
	}
	w.running = true
	return true
}

func (w *Worker) end() {
	w.mu.Lock()
	w.running = false
	w.mu.Unlock()
}

func ownTryLock(w *Worker, tick <-chan time.Time) {
	for range tick {
		if w.begin() {
			go func() {
				defer w.end()
				w.work()
			}()
		}
	}
}

func ownTryLockInside(w *Worker, tick <-chan time.Time) {
	for range tick {
		go func() {
			if !w.begin() {
				return
			}
			defer w.end()
			w.work()
		}()
	}
}

func flagSetBefore(w *Worker, tick <-chan time.Time) {
	for range tick {
		if w.running {
			continue
		}
		w.running = true
		go func() {
			w.work()
			w.running = false
		}()
	}
}

func flagOfTheLoop(w *Worker, tick <-chan time.Time) {
	running := false
	done := make(chan bool)
	for {
		select {
		case <-tick:
			if !running {
				running = true
				go func() {
					w.work()
					done <- true
				}()
			}
		case <-done:
			running = false
		}
	}
}

func mapOfWhatRuns(w *Worker, tick <-chan time.Time, names []string) {
	for range tick {
		for _, name := range names {
			w.mu.Lock()
			if w.inflight[name] {
				w.mu.Unlock()
				continue
			}
			w.inflight[name] = true
			w.mu.Unlock()
			go func() {
				w.workOn(name)
				w.mu.Lock()
				delete(w.inflight, name)
				w.mu.Unlock()
			}()
		}
	}
}

func stampFirst(w *Worker) {
	if time.Since(w.last) > time.Minute {
		w.last = time.Now()
		go w.work()
	}
}

func stampFirstInside(w *Worker) {
	if time.Since(w.last) > time.Minute {
		go func() {
			w.last = time.Now()
			w.work()
		}()
	}
}

func stampBySwap(w *Worker) {
	now := time.Now().Unix()
	next := w.next.Load()
	if now > next && w.next.CompareAndSwap(next, now+60) {
		go w.work()
	}
}

func farFuture(w *Worker) {
	if time.Now().After(w.last) {
		w.last = time.Now().Add(1000 * time.Hour)
		go func() {
			w.work()
			w.last = time.Now()
		}()
	}
}

func askedAgainInside(w *Worker) {
	if time.Since(w.last) > time.Minute {
		go func() {
			w.mu.Lock()
			defer w.mu.Unlock()
			if time.Since(w.last) < time.Minute {
				return
			}
			w.work()
			w.last = time.Now()
		}()
	}
}

func slot(w *Worker, tick <-chan time.Time) {
	for range tick {
		select {
		case w.slots <- struct{}{}:
			go func() {
				defer func() { <-w.slots }()
				w.work()
			}()
		default:
		}
	}
}

func slotInside(w *Worker, tick <-chan time.Time) {
	for range tick {
		go func() {
			select {
			case w.slots <- struct{}{}:
				defer func() { <-w.slots }()
			default:
				return
			}
			w.work()
		}()
	}
}

func slotAwaited(w *Worker, tick <-chan time.Time) {
	for range tick {
		w.slots <- struct{}{}
		go func() {
			defer func() { <-w.slots }()
			w.work()
		}()
	}
}

func tryAcquire(w *Worker, tick <-chan time.Time) {
	for range tick {
		if w.pool.TryAcquire(1) {
			go func() {
				defer w.pool.Release(1)
				w.work()
			}()
		}
	}
}

func oneFlight(w *Worker, tick <-chan time.Time) {
	for range tick {
		go func() {
			w.group.Do("work", func() (any, error) {
				w.work()
				return nil, nil
			})
		}()
	}
}

func joined(w *Worker, tick <-chan time.Time, names []string) {
	var wg sync.WaitGroup
	for range tick {
		for _, name := range names {
			wg.Add(1)
			go func() {
				defer wg.Done()
				w.workOn(name)
			}()
		}
		wg.Wait()
	}
}

func joinedByResults(w *Worker, tick <-chan time.Time, names []string) {
	for range tick {
		results := make(chan string)
		for _, name := range names {
			go func() {
				w.workOn(name)
				results <- name
			}()
		}
		for range names {
			<-results
		}
	}
}

func joinedInCallee(w *Worker, tick <-chan time.Time, names []string) {
	for range tick {
		w.workOnAll(names)
	}
}

func (w *Worker) workOnAll(names []string) {
	var wg sync.WaitGroup
	defer wg.Wait()
	for _, name := range names {
		wg.Add(1)
		go func() {
			defer wg.Done()
			w.workOn(name)
		}()
	}
}

func joinedByGroup(w *Worker, tick <-chan time.Time, names []string) {
	for range tick {
		var g errgroup.Group
		g.SetLimit(4)
		for _, name := range names {
			g.Go(func() error {
				w.workOn(name)
				return nil
			})
		}
		g.Wait()
	}
}

func leavesTheLoop(w *Worker, tick <-chan time.Time) {
	for range tick {
		go w.work()
		return
	}
}

func shorterThanThePeriod(w *Worker) {
	for range time.Tick(10 * time.Minute) {
		go func() {
			ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
			defer cancel()
			req, _ := http.NewRequestWithContext(ctx, "GET", "https://work.example/", nil)
			w.client.Do(req)
		}()
	}
}

func asLongAsThePeriod(w *Worker) {
	for range time.Tick(5 * time.Second) {
		go func() {
			ctx, cancel := context.WithTimeout(context.Background(), 5*time.Second)
			defer cancel()
			req, _ := http.NewRequestWithContext(ctx, "GET", "https://work.example/", nil)
			w.client.Do(req)
		}()
	}
}

func longerThanThePeriod(w *Worker) {
	for range time.Tick(5 * time.Second) {
		go func() { // want `a goroutine is started on every tick and nothing waits for the last one, slow runs pile up`
			ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
			defer cancel()
			req, _ := http.NewRequestWithContext(ctx, "GET", "https://work.example/", nil)
			w.client.Do(req)
		}()
	}
}

func onceAnHour(w *Worker) {
	for range time.Tick(time.Hour) {
		go w.work()
	}
}

func handsOver(w *Worker, tick <-chan time.Time) {
	for range tick {
		w.mu.Lock()
		queue := w.queue
		w.queue = nil
		w.mu.Unlock()
		for _, item := range queue {
			go w.workOn(item)
		}
	}
}

func handsOverWhatItReceives(w *Worker, tick <-chan time.Time, jobs chan string) {
	for {
		select {
		case <-tick:
		case job := <-jobs:
			go w.workOn(job)
		}
	}
}

func pop(w *Worker) string { return w.queue[0] }

func handsOverWhatItPops(w *Worker, tick <-chan time.Time) {
	for range tick {
		item := pop(w)
		go w.workOn(item)
	}
}

func stopsTheLast(w *Worker, tick <-chan time.Time) {
	for range tick {
		if w.cancel != nil {
			w.cancel()
		}
		ctx, cancel := context.WithCancel(context.Background())
		w.cancel = cancel
		go func() {
			req, _ := http.NewRequestWithContext(ctx, "GET", "https://work.example/", nil)
			w.client.Do(req)
		}()
	}
}

func isSeenToBeQuick(w *Worker, tick <-chan time.Time) {
	for range tick {
		go func() {
			w.mu.Lock()
			w.started++
			w.mu.Unlock()
		}()
	}
}

func isGivenAFunction(tick <-chan time.Time, flush func()) {
	for range tick {
		go flush()
	}
}

func timerSetByTheWork(w *Worker) {
	timer := time.NewTimer(time.Second)
	for range timer.C {
		go func() {
			w.work()
			timer.Reset(time.Second)
		}()
	}
}

func timerSetByTheLoop(w *Worker) {
	timer := time.NewTimer(time.Second)
	for range timer.C {
		go w.work() // want `Worker.work is started on every tick and nothing waits for the last one, slow runs pile up`
		timer.Reset(time.Second)
	}
}

func countedLoop(w *Worker, names []string) {
	for _, name := range names {
		go w.workOn(name)
		time.Sleep(time.Second)
	}
}

// Silent: a load generator is over after a while, and waits for all that it has started.
func endsAfterAWhile(w *Worker, total time.Duration) {
	start := time.Now()
	for {
		if time.Since(start).Seconds() >= total.Seconds() {
			break
		}
		go w.work()
		time.Sleep(time.Second)
	}
}

func endsAtATime(w *Worker, end time.Time) {
	for time.Now().Before(end) {
		go w.work()
		time.Sleep(time.Second)
	}
}

func acceptLoop(w *Worker, accept func() (string, error)) {
	for {
		item, err := accept()
		if err != nil {
			time.Sleep(time.Second)
			continue
		}
		go w.workOn(item)
	}
}

func conditionOfTheConfiguration(w *Worker, tick <-chan time.Time) {
	for range tick {
		if w.enabled {
			go w.work() // want `Worker.work is started on every tick and nothing waits for the last one, slow runs pile up`
		}
	}
}

func belowALimit(w *Worker, tick <-chan time.Time) {
	for range tick {
		if w.started < w.limit {
			w.started++
			go func() {
				w.work()
				w.started--
			}()
		}
	}
}

func sleeps(w *Worker) {
	for {
		time.Sleep(time.Second)
		go w.work() // want `Worker.work is started on every tick and nothing waits for the last one, slow runs pile up`
	}
}

func fansOut(w *Worker, tick <-chan time.Time, names []string) {
	for range tick {
		for _, name := range names {
			if name == "" {
				continue
			}
			go w.workOn(name) // want `Worker.workOn is started on every tick and nothing waits for the last one, slow runs pile up`
		}
	}
}

// The deadline is set by the loop, or deeper in the work.
func deadlineOfTheLoop(w *Worker, ctx context.Context) {
	for range time.Tick(time.Minute) {
		ctx, cancel := context.WithTimeout(ctx, time.Second)
		go func() {
			defer cancel()
			req, _ := http.NewRequestWithContext(ctx, "GET", "https://work.example/", nil)
			w.client.Do(req)
		}()
	}
}

func (w *Worker) workInTime() {
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	req, _ := http.NewRequestWithContext(ctx, "GET", "https://work.example/", nil)
	w.client.Do(req)
}

func deadlineDeeper(w *Worker) {
	for range time.Tick(time.Minute) {
		go func() { w.workInTime() }()
	}
}

// Each name is watched once.
func mapOfTheLoop(w *Worker, tick <-chan time.Time, names func() []string) {
	known := make(map[string]bool)
	for range tick {
		for _, name := range names() {
			if known[name] {
				continue
			}
			known[name] = true
			go w.workOn(name)
		}
	}
}

type run struct{ done bool }

// The last run says whether it has ended.
func asksTheLastRun(w *Worker, tick <-chan time.Time) {
	var last *run
	for range tick {
		if last != nil && !last.done {
			continue
		}
		r := new(run)
		last = r
		go func() {
			w.work()
			r.done = true
		}()
	}
}

func stampedBehindTwoQuestions(w *Worker, tick <-chan time.Time) {
	for range tick {
		if !w.last.IsZero() && time.Since(w.last) < time.Minute {
			continue
		}
		w.last = time.Now()
		go w.work()
	}
}

func stampedByASetter(w *Worker) {
	if time.Since(w.last) > time.Minute {
		w.stamp()
		go func() {
			w.work()
			w.stamp()
		}()
	}
}

func (w *Worker) stamp() { w.last = time.Now() }

// It ends with the turn.
func endsWithTheTurn(w *Worker, receive func(context.Context) error) {
	for {
		ctx, cancel := context.WithCancel(context.Background())
		go func() {
			for ctx.Err() == nil {
				w.work()
			}
		}()
		receive(ctx)
		cancel()
		time.Sleep(time.Second)
	}
}

// It takes one of what is left, and gives it back.
func takesAPermit(w *Worker, tick <-chan time.Time) {
	for range tick {
		if w.limit > 0 {
			w.limit--
			go func() {
				w.work()
				w.limit++
			}()
		}
	}
}

func takesWhatIsOld(w *Worker, tick <-chan time.Time) {
	for range tick {
		var old []string
		for name := range w.inflight {
			old = append(old, name)
			delete(w.inflight, name)
		}
		for _, name := range old {
			go w.workOn(name)
		}
	}
}

type locker interface {
	Obtain(ctx context.Context, key string) (lease, error)
}

type lease interface{ Release(context.Context) error }

func distributedLock(w *Worker, tick <-chan time.Time, l locker) {
	for range tick {
		lease, err := l.Obtain(context.Background(), "work")
		if err != nil {
			continue
		}
		go func() {
			defer lease.Release(context.Background())
			w.work()
		}()
	}
}

func (w *Worker) state() string     { return w.queue[0] }
func (w *Worker) setState(s string) { w.queue[0] = s }

func stateBySetter(w *Worker, tick <-chan time.Time) {
	for range tick {
		if w.state() == "running" {
			continue
		}
		w.setState("running")
		go func() {
			defer w.setState("")
			w.work()
		}()
	}
}

func rampsUp(w *Worker, tick <-chan time.Time, n int) {
	for range n {
		<-tick
		go w.work()
	}
}

func flushesWhenFull(w *Worker, item string) {
	w.queue = append(w.queue, item)
	if len(w.queue) >= 100 {
		go w.flush() // want `Worker.flush is started whenever queue is past its limit`
	}
}

func (w *Worker) flush() {
	w.work()
	w.queue = nil
}

func flushesWhatIsTaken(w *Worker, item string) {
	w.queue = append(w.queue, item)
	if len(w.queue) >= 100 {
		batch := w.queue
		w.queue = nil
		go func() {
			for _, item := range batch {
				w.workOn(item)
			}
		}()
	}
}

func countsByAdd(w *Worker) {
	if w.next.Add(1) >= 100 {
		go func() { // want `a goroutine is started whenever next is past its limit`
			w.work()
			w.next.Store(0)
		}()
	}
}

func groupGo(w *Worker, tick <-chan time.Time) {
	var wg sync.WaitGroup
	defer wg.Wait()
	for range tick {
		wg.Go(w.work) // want `WaitGroup.Go is started on every tick`
	}
}

type hub struct {
	mu    sync.Mutex
	peers []*peer
}

type peer struct{ client *http.Client }

// Silent: the loop counts up to the length, which is no threshold.
func (h *hub) broadcast() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for i := 0; i < len(h.peers); i++ {
		go func(p *peer) {
			if _, err := p.client.Get("https://peer.example/"); err != nil {
				h.mu.Lock()
				defer h.mu.Unlock()
				for i, other := range h.peers {
					if other == p {
						h.peers = append(h.peers[:i], h.peers[i+1:]...)
						break
					}
				}
			}
		}(h.peers[i])
	}
}

type jobs interface {
	Due(now time.Time) []string
	JobGetLock(job string, until int64) (bool, error)
}

// runLocked runs the job, unless somebody else does.
func (w *Worker) runLocked(s jobs, job string) error {
	ok, err := s.JobGetLock(job, 0)
	if err != nil || !ok {
		return err
	}
	w.workOn(job)
	return nil
}

func (w *Worker) run(job string) error {
	w.workOn(job)
	return nil
}

// Silent: each item is taken by a lock that says whether it was had.
func locksEach(w *Worker, s jobs, tick <-chan time.Time) {
	for now := range tick {
		go func() {
			for _, job := range s.Due(now) {
				if err := w.runLocked(s, job); err != nil {
					println(err.Error())
				}
			}
		}()
	}
}

func locksEachHere(w *Worker, s jobs, tick <-chan time.Time) {
	for now := range tick {
		go func() {
			for _, job := range s.Due(now) {
				if ok, _ := s.JobGetLock(job, 0); !ok {
					continue
				}
				w.workOn(job)
			}
		}()
	}
}

func locksNone(w *Worker, s jobs, tick <-chan time.Time) {
	for now := range tick {
		go func() { // want `a goroutine is started on every tick`
			for _, job := range s.Due(now) {
				if err := w.run(job); err != nil {
					println(err.Error())
				}
			}
		}()
	}
}

// What comes behind the items is not guarded.
func worksBehind(w *Worker, s jobs, tick <-chan time.Time) {
	for now := range tick {
		go func() { // want `a goroutine is started on every tick`
			for _, job := range s.Due(now) {
				if err := w.runLocked(s, job); err != nil {
					println(err.Error())
				}
			}
			w.work()
		}()
	}
}

// How many items are worked on at a time says nothing of the other runs.
func limitsEach(w *Worker, s jobs, tick <-chan time.Time) {
	for now := range tick {
		go func() { // want `a goroutine is started on every tick`
			pool := semaphore.NewWeighted(3)
			for _, job := range s.Due(now) {
				if err := pool.Acquire(context.Background(), 1); err != nil {
					return
				}
				w.workOn(job)
				pool.Release(1)
			}
		}()
	}
}
