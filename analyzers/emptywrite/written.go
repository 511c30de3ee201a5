package emptywrite

import (
	"fmt"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/report"
)

// written says that the write is made of what the query has not found.
func (l *lookup) written(write flow.AbsentWrite) report.Finding {
	category := l.category(write)
	var fixes []analysis.SuggestedFix
	if category == foundIgnored {
		fixes = l.lookAtFound()
	}
	return report.Finding{
		Category: category,
		Range:    flow.SiteOf(l.Call).Node,
		Message:  l.writtenMessage(category, write),
		Related:  []analysis.RelatedInformation{{Pos: write.Call.Pos(), Message: "the write"}},
		Fixes:    fixes,
		RestsOn:  l.known.RestsOn(l.known.Looks(l.Query), l.known.Writes(write.Call.Common(), write.Given)),
	}
}

func (l *lookup) writtenMessage(category string, write flow.AbsentWrite) string {
	query, stores := l.known.Name(&l.Call.Call), l.known.Name(write.Call.Common())
	line := func(instr ssa.Instruction) int { return l.pass.Fset.Position(instr.Pos()).Line }
	does := fmt.Sprintf("%s at line %d still %s", stores, line(write.Call), l.does(write, "found"))
	switch {
	case category == nilRow && write.Deref != nil:
		return fmt.Sprintf("%s can return nil and no error, the use at line %d panics before the write by %s", query, line(write.Deref), stores)
	case category == nilRow:
		return fmt.Sprintf("%s can return nil and no error, %s at line %d is given it all the same", query, stores, line(write.Call))
	case category == zeroRow:
		return query + " can find nothing and return no error, " + does
	case category == foundIgnored:
		return "whether " + query + " has found something is not looked at, " + does
	case category == errorIgnored:
		return fmt.Sprintf("the error of %s is not looked at, %s at line %d still %s", query, stores, line(write.Call), l.does(write, "read"))
	}
	return query + " has found nothing here, " + does
}

// does says what the write does: "writes the store.Trace that was not found", or "writes for"
// one if it is only given something of it.
func (l *lookup) does(write flow.AbsentWrite, missed string) string {
	verb := "writes"
	if l.known.Verb(write.Call.Common()) == catalog.Deletes {
		verb = "deletes"
	}
	switch {
	case l.Object == nil || l.IsReply:
		return verb + " what was not " + missed
	case l.IsKept:
		return verb + " the " + l.typeName() + " as it was"
	case !l.isGivenTo(write):
		verb += " for"
	}
	return fmt.Sprintf("%s the %s that was not %s", verb, l.typeName(), missed)
}

// isGivenTo reports whether the write is given the object as it is.
func (l *lookup) isGivenTo(write flow.AbsentWrite) bool {
	of := behindPointers(l.Object.Type())
	return slices.ContainsFunc(flow.Operands(write.Call.Common()), func(operand ssa.Value) bool {
		if wrapped, ok := operand.(*ssa.MakeInterface); ok {
			operand = wrapped.X
		}
		return types.Identical(behindPointers(operand.Type()), of)
	})
}

// typeName names the type of the object as a message does, "store.Trace", or "struct" if it
// has no name.
func (l *lookup) typeName() string {
	object := behindPointers(l.Object.Type())
	if _, isUnnamed := types.Unalias(object).(*types.Struct); isUnnamed {
		return "struct"
	}
	return types.TypeString(object, func(p *types.Package) string {
		if p == l.pass.Pkg {
			return ""
		}
		return p.Name()
	})
}

// behindPointers returns what t is behind all pointers.
func behindPointers(t types.Type) types.Type {
	for {
		pointer, ok := t.Underlying().(*types.Pointer)
		if !ok {
			return t
		}
		t = pointer.Elem()
	}
}
