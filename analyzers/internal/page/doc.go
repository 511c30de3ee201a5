// Package page turns the doc.go of an analyzer, its only documentation, into
// the texts that the channels show: Analyzer.Doc, Markdown, terminal text.
package page
