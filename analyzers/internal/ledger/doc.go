// Package ledger is the list of what was retired on purpose, and its one syntax:
//
//	name example.com/shop/quotes.Show -- the quotes service was shut down (#123)
//	env QUOTES_URL -- the quotes service was shut down (#123)
//	host quotes.internal -- switched off in June
//	flag new-quotes -- the experiment is over
//
// A line says the kind, the name, and behind two hyphens the reason, which is
// required. A directive holds one line, a file any number of them; in a flag the
// entries stand as kind:name=reason, separated by semicolons, with % ; and = escaped as
// in a URL.
package ledger
