// Package cron is a stub of github.com/robfig/cron/v3: declarations as there,
// bodies that return zero values.
package cron

import (
	"context"
	"time"
)

type Cron struct{ chain Chain }

func New(opts ...Option) *Cron { return nil }

func (c *Cron) AddFunc(spec string, cmd func()) (EntryID, error) { return 0, nil }

func (c *Cron) AddJob(spec string, cmd Job) (EntryID, error) { return 0, nil }

func (c *Cron) Schedule(schedule Schedule, cmd Job) EntryID { return 0 }

func (c *Cron) Entries() []Entry { return nil }

func (c *Cron) Entry(id EntryID) Entry { return Entry{} }

func (c *Cron) Remove(id EntryID) {}

func (c *Cron) Run() {}

func (c *Cron) Start() {}

func (c *Cron) Stop() context.Context { return nil }

type Option func(*Cron)

func WithChain(wrappers ...JobWrapper) Option { return nil }

func WithLocation(loc *time.Location) Option { return nil }

func WithLogger(logger Logger) Option { return nil }

func WithParser(p ScheduleParser) Option { return nil }

func WithSeconds() Option { return nil }

type Chain struct{ wrappers []JobWrapper }

func NewChain(c ...JobWrapper) Chain { return Chain{} }

func (c Chain) Then(j Job) Job { return nil }

type JobWrapper func(Job) Job

func DelayIfStillRunning(logger Logger) JobWrapper { return nil }

func Recover(logger Logger) JobWrapper { return nil }

func SkipIfStillRunning(logger Logger) JobWrapper { return nil }

type Job interface{ Run() }

type FuncJob func()

func (f FuncJob) Run() {}

type EntryID int

type Entry struct {
	ID         EntryID
	Schedule   Schedule
	Next       time.Time
	Prev       time.Time
	WrappedJob Job
	Job        Job
}

func (e Entry) Valid() bool { return false }

type Schedule interface{ Next(time.Time) time.Time }

type ConstantDelaySchedule struct{ Delay time.Duration }

func Every(duration time.Duration) ConstantDelaySchedule { return ConstantDelaySchedule{} }

func (schedule ConstantDelaySchedule) Next(t time.Time) time.Time { return time.Time{} }

type ScheduleParser interface {
	Parse(spec string) (Schedule, error)
}

type ParseOption int

const (
	Second ParseOption = 1 << iota
	SecondOptional
	Minute
	Hour
	Dom
	Month
	Dow
	DowOptional
	Descriptor
)

type Parser struct{ options ParseOption }

func NewParser(options ParseOption) Parser { return Parser{} }

func (p Parser) Parse(spec string) (Schedule, error) { return nil, nil }

func ParseStandard(standardSpec string) (Schedule, error) { return nil, nil }

type Logger interface {
	Info(msg string, keysAndValues ...interface{})
	Error(err error, msg string, keysAndValues ...interface{})
}

var DefaultLogger, DiscardLogger Logger

func PrintfLogger(l interface{ Printf(string, ...interface{}) }) Logger { return nil }

func VerbosePrintfLogger(l interface{ Printf(string, ...interface{}) }) Logger { return nil }
