package finding

import "fmt"

// Unanalysed is a package that could not be analysed.
func Unanalysed(pkg, reason string) Gap { return Gap{Package: pkg, Reason: reason} }

// Unmatched is a pattern without packages; detail says why, "" if that is all.
func Unmatched(pattern, detail string) Gap {
	reason := "no packages match"
	text := fmt.Sprintf("no packages match %s", pattern)
	if detail != "" {
		reason += ": " + detail
		text += ": " + detail
	}
	return Gap{Package: pattern, Reason: reason, text: text}
}

// Misread is a directive that could not be read: its package is analysed, but
// not as its author meant.
func Misread(pkg string, at Place, message string) Gap {
	reason := fmt.Sprintf("%s:%d:%d: %s", at.File, at.Line, at.Column, message)
	return Gap{Package: pkg, Reason: reason, text: fmt.Sprintf("package %s is not analysed as meant: %s", pkg, reason)}
}

// Unexplained is something that went wrong with no package to name.
func Unexplained(reason string) Gap { return Gap{Reason: reason, text: reason} }

// String returns the gap in one line.
func (g Gap) String() string {
	if g.text != "" {
		return g.text
	}
	return fmt.Sprintf("package %s is not analysed: %s", g.Package, g.Reason)
}
