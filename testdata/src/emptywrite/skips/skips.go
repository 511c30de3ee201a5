// Package skips holds functions that do nothing when a query finds nothing, and say so or
// not.
package skips

import (
	"database/sql"
	"encoding/json"
	"errors"
	"log"
	"net/http"
	"strconv"

	"gorm.io/gorm"
	"xorm.io/xorm"
)

type Question struct {
	ID     int64
	Closed bool
	State  int
}

type forum struct {
	engine *xorm.Engine
	db     *gorm.DB
	sql    *sql.DB
}

func (f *forum) get(id int64) (*Question, bool, error) {
	q := new(Question)
	has, err := f.engine.ID(id).Get(q)
	return q, has, err
}

func (f *forum) closeQuestion(id int64) error {
	q, has, err := f.get(id) // want `when forum.get finds nothing the write by Engine.Update at line \d+ is skipped, and success reported`
	if err != nil {
		return err
	}
	if !has {
		return nil
	}
	q.Closed = true
	_, err = f.engine.Update(q)
	return err
}

// A message in the log is not an answer.
func (f *forum) closeLogged(id int64) error {
	q, has, err := f.get(id) // want `when forum.get finds nothing the write by Engine.Update at line \d+ is skipped, and success reported`
	if err != nil {
		return err
	}
	if !has {
		log.Printf("no question %d", id)
		return nil
	}
	q.Closed = true
	_, err = f.engine.Update(q)
	return err
}

// The error is lost with it.
func (f *forum) audited(id int64) (err error) {
	q, has, dberr := f.get(id) // want `when forum.get finds nothing the write by Engine.Update at line \d+ is skipped, and success reported`
	if dberr != nil || !has {
		return
	}
	_, err = f.engine.Update(q)
	return
}

func (f *forum) noRows(id int64) error {
	var closed bool
	var q Question
	err := f.db.Where("id = ?", id).First(&q).Error // want `when DB.First finds nothing the write by DB.Save at line \d+ is skipped, and success reported`
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	q.Closed = !closed
	return f.db.Save(&q).Error
}

func (f *forum) handle(w http.ResponseWriter, r *http.Request) {
	id, _ := strconv.ParseInt(r.FormValue("id"), 10, 64)
	q, has, err := f.get(id) // want `when forum.get finds nothing the write by Engine.Update at line \d+ is skipped, and success reported`
	if err != nil {
		http.Error(w, "database", http.StatusInternalServerError)
		return
	}
	if has {
		if _, err := f.engine.Update(q); err != nil {
			http.Error(w, "database", http.StatusInternalServerError)
			return
		}
	}
	_ = json.NewEncoder(w).Encode("done")
}

// Silent: the answer says that there is none.
func (f *forum) handleTold(w http.ResponseWriter, r *http.Request) {
	q, has, err := f.get(requestID(r))
	if err != nil {
		http.Error(w, "database", http.StatusInternalServerError)
		return
	}
	if !has {
		http.NotFound(w, r)
		return
	}
	if _, err := f.engine.Update(q); err != nil {
		http.Error(w, "database", http.StatusInternalServerError)
	}
}

// Silent: another result carries the news.
func (f *forum) told(id int64) (bool, error) {
	q, has, err := f.get(id)
	if err != nil || !has {
		return false, err
	}
	_, err = f.engine.Update(q)
	return true, err
}

// Silent: who deletes what is gone already has what he wants.
func (f *forum) deleteQuestion(id int64) error {
	q, has, err := f.get(id)
	if err != nil {
		return err
	}
	if !has {
		return nil
	}
	q.Closed = true
	_, err = f.engine.Update(q)
	return err
}

// Silent: another write is made whatever was found.
func (f *forum) optional(id int64, note *Question) error {
	if _, err := f.engine.Insert(note); err != nil {
		return err
	}
	q, has, err := f.get(id)
	if err != nil {
		return err
	}
	if !has {
		return nil
	}
	_, err = f.engine.Update(q)
	return err
}

// Silent: one of many.
func (f *forum) each(ids []int64) error {
	for _, id := range ids {
		q, has, err := f.get(id)
		if err != nil {
			return err
		}
		if !has {
			return nil
		}
		if _, err := f.engine.Update(q); err != nil {
			return err
		}
	}
	return nil
}

// Silent: it is deleted only, and that is done.
func (f *forum) closed(id int64) error {
	q, has, err := f.get(id)
	if err != nil {
		return err
	}
	if !has {
		return nil
	}
	_, err = f.engine.Delete(q)
	return err
}

// Silent: it is made instead.
func (f *forum) replaced(id int64) error {
	q, has, err := f.get(id)
	if err != nil {
		return err
	}
	if !has {
		_, err = f.engine.Insert(&Question{ID: id})
		return err
	}
	_, err = f.engine.Update(q)
	return err
}

// Silent: an error.
func (f *forum) refused(id int64) error {
	q, has, err := f.get(id)
	if err != nil {
		return err
	}
	if !has {
		return errors.New("no question")
	}
	_, err = f.engine.Update(q)
	return err
}

// Silent: what the question is like decides, not whether it is there.
func (f *forum) open(id int64) error {
	var q Question
	if err := f.db.First(&q, id).Error; err != nil {
		return err
	}
	if !q.Closed {
		return nil
	}
	q.Closed = false
	return f.db.Save(&q).Error
}

func requestID(r *http.Request) int64 {
	id, _ := strconv.ParseInt(r.FormValue("id"), 10, 64)
	return id
}

// Silent: the reply for what is not there is that for what is not his.
func (f *forum) handleOwned(w http.ResponseWriter, r *http.Request) {
	q, has, err := f.get(requestID(r))
	if err != nil {
		http.Error(w, "database", http.StatusInternalServerError)
		return
	}
	if !has || q.Closed {
		http.NotFound(w, r)
		return
	}
	if _, err := f.engine.Update(q); err != nil {
		http.Error(w, "database", http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// Silent: what is found may have nothing to do either.
func (f *forum) openOrGone(id int64) error {
	q, has, err := f.get(id)
	if err != nil {
		return err
	}
	if !has || !q.Closed {
		return nil
	}
	q.Closed = false
	_, err = f.engine.Update(q)
	return err
}

// Silent: nobody has asked for that row.
func (f *forum) renumber() error {
	q, has, err := f.get(1)
	if err != nil {
		return err
	}
	if !has {
		return nil
	}
	q.ID = 2
	_, err = f.engine.Update(q)
	return err
}

// Silent: the branch asks what the question is like, and a closed one is left alone as well.
func (f *forum) reopen(id int64) error {
	var q Question
	if _, err := f.engine.ID(id).Get(&q); err != nil {
		return err
	}
	if q.State != 7 {
		return nil
	}
	q.Closed = false
	_, err := f.engine.Update(&q)
	return err
}

// Silent: what is found may be left alone too, in a branch of its own.
func (f *forum) closeUnlessClosed(id int64) error {
	q, has, err := f.get(id)
	if err != nil {
		return err
	}
	if !has {
		return nil
	}
	if q.Closed {
		return nil
	}
	q.Closed = true
	_, err = f.engine.Update(q)
	return err
}

// Silent: its name says that there may be none.
func (f *forum) closeIfExists(id int64) error {
	q, has, err := f.get(id)
	if err != nil {
		return err
	}
	if !has {
		return nil
	}
	q.Closed = true
	_, err = f.engine.Update(q)
	return err
}
