package schedulers_test

import (
	"context"
	"testing"
	"time"

	gocron "github.com/go-co-op/gocron/v2"
	cron1 "github.com/robfig/cron"
	cron3 "github.com/robfig/cron/v3"
)

const everySecond = "@every 1s"

// v1 has nothing that keeps runs apart.
func TestCronV1(t *testing.T) {
	run := func(add func(c *cron1.Cron, work func())) mechanism {
		return func(ctx context.Context, work func()) {
			c := cron1.New()
			add(c, work)
			c.Start()
			defer c.Stop()
			<-ctx.Done()
		}
	}
	check(t, named("robfig/cron: ", []claim{
		{"AddFunc", overlaps, run(func(c *cron1.Cron, work func()) { c.AddFunc(everySecond, work) })},
		{"AddFunc with a field of seconds", overlaps, run(func(c *cron1.Cron, work func()) { c.AddFunc("* * * * * *", work) })},
		{"AddJob", overlaps, run(func(c *cron1.Cron, work func()) { c.AddJob(everySecond, cron1.FuncJob(work)) })},
		{"Schedule", overlaps, run(func(c *cron1.Cron, work func()) { c.Schedule(cron1.Every(period), cron1.FuncJob(work)) })},
	}))
}

// cronV3 runs what add adds to a Cron of these options.
func cronV3(add func(c *cron3.Cron, work func()), opts ...cron3.Option) mechanism {
	return func(ctx context.Context, work func()) {
		c := cron3.New(opts...)
		add(c, work)
		c.Start()
		defer c.Stop()
		<-ctx.Done()
	}
}

// addFunc adds the work as it is.
func addFunc(c *cron3.Cron, work func()) { c.AddFunc(everySecond, work) }

// through adds the work as a job that wrap returned.
func through(wrap func(cron3.Job) cron3.Job) func(*cron3.Cron, func()) {
	return func(c *cron3.Cron, work func()) { c.AddJob(everySecond, wrap(cron3.FuncJob(work))) }
}

var (
	skip       = cron3.SkipIfStillRunning(cron3.DiscardLogger)
	recovering = cron3.Recover(cron3.DiscardLogger)
)

func TestCronV3(t *testing.T) {
	check(t, named("robfig/cron/v3: ", []claim{
		{"AddFunc", overlaps, cronV3(addFunc)},
		{"AddJob", overlaps, cronV3(through(func(j cron3.Job) cron3.Job { return j }))},
		{"Schedule", overlaps, cronV3(func(c *cron3.Cron, work func()) {
			c.Schedule(cron3.Every(period), cron3.FuncJob(work))
		})},
		{"WithSeconds", overlaps, cronV3(func(c *cron3.Cron, work func()) { c.AddFunc("* * * * * *", work) }, cron3.WithSeconds())},

		{"WithChain(SkipIfStillRunning)", alone, cronV3(addFunc, cron3.WithChain(skip))},
		{"WithChain(Recover)", overlaps, cronV3(addFunc, cron3.WithChain(recovering))},
		{"WithChain(Recover, SkipIfStillRunning)", alone, cronV3(addFunc, cron3.WithChain(recovering, skip))},
		{"WithChain(SkipIfStillRunning, Recover)", alone, cronV3(addFunc, cron3.WithChain(skip, recovering))},
		{"the last WithChain counts", overlaps, cronV3(addFunc, cron3.WithChain(skip), cron3.WithChain(recovering))},

		{"NewChain(SkipIfStillRunning).Then", alone, cronV3(through(cron3.NewChain(skip).Then))},
		{"NewChain(Recover).Then", overlaps, cronV3(through(cron3.NewChain(recovering).Then))},
		{"SkipIfStillRunning called by hand", alone, cronV3(through(skip))},
	}))
}

// What a wrapper remembers, it remembers of a job that it wrapped: of an entry.
func TestCronV3Entries(t *testing.T) {
	guarded := cron3.WithChain(skip)
	running := func(do func(c *cron3.Cron, id cron3.EntryID, work func())) mechanism {
		return func(ctx context.Context, work func()) {
			c := cron3.New(guarded)
			id, _ := c.AddFunc(everySecond, work)
			c.Start()
			defer c.Stop()
			time.Sleep(period + period/2)
			do(c, id, work)
			<-ctx.Done()
		}
	}
	check(t, named("robfig/cron/v3: ", []claim{
		{"work added twice to a guarded Cron", overlaps, cronV3(func(c *cron3.Cron, work func()) {
			addFunc(c, work)
			addFunc(c, work)
		}, guarded)},
		{"a guarded job added twice", alone, cronV3(func(c *cron3.Cron, work func()) {
			job := cron3.NewChain(skip).Then(cron3.FuncJob(work))
			c.AddJob(everySecond, job)
			c.AddJob(everySecond, job)
		})},
		{"work removed and added again", overlaps, running(func(c *cron3.Cron, id cron3.EntryID, work func()) {
			c.Remove(id)
			addFunc(c, work)
		})},
		{"Entry.Job.Run passes by the guard", overlaps, running(func(c *cron3.Cron, id cron3.EntryID, _ func()) {
			c.Entry(id).Job.Run()
		})},
		{"Entry.WrappedJob.Run does not", alone, running(func(c *cron3.Cron, id cron3.EntryID, _ func()) {
			c.Entry(id).WrappedJob.Run()
		})},
	}))
}

// A panic that passes through SkipIfStillRunning leaves it waiting for ever, so
// Recover has to stand within it.
func TestCronV3Panics(t *testing.T) {
	panicking := func(c *cron3.Cron, work func()) {
		addFunc(c, func() {
			work()
			panic("work is done")
		})
	}
	check(t, named("robfig/cron/v3: ", []claim{
		{"a panic in WithChain(Recover, SkipIfStillRunning)", once, cronV3(panicking, cron3.WithChain(recovering, skip))},
		{"a panic in WithChain(SkipIfStillRunning, Recover)", alone, cronV3(panicking, cron3.WithChain(skip, recovering))},
	}))
}

// often is a schedule of less than a second.
type often struct{}

func (often) Next(t time.Time) time.Time { return t.Add(shortPeriod) }

// DelayIfStillRunning waits for a mutex.
func TestCronV3Delays(t *testing.T) {
	delay := cron3.DelayIfStillRunning(cron3.DiscardLogger)
	addOften := func(wrap func(cron3.Job) cron3.Job, opts ...cron3.Option) mechanism {
		return func(ctx context.Context, work func()) {
			c := cron3.New(opts...)
			c.Schedule(often{}, wrap(cron3.FuncJob(work)))
			c.Start()
			<-ctx.Done()
			<-c.Stop().Done()
		}
	}
	asItIs := func(j cron3.Job) cron3.Job { return j }
	checkAloneInRealTime(t, map[string]mechanism{
		"robfig/cron/v3: WithChain(DelayIfStillRunning)":          addOften(asItIs, cron3.WithChain(delay)),
		"robfig/cron/v3: WithChain(Recover, DelayIfStillRunning)": addOften(asItIs, cron3.WithChain(recovering, delay)),
		"robfig/cron/v3: NewChain(DelayIfStillRunning).Then":      addOften(cron3.NewChain(delay).Then),
	})
}

// A spec is read with or without a field of seconds.
func TestSpecs(t *testing.T) {
	type schedule interface{ Next(time.Time) time.Time }
	var (
		v1            = func(spec string) (schedule, error) { return cron1.Parse(spec) }
		v3            = func(spec string) (schedule, error) { return cron3.ParseStandard(spec) }
		v3WithSeconds = func(spec string) (schedule, error) {
			return cron3.NewParser(cron3.Second | cron3.Minute | cron3.Hour | cron3.Dom | cron3.Month | cron3.Dow | cron3.Descriptor).Parse(spec)
		}
		gocron2 = func(withSeconds bool) func(string) (schedule, error) {
			return func(spec string) (schedule, error) {
				c := gocron.NewDefaultCron(withSeconds)
				return c, c.IsValid(spec, time.UTC, time.Now())
			}
		}
	)
	const refused = 0
	for _, c := range []struct {
		says  string // of which parser
		parse func(string) (schedule, error)
		spec  string
		want  time.Duration
	}{
		// The first of five fields is that of the seconds: the day of week may be left out.
		{"v1", v1, "*/5 * * * *", 5 * time.Second},
		{"v1", v1, "*/5 * * * * *", 5 * time.Second},
		{"v1", v1, "0 */5 * * * *", 5 * time.Minute},
		{"v1", v1, "@every 90s", 90 * time.Second},
		{"v1", v1, "@every 10ms", time.Second},
		{"v1", v1, "@every 1500ms", time.Second},
		{"v1", v1, "@hourly", time.Hour},
		{"v1", v1, "*/5 * * *", refused},

		{"v3", v3, "*/5 * * * *", 5 * time.Minute},
		{"v3", v3, "TZ=UTC */5 * * * *", 5 * time.Minute},
		{"v3", v3, "CRON_TZ=UTC */5 * * * *", 5 * time.Minute},
		{"v3", v3, "0 * * * *", time.Hour},
		{"v3", v3, "@every 90s", 90 * time.Second},
		{"v3", v3, "@every 10ms", time.Second},
		{"v3", v3, "@every 1500ms", time.Second},
		{"v3", v3, "@daily", 24 * time.Hour},
		{"v3", v3, "*/5 * * * * *", refused},

		{"v3 WithSeconds", v3WithSeconds, "*/5 * * * * *", 5 * time.Second},
		{"v3 WithSeconds", v3WithSeconds, "*/5 * * * *", refused},
		{"v3 WithSeconds", v3WithSeconds, "@every 90s", 90 * time.Second},

		// Here the field of seconds may be left out.
		{"of gocron/v2 with seconds", gocron2(true), "*/5 * * * * *", 5 * time.Second},
		{"of gocron/v2 with seconds", gocron2(true), "*/5 * * * *", 5 * time.Minute},
		{"of gocron/v2", gocron2(false), "*/5 * * * *", 5 * time.Minute},
		{"of gocron/v2", gocron2(false), "*/5 * * * * *", refused},
	} {
		s, err := c.parse(c.spec)
		if err != nil {
			if c.want != refused {
				t.Errorf("robfig/cron %s: %q: %v", c.says, c.spec, err)
			}
			continue
		}
		first := s.Next(time.Date(2001, 2, 3, 4, 5, 6, 0, time.UTC))
		if got := s.Next(first).Sub(first); got != c.want {
			t.Errorf("robfig/cron %s: %q has a period of %v, want %v", c.says, c.spec, got, c.want)
		}
	}
}
