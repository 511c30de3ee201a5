// Package guesses holds what is reported on request only.
package guesses

import (
	"errors"

	"gorm.io/gorm"
)

type Page struct {
	ID   int64
	Text string
}

type pages struct{ db *gorm.DB }

// get answers nil for what is not there.
func (p *pages) get(id int64) (*Page, error) {
	var page Page
	err := p.db.First(&page, id).Error
	if errors.Is(err, gorm.ErrRecordNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &page, nil
}

func (p *pages) edit(id int64, text string) error {
	page, err := p.get(id) // want `pages.get can return nil and no error, the use at line \d+ panics before the write by DB.Save`
	if err != nil {
		return err
	}
	page.Text = text
	return p.db.Save(page).Error
}

func (p *pages) editBy(id int64, text string) error {
	page, err := p.get(id) // want `pages.get can return nil and no error, pages.store at line \d+ is given it all the same`
	if err != nil {
		return err
	}
	return p.store(page, text)
}

func (p *pages) store(page *Page, text string) error {
	page.Text = text
	return p.db.Save(page).Error
}

func (p *pages) upsert(id int64, text string) error {
	var page Page
	err := p.db.First(&page, id).Error // want `DB.First has found nothing here, DB.Save at line \d+ still writes the Page that was not found`
	if err != nil && !errors.Is(err, gorm.ErrRecordNotFound) {
		return err
	}
	page.Text = text
	return p.db.Save(&page).Error
}

// Silent: nil is looked at.
func (p *pages) asked(id int64, text string) error {
	page, err := p.get(id)
	if err != nil || page == nil {
		return errors.Join(errors.New("no page"), err)
	}
	page.Text = text
	return p.db.Save(page).Error
}

// Silent: another in its place.
func (p *pages) made(id int64, text string) error {
	page, err := p.get(id)
	if err != nil {
		return err
	}
	if page == nil {
		page = &Page{ID: id}
	}
	page.Text = text
	return p.db.Save(page).Error
}

// Silent: it is left where the error is looked at.
func (p *pages) handed(id int64, text string) error {
	var page Page
	if err := p.db.First(&page, id).Error; err != nil {
		return err
	}
	page.Text = text
	return p.db.Save(&page).Error
}
