// Package options is a stub of go.mongodb.org/mongo-driver/mongo/options: declarations as there, bodies that
// return zero values.
package options

type DeleteOptions struct{ Hint interface{} }

type FindOneOptions struct{ Hint interface{} }

type InsertOneOptions struct{ Comment interface{} }

type UpdateOptions struct{ Upsert *bool }

func Update() *UpdateOptions { return nil }

func (o *UpdateOptions) SetUpsert(b bool) *UpdateOptions { return nil }

type ReplaceOptions struct{ Upsert *bool }

func Replace() *ReplaceOptions { return nil }

func (o *ReplaceOptions) SetUpsert(b bool) *ReplaceOptions { return nil }

type FindOneAndUpdateOptions struct{ Upsert *bool }

func FindOneAndUpdate() *FindOneAndUpdateOptions { return nil }

func (o *FindOneAndUpdateOptions) SetUpsert(b bool) *FindOneAndUpdateOptions { return nil }
