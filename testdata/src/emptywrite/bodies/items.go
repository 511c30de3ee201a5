// Package bodies decodes what queries answer into objects.
package bodies

import (
	"context"
	"errors"

	"github.com/aws/aws-sdk-go-v2/feature/dynamodb/attributevalue"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb"
	"github.com/aws/aws-sdk-go-v2/service/dynamodb/types"
)

type Trace struct {
	ID   string
	Kept bool
}

var errNoTrace = errors.New("no trace")

type items struct {
	db    *dynamodb.Client
	table string
}

func (x *items) key(id string) *dynamodb.GetItemInput {
	return &dynamodb.GetItemInput{TableName: &x.table, Key: map[string]types.AttributeValue{"id": &types.AttributeValueMemberS{Value: id}}}
}

func (x *items) save(ctx context.Context, t *Trace) error {
	item, err := attributevalue.MarshalMap(t)
	if err != nil {
		return err
	}
	_, err = x.db.PutItem(ctx, &dynamodb.PutItemInput{TableName: &x.table, Item: item})
	return err
}

// load answers a zero trace if there is none.
func (x *items) load(ctx context.Context, id string) (*Trace, error) {
	out, err := x.db.GetItem(ctx, x.key(id))
	if err != nil {
		return nil, err
	}
	var t Trace
	if err := attributevalue.UnmarshalMap(out.Item, &t); err != nil {
		return nil, err
	}
	return &t, nil
}

// find answers nil if there is none.
func (x *items) find(ctx context.Context, id string) (*Trace, error) {
	out, err := x.db.GetItem(ctx, x.key(id))
	if err != nil {
		return nil, err
	}
	if out.Item == nil {
		return nil, nil
	}
	var t Trace
	if err := attributevalue.UnmarshalMap(out.Item, &t); err != nil {
		return nil, err
	}
	return &t, nil
}

func (x *items) keep(ctx context.Context, id string) error {
	out, err := x.db.GetItem(ctx, x.key(id)) // want `Client.GetItem can find nothing and return no error, items.save at line \d+ still writes what was not found`
	if err != nil {
		return err
	}
	var t Trace
	if err := attributevalue.UnmarshalMap(out.Item, &t); err != nil {
		return err
	}
	t.Kept = true
	return x.save(ctx, &t)
}

func (x *items) keepLoaded(ctx context.Context, id string) error {
	t, err := x.load(ctx, id) // want `items.load can find nothing and return no error, items.save at line \d+ still writes the Trace that was not found`
	if err != nil {
		return err
	}
	t.Kept = true
	return x.save(ctx, t)
}

func (x *items) keepFound(ctx context.Context, id string) error {
	t, err := x.find(ctx, id) // want `when items.find finds nothing the write by items.save at line \d+ is skipped, and success reported`
	if err != nil {
		return err
	}
	if t == nil {
		return nil
	}
	t.Kept = true
	return x.save(ctx, t)
}

// Silent: the length of the item is looked at.
func (x *items) keepCounted(ctx context.Context, id string) error {
	out, err := x.db.GetItem(ctx, x.key(id))
	if err != nil {
		return err
	}
	if len(out.Item) == 0 {
		return errNoTrace
	}
	var t Trace
	if err := attributevalue.UnmarshalMap(out.Item, &t); err != nil {
		return err
	}
	t.Kept = true
	return x.save(ctx, &t)
}

// Silent: what is decoded is looked at.
func (x *items) keepDecoded(ctx context.Context, id string) error {
	out, err := x.db.GetItem(ctx, x.key(id))
	if err != nil {
		return err
	}
	var t Trace
	if err := attributevalue.UnmarshalMap(out.Item, &t); err != nil {
		return err
	}
	if t.ID == "" {
		return errNoTrace
	}
	t.Kept = true
	return x.save(ctx, &t)
}

// Silent: what is loaded is looked at.
func (x *items) keepAsked(ctx context.Context, id string) error {
	t, err := x.load(ctx, id)
	if err != nil {
		return err
	}
	if t.ID != id {
		return errNoTrace
	}
	t.Kept = true
	return x.save(ctx, t)
}

// Silent: it is made under its key.
func (x *items) keepMade(ctx context.Context, id string) error {
	t, err := x.load(ctx, id)
	if err != nil {
		return err
	}
	t.ID, t.Kept = id, true
	return x.save(ctx, t)
}
