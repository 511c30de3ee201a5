package catalog

import (
	"go/types"
	"sync"
)

// A SchedulerRole is what a function of a scheduler library has to do with its jobs.
type SchedulerRole int

// The roles.
const (
	MakesScheduler  SchedulerRole = iota + 1 // returns a scheduler
	AddsJob                                  // has what it is given run again and again
	MakesTask                                // returns what a job runs
	KeepsApart                               // keeps the runs of a job apart: an option, a wrapper, a method
	KeepsApartIfOne                          // does so if its first number is 1
	Spaces                                   // says how often: a duration, a number of seconds, a cron expression
	SpacesWide                               // says how often, in hours at least
	RunsOnce                                 // has the job run once
	Chains                                   // takes the wrappers of all jobs; the last such option wins
)

// A Scheduler is a line about a function of a scheduler library. A run of a job begins
// though the last one is in flight, unless something keeps them apart.
type Scheduler struct {
	Path, Name string // as in Call
	Role       SchedulerRole
	Job        int    // of AddsJob and MakesTask: the argument that is run, from 0, the receiver not counted
	Apart      *Apart // of AddsJob: what would keep the runs apart; nil if the library has nothing
}

// Apart is what keeps the runs of a job apart.
type Apart struct {
	Name string // for messages
	Code string // to be added to the source; %[1]s stands for the name of the package
	At   Place
}

// A Place is where code is added.
type Place int

// The places.
const (
	InMaker Place = iota + 1 // behind the arguments of the call that makes the scheduler
	InCall                   // behind the arguments of the call that adds the job
	InFront                  // in the chain, in front of the call that adds the job
)

var (
	skipRunning   = &Apart{"cron.SkipIfStillRunning", "%[1]s.WithChain(%[1]s.SkipIfStillRunning(%[1]s.DefaultLogger))", InMaker}
	singletonMode = &Apart{"SingletonMode", "SingletonMode().", InFront}
	withSingleton = &Apart{"gocron.WithSingletonMode", "%[1]s.WithSingletonMode(%[1]s.LimitModeReschedule)", InCall}
)

// Schedulers: versions as in Libraries. What they do is run in
// testdata/libraries/schedulers.
var Schedulers = []Scheduler{
	{"github.com/robfig/cron", "New", MakesScheduler, 0, nil},
	{"github.com/robfig/cron", "NewWithLocation", MakesScheduler, 0, nil},
	{"github.com/robfig/cron", "Cron.AddFunc", AddsJob, 1, nil},
	{"github.com/robfig/cron", "Cron.AddJob", AddsJob, 1, nil},
	{"github.com/robfig/cron", "Cron.Schedule", AddsJob, 1, nil},
	{"github.com/robfig/cron", "Every", Spaces, 0, nil},

	{"github.com/robfig/cron/v3", "New", MakesScheduler, 0, nil},
	{"github.com/robfig/cron/v3", "Cron.AddFunc", AddsJob, 1, skipRunning},
	{"github.com/robfig/cron/v3", "Cron.AddJob", AddsJob, 1, skipRunning},
	{"github.com/robfig/cron/v3", "Cron.Schedule", AddsJob, 1, skipRunning},
	{"github.com/robfig/cron/v3", "Every", Spaces, 0, nil},
	{"github.com/robfig/cron/v3", "WithChain", Chains, 0, nil},
	{"github.com/robfig/cron/v3", "SkipIfStillRunning", KeepsApart, 0, nil},
	{"github.com/robfig/cron/v3", "DelayIfStillRunning", KeepsApart, 0, nil},

	{"github.com/go-co-op/gocron", "NewScheduler", MakesScheduler, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.Do", AddsJob, 0, singletonMode},
	{"github.com/go-co-op/gocron", "Scheduler.DoWithJobDetails", AddsJob, 0, singletonMode},
	{"github.com/go-co-op/gocron", "Scheduler.SingletonMode", KeepsApart, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.SingletonModeAll", KeepsApart, 0, nil},
	{"github.com/go-co-op/gocron", "Job.SingletonMode", KeepsApart, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.SetMaxConcurrentJobs", KeepsApartIfOne, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.WithDistributedLocker", KeepsApart, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.LimitRunsTo", RunsOnce, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.Every", Spaces, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.Cron", Spaces, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.CronWithSeconds", Spaces, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.Hour", SpacesWide, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.Hours", SpacesWide, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.Day", SpacesWide, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.Days", SpacesWide, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.Week", SpacesWide, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.Weeks", SpacesWide, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.Month", SpacesWide, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.Months", SpacesWide, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.Monday", SpacesWide, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.Tuesday", SpacesWide, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.Wednesday", SpacesWide, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.Thursday", SpacesWide, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.Friday", SpacesWide, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.Saturday", SpacesWide, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.Sunday", SpacesWide, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.Weekday", SpacesWide, 0, nil},
	{"github.com/go-co-op/gocron", "Scheduler.Midday", SpacesWide, 0, nil},

	{"github.com/go-co-op/gocron/v2", "NewScheduler", MakesScheduler, 0, nil},
	{"github.com/go-co-op/gocron/v2", "Scheduler.NewJob", AddsJob, 1, withSingleton},
	{"github.com/go-co-op/gocron/v2", "NewTask", MakesTask, 0, nil},
	{"github.com/go-co-op/gocron/v2", "WithSingletonMode", KeepsApart, 0, nil},
	{"github.com/go-co-op/gocron/v2", "WithIntervalFromCompletion", KeepsApart, 0, nil},
	{"github.com/go-co-op/gocron/v2", "WithDistributedLocker", KeepsApart, 0, nil}, // if the locker does
	{"github.com/go-co-op/gocron/v2", "WithDistributedJobLocker", KeepsApart, 0, nil},
	{"github.com/go-co-op/gocron/v2", "WithLimitConcurrentJobs", KeepsApartIfOne, 0, nil},
	{"github.com/go-co-op/gocron/v2", "WithLimitedRuns", RunsOnce, 0, nil},
	{"github.com/go-co-op/gocron/v2", "OneTimeJob", RunsOnce, 0, nil},
	{"github.com/go-co-op/gocron/v2", "DurationJob", Spaces, 0, nil},
	{"github.com/go-co-op/gocron/v2", "DurationRandomJob", Spaces, 0, nil},
	{"github.com/go-co-op/gocron/v2", "CronJob", Spaces, 0, nil},
	{"github.com/go-co-op/gocron/v2", "DailyJob", SpacesWide, 0, nil},
	{"github.com/go-co-op/gocron/v2", "WeeklyJob", SpacesWide, 0, nil},
	{"github.com/go-co-op/gocron/v2", "MonthlyJob", SpacesWide, 0, nil},

	{"github.com/jasonlvhit/gocron", "NewScheduler", MakesScheduler, 0, nil},
	{"github.com/jasonlvhit/gocron", "Every", MakesScheduler, 0, nil},
	{"github.com/jasonlvhit/gocron", "Job.Do", AddsJob, 0, nil},
	{"github.com/jasonlvhit/gocron", "Job.DoSafely", AddsJob, 0, nil},
	{"github.com/jasonlvhit/gocron", "Job.Lock", KeepsApart, 0, nil},
	{"github.com/jasonlvhit/gocron", "Scheduler.Every", Spaces, 0, nil},
	{"github.com/jasonlvhit/gocron", "Job.Hour", SpacesWide, 0, nil},
	{"github.com/jasonlvhit/gocron", "Job.Hours", SpacesWide, 0, nil},
	{"github.com/jasonlvhit/gocron", "Job.Day", SpacesWide, 0, nil},
	{"github.com/jasonlvhit/gocron", "Job.Days", SpacesWide, 0, nil},
	{"github.com/jasonlvhit/gocron", "Job.Week", SpacesWide, 0, nil},
	{"github.com/jasonlvhit/gocron", "Job.Weeks", SpacesWide, 0, nil},
	{"github.com/jasonlvhit/gocron", "Job.Weekday", SpacesWide, 0, nil},
	{"github.com/jasonlvhit/gocron", "Job.Monday", SpacesWide, 0, nil},
	{"github.com/jasonlvhit/gocron", "Job.Tuesday", SpacesWide, 0, nil},
	{"github.com/jasonlvhit/gocron", "Job.Wednesday", SpacesWide, 0, nil},
	{"github.com/jasonlvhit/gocron", "Job.Thursday", SpacesWide, 0, nil},
	{"github.com/jasonlvhit/gocron", "Job.Friday", SpacesWide, 0, nil},
	{"github.com/jasonlvhit/gocron", "Job.Saturday", SpacesWide, 0, nil},
	{"github.com/jasonlvhit/gocron", "Job.Sunday", SpacesWide, 0, nil},
}

// SchedulerOf returns the line about fn, or nil.
func SchedulerOf(fn *types.Func) *Scheduler {
	for i := range Schedulers {
		if line := &Schedulers[i]; line.Name == Name(fn) && line.Path == pathOf(fn) {
			return line
		}
	}
	return nil
}

// StartsWork reports whether fn makes or fills a scheduler, or fires or sets a timer:
// whoever calls it says when work begins.
func StartsWork(fn *types.Func) bool {
	if !startingPaths()[pathOf(fn)] {
		return false
	}
	_, fires := FiresLater(fn)
	return fires || Rearms(fn) || SchedulerOf(fn) != nil || PollerOf(fn) != nil
}

var startingPaths = sync.OnceValue(func() map[string]bool {
	paths := make(map[string]bool)
	for i := range Schedulers {
		paths[Schedulers[i].Path] = true
	}
	for i := range Pollers {
		paths[Pollers[i].Path] = true
	}
	for key := range firings {
		paths[key.path] = true
	}
	for key := range rearming {
		paths[key.path] = true
	}
	return paths
})

// MentionsSchedulers reports whether a package at path has lines about schedulers.
func MentionsSchedulers(path string) bool {
	return schedulerPaths()[withoutVendor(path)]
}

var schedulerPaths = sync.OnceValue(func() map[string]bool {
	paths := make(map[string]bool)
	for i := range Schedulers {
		paths[Schedulers[i].Path] = true
	}
	return paths
})

// A Poller is a line about a function that calls what it is given again and again, one
// call after the other: what that starts and leaves running piles up.
type Poller struct {
	Path, Name string
	Work       int // the argument that is called, from 0
}

// Pollers: versions as in Libraries.
var Pollers = []Poller{
	{"k8s.io/apimachinery/pkg/util/wait", "Until", 0},
	{"k8s.io/apimachinery/pkg/util/wait", "UntilWithContext", 1},
	{"k8s.io/apimachinery/pkg/util/wait", "Forever", 0},
	{"k8s.io/apimachinery/pkg/util/wait", "JitterUntil", 0},
	{"k8s.io/apimachinery/pkg/util/wait", "JitterUntilWithContext", 1},
	{"k8s.io/apimachinery/pkg/util/wait", "NonSlidingUntil", 0},
	{"k8s.io/apimachinery/pkg/util/wait", "NonSlidingUntilWithContext", 1},
	{"k8s.io/apimachinery/pkg/util/wait", "BackoffUntil", 0},
}

// PollerOf returns the line about fn, or nil.
func PollerOf(fn *types.Func) *Poller {
	for i := range Pollers {
		if line := &Pollers[i]; line.Name == fn.Name() && line.Path == pathOf(fn) {
			return line
		}
	}
	return nil
}

// MentionsPollers reports whether a package at path has lines about pollers.
func MentionsPollers(path string) bool {
	for i := range Pollers {
		if Pollers[i].Path == withoutVendor(path) {
			return true
		}
	}
	return false
}
