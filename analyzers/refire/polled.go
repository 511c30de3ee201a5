package refire

import (
	"time"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
)

// isPolled reports whether fn is called again and again, each time when the last call has
// returned, or by a scheduler; and how often, 0 if that is not constant.
func (p *pkg) isPolled(fn *ssa.Function) (period time.Duration, ok bool) {
	if p.polled == nil {
		p.findPolled()
	}
	period, ok = p.polled[fn]
	return period, ok && period < longest
}

func (p *pkg) findPolled() {
	p.polled = make(map[*ssa.Function]time.Duration)
	if !p.repeats {
		return
	}
	for _, fn := range p.known.Functions() {
		for instr := range ir.Instructions(fn) {
			call, ok := instr.(ssa.CallInstruction)
			if !ok || ir.Callee(call.Common()) == nil {
				continue
			}
			work, period, ok := p.polls(call.Common())
			if !ok {
				continue
			}
			if fn := p.job(work); fn != nil {
				p.polled[fn] = period
			}
		}
	}
}

// polls returns what the call has called again and again, and how often; false if it is
// no such call.
func (p *pkg) polls(call *ssa.CallCommon) (work ssa.Value, period time.Duration, ok bool) {
	if line := catalog.PollerOf(ir.Callee(call)); line != nil {
		return argumentAt(call, line.Work), argument(call), true
	}
	line := schedulerOf(call)
	if line == nil || line.Role != catalog.AddsJob {
		return nil, 0, false
	}
	c := p.configurationOf(call, line)
	if c.isRare {
		period = longest
	}
	return argumentAt(call, line.Job), period, true
}
