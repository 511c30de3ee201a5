// Package orders changes orders whose lines stand in a column, by bun and xorm.
package orders

import (
	"context"
	"slices"
	"strings"

	"github.com/uptrace/bun"
	"gorm.io/gorm"
	"xorm.io/xorm"
)

// A Line is one article of an order.
type Line struct {
	Article string
	Amount  int
	Done    bool
}

// An Order has its lines in a column of JSON.
type Order struct {
	ID    int64  `bun:",pk,autoincrement" xorm:"pk autoincr"`
	State string `bun:"state" xorm:"state"`
	Lines []Line `bun:"lines,type:jsonb" xorm:"json 'lines'"`
}

// A Store has orders.
type Store struct {
	bun    *bun.DB
	engine *xorm.Engine
	gorm   *gorm.DB
}

// New returns a store.
func New(b *bun.DB, engine *xorm.Engine, g *gorm.DB) *Store { return &Store{b, engine, g} }

func (s *Store) get(ctx context.Context, id int64) (*Order, error) {
	order := &Order{ID: id}
	return order, s.bun.NewSelect().Model(order).WherePK().Scan(ctx)
}

// Pick sends what is left to the warehouse, and stores the state.
//
// bad: the column is stored with lines that are empty, in the place of those that are done.
func (s *Store) Pick(ctx context.Context, id int64, send func([]Line) error) error {
	order, err := s.get(ctx, id)
	if err != nil {
		return err
	}
	open := slices.DeleteFunc(order.Lines, func(l Line) bool { return l.Done })
	if err := send(open); err != nil {
		return err
	}
	order.State = "picked"
	_, err = s.bun.NewUpdate().Model(order).WherePK().Exec(ctx)
	return err
}

// PickColumn sends what is left to the warehouse, and stores the state.
//
// good (Store.Pick): only the state is written.
func (s *Store) PickColumn(ctx context.Context, id int64, send func([]Line) error) error {
	order, err := s.get(ctx, id)
	if err != nil {
		return err
	}
	open := slices.DeleteFunc(order.Lines, func(l Line) bool { return l.Done })
	if err := send(open); err != nil {
		return err
	}
	order.State = "picked"
	_, err = s.bun.NewUpdate().Model(order).Column("state").WherePK().Exec(ctx)
	return err
}

// Pack works the lines off.
//
// bad: the order is stored without the lines that were packed, and the customer is not charged for them.
func (s *Store) Pack(order *Order, pack func(Line) error) error {
	for len(order.Lines) > 0 {
		if err := pack(order.Lines[0]); err != nil {
			return err
		}
		order.Lines = order.Lines[1:]
	}
	order.State = "packed"
	_, err := s.engine.ID(order.ID).AllCols().Update(order)
	return err
}

// PackEach works the lines off.
//
// good (Store.Pack): a range leaves the lines as they are.
func (s *Store) PackEach(order *Order, pack func(Line) error) error {
	for _, line := range order.Lines {
		if err := pack(line); err != nil {
			return err
		}
	}
	order.State = "packed"
	_, err := s.engine.ID(order.ID).AllCols().Update(order)
	return err
}

// A Customer has cards.
type Customer struct {
	ID    uint
	Name  string
	Cards []Card
}

// A Card is what a customer pays with.
type Card struct {
	ID         uint
	CustomerID uint
	Number     string
}

// Print shows a customer, and stores that it was printed.
//
// bad: the asterisks are for the paper, and are stored in the place of the numbers.
func (s *Store) Print(ctx context.Context, id uint, show func(Customer) error) error {
	var c Customer
	if err := s.gorm.WithContext(ctx).Preload("Cards").First(&c, id).Error; err != nil {
		return err
	}
	for i := range c.Cards {
		c.Cards[i].Number = strings.Repeat("*", 12) + c.Cards[i].Number[12:]
	}
	if err := show(c); err != nil {
		return err
	}
	c.Name = strings.TrimSpace(c.Name)
	return s.gorm.WithContext(ctx).Session(&gorm.Session{FullSaveAssociations: true}).Save(&c).Error
}

// PrintCopy shows a customer, and stores that it was printed.
//
// good (Store.Print): the asterisks are in a copy.
func (s *Store) PrintCopy(ctx context.Context, id uint, show func(Customer) error) error {
	var c Customer
	if err := s.gorm.WithContext(ctx).Preload("Cards").First(&c, id).Error; err != nil {
		return err
	}
	shown := c
	shown.Cards = slices.Clone(c.Cards)
	for i := range shown.Cards {
		shown.Cards[i].Number = strings.Repeat("*", 12) + shown.Cards[i].Number[12:]
	}
	if err := show(shown); err != nil {
		return err
	}
	c.Name = strings.TrimSpace(c.Name)
	return s.gorm.WithContext(ctx).Session(&gorm.Session{FullSaveAssociations: true}).Save(&c).Error
}

// Strip takes the lines that are done out of the order for good.
//
// good: that they go is what it is called for.
func (s *Store) Strip(ctx context.Context, id int64) error {
	order, err := s.get(ctx, id)
	if err != nil {
		return err
	}
	order.Lines = slices.DeleteFunc(order.Lines, func(l Line) bool { return l.Done })
	_, err = s.bun.NewUpdate().Model(order).Column("lines").WherePK().Exec(ctx)
	return err
}
