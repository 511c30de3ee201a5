package catalog

//go:generate go run std_generate.go

import "strings"

// HasFacts reports whether the functions of the package at path may carry
// facts. Those of the standard library and of catalogued libraries do not:
// the catalogue speaks for them, and facts about them would only grow every
// importer's.
func HasFacts(path string) bool { return !IsStandard(path) && !isCatalogued(path) }

// IsStandard reports whether path belongs to the standard library of the Go
// release that the list was generated from.
func IsStandard(path string) bool { return standard[path] }

// isCatalogued reports whether path lies in one of Libraries.
func isCatalogued(path string) bool {
	for prefix := path; ; {
		if _, ok := Libraries[prefix]; ok {
			return true
		}
		i := strings.LastIndexByte(prefix, '/')
		if i < 0 {
			return false
		}
		prefix = prefix[:i]
	}
}
