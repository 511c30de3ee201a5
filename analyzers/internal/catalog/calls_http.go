package catalog

// HTTP clients: github.com/go-resty/resty/v2 v2.17.2,
// github.com/hashicorp/go-retryablehttp v0.7.8, github.com/valyala/fasthttp
// v1.72.0, golang.org/x/net v0.62.0, golang.org/x/oauth2 v0.37.0,
// github.com/prometheus/client_golang v1.25.0.
var httpCalls = []Call{
	{"github.com/go-resty/resty/v2", "Request.Delete", Remote},
	{"github.com/go-resty/resty/v2", "Request.Execute", Remote},
	{"github.com/go-resty/resty/v2", "Request.Get", Remote},
	{"github.com/go-resty/resty/v2", "Request.Head", Remote},
	{"github.com/go-resty/resty/v2", "Request.Options", Remote},
	{"github.com/go-resty/resty/v2", "Request.Patch", Remote},
	{"github.com/go-resty/resty/v2", "Request.Post", Remote},
	{"github.com/go-resty/resty/v2", "Request.Put", Remote},
	{"github.com/go-resty/resty/v2", "Request.Send", Remote},

	{"github.com/hashicorp/go-retryablehttp", "Get", Remote},
	{"github.com/hashicorp/go-retryablehttp", "Head", Remote},
	{"github.com/hashicorp/go-retryablehttp", "Post", Remote},
	{"github.com/hashicorp/go-retryablehttp", "PostForm", Remote},
	{"github.com/hashicorp/go-retryablehttp", "Client.Do", Remote},
	{"github.com/hashicorp/go-retryablehttp", "Client.Get", Remote},
	{"github.com/hashicorp/go-retryablehttp", "Client.Head", Remote},
	{"github.com/hashicorp/go-retryablehttp", "Client.Post", Remote},
	{"github.com/hashicorp/go-retryablehttp", "Client.PostForm", Remote},
	{"github.com/hashicorp/go-retryablehttp", "RoundTripper.RoundTrip", Remote},

	{"github.com/valyala/fasthttp", "Dial", Remote},
	{"github.com/valyala/fasthttp", "DialTimeout", Remote},
	{"github.com/valyala/fasthttp", "Do", Remote},
	{"github.com/valyala/fasthttp", "DoDeadline", Remote},
	{"github.com/valyala/fasthttp", "DoTimeout", Remote},
	{"github.com/valyala/fasthttp", "Get", Remote},
	{"github.com/valyala/fasthttp", "GetTimeout", Remote},
	{"github.com/valyala/fasthttp", "Post", Remote},
	{"github.com/valyala/fasthttp", "Client.Get", Remote},
	{"github.com/valyala/fasthttp", "HostClient.Get", Remote},
	{"github.com/valyala/fasthttp", "*.Do", Remote},
	{"github.com/valyala/fasthttp", "*.DoDeadline", Remote},
	{"github.com/valyala/fasthttp", "*.DoRedirects", Remote},
	{"github.com/valyala/fasthttp", "*.DoTimeout", Remote},
	{"github.com/valyala/fasthttp", "*.GetTimeout", Remote},
	{"github.com/valyala/fasthttp", "*.Post", Remote},

	{"golang.org/x/net/context/ctxhttp", "Do", Remote},
	{"golang.org/x/net/context/ctxhttp", "Get", Remote},
	{"golang.org/x/net/context/ctxhttp", "Head", Remote},
	{"golang.org/x/net/context/ctxhttp", "Post", Remote},
	{"golang.org/x/net/context/ctxhttp", "PostForm", Remote},
	{"golang.org/x/net/http2", "ClientConn.RoundTrip", Remote},
	{"golang.org/x/net/http2", "Transport.RoundTrip", Remote},
	{"golang.org/x/net/proxy", "Dial", Remote},
	{"golang.org/x/net/proxy", "*.Dial", Remote},
	{"golang.org/x/net/proxy", "*.DialContext", Remote},

	{"golang.org/x/oauth2", "Config.*", Remote},
	{"golang.org/x/oauth2", "TokenSource.Token", Remote},
	{"golang.org/x/oauth2", "Transport.RoundTrip", Remote},

	{"github.com/prometheus/client_golang/api/prometheus/v1", "API.*", Remote},
	{"github.com/prometheus/client_golang/prometheus/push", "HTTPDoer.Do", Remote},
	{"github.com/prometheus/client_golang/prometheus/push", "Pusher.Add", Remote},
	{"github.com/prometheus/client_golang/prometheus/push", "Pusher.Push", Remote},
	{"github.com/prometheus/client_golang/prometheus/push", "Pusher.*", Remote},
}

// Clients of web services: github.com/google/go-github v88.0.0 (all majors are
// alike), gitlab.com/gitlab-org/api/client-go v1.46.0, github.com/slack-go/slack
// v0.35.0, github.com/digitalocean/godo v1.236.0. The other methods of gitlab
// are found by their signature, those of slack by their twins with a context.
var serviceCalls = []Call{
	{"github.com/google/go-github/...", "*.*", Remote},
	{"github.com/google/go-github/...", "Client.Do", Remote},
	{"github.com/google/go-github/...", "Client.NewFormRequest", 0},
	{"github.com/google/go-github/...", "Client.NewRequest", 0},
	{"github.com/google/go-github/...", "Client.NewUploadRequest", 0},
	{"gitlab.com/gitlab-org/api/client-go", "Client.Do", Remote},
	{"github.com/digitalocean/godo", "*.*", Remote},
	{"github.com/digitalocean/godo", "*.NewRequest", 0},
	{"github.com/slack-go/slack", "Client.*", Remote},
	{"github.com/slack-go/slack", "Client.AuthTest", Remote},
	{"github.com/slack-go/slack", "Client.GetConversationHistory", Remote},
	{"github.com/slack-go/slack", "Client.GetConversations", Remote},
	{"github.com/slack-go/slack", "Client.GetUserInfo", Remote},
	{"github.com/slack-go/slack", "Client.GetUsers", Remote},
	{"github.com/slack-go/slack", "Client.PostMessage", Remote},
	{"github.com/slack-go/slack", "Client.UpdateMessage", Remote},
}
