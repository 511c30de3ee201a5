package refire

import (
	"fmt"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// examineJobs says which jobs run though their last run is in flight.
func (f *function) examineJobs(say report.Func) {
	for instr := range ir.Instructions(f.fn) {
		call, ok := instr.(*ssa.Call)
		if !ok {
			continue
		}
		line := schedulerOf(&call.Call)
		if line == nil || line.Role != catalog.AddsJob {
			continue
		}
		job := f.job(argumentAt(&call.Call, line.Job))
		if job == nil || f.known.Guards(job) || f.isQuick(job) {
			continue
		}
		c := f.configurationOf(&call.Call, line)
		if !c.overlaps() || c.period > 0 && f.endsWithin(job, c.period) || !f.isSeenSlow(job) || isLockedThroughout(job) || line.Apart != nil && f.keepsApartElsewhere(call) {
			continue
		}
		category := cronOverlap
		if c.isSetting() {
			category = cronSetting
		}
		say(report.Finding{
			Category: category,
			Range:    flow.SiteOf(call),
			Message:  overlapMessage(jobName(job), line.Apart),
			Fixes:    f.keepApart(call, line.Apart, c),
			RestsOn:  f.known.RestsOn(f.known.RequestsIn(job)),
		})
	}
}

func overlapMessage(job string, apart *catalog.Apart) string {
	if apart == nil {
		return fmt.Sprintf("%s is started on schedule even while its last run is active, this library keeps no runs apart", job)
	}
	return fmt.Sprintf("%s is started on schedule even while its last run is active, without %s", job, apart.Name)
}

func schedulerOf(call *ssa.CallCommon) *catalog.Scheduler {
	fn := ir.Callee(call)
	if fn == nil || fn.Pkg() == nil || !catalog.MentionsSchedulers(fn.Pkg().Path()) {
		return nil
	}
	return catalog.SchedulerOf(fn)
}

// argumentAt returns argument i of the call, the receiver not counted.
func argumentAt(call *ssa.CallCommon, i int) ssa.Value {
	if !call.IsInvoke() && call.Signature().Recv() != nil {
		i++
	}
	return call.Args[i]
}

// keepsApartElsewhere reports whether some call of the package keeps apart the runs of
// the jobs of a scheduler, or of one, by a method.
func (f *function) keepsApartElsewhere(add *ssa.Call) bool {
	for _, fn := range f.known.Functions() {
		for instr := range ir.Instructions(fn) {
			call, ok := instr.(*ssa.Call)
			if !ok || call.Call.Signature().Recv() == nil {
				continue
			}
			line := schedulerOf(&call.Call)
			if line == nil || line.Path != ir.Callee(&add.Call).Pkg().Path() {
				continue
			}
			if line.Role == catalog.KeepsApart || line.Role == catalog.KeepsApartIfOne && mayBeOne(call) {
				return true
			}
		}
	}
	return false
}
