// Package version says which incidentlint this is.
package version

import (
	"runtime"
	"runtime/debug"
	"strings"
)

// devel is the version of a build from a checkout that has none.
const devel = "(devel)"

// Number returns the version of the module, "0.1.0"; "0.0.0" if it has none, as
// go's own versions of commits begin.
func Number() string {
	if v := module(); v != devel {
		return strings.TrimPrefix(v, "v")
	}
	return "0.0.0"
}

// module returns the version of the module, "v0.1.0" or devel.
func module() string {
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return devel
}

// String returns one line: the version of the module, the revision it was
// built from where that is known, and the Go version.
func String() string {
	parts := []string{"incidentlint", module()}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return strings.Join(append(parts, runtime.Version()), " ")
	}
	settings := make(map[string]string)
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	if revision := settings["vcs.revision"]; revision != "" {
		parts = append(parts, "revision "+revision)
		if settings["vcs.modified"] == "true" {
			parts = append(parts, "(modified)")
		}
	}
	return strings.Join(append(parts, info.GoVersion), " ")
}
