// Package unchecked changes one row by its key.
package unchecked

import (
	"context"
	"database/sql"
	"errors"

	"gorm.io/gorm"
)

var errMissing = errors.New("no such memory")

type Memories struct {
	db   *sql.DB
	gorm *gorm.DB
}

type Memory struct {
	ID, Text string
}

// Reported: a row that is not there is not noticed.

func (m *Memories) rename(ctx context.Context, id, text string) error {
	_, err := m.db.ExecContext(ctx, "UPDATE memories SET text = ? WHERE id = ?", text, id) // want `DB.ExecContext changes no row if there is none, its count is not looked at and success is returned`
	return err
}

func (m *Memories) renameByChain(id, text string) error {
	return m.gorm.Model(&Memory{}).Where("id = ?", id).Update("text", text).Error // want `DB.Update changes no row if there is none`
}

func (m *Memories) forget(id string) error {
	_, err := m.db.Exec("DELETE FROM memories WHERE id = ?", id) // want `DB.Exec deletes no row if there is none, its count is not looked at and success is returned`
	return err
}

func (m *Memories) forgetByKey(id int) error {
	return m.gorm.Delete(&Memory{}, id).Error // want `DB.Delete deletes no row if there is none`
}

func (m *Memories) forgetByCondition(id string) error {
	return m.gorm.Where("id = ?", id).Delete(&Memory{}).Error // want `DB.Delete deletes no row if there is none`
}

// Silent: the row is known, or its absence is told.

func (m *Memories) countIsCompared(id, text string) error {
	res, err := m.db.Exec("UPDATE memories SET text = ? WHERE id = ?", text, id)
	if err != nil {
		return err
	}
	if n, _ := res.RowsAffected(); n == 0 {
		return errMissing
	}
	return nil
}

func (m *Memories) rowWasRead(id, text string) error {
	var old string
	if err := m.db.QueryRow("SELECT text FROM memories WHERE id = ?", id).Scan(&old); err != nil {
		return err
	}
	_, err := m.db.Exec("UPDATE memories SET text = ? WHERE id = ?", old+text, id)
	return err
}

func (m *Memories) othersAreTold(id, text string) (bool, error) {
	_, err := m.db.Exec("UPDATE memories SET text = ? WHERE id = ?", text, id)
	return true, err
}

func (m *Memories) setOfRows(user, text string) error {
	_, err := m.db.Exec("UPDATE memories SET text = ? WHERE user_id = ?", text, user)
	return err
}

func (m *Memories) setIsDeleted(user string) error {
	_, err := m.db.Exec("DELETE FROM memories WHERE user_id = ?", user)
	return err
}

func (m *Memories) tableIsEmptied() error {
	return m.gorm.Where("text = ''").Delete(&Memory{}).Error
}

func (m *Memories) deletionIsCounted(id int) error {
	if m.gorm.Delete(&Memory{}, id).RowsAffected == 0 {
		return errMissing
	}
	return nil
}
