// Package site is an insurance marketplace. Its quotes service was shut down, and what
// belonged to it removed; then a merge brought some of it back.
package site

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"os"
	"strings"

	"google.golang.org/grpc"

	"example.com/rivals/retired/site/config"
	"example.com/rivals/retired/site/quotes"
)

// bad: the variable was removed with its service; the merge declares it again.
var (
	quotesURL = config.String("SITE_URL", "") + "/quotes"
	quotesTop = quotesURL + "/top"
)

// good (quotesURL): another service, which is there.
var (
	offersURL = config.String("SITE_URL", "") + "/offers"
	offersTop = offersURL + "/top"
)

// Addresses returns what the site links to.
func Addresses() []string { return []string{quotesTop, offersTop} }

// Settings are read from the environment by their tags.
//
// bad: nobody sets this key any more, and a required key that is missing ends the process at its start.
type Settings struct {
	Port   int    `env:"PORT"`
	Quotes string `env:"QUOTES_URL,required"`
}

// OfferSettings are read from the environment by their tags.
//
// good (Settings): a key that is set.
type OfferSettings struct {
	Port   int    `env:"PORT"`
	Offers string `env:"OFFERS_URL,required"`
}

const zone = ".internal"

// A Site shows pages.
type Site struct {
	client *http.Client
	flags  config.Flags
	log    *slog.Logger
}

// New returns a site.
func New(client *http.Client, flags config.Flags, log *slog.Logger) *Site {
	return &Site{client, flags, log}
}

func (s *Site) get(ctx context.Context, url string) error {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	resp, err := s.client.Do(req)
	if err != nil {
		return err
	}
	return resp.Body.Close()
}

// Quote loads the quote of the day.
//
// bad: the key is set nowhere any more; the request goes to an empty address, and the page fails.
func (s *Site) Quote(ctx context.Context) error {
	return s.get(ctx, os.Getenv("QUOTES_URL"))
}

// Offer loads the offer of the day.
//
// good (Site.Quote): a key that is set.
func (s *Site) Offer(ctx context.Context) error {
	return s.get(ctx, os.Getenv("OFFERS_URL"))
}

// Today loads the quote of today.
//
// bad: the host is gone, and each page waits for its name to be looked up in vain.
func (s *Site) Today(ctx context.Context) error {
	return s.get(ctx, "http://quotes.internal/today")
}

// TodaysOffer loads the offer of today.
//
// good (Site.Today): a host that is there.
func (s *Site) TodaysOffer(ctx context.Context) error {
	return s.get(ctx, "http://offers.internal/today")
}

// Archive loads old quotes.
//
// bad: the host that is gone, put together from constants.
func (s *Site) Archive(ctx context.Context) error {
	const host = "quotes" + zone
	return s.get(ctx, "https://"+host+"/archive")
}

// OfferArchive loads old offers.
//
// good (Site.Archive): another host, put together alike.
func (s *Site) OfferArchive(ctx context.Context) error {
	const host = "offers" + zone
	return s.get(ctx, "https://"+host+"/archive")
}

// Dial connects to the quotes.
//
// bad: each call waits until its deadline for a host that is gone.
func (s *Site) Dial(options ...grpc.DialOption) (*grpc.ClientConn, error) {
	return grpc.NewClient("dns:///quotes.internal:443", options...)
}

// DialOffers connects to the offers.
//
// good (Site.Dial): a host that is there.
func (s *Site) DialOffers(options ...grpc.DialOption) (*grpc.ClientConn, error) {
	return grpc.NewClient("dns:///offers.internal:443", options...)
}

// Old loads a quote as it was done before.
//
// bad: the function was retired with its service, and says so.
func (s *Site) Old(ctx context.Context) error {
	return s.get(ctx, quotes.Legacy())
}

// OldOffer loads an offer.
//
// good (Site.Old): a function that was not retired.
func (s *Site) OldOffer(ctx context.Context) error {
	return s.get(ctx, quotes.Offers())
}

// Wrapped loads a quote from where the configuration says.
//
// bad: the key that is gone, by way of a function of the site's own.
func (s *Site) Wrapped(ctx context.Context) error {
	return s.get(ctx, config.String("QUOTES_URL", "http://localhost"))
}

// WrappedOffer loads an offer from where the configuration says.
//
// good (Site.Wrapped): a key that is set.
func (s *Site) WrappedOffer(ctx context.Context) error {
	return s.get(ctx, config.String("OFFERS_URL", "http://localhost"))
}

// Named loads from the service of that name.
//
// bad: the key that is gone, put together while the program runs.
func (s *Site) Named(ctx context.Context) error {
	return s.get(ctx, os.Getenv(strings.ToUpper("quotes")+"_URL"))
}

// NamedOffer loads from the service of that name.
//
// good (Site.Named): a key that is set, put together alike.
func (s *Site) NamedOffer(ctx context.Context) error {
	return s.get(ctx, os.Getenv(strings.ToUpper("offers")+"_URL"))
}

// Trial loads a quote for some.
//
// bad: the flag was deleted; whoever asks for it gets what it was when the experiment began.
func (s *Site) Trial(ctx context.Context) error {
	if s.flags.Bool(ctx, "new-quotes", true) {
		return s.get(ctx, "https://trial.example.com")
	}
	return nil
}

// OfferTrial loads an offer for some.
//
// good (Site.Trial): a flag that is there.
func (s *Site) OfferTrial(ctx context.Context) error {
	if s.flags.Bool(ctx, "new-offers", true) {
		return s.get(ctx, "https://trial.example.com")
	}
	return nil
}

// Routes says which page is where.
//
// bad: what is for the beta environment only is served in production.
func Routes(mux *http.ServeMux) {
	mux.HandleFunc("/quotes", quotes.Show)
}

// BetaRoutes says which page is where.
//
// good (Routes): in the beta environment only.
func BetaRoutes(mux *http.ServeMux) {
	if config.Beta() {
		mux.HandleFunc("/quotes", quotes.Show)
	}
}

// bad: a table that is made in each environment holds what is for one of them.
var pages = map[string]http.HandlerFunc{"quotes": quotes.Show}

// good (pages): the table of the beta environment.
var betaPages = func() map[string]http.HandlerFunc {
	if !config.Beta() {
		return nil
	}
	return map[string]http.HandlerFunc{"quotes": quotes.Show}
}()

// Page shows a page by its name.
func Page(w http.ResponseWriter, r *http.Request) {
	for _, table := range []map[string]http.HandlerFunc{pages, betaPages} {
		if show, ok := table[r.PathValue("page")]; ok {
			show(w, r)
			return
		}
	}
	http.NotFound(w, r)
}

// Home shows the first page.
//
// bad: the merge turned the condition round: everybody but the testers sees it.
func Home(w http.ResponseWriter, r *http.Request) {
	if !config.Beta() {
		quotes.Show(w, r)
	}
}

// HomeInBeta shows the first page.
//
// good (Home): the testers see it.
func HomeInBeta(w http.ResponseWriter, r *http.Request) {
	if !config.Beta() {
		http.NotFound(w, r)
		return
	}
	quotes.Show(w, r)
}

// Preview shows what comes.
//
// bad: the early return is for one kind of request only, all others come by without the gate.
func Preview(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodHead && !config.Beta() {
		return
	}
	quotes.Show(w, r)
}

// PreviewInBeta shows what comes.
//
// good (Preview): the early return is for all who are not testers.
func PreviewInBeta(w http.ResponseWriter, r *http.Request) {
	if r.Method == http.MethodHead || !config.Beta() {
		return
	}
	quotes.Show(w, r)
}

// Check says what is set up wrongly.
//
// good: it looks for the retired key so that whoever still sets it is told.
func (s *Site) Check() {
	if os.Getenv("QUOTES_URL") != "" {
		s.log.Warn("QUOTES_URL has no meaning any more, the quotes service was shut down")
	}
}

var errNoQuotes = errors.New("QUOTES_URL and quotes.internal were shut down, see #123")

// Quotes answers those who still ask.
//
// good: names in a text.
func Quotes() error { return errNoQuotes }

// Partner loads the quotes of somebody else.
//
// good: another host that has quotes in its name.
func (s *Site) Partner(ctx context.Context) error {
	return s.get(ctx, "https://quotes.example.com/today")
}
