package effects

import (
	"go/types"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/tools/go/ssa"

	"github.com/incidentlint/incidentlint/analyzers/internal/catalog"
	"github.com/incidentlint/incidentlint/analyzers/internal/flow"
	"github.com/incidentlint/incidentlint/analyzers/internal/ir"
	"github.com/incidentlint/incidentlint/analyzers/internal/wiring"
)

// The roles, in the words of conditions.
const (
	asks    = "asks"    // makes a request and comes back at once if it fails
	writes  = "writes"  // changes what a store holds
	updates = "updates" // changes only what is there
	takes   = "takes "  // writes what is made of that parameter, from 1, the receiver the first
)

// role spells what a query answers when there is nothing.
func (r Reads) role() string {
	r.Via = ""
	return strings.TrimSuffix(r.String(), " via ")
}

// rolesOf lists what a function that does so is.
func rolesOf(does Does) (roles []string) {
	if does.Reads.Absent != 0 && !does.Reads.IsOpen {
		roles = append(roles, does.Reads.role())
	}
	if does.Writes != 0 && does.Writes != catalog.Deletes {
		roles = append(roles, writes)
		if does.Writes == catalog.Updates {
			roles = append(roles, updates)
		}
		for i := range 8 {
			if bit := uint32(1) << i; does.Takes.Writes&bit != 0 && (does.Takes.Refuses|does.Takes.Asks)&bit == 0 {
				roles = append(roles, takes+strconv.Itoa(i+1))
			}
		}
	}
	const pauses = catalog.Waits | catalog.MayWait | catalog.Receives | catalog.Guards | catalog.NeverReturns
	if isRequest(does.Effects) && does.Effects&pauses == 0 {
		roles = append(roles, asks)
	}
	return roles
}

// A Claim is something that a finding says of a call.
type Claim struct {
	call  *ssa.CallCommon
	body  *ssa.Function // instead of a call; or nil
	roles []string
}

// Looks claims that q finds nothing and says so as it does.
func (r *Result) Looks(q Query) Claim {
	fn := ir.Callee(&q.Call.Call)
	if fn == nil {
		return Claim{}
	}
	reads := r.analysis().of(fn).Reads
	reads.IsNil = q.IsNil
	return Claim{call: &q.Call.Call, roles: []string{reads.role()}}
}

// Writes claims that call changes a store, by what is made of the operands of the set.
func (r *Result) Writes(call *ssa.CallCommon, given uint32) Claim {
	roles := []string{writes}
	if given != 0 && r.analysis().verb(call) == catalog.Updates {
		roles = append(roles, updates)
	}
	for i := range 8 {
		if given&(1<<i) != 0 {
			roles = append(roles, takes+strconv.Itoa(i+1))
		}
	}
	return Claim{call: call, roles: roles}
}

// Requests claims that call asks another party.
func (r *Result) Requests(call *ssa.CallCommon) Claim {
	return Claim{call: call, roles: []string{asks}}
}

// RequestsIn claims that fn, declared or a literal, asks another party.
func (r *Result) RequestsIn(fn *ssa.Function) Claim { return Claim{body: fn, roles: []string{asks}} }

// RestsOn returns what is supposed for all the claims to be true; nil if they are, or if it
// cannot be said.
func (r *Result) RestsOn(claims ...Claim) (all []wiring.Condition) {
	if r.analysis == nil || r.analysis().proven == nil {
		return nil
	}
	for _, claim := range claims {
		conditions, ok := r.analysis().conditions(claim, deepest)
		if !ok {
			return nil
		}
		all = append(all, conditions...)
	}
	return all
}

// deepest is how many functions may stand between a finding and the method that it rests on.
const deepest = 4

// conditions returns what is supposed for the claim to be true; false if it cannot be said.
func (s *packageEffects) conditions(claim Claim, depth int) (all []wiring.Condition, ok bool) {
	if claim.body != nil {
		return s.through(claim.body, claim.roles[0], depth)
	}
	if claim.call == nil || depth == 0 {
		return nil, false
	}
	fn := ir.Callee(claim.call)
	if fn == nil {
		return nil, s.proven.verb(claim.call) != 0
	}
	proven := rolesOf(s.proven.of(fn))
	for _, role := range claim.roles {
		switch callee := claim.call.StaticCallee(); {
		case slices.Contains(proven, role) || s.isLibraryWrite(fn, role):
		case catalog.InterfaceOf(fn) != nil:
			all = append(all, wiring.Condition{Method: methodName(fn), Role: role})
		case callee == nil:
			return nil, false
		default:
			inner, ok := s.behind(fn, original(callee), role, depth-1)
			if !ok {
				return nil, false
			}
			all = append(all, inner...)
		}
	}
	return all, true
}

// behind returns what is supposed for fn to have the role: by its body, or by its fact.
func (s *packageEffects) behind(fn *types.Func, body *ssa.Function, role string, depth int) (all []wiring.Condition, ok bool) {
	if fn.Pkg() == s.pass.Pkg {
		return s.through(body, role, depth)
	}
	roles := s.proven.fromLayer(fn).Roles
	i := slices.IndexFunc(roles, func(r wiring.Role) bool { return r.Name == role })
	if i < 0 {
		return nil, false
	}
	return roles[i].If, true
}

// isLibraryWrite reports whether fn is a library's, which writes whatever it is given.
func (s *packageEffects) isLibraryWrite(fn *types.Func, role string) bool {
	return s.proven.of(fn).Writes != 0 && (catalog.VerbOf(fn) != 0 || fn.Pkg() != nil && !catalog.HasFacts(fn.Pkg().Path())) && role != asks
}

// through returns what is supposed for fn to have the role.
func (s *packageEffects) through(fn *ssa.Function, role string, depth int) (all []wiring.Condition, ok bool) {
	if strings.HasPrefix(role, "reads ") {
		return s.throughQueries(fn, role, depth)
	}
	for _, call := range callsIn(fn) {
		common := call.Common()
		switch {
		case role == asks && isRequest(s.ofCall(common).Effects):
			return s.conditions(Claim{call: common, roles: []string{asks}}, depth)
		case role == asks || s.verb(common) == 0:
		case !strings.HasPrefix(role, takes):
			return s.conditions(Claim{call: common, roles: []string{role}}, depth)
		default:
			if i := slices.Index(flow.Operands(common), paramIn(fn, role)); i >= 0 {
				return s.conditions(Claim{call: common, roles: []string{takes + strconv.Itoa(i+1)}}, depth)
			}
		}
	}
	return nil, false
}

// paramIn returns the parameter of fn that the role is about; nil if it has none.
func paramIn(fn *ssa.Function, role string) ssa.Value {
	i, _ := strconv.Atoi(strings.TrimPrefix(role, takes)) // made by us
	if i < 1 || i > len(fn.Params) {
		return nil
	}
	return fn.Params[i-1]
}

// throughQueries returns what is supposed of the queries of fn for it to answer so.
func (s *packageEffects) throughQueries(fn *ssa.Function, role string, depth int) (all []wiring.Condition, ok bool) {
	for _, q := range s.queries(fn) {
		callee := ir.Callee(&q.Call.Call)
		if callee == nil || s.of(callee) == s.proven.of(callee) {
			continue
		}
		reads := s.of(callee).Reads
		reads.IsNil = q.IsNil || q.IsOpen && strings.Contains(role, " nil ")
		inner, ok := s.conditions(Claim{call: &q.Call.Call, roles: []string{reads.role()}}, depth)
		if !ok {
			return nil, false
		}
		all = append(all, inner...)
	}
	return all, len(all) > 0
}

// callsIn returns the calls of fn and the literals in it.
func callsIn(fn *ssa.Function) (calls []ssa.CallInstruction) {
	for instr := range ir.Instructions(fn) {
		if call, ok := instr.(ssa.CallInstruction); ok {
			calls = append(calls, call)
		}
	}
	for _, literal := range fn.AnonFuncs {
		calls = append(calls, callsIn(literal)...)
	}
	return calls
}

// methodName names a method of an interface for all packages.
func methodName(fn *types.Func) string {
	return types.TypeString(fn.Signature().Recv().Type(), nil) + "." + fn.Name()
}
