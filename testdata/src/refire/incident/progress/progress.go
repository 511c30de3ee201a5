// Package progress counts seconds for somebody else.
package progress

type Progress struct{ elapsed, left int }

func (p *Progress) Elapsed() int { return p.elapsed }

func (p *Progress) Left() int { return p.left }

func (p *Progress) Reset() { p.elapsed = 0 }

func (p *Progress) Tick() { p.elapsed++ }
