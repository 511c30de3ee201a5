// Package split keeps the same things in two stores.
package split

import (
	"context"
	"database/sql"
	"errors"
	"log"
	"strings"

	"github.com/elastic/go-elasticsearch/v8"
	"gorm.io/gorm"

	"emptywrite/split/search"
)

type Trace struct {
	ID   string
	Kept bool
}

type traces struct {
	pg    *sql.DB
	gorm  *gorm.DB
	docs  *search.Docs
	es    *elasticsearch.Client
	index string
}

var errNoDoc = errors.New("no doc")

// find answers nil if there is no such row.
func (t *traces) find(ctx context.Context, id string) (*Trace, error) {
	var trace Trace
	err := t.pg.QueryRowContext(ctx, `SELECT id, kept FROM traces WHERE id = $1`, id).Scan(&trace.ID, &trace.Kept)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &trace, nil
}

func (t *traces) keep(ctx context.Context, id string) error {
	doc, err := t.docs.Find(ctx, id) // want `when Docs.Find finds nothing the write by Docs.Keep at line \d+ is skipped, that by DB.ExecContext at line \d+ is not`
	if err != nil {
		return err
	}
	if doc != nil {
		doc.Kept = true
		if err := t.docs.Keep(ctx, doc); err != nil {
			return err
		}
	}
	_, err = t.pg.ExecContext(ctx, `UPDATE traces SET kept = true WHERE id = $1`, id)
	return err
}

// keepBefore writes the row before it looks for the document.
func (t *traces) keepBefore(ctx context.Context, id string) error {
	if _, err := t.pg.ExecContext(ctx, `UPDATE traces SET kept = true WHERE id = $1`, id); err != nil {
		return err
	}
	doc, err := t.docs.Find(ctx, id) // want `when Docs.Find finds nothing the write by Docs.Touch at line \d+ is skipped, that by DB.ExecContext at line \d+ is not`
	if err != nil {
		return err
	}
	if doc == nil {
		return nil
	}
	return t.docs.Touch(ctx, id)
}

// keepRow has them the other way round, and the client itself.
func (t *traces) keepRow(ctx context.Context, id string) error {
	trace, err := t.find(ctx, id) // want `when traces.find finds nothing the write by DB.Updates at line \d+ is skipped, that by esapi.Update at line \d+ is not`
	if err != nil {
		return err
	}
	if trace != nil {
		if err := t.gorm.Model(&Trace{}).Where("id = ?", id).Updates(map[string]any{"kept": true}).Error; err != nil {
			return err
		}
	}
	res, err := t.es.Update(t.index, id, strings.NewReader(`{"kept":true}`))
	if err != nil {
		return err
	}
	res.Body.Close()
	return nil
}

// keepLogged says so, to nobody who asked.
func (t *traces) keepLogged(ctx context.Context, id string) error {
	_, err := t.docs.First(ctx, id) // want `when Docs.First finds nothing the write by Docs.Touch at line \d+ is skipped, that by DB.Updates at line \d+ is not`
	if isNotFound(err) {
		log.Printf("no document for %s", id)
	} else if err != nil {
		return err
	} else if err := t.docs.Touch(ctx, id); err != nil {
		return err
	}
	return t.gorm.Model(&Trace{}).Where("id = ?", id).Updates(map[string]any{"kept": true}).Error
}

func isNotFound(err error) bool { return false }

// Silent: who asked is told.
func (t *traces) keepOrTell(ctx context.Context, id string) error {
	if _, err := t.pg.ExecContext(ctx, `UPDATE traces SET kept = true WHERE id = $1`, id); err != nil {
		return err
	}
	doc, err := t.docs.Find(ctx, id)
	if err != nil {
		return err
	}
	if doc == nil {
		return errNoDoc
	}
	return t.docs.Touch(ctx, id)
}

// Silent: the document is made if there is none.
func (t *traces) keepOrCreate(ctx context.Context, id string) error {
	doc, err := t.docs.Find(ctx, id)
	if err != nil {
		return err
	}
	if doc != nil {
		if err := t.docs.Touch(ctx, id); err != nil {
			return err
		}
	} else if err := t.docs.Keep(ctx, &search.Doc{ID: id, Kept: true}); err != nil {
		return err
	}
	_, err = t.pg.ExecContext(ctx, `UPDATE traces SET kept = true WHERE id = $1`, id)
	return err
}

// Silent: the one or the other.
func (t *traces) keepEither(ctx context.Context, id string) error {
	doc, err := t.docs.Find(ctx, id)
	if err != nil {
		return err
	}
	if doc != nil {
		return t.docs.Touch(ctx, id)
	}
	_, err = t.pg.ExecContext(ctx, `UPDATE traces SET kept = true WHERE id = $1`, id)
	return err
}

// Silent: both are in the same kind of store, where one of them is an ornament of the other.
func (t *traces) keepWithRow(ctx context.Context, id string) error {
	trace, err := t.find(ctx, id)
	if err != nil {
		return err
	}
	if trace != nil {
		if _, err := t.pg.ExecContext(ctx, `UPDATE notes SET kept = true WHERE trace = $1`, id); err != nil {
			return err
		}
	}
	return t.gorm.Model(&Trace{}).Where("id = ?", id).Updates(map[string]any{"kept": true}).Error
}

// Silent: what is written anyway is about something else.
func (t *traces) keepAndCount(ctx context.Context, org, id string) error {
	doc, err := t.docs.Find(ctx, id)
	if err != nil {
		return err
	}
	if doc != nil {
		if err := t.docs.Touch(ctx, id); err != nil {
			return err
		}
	}
	_, err = t.pg.ExecContext(ctx, `UPDATE orgs SET asked = asked + 1 WHERE id = $1`, org)
	return err
}

// Silent: what is written anyway is a line about it.
func (t *traces) keepAndAudit(ctx context.Context, id string) error {
	doc, err := t.docs.Find(ctx, id)
	if err != nil {
		return err
	}
	if doc != nil {
		if err := t.docs.Touch(ctx, id); err != nil {
			return err
		}
	}
	_, err = t.pg.ExecContext(ctx, `INSERT INTO audit (trace) VALUES ($1)`, id)
	return err
}

// Silent: what is skipped may be left alone for another reason as well.
func (t *traces) keepUnlessKept(ctx context.Context, id string) error {
	doc, err := t.docs.Find(ctx, id)
	if err != nil {
		return err
	}
	if doc != nil && !doc.Kept {
		if err := t.docs.Touch(ctx, id); err != nil {
			return err
		}
	}
	_, err = t.pg.ExecContext(ctx, `UPDATE traces SET kept = true WHERE id = $1`, id)
	return err
}

// Silent: the row is not written on each way.
func (t *traces) keepSometimes(ctx context.Context, id string, rows bool) error {
	doc, err := t.docs.Find(ctx, id)
	if err != nil {
		return err
	}
	if doc != nil {
		if err := t.docs.Touch(ctx, id); err != nil {
			return err
		}
	}
	if rows {
		_, err = t.pg.ExecContext(ctx, `UPDATE traces SET kept = true WHERE id = $1`, id)
	}
	return err
}

// Silent: it is asked to be done later.
func (t *traces) keepLater(ctx context.Context, id string, later func(string) error) error {
	doc, err := t.docs.Find(ctx, id)
	if err != nil {
		return err
	}
	if doc != nil {
		err = t.docs.Touch(ctx, id)
	} else {
		err = later(id)
	}
	if err != nil {
		return err
	}
	_, err = t.pg.ExecContext(ctx, `UPDATE traces SET kept = true WHERE id = $1`, id)
	return err
}

// Silent: there may well be nothing to forget.
func (t *traces) removeMark(ctx context.Context, id string) error {
	doc, err := t.docs.Find(ctx, id)
	if err != nil {
		return err
	}
	if doc != nil {
		if err := t.docs.Touch(ctx, id); err != nil {
			return err
		}
	}
	_, err = t.pg.ExecContext(ctx, `UPDATE traces SET kept = false WHERE id = $1`, id)
	return err
}

// Silent: whether there was a document is another result.
func (t *traces) keepTold(ctx context.Context, id string) (bool, error) {
	doc, err := t.docs.Find(ctx, id)
	if err != nil {
		return false, err
	}
	if doc != nil {
		if err := t.docs.Touch(ctx, id); err != nil {
			return false, err
		}
	}
	_, err = t.pg.ExecContext(ctx, `UPDATE traces SET kept = true WHERE id = $1`, id)
	return doc != nil, err
}

// Silent: of many, those that are indexed.
func (t *traces) keepAll(ctx context.Context, ids []string) error {
	for _, id := range ids {
		doc, err := t.docs.Find(ctx, id)
		if err != nil {
			return err
		}
		if doc != nil {
			if err := t.docs.Touch(ctx, id); err != nil {
				return err
			}
		}
		if _, err := t.pg.ExecContext(ctx, `UPDATE traces SET kept = true WHERE id = $1`, id); err != nil {
			return err
		}
	}
	return nil
}
