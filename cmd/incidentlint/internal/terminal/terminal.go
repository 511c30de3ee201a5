// Package terminal knows whether a person is looking, and what can be shown then.
package terminal

import (
	"os"
	"runtime"
)

// Is reports whether file is a terminal.
func Is(file *os.File) bool {
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// Colours put escapes around text; false leaves it as it is.
type Colours bool

// ColoursOf returns whether file shows colours: a terminal that is not dumb, whose
// user has not said NO_COLOR (no-color.org).
func ColoursOf(file *os.File) Colours {
	return Colours(Is(file) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb" && runtime.GOOS != "windows")
}

// Bold returns s in bold letters.
func (c Colours) Bold(s string) string { return c.within("1", s) }

// Red returns s in red bold letters.
func (c Colours) Red(s string) string { return c.within("1;31", s) }

// Green returns s in green bold letters.
func (c Colours) Green(s string) string { return c.within("1;32", s) }

// Faint returns s in letters that stand back.
func (c Colours) Faint(s string) string { return c.within("2", s) }

func (c Colours) within(code, s string) string {
	if !c {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}
