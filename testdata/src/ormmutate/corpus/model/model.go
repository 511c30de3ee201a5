// Package model has objects that a cache keeps.
package model

import "github.com/uptrace/bun"

// A Filter is kept by bun.
type Filter struct {
	bun.BaseModel
	ID         string
	KeywordIDs []string
	Keywords   []string
	StatusIDs  []string
}
