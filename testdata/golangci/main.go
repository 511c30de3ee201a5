// Command golangci is golangci-lint with incidentlint in it, built from this
// checkout. Users get theirs from `golangci-lint custom`; the tests of the
// plugin, and whoever has no git at hand, build this one:
//
//	cd testdata/golangci && go build -o custom-gcl .
package main

import (
	"fmt"
	"os"
	"runtime"

	"github.com/golangci/golangci-lint/v2/pkg/commands"
	"github.com/golangci/golangci-lint/v2/pkg/exitcodes"

	_ "github.com/incidentlint/incidentlint/cmd/gclplugin"
)

// version must stay "(devel)": only then does golangci-lint hash its binary
// into the keys of its cache. With a version of its own, a rebuilt plugin is
// answered with what the last one found.
const version = "(devel)"

func main() {
	info := commands.BuildInfo{Version: version, GoVersion: runtime.Version(), Commit: "?", Date: "?"}
	if err := commands.Execute(info); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(exitcodes.Failure)
	}
}
