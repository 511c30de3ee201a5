// Package found holds queries that say by a bool whether they have found something.
package found

import (
	"errors"

	"xorm.io/xorm"
)

type Page struct {
	ID   int64
	Text string
}

var errNoPage = errors.New("no such page")

type pages struct{ engine *xorm.Engine }

func (p *pages) edit(id int64, text string) error {
	var page Page
	_, err := p.engine.ID(id).Get(&page) // want `whether Session.Get has found something is not looked at, Engine.Update at line \d+ still writes the Page that was not found`
	if err != nil {
		return err
	}
	page.Text = text
	_, err = p.engine.Update(&page)
	return err
}

type keyed interface{ ID(any) *xorm.Session }

// Silent: so it is through an interface.
func editThroughInterface(engine *xorm.Engine, k keyed, id int64) error {
	var page Page
	if _, err := engine.ID(id).Get(&page); err != nil {
		return err
	}
	_, err := k.ID(page.ID).Update(&page)
	return err
}

// Silent: no row has the key of a page that is not there, and none is changed.
func (p *pages) editUnderItsKey(id int64, text string) error {
	var page Page
	_, err := p.engine.ID(id).Get(&page)
	if err != nil {
		return err
	}
	page.Text = text
	_, err = p.engine.ID(page.ID).Update(&page)
	return err
}

func (p *pages) find(id int64) (page *Page, found bool, err error) {
	page = new(Page)
	found, err = p.engine.ID(id).Get(page)
	if err != nil {
		return nil, false, err
	}
	return page, found, nil
}

func (p *pages) editFound(id int64, text string) error {
	page, _, err := p.find(id) // want `whether pages.find has found something is not looked at, Engine.Update at line \d+ still writes the Page that was not found`
	if err != nil {
		return err
	}
	page.Text = text
	_, err = p.engine.Update(page)
	return err
}

// get answers nil for what is not there.
func (p *pages) get(id int64) (*Page, error) {
	var page Page
	has, err := p.engine.ID(id).Get(&page)
	if err != nil {
		return nil, err
	}
	if !has {
		return nil, nil
	}
	return &page, nil
}

// Silent: the answer is looked at.
func (p *pages) asked(id int64, text string) (bool, error) {
	var page Page
	has, err := p.engine.ID(id).Get(&page)
	if err != nil {
		return false, err
	}
	if !has {
		return false, nil
	}
	page.Text = text
	_, err = p.engine.ID(id).Update(&page)
	return err == nil, err
}

// Silent: both at once.
func (p *pages) askedAtOnce(id int64, text string) error {
	page := &Page{}
	if has, err := p.engine.ID(id).Get(page); err != nil || !has {
		return errors.Join(errNoPage, err)
	}
	page.Text = text
	_, err := p.engine.Update(page)
	return err
}

// Silent: nil is looked at.
func (p *pages) askedNil(id int64, text string) error {
	page, err := p.get(id)
	if err != nil {
		return err
	}
	if page == nil {
		return errNoPage
	}
	page.Text = text
	_, err = p.engine.Update(page)
	return err
}

// Silent: it is made if it is not there.
func (p *pages) made(id int64) error {
	page, err := p.get(id)
	if err != nil {
		return err
	}
	if page == nil {
		page = &Page{ID: id}
	}
	_, err = p.engine.Insert(page)
	return err
}

// Silent: what is not there under that name is not changed under it.
func (p *pages) renameAll(from, to string) error {
	page := new(Page)
	_, err := p.engine.Where("text = ?", from).Get(page)
	if err != nil {
		return err
	}
	page.Text = to
	_, err = p.engine.Where("text = ?", from).Update(page)
	return err
}

func (p *pages) add(id int64) error {
	_, err := p.engine.Insert(&Page{ID: id})
	return err
}

func (p *pages) addedBefore(id int64, text string) error {
	if err := p.add(id); err != nil {
		return err
	}
	var page Page
	if _, err := p.engine.ID(id).Get(&page); err != nil {
		return err
	}
	page.Text = text
	_, err := p.engine.ID(page.ID).Update(&page)
	return err
}
