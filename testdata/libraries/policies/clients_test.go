package policies_test

import (
	"context"
	"io"
	"math"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	awsv2 "github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/ratelimit"
	awsretry "github.com/aws/aws-sdk-go-v2/aws/retry"
	sqsv2 "github.com/aws/aws-sdk-go-v2/service/sqs"
	"github.com/aws/aws-sdk-go/aws"
	"github.com/aws/aws-sdk-go/aws/client"
	"github.com/aws/aws-sdk-go/aws/credentials"
	"github.com/aws/aws-sdk-go/aws/request"
	"github.com/aws/aws-sdk-go/aws/session"
	"github.com/aws/aws-sdk-go/service/sqs"
	"github.com/go-resty/resty/v2"
	"github.com/googleapis/gax-go/v2"
	"github.com/hashicorp/go-retryablehttp"
	"google.golang.org/api/googleapi"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// A transport answers requests without a network, which no bubble can wait for.
type transport func(*http.Request) (*http.Response, error)

func (tr transport) RoundTrip(req *http.Request) (*http.Response, error) { return tr(req) }

// Do makes a transport the HTTP client that aws-sdk-go-v2 asks for.
func (tr transport) Do(req *http.Request) (*http.Response, error) { return tr(req) }

// refusing fails to connect as long as op fails.
func refusing(op func() error) transport {
	return func(req *http.Request) (*http.Response, error) {
		if err := op(); err != nil {
			return nil, err
		}
		return answer(req, http.StatusOK), nil
	}
}

// unavailable answers with status 503 as long as op fails.
func unavailable(op func() error) transport {
	return func(req *http.Request) (*http.Response, error) {
		if op() != nil {
			return answer(req, http.StatusServiceUnavailable), nil
		}
		return answer(req, http.StatusOK), nil
	}
}

func answer(req *http.Request, code int) *http.Response {
	return &http.Response{
		StatusCode: code, Status: http.StatusText(code), Request: req,
		Header: http.Header{}, Body: io.NopCloser(strings.NewReader("{}")),
	}
}

// RetryMax is always compared with the number of retries: no value means "no limit".
func TestPoliciesOfRetryablehttp(t *testing.T) {
	get := func(ctx context.Context, c *retryablehttp.Client, tr transport) error {
		c.HTTPClient = &http.Client{Transport: tr}
		c.Logger = nil
		req, err := retryablehttp.NewRequestWithContext(ctx, http.MethodGet, "http://service.test", nil)
		if err != nil {
			return err
		}
		_, err = c.Do(req)
		return err
	}
	with := func(retryMax int) retry {
		return func(_ context.Context, op func() error) error {
			c := retryablehttp.NewClient()
			c.RetryMax = retryMax
			return get(context.Background(), c, unavailable(op))
		}
	}
	check(t, named("go-retryablehttp: ", []claim{
		{"NewClient allows four retries", ends(5), func(_ context.Context, op func() error) error {
			return get(context.Background(), retryablehttp.NewClient(), refusing(op))
		}},
		{"RetryMax 0 allows one attempt", ends(1), with(0)},
		{"RetryMax -1 allows one attempt", ends(1), with(-1)},
		{"RetryMax math.MaxInt is no limit", endless, with(math.MaxInt)},
		{"a CheckRetry that is always true is limited by RetryMax", ends(5), func(_ context.Context, op func() error) error {
			c := retryablehttp.NewClient()
			c.CheckRetry = func(context.Context, *http.Response, error) (bool, error) { return true, nil }
			return get(context.Background(), c, refusing(op))
		}},
		{"Do observes the context of the request", ends(canceledAt), func(ctx context.Context, op func() error) error {
			c := retryablehttp.NewClient()
			c.RetryMax = math.MaxInt
			return get(ctx, c, refusing(op))
		}},
	}))
}

// silence is a logger for resty, which would say a thousand times that it retries.
type silence struct{}

func (silence) Errorf(string, ...any) {}
func (silence) Warnf(string, ...any)  {}
func (silence) Debugf(string, ...any) {}

func TestPoliciesOfResty(t *testing.T) {
	get := func(ctx context.Context, c *resty.Client, op func() error) error {
		_, err := c.SetTransport(refusing(op)).SetLogger(silence{}).R().SetContext(ctx).Get("http://service.test")
		return err
	}
	with := func(c *resty.Client) retry {
		return func(_ context.Context, op func() error) error { return get(context.Background(), c, op) }
	}
	check(t, named("go-resty: ", []claim{
		{"New allows one attempt", ends(1), with(resty.New())},
		{"SetRetryCount(4) allows four retries", ends(5), with(resty.New().SetRetryCount(4))},
		{"SetRetryCount(math.MaxInt) is no limit", endless, with(resty.New().SetRetryCount(math.MaxInt))},
		{"SetRetryCount(-1) allows no attempt and reports success", pretends(0), with(resty.New().SetRetryCount(-1))},
		{"a request's context ends its retries", ends(canceledAt), func(ctx context.Context, op func() error) error {
			return get(ctx, resty.New().SetRetryCount(100), op)
		}},
		{"Backoff allows three retries", ends(4), func(_ context.Context, op func() error) error {
			return resty.Backoff(func() (*resty.Response, error) { return nil, op() })
		}},
	}))
}

// Two things limit the retries of a client: a number, and the tokens that all of its
// operations share. Both must be gone before an operation is retried for ever.
func TestPoliciesOfAWS(t *testing.T) {
	listUnder := func(ctx context.Context, op func() error, retryer awsv2.Retryer, maxAttempts int) error {
		c := sqsv2.New(sqsv2.Options{Region: "eu-west-1", Credentials: awsv2.AnonymousCredentials{},
			HTTPClient: unavailable(op), Retryer: retryer, RetryMaxAttempts: maxAttempts})
		_, err := c.ListQueues(ctx, &sqsv2.ListQueuesInput{})
		return err
	}
	list := func(retryer awsv2.Retryer, maxAttempts int) retry {
		return func(_ context.Context, op func() error) error {
			return listUnder(context.Background(), op, retryer, maxAttempts)
		}
	}
	standard := func(attempts int) awsv2.Retryer {
		return awsretry.NewStandard(func(o *awsretry.StandardOptions) { o.MaxAttempts = attempts })
	}
	tokenless := awsretry.NewStandard(func(o *awsretry.StandardOptions) { o.RateLimiter = ratelimit.None })
	check(t, named("aws-sdk-go-v2: ", []claim{
		{"a client makes three attempts", ends(3), list(nil, 0)},
		{"NewStandard makes three attempts", ends(3), list(awsretry.NewStandard(), 0)},
		{"StandardOptions.MaxAttempts 0 is three", ends(3), list(standard(0), 0)},
		{"StandardOptions.MaxAttempts 4 allows four attempts", ends(4), list(standard(4), 0)},
		{"RetryMaxAttempts 4 allows four attempts", ends(4), list(nil, 4)},
		{"AddWithMaxAttempts(r, 4) allows four attempts", ends(4), list(awsretry.AddWithMaxAttempts(standard(9), 4), 0)},

		// 500 tokens, of which a retry costs five.
		{"AddWithMaxAttempts(r, 0) leaves the limit of the tokens", ends(101), list(awsretry.AddWithMaxAttempts(standard(0), 0), 0)},
		{"RetryMaxAttempts -1 leaves the limit of the tokens", ends(101), list(nil, -1)},
		{"AddWithMaxAttempts(r, 0) without tokens sets no limit", endless, list(awsretry.AddWithMaxAttempts(tokenless, 0), 0)},
		{"AddWithMaxAttempts(r, -1) without tokens sets no limit", endless, list(awsretry.AddWithMaxAttempts(tokenless, -1), 0)},
		{"an operation observes its context", ends(canceledAt), func(ctx context.Context, op func() error) error {
			return listUnder(ctx, op, awsretry.AddWithMaxAttempts(tokenless, 0), 0)
		}},
	}))
}

func TestPoliciesOfAWS1(t *testing.T) {
	list := func(cfg *aws.Config) retry {
		return func(_ context.Context, op func() error) error {
			s, err := session.NewSession(cfg.WithRegion("eu-west-1").WithCredentials(credentials.AnonymousCredentials))
			if err != nil {
				return err
			}
			c := sqs.New(s)
			c.Handlers.Send.Clear() // a session may insist on a transport of package http
			c.Handlers.Send.PushBack(func(r *request.Request) { r.HTTPResponse, r.Error = unavailable(op)(r.HTTPRequest) })
			_, err = c.ListQueues(&sqs.ListQueuesInput{})
			return err
		}
	}
	check(t, named("aws-sdk-go: ", []claim{
		{"a client allows three retries", ends(4), list(aws.NewConfig())},
		{"WithMaxRetries(0) allows one attempt", ends(1), list(aws.NewConfig().WithMaxRetries(0))},
		{"WithMaxRetries(5) allows five retries", ends(6), list(aws.NewConfig().WithMaxRetries(5))},
		{"WithMaxRetries(-1) is the default", ends(4), list(aws.NewConfig().WithMaxRetries(aws.UseServiceDefaultRetries))},
		{"WithMaxRetries(math.MaxInt) is no limit", endless, list(aws.NewConfig().WithMaxRetries(math.MaxInt))},
		{"an empty DefaultRetryer allows one attempt", ends(1), list(request.WithRetryer(aws.NewConfig(), client.DefaultRetryer{}))},
	}))
}

// A Retryer judges errors only, so that its end is the context's or a timeout's.
func TestPoliciesOfGax(t *testing.T) {
	always := gax.WithRetry(func() gax.Retryer {
		return gax.OnErrorFunc(gax.Backoff{}, func(error) bool { return true })
	})
	onCodes := gax.WithRetry(func() gax.Retryer { return gax.OnCodes([]codes.Code{codes.Unavailable}, gax.Backoff{}) })
	onHTTPCodes := gax.WithRetry(func() gax.Retryer { return gax.OnHTTPCodes(gax.Backoff{}, http.StatusServiceUnavailable) })
	// failing invokes op with the options, and calls its error by another name.
	failing := func(as error, opts ...gax.CallOption) retry {
		return func(_ context.Context, op func() error) error {
			return gax.Invoke(context.Background(), func(context.Context, gax.CallSettings) error {
				if op() != nil {
					return as
				}
				return nil
			}, opts...)
		}
	}
	check(t, named("gax-go: ", []claim{
		{"Invoke allows one attempt", ends(1), failing(errDown)},
		{"WithRetry(OnErrorFunc) has no limit", endless, failing(errDown, always)},
		{"WithRetry(OnCodes) has no limit", endless, failing(status.Error(codes.Unavailable, "down"), onCodes)},
		{"WithRetry(OnHTTPCodes) has no limit", endless, failing(&googleapi.Error{Code: http.StatusServiceUnavailable}, onHTTPCodes)},
		{"Invoke observes its context", ends(canceledAt), func(ctx context.Context, op func() error) error {
			return gax.Invoke(ctx, func(context.Context, gax.CallSettings) error { return op() }, always)
		}},
	}))

	synctest.Test(t, func(t *testing.T) {
		start := time.Now()
		got := outcomeOf(t, failing(errDown, always, gax.WithTimeout(15*time.Minute)))
		if took := time.Since(start); took != 15*time.Minute {
			t.Errorf("gax-go: with WithTimeout(15 minutes) it %s, after %v", got, took)
		}
	})
}
