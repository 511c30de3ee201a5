// Package emptywrite reports queries that find nothing and yet decide a write.
//
// A query for one object that is not there does not always fail. gorm's Find leaves the
// struct zero, a repository turns sql.ErrNoRows into a nil pointer, DynamoDB answers with
// an empty item, xorm says so by a bool. What comes next was written for an object that is
// there: it stores the zero one, updates the row with the key "", or skips every write and
// answers that all went well. Nothing fails, nothing is in the log, and tests, which look
// for what they have put there themselves, always find it.
//
// What counts is one object, not a list, which may well be empty, and not a number or a
// setting. What a function hands out is known to its callers, in other packages too, and
// through interfaces whose implementation stands in the same package as they do, or is
// handed to them by a package of the run: the page of effects tells how.
//
// # zero-row
//
// A query that can find nothing without an error fills a variable, and what is made of it
// is written; on the way no branch looks whether there is anything.
//
// WRONG
//
//	trace, err := s.gorm.Find(ctx, org, id) // GormTraces.Find can find nothing and return no error, GormTraces.Keep at line 55 still writes the store.Trace that was not found
//	if err != nil {
//		return err
//	}
//	return s.gorm.Keep(ctx, trace)
//
// RIGHT
//
//	trace, err := s.gorm.Find(ctx, org, id)
//	if err != nil {
//		return err
//	}
//	if trace.ID == "" {
//		return errNoTrace
//	}
//	return s.gorm.Keep(ctx, trace)
//
// With gorm, First and Take in the place of Find fail when there is no row, and RowsAffected
// of what Find returns says how many there were.
//
// # found-ignored
//
// The query says by a bool whether it has found something, and nobody looks at that.
//
// WRONG
//
//	trace, _, err := s.gorm.Lookup(ctx, org, id) // whether GormTraces.Lookup has found something is not looked at, GormTraces.Keep at line 64 still writes the store.Trace that was not found
//	if err != nil {
//		return err
//	}
//	return s.gorm.Keep(ctx, trace)
//
// RIGHT
//
//	trace, found, err := s.gorm.Lookup(ctx, org, id)
//	if err != nil {
//		return err
//	}
//	if !found {
//		return errNoTrace
//	}
//	return s.gorm.Keep(ctx, trace)
//
// # error-ignored
//
// The query says by an error that there is nothing, and nobody looks at that.
//
// WRONG
//
//	trace, _ := s.gorm.First(ctx, org, id) // the error of GormTraces.First is not looked at, GormTraces.Keep at line 83 still writes the store.Trace that was not read
//	return s.gorm.Keep(ctx, trace)
//
// RIGHT
//
//	trace, err := s.traces.MustFind(ctx, org, id)
//	if err != nil {
//		return err
//	}
//	return s.traces.Keep(ctx, trace)
//
// # noop-success
//
// The function looks whether there is an object. If there is none, it skips all its writes
// and returns a nil error, as its only result or beside a literal that it returns when it has
// written too, or sends the reply that it sends then. Who asked for that object is told that
// it was done. A line in the log does not change that.
//
// WRONG
//
//	trace, err := s.traces.Find(ctx, org, id) // when Traces.Find finds nothing the write by Traces.Keep at line 28 is skipped, and success reported
//	if err != nil {
//		return err
//	}
//	if isValid(trace) {
//		if err := s.traces.Keep(ctx, trace); err != nil {
//			return err
//		}
//		if err := s.index.Keep(ctx, trace.ID); err != nil {
//			return err
//		}
//	}
//	return nil
//
// RIGHT
//
//	if !isValid(trace) {
//		return errNoTrace
//	}
//	if err := s.traces.Keep(ctx, trace); err != nil {
//		return err
//	}
//	return s.index.Keep(ctx, trace.ID)
//
// # split-write
//
// Two stores hold something under the same key. If a query finds nothing the function skips
// the write to one of them, makes that to the other, and reports success: from then on they
// say different things, and whoever asks for the one does not see what was done. They are two
// stores for certain: a database and a search engine, for example, not two tables.
//
// WRONG
//
//	doc, err := s.index.Find(ctx, id) // when Index.Find finds nothing the write by Index.Keep at line 119 is skipped, that by Traces.KeepID at line 123 is not
//	if err != nil {
//		return err
//	}
//	if doc != nil {
//		if err := s.index.Keep(ctx, id); err != nil {
//			return err
//		}
//	}
//	return s.traces.KeepID(ctx, org, id)
//
// RIGHT
//
//	if doc == nil {
//		return errNoTrace
//	}
//	if err := s.index.Keep(ctx, id); err != nil {
//		return err
//	}
//	return s.traces.KeepID(ctx, org, id)
//
// # nil-row
//
// Off by default: the object is nil if it is not there, and what is made of it is written,
// or would be. As a rule the program panics before that, which does not stay hidden.
//
// # notfound-falls-through
//
// Off by default: the error is looked at, and where it says that there is no such object
// the zero one is written all the same. Most who do that mean it.
//
// # When it is silent
//
// It is silent when a branch on the way looks at the object: compares it, or a field, with
// nil or zero, gives it to a function that answers, looks at the number of rows or the
// bool; when a comparison with anything else decides whether there is a write; when
// another object is put in its place, or it is completed by the key that was asked for;
// when a function looks that is given it, or answers with an error when its update changes
// no row; when what it is given to is not known; when a count, or another question to the
// store, about the same key has decided before whether to query at all; when gorm refuses
// the write, which it does to update an object without a key; and when numbers or settings
// are read, not an object.
//
// It is silent as well about an update whose condition is a number or a text of the object
// itself, Where("id = ?", t.ID), unless the error was thrown away: no row has that key, and
// none is changed.
//
// About skipped writes it is silent when another result or the reply tells, when some write
// is made whatever was found, in loops, when what is found may be left alone for another
// reason as well, when only a deletion is skipped, when what is looked for does not come
// from who called the function, or is the next of many, and in functions that are named for
// deleting, disabling, preparing and the like, or for what they do if it exists, for which it
// is success that there is nothing, or for a password that was forgotten, of which nobody is
// told whether there is an account. About split writes the same, and when the two writes are
// not known to go to two kinds of stores, or not both are given the keys of the query.
//
// That an error says that there is no such object is known of the libraries' errors, and of
// those whose names say so: ErrNotFound, NoSuchUser, IsNotFound.
//
// # Saying "I meant it"
//
//	//incidentlint:ignore emptywrite/noop-success the caller has looked already
//
// # Fixes
//
// The -fix flag gives an answer that is thrown away a name, and returns an error if it is
// false, where the error of the query is returned at once. What else there is to do is not
// done by itself: Take in the place of Find, or an error in the place of nil, is news to
// callers.
//
// # The incident
//
// The endpoint of a tracing product marked traces to be kept. In a demo the trace was not
// found, both writes were skipped, and the answer was success:
// https://github.com/incidentlint/incidentlint/blob/main/docs/incidents/empty-fetch-before-two-writes.md
package emptywrite
