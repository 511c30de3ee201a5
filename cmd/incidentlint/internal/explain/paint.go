package explain

import (
	"io"
	"strings"

	"github.com/incidentlint/incidentlint/cmd/incidentlint/internal/terminal"
)

// paint writes a page line by line: headings in bold, WRONG and RIGHT in their
// colours, the comments of code faint.
func paint(w io.Writer, text string, colours terminal.Colours) {
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		code, comment, isCommented := strings.Cut(line, "//")
		switch {
		case line == "WRONG":
			line = colours.Red(line)
		case line == "RIGHT":
			line = colours.Green(line)
		case bool(colours) && strings.HasPrefix(line, "# "):
			line = colours.Bold(line[len("# "):])
		case isCommented && strings.HasPrefix(line, "\t") && !strings.HasPrefix(comment, "incidentlint:"):
			line = code + colours.Faint("//"+comment)
		}
		io.WriteString(w, line+"\n")
	}
}
