package vettool

import (
	"os"
	"runtime"
	"runtime/debug"
)

// growFreely lets the heap grow to 32 MB before the first garbage collection,
// and from then on as Go does by default. The go command starts a process for
// each package. Most need less, and spend a fifth of their time on collections
// that begin at 4 MB. The Go compiler does the same. GOGC, if it is set, decides.
func growFreely() {
	if os.Getenv("GOGC") != "" {
		return
	}
	const byDefault = 100 // percent, with a first collection at 4 MB (Go 1.26)
	debug.SetGCPercent(byDefault * 32 / 4)
	collected := new([64]byte) // found unused by the first collection
	runtime.AddCleanup(collected, func(int) { debug.SetGCPercent(byDefault) }, 0)
}
