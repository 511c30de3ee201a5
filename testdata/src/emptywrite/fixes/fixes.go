// Package fixes holds answers that are thrown away, and how they are looked at.
package fixes

import (
	"fmt"
	"log"

	"xorm.io/xorm"
)

type PageText struct {
	ID   int64
	Text string
}

type pages struct{ engine *xorm.Engine }

func (p *pages) find(id int64) (page *PageText, found bool, err error) {
	page = new(PageText)
	found, err = p.engine.ID(id).Get(page)
	if err != nil {
		return nil, false, fmt.Errorf("page %d: %w", id, err)
	}
	return page, found, nil
}

func (p *pages) edit(id int64, text string) error {
	var page PageText
	_, err := p.engine.ID(id).Get(&page) // want `whether Session.Get has found something is not looked at`
	if err != nil {
		return err
	}
	page.Text = text
	_, err = p.engine.Insert(&page)
	return err
}

func (p *pages) editAtOnce(id int64, text string) (*PageText, int64, error) {
	page := new(PageText)
	if _, err := p.engine.ID(id).Get(page); err != nil { // want `whether Session.Get has found something is not looked at`
		return nil, 0, fmt.Errorf("get: %w", err)
	}
	page.Text = text
	n, err := p.engine.Update(page)
	return page, n, err
}

func (p *pages) editFound(id int64, text string) error {
	page, _, err := p.find(id) // want `whether pages.find has found something is not looked at`
	if err != nil {
		return err
	}
	page.Text = text
	_, err = p.engine.Update(page)
	return err
}

// editNamed has its err declared, and a variable that is named has.
func (p *pages) editNamed(id int64, text string, has bool) (err error) {
	var page PageText
	if has {
		text += "!"
	}
	_, err = p.engine.ID(id).Get(&page) // want `whether Session.Get has found something is not looked at`
	if err != nil {
		return err
	}
	page.Text = text
	_, err = p.engine.Insert(&page)
	return err
}

// No fix: what is done about the error is more than to return it.
func (p *pages) editLogged(id int64, text string) error {
	var page PageText
	_, err := p.engine.ID(id).Get(&page) // want `whether Session.Get has found something is not looked at`
	if err != nil {
		log.Print(err)
		return err
	}
	page.Text = text
	_, err = p.engine.Insert(&page)
	return err
}

// No fix: the results have no place for an error.
func (p *pages) editQuietly(id int64, text string) bool {
	var page PageText
	_, err := p.engine.ID(id).Get(&page) // want `whether Session.Get has found something is not looked at`
	if err != nil {
		return false
	}
	page.Text = text
	_, err = p.engine.Insert(&page)
	return err == nil
}

// No fix: := would declare another err than the one that is returned.
func (p *pages) editOuter(id int64, text string) (err error) {
	if text != "" {
		var page PageText
		_, err = p.engine.ID(id).Get(&page) // want `whether Session.Get has found something is not looked at`
		if err != nil {
			return err
		}
		page.Text = text
		_, err = p.engine.Insert(&page)
	}
	return err
}

// No fix: the error is looked at later.
func (p *pages) editLater(id int64, text string) error {
	var page PageText
	_, err := p.engine.ID(id).Get(&page) // want `whether Session.Get has found something is not looked at`
	page.Text = text
	if err != nil {
		return err
	}
	_, err = p.engine.Insert(&page)
	return err
}

// No fix: a result is made of the error, which is nil if nothing is found.
func (p *pages) editTold(id int64, text string) (string, error) {
	var page PageText
	_, err := p.engine.ID(id).Get(&page) // want `whether Session.Get has found something is not looked at`
	if err != nil {
		return err.Error(), err
	}
	page.Text = text
	_, err = p.engine.Insert(&page)
	return "", err
}
