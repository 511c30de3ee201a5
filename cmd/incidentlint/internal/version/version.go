// Package version says which incidentlint this is.
package version

import (
	"runtime"
	"runtime/debug"
	"strings"
)

// String returns one line: the version of the module, the revision it was
// built from where that is known, and the Go version.
func String() string {
	parts := []string{"incidentlint", "(devel)"}
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return strings.Join(append(parts, runtime.Version()), " ")
	}
	if info.Main.Version != "" {
		parts[1] = info.Main.Version
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
