// Package retired reports uses of what was retired on purpose.
//
// A feature goes, and with it a variable, an environment key, a host. Months later a
// merge conflict is solved the wrong way round, a stale branch comes in, and it is back. It compiles, the tests that knew of it are gone, and what it
// calls no longer exists. Nothing notices before production does.
//
// A ledger says what was retired and why. It can be written by hand, where the thing used
// to be:
//
//	//incidentlint:retired name quotesURL -- the quotes service was shut down (#123)
//	//incidentlint:retired env QUOTES_URL -- the quotes service was shut down (#123)
//	//incidentlint:retired host quotes.internal -- the quotes service was shut down (#123)
//	//incidentlint:retired flag new-quotes -- the experiment is over
//
// and holds in its package and in all that import it, directly or by way of others. Or
// nobody writes it: the incidentlint command asks git, see resurrected.
//
// A name is import/path.Name, import/path.Type.Method or import/path.Type.Field; in a
// directive, one without a slash belongs to the package where it stands. An environment
// key counts where it is read: os.Getenv and its like, viper, kingpin, urfave/cli,
// godotenv, a function of your own that hands its parameter to one of those, and the
// struct tags env and envconfig. A host counts in a constant string that is a URL, a
// host:port, a bare host with a dot or a target of gRPC, and stands for its subdomains
// too. A flag counts as the key that OpenFeature, LaunchDarkly or GrowthBook is asked for.
// Constants are computed as the compiler does, so it does not matter how they are put
// together.
//
// # retired-use
//
// Something that is retired is used.
//
// WRONG
//
//	func show(w io.Writer) error {
//		resp, err := http.Get("http://quotes.internal/today") // host quotes.internal was taken out of use: the quotes service was shut down (#123)
//
// RIGHT
//
//	func render(w io.Writer) error {
//		_, err := io.WriteString(w, "No quotes today.")
//		return err
//	}
//
// # retired-declared
//
// A declaration brings a retired name back. Its uses in the same package are not reported
// besides: this is the place to edit.
//
// WRONG
//
//	var quotesURL = os.Getenv("QUOTES_URL") // incident.quotesURL is declared again, it was taken out of use: the quotes service was shut down (#123)
//
// # RIGHT
//
// Remove it, and what it was for. If the name is wanted for something else, remove the
// directive instead.
//
// # resurrected
//
// Git says that a commit removed it on purpose, and that a branch has carried it along
// from before that and brings it back as it was. Nobody
// needs to keep a ledger for that; the command works it out:
//
//	incidentlint -resurrected-merge=origin/main ./...
//	incidentlint -resurrected-since=v1.4.0 ./...
//
// The first looks at what merging HEAD into origin/main gives, and fits a pull request
// before its merge, also one that has merged origin/main the wrong way already. The
// second looks at what the commits since v1.4.0 have brought back.
//
//	quotes.go:9:5: retired: site.quotesURL was removed in 3f2c1ab (2020-11-12, "drop the quotes service") and this merge brings it back
//
// It is about declarations, environment keys, hosts and feature flags, read from the
// syntax of the files that differ. It is silent when the name stands elsewhere now (it
// was moved or renamed), when what is back is not what was removed but something new of
// the same name, or was written anew after it was removed, when a commit says that it
// brings it back (a revert), and when the removal is older than a year, or than the days
// that -resurrected-window says. A branch that was rebased or squashed no longer shows
// what it has carried along: ask before.
//
// # It is silent when
//
// The name stands in a comment, or as a constant in a message:
//
//	const note = "QUOTES_URL was removed in #123"
//
// The code is generated, or a test. The key is computed while the program runs. Nothing is
// retired: then no file is looked at.
//
// # Flags
//
// What belongs to no package can be said by a flag, or in the file retired.txt at the
// root of the module, one entry a line as in a directive; the incidentlint command reads
// it. In the flag % ; and = are escaped as in a URL:
//
//	-retired.names='env:QUOTES_URL=shut down in #123;host:quotes.internal=shut down in #123'
//
// # When it is meant
//
//	//incidentlint:ignore retired/retired-use tells who still sets it what to do
//	if os.Getenv("QUOTES_URL") != "" {
//
// # The incident
//
// An insurance marketplace had removed a variable that was no longer used. A badly solved
// merge conflict brought it back, and it called a service that was gone. It was meant for
// the beta environment; it blanked the production site on the day before a holiday.
package retired
