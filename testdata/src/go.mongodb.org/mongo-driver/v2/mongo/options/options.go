// Package options is a stub of go.mongodb.org/mongo-driver/v2/mongo/options: declarations as there, bodies that
// return zero values.
package options

// A Lister is what the functions that take options take.
type Lister[T any] interface {
	List() []func(*T) error
}

type DeleteManyOptions struct{ Hint any }

type DeleteOneOptions struct{ Hint any }

type FindOneOptions struct{ Hint any }

type InsertOneOptions struct{ Comment any }

type UpdateOneOptions struct{ Upsert *bool }

type UpdateOneOptionsBuilder struct {
	Opts []func(*UpdateOneOptions) error
}

func UpdateOne() *UpdateOneOptionsBuilder { return nil }

func (b *UpdateOneOptionsBuilder) List() []func(*UpdateOneOptions) error { return nil }

func (b *UpdateOneOptionsBuilder) SetUpsert(upsert bool) *UpdateOneOptionsBuilder { return nil }

type UpdateManyOptions struct{ Upsert *bool }

type UpdateManyOptionsBuilder struct {
	Opts []func(*UpdateManyOptions) error
}

func UpdateMany() *UpdateManyOptionsBuilder { return nil }

func (b *UpdateManyOptionsBuilder) List() []func(*UpdateManyOptions) error { return nil }

func (b *UpdateManyOptionsBuilder) SetUpsert(upsert bool) *UpdateManyOptionsBuilder { return nil }

type ReplaceOptions struct{ Upsert *bool }

type ReplaceOptionsBuilder struct{ Opts []func(*ReplaceOptions) error }

func Replace() *ReplaceOptionsBuilder { return nil }

func (b *ReplaceOptionsBuilder) List() []func(*ReplaceOptions) error { return nil }

func (b *ReplaceOptionsBuilder) SetUpsert(upsert bool) *ReplaceOptionsBuilder { return nil }

type FindOneAndUpdateOptions struct{ Upsert *bool }

type FindOneAndUpdateOptionsBuilder struct {
	Opts []func(*FindOneAndUpdateOptions) error
}

func FindOneAndUpdate() *FindOneAndUpdateOptionsBuilder { return nil }

func (b *FindOneAndUpdateOptionsBuilder) List() []func(*FindOneAndUpdateOptions) error { return nil }

func (b *FindOneAndUpdateOptionsBuilder) SetUpsert(upsert bool) *FindOneAndUpdateOptionsBuilder {
	return nil
}
