package catalog

//go:generate go run std_generate.go

import (
	"go/types"
	"strings"
)

// HasFacts reports whether the functions of the package at path may carry
// facts. Those of the standard library and of catalogued libraries do not:
// the catalogue speaks for them, and facts about them would only grow every
// importer's.
func HasFacts(path string) bool { return !IsStandard(path) && !isCatalogued(withoutVendor(path)) }

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

// pathOf returns the import path of the package that declares obj, as its source
// spells it: in GOPATH mode, a vendored package has that of its importer before it.
// It is "" for what the universe declares.
func pathOf(obj types.Object) string {
	if obj == nil || obj.Pkg() == nil {
		return ""
	}
	return withoutVendor(obj.Pkg().Path())
}

func withoutVendor(path string) string {
	const vendor = "/vendor/"
	if i := strings.LastIndex(path, vendor); i >= 0 {
		return path[i+len(vendor):]
	}
	return path
}
