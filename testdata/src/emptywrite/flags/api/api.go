// Package api stands for a framework of which only a flag says how it replies.
package api

type Ctx struct{}

func (*Ctx) Param(name string) string  { return "" }
func (*Ctx) OK(body any) error         { return nil }
func (*Ctx) Missing(what string) error { return nil }
func (*Ctx) Fail(err error) error      { return nil }
