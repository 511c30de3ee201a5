// Package rowsaffected reports counts of changed rows, and errors, that nobody looks at.
//
// An UPDATE that matches no row does not fail. Where the condition says more than which row
// is meant, that is its very point: it changes the row only if it still has the version
// that was read, only if nobody else has claimed it, only if the balance suffices. Whether
// it did is told by a number alone. Thrown away, two workers run the same job, an update is
// lost, money is spent twice, and all of them answer success. Tests, which run one after
// the other, never see it.
//
// # claim-unchecked
//
// An UPDATE of one row has a condition on a column that it sets itself: a version, a state,
// a holder, an amount. The number of rows that it has changed is not looked at, though the
// error is.
//
// WRONG
//
//	_, err := t.db.ExecContext(ctx, keep, trace.ID, trace.Version) // DB.ExecContext changes no row once version has changed, its count is not looked at: the update is lost without an error
//	return err
//
// RIGHT
//
//	res, err := t.db.ExecContext(ctx, keep, trace.ID, trace.Version)
//	if err != nil {
//		return err
//	}
//	if n, err := res.RowsAffected(); err != nil || n == 0 {
//		return errors.Join(errConflict, err)
//	}
//	return nil
//
// The same goes for what a library makes an UPDATE of.
//
// WRONG
//
//	return t.gorm.Model(&Trace{}).Where("id = ? AND claimed_by IS NULL", id).Update("claimed_by", worker).Error // DB.Update changes no row if claimed_by was set before, its count is not looked at: two callers go on as if it were theirs
//
// RIGHT
//
//	res := t.gorm.Model(&Trace{}).Where("id = ? AND claimed_by IS NULL", id).Update("claimed_by", worker)
//	if res.Error == nil && res.RowsAffected == 0 {
//		return errConflict
//	}
//	return res.Error
//
// PostgreSQL and SQLite count the rows that match. MySQL counts those that change, unless
// the connection says clientFoundRows=true; a condition on what is set makes the two the
// same.
//
// # stale-handle
//
// A statement of gorm is called on a handle, and the error or the count is read from that
// handle. A handle from Open, Begin, Session, WithContext or Debug, the one that
// Transaction hands out, the one that several functions use, and in gorm v1 every one, stays
// as it is: what came of the statement is in what the call returns.
//
// WRONG
//
//	tx := t.gorm.Begin()
//	tx.Create(trace) // the result of DB.Create is thrown away, and Error at line 63 is read from a handle on which it stays nil
//	if tx.Error != nil {
//		tx.Rollback()
//		return tx.Error
//	}
//	return tx.Commit().Error
//
// RIGHT
//
//	tx := t.gorm.Begin()
//	if err := tx.Create(trace).Error; err != nil {
//		tx.Rollback()
//		return err
//	}
//	return tx.Commit().Error
//
// # update-unchecked
//
// Off by default: an UPDATE of one row, by its key alone, in a function that returns an
// error and nothing else. A row that is not there is reported as success. Many callers know
// that it is there.
//
// # delete-unchecked
//
// Off by default: the same of a DELETE. Most who delete what is not there are content.
//
// # When it is silent
//
// It is silent when the count is read, or what holds it returned or handed on; when the
// statement returns the row, or the library fails if there is none; when nobody else can be
// faster: a row lock, an advisory lock or a mutex is taken before, there or by all who call
// the function, or the transaction is serializable; when the row is read again afterwards;
// when an INSERT, or another UPDATE whose count is read, decides who was first; when the
// update may insert; when the condition names no single row, by id or the key of the table;
// when the row belongs to who changes it already.
//
// The text of a statement is read too where it is given to a function of the project, of
// whatever package, that runs it as it is given and keeps the count to itself, or hands it
// back. One that fails if no row was changed has looked.
//
// A state or a mark that is set is a claim only if the statement also says who holds the
// row, or the function is named for taking: claim, acquire, reserve, redeem. Else it may well
// be set already, like a time of deletion or a state like cancelled. What is counted is an
// amount only if it is named as one: balance, stock, seats.
//
// About handles it is silent when the handle may come from a call that builds a query, as
// Where and Model do, which is changed by the statement: when it is a parameter, unless that
// of Transaction, and when it is a field or a variable of the package that only one function
// uses; and after Commit, Rollback and AddError, which tell the handle itself.
//
// # Saying "I meant it"
//
//	//incidentlint:ignore rowsaffected/claim-unchecked the scheduler runs in one process only
//
// # The incident
//
// The endpoint of a tracing product answered success though it had changed nothing:
// https://github.com/incidentlint/incidentlint/blob/main/docs/incidents/empty-fetch-before-two-writes.md
package rowsaffected
