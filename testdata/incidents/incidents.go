// Package incidents is the root of a module in which known incidents happened,
// written with the libraries that real services use. What incidentlint finds
// in it stands in want.txt; the packages below fixed are the same services as
// they were repaired, and nothing is found there.
//
//	answers, api, exam    the client of an exam platform that kept asking
//	countdown             the save that overtook itself, started by its clock
//	practice              the same, by a clock in another package
//	timetable             a handler that fetches what is old, for each who asks
//	reminders             a job of robfig/cron, added far from its scheduler
//	roster                a job of gocron
//	database              the service that waits for Postgres for ever
//	gradebook             gRPC, called again behind a look at the context
//	grading               a worker on a Redis list
//	live                  a reader of a WebSocket
//	proctor               a remote call two packages away, behind wrappers
//	notify                a call behind an interface, known only if declared
//	retention, rawdata    the fetch of a tracing product that found nothing, before
//	                      two writes: pgx and Elasticsearch
//	sharing               the same with gorm, whose zero value is written
//	desk                  the same in layers: interfaces in keeping, pg and es behind
//	                      them, wired by hand and through a provider
//	outbox                the client that kept asking, behind an interface
//	newsletter            a weekly job that drains the members of a group, with gorm
//	pinning               the same with database/sql, in a handler
//	purge                 a claim of pgx that may fail unnoticed, and a handle of gorm
//	                      that never has an error
package incidents
