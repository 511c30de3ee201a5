// Package effects knows what functions do to the world, and reports directives that cannot be read.
//
// It is the memory of the suite. For every function it works out, from a
// catalogue of libraries, from directives and from what it knows of imported
// packages, whether the function performs remote I/O, lets time pass, blocks
// until something arrives, observes a context, keeps a second run of itself out,
// answers by the clock, starts what it is given in a goroutine, or never returns. The
// other analyzers ask it; by itself it finds only malformed directives.
//
// # What counts as a request
//
// A call of a catalogued library that performs remote I/O; a function that makes such
// a call and returns its error; and a method of an interface that takes a context and
// returns an error, or of which an implementation in the same package makes a request.
// Methods that are named for closing, building, receiving or waiting are none.
//
// # directive
//
// A comment that begins with //incidentlint: and cannot be read protects
// nothing and declares nothing, while its author believes that it does:
//
//	//incidentlint:ignore unboundedretry          // no reason is given
//	//incidentlint:ignore unboundedretri because  // no such analyzer
//
// Each is reported where it stands. The incidentlint command exits with 2 when
// there is one, because what was meant is not known.
//
// # Behind interfaces
//
// A service asks an interface, a package that it does not import implements it, and the
// program wires the two:
//
//	service.New(pg.New(db)) // *pg.Repo is used as a service.Repo
//
// Whether the service makes a mistake can depend on that implementation. What it could do is
// supposed then, by the signature and the name of the method: it looks for an object, changes
// a store, makes a request. A finding that rests on suppositions is kept until a package
// imports, by whatever way, both the mistake and a type that is used as the interface. If the
// type does all that was supposed, the finding is true. go vet and golangci-lint can only
// point into the package that they are at: they show it where the type is wired, with the
// place of the mistake in the message. The incidentlint command shows it at the mistake, once,
// and names the wire. An ignore directive works at either place.
//
// If several types are used as the interface and not all of them do what is supposed, it must
// be seen that one that does is handed to the package of the mistake: as an argument, in a
// struct, or by a function that returns it. Types that stand in for others in tests, by their
// name or that of their package, and whatever test files wire are no implementations.
//
// # Declaring your own functions
//
// Where the source of a function does not show what it does (it is an
// interface method, assembly, or a call through a plugin), say it in the
// comment of the function or interface method:
//
//	type Store interface {
//		//incidentlint:remote
//		Save(context.Context, Answer) error
//	}
//
//	//incidentlint:paces
//	func (t *Turnstile) Enter() { t.gate.Lock() }
//
// remote says that it performs remote I/O and returns the failure as its last
// result. paces says that it lets time pass before it returns.
//
// Three more are about stores:
//
//	type Traces interface {
//		//incidentlint:query result=0 absent=nil
//		Find(ctx context.Context, org, id string) (*Trace, error)
//		//incidentlint:write verb=update
//		Keep(ctx context.Context, t *Trace) error
//	}
//
//	//incidentlint:checks arg=0
//	func required(t *Trace) { must(t) }
//
// query says that the function looks for one object, which it returns as the result
// of that number, from 0; if there is none that is nil or zero without an error, or
// an error says so, or a bool, which is found. write says that it changes what a store
// holds, by insert, update, save, publish or delete. checks says that it looks whether
// the argument of that number, from 0, the receiver not counted, is there.
//
// Three more say what is no more, and what is for some only: retired is explained with
// the analyzer of that name, stage and gate with stageleak.
//
// # Flags
//
// The same can be said of functions whose source is not yours, by import path and name,
// separated by commas, and with the arguments of the directive behind a colon:
//
//	-effects.remote=example.com/rpc.Client.Call
//	-effects.paces=example.com/clock.Tick
//	-effects.query='(example.com/store.Repo).FindByTrace:result=0,absent=zero'
//	-effects.write='(*example.com/bus.Producer).Publish:verb=publish'
//	-effects.checks=example.com/must.Exist:arg=0
//
// A method is spelled example.com/rpc.Client.Call, as go doc does, or
// (*example.com/rpc.Client).Call, as stack traces do. A * in the place of its name means
// all methods of the type.
//
// Two more are about what comes of a query that has found nothing:
//
//	-effects.not-found=example.com/store.ErrMissing
//	-effects.success='(*example.com/api.Ctx).OK'
//
// not-found lists the errors, types of errors and functions about errors that say that
// there is no such object. success lists the functions that reply to a request that all
// went well.
//
// -effects.debug reports, in the category not-analysed, each function that was
// left alone: it is too big to look into, or the paths through one of its loops
// are too many to walk. A finding in it can be missed.
package effects
