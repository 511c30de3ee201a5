// Package hosts names hosts in many ways.
package hosts

//incidentlint:retired host quotes.internal -- shut down
//incidentlint:retired host legacy -- shut down

import (
	"errors"
	"fmt"
)

func call(string) {}

const host = "quotes.internal" // want `host quotes.internal was taken out of use: shut down`

const base = "https://" + host + "/v1"

func named() { call(base); call(host) }

func urls(port int) {
	call("https://quotes.internal/v1?x=y")                       // want `host quotes.internal`
	call("http://user:secret@Quotes.Internal:8080")              // want `host quotes.internal`
	call("grpc://eu.quotes.internal")                            // want `host eu.quotes.internal was taken out of use`
	call("quotes.internal:443")                                  // want `host quotes.internal`
	call("https://" + "quotes" + "." + "internal" + "/v2")       // want `host quotes.internal`
	call(fmt.Sprintf("http://quotes.internal:%d/%s", port, "x")) // want `host quotes.internal`
	call("http://legacy/api")                                    // want `host legacy`
	call("legacy:8080")                                          // want `host legacy`
}

func targets() {
	call("dns:///quotes.internal:443")         // want `host quotes.internal`
	call("dns://8.8.8.8/eu.quotes.internal")   // want `host eu.quotes.internal`
	call("passthrough:///quotes.internal:443") // want `host quotes.internal`
	call("dns://quotes.internal")              // want `host quotes.internal`
	call("dns:///offers.internal:443")
	call("dns:///offers.internal/quotes.internal") // no host
	call("file:///quotes.internal")                // a file of that name
	call("unix:///run/quotes.internal")            // a socket
}

func others() {
	call("https://quotes.internal.example.com")
	call("https://myquotes.internal")
	call("https://example.com/quotes.internal")
	call("https://example.com/?q=http://quotes.internal")
}

func words() {
	call("legacy")
	call("legacy:")
	call("legacy:%d")
	call("legacy: is shut down")
}

func sentence() error { return errors.New("quotes.internal is shut down") }

func path() { call("quotes.internal/v1/api.proto") }

func mail() { call("someone@quotes.internal") }
