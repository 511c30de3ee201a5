// Package vettool is the face that the go command sees: go vet -vettool,
// go vet -fix and go fix -fixtool.
package vettool

import (
	"encoding/json"
	"flag"
	"log"
	"os"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/incidentlint/incidentlint/analyzers"
)

// KeyFlag is a flag without effect except that it is part of the key of vet's
// cache. It keeps apart what the go command (1.26) mixes up:
//
//   - Under -trimpath it replays the fixes of another checkout of the same
//     module, and writes them there.
//   - A package that was analysed for its facts only, because an importer was
//     asked for, has an empty entry; asked for itself, it is taken from there,
//     and its findings are lost.
const KeyFlag = "cachekey"

// identity asks which program this is.
const identity = "-V=full"

// IsCall reports whether args, without the program's name, are the go
// command's.
func IsCall(args []string) bool {
	return slices.Contains(args, identity) || slices.Contains(args, "-flags") || unitFile(args) != ""
}

// Main does what os.Args ask for and exits.
func Main() {
	if slices.Contains(os.Args[1:], identity) {
		if err := printIdentity(); err != nil {
			log.Fatal(err)
		}
		os.Exit(0)
	}
	growFreely()
	flag.String(KeyFlag, "", "no effect but to keep results apart in the cache of go vet")
	if unit := readUnit(unitFile(os.Args[1:])); unit.VetxOnly {
		unitchecker.Main(append(analyzers.FactsOnly(unit.ImportPath), witness())...)
	}
	unitchecker.Main(append(analyzers.All(), witness())...)
}

// unitFile returns the file that describes the package to analyse, or "".
func unitFile(args []string) string {
	if len(args) > 0 && strings.HasSuffix(args[len(args)-1], ".cfg") {
		return args[len(args)-1]
	}
	return ""
}

// A unit is what this package reads of the description of a package to analyse.
type unit struct {
	ImportPath string
	VetxOnly   bool // it is analysed for its facts only
}

// readUnit reads it from file. A file that cannot be read is unitchecker's to
// complain about, and none gives the zero unit.
func readUnit(file string) unit {
	var u unit
	if data, err := os.ReadFile(file); err == nil {
		_ = json.Unmarshal(data, &u)
	}
	return u
}
