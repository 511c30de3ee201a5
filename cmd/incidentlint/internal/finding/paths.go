package finding

import (
	"path/filepath"
	"slices"
)

// Path returns where a file of the report is on this machine.
func (r *Report) Path(file string) string {
	file = filepath.FromSlash(file)
	if filepath.IsAbs(file) {
		return file
	}
	return filepath.Join(r.Dir, file)
}

// From returns the report with files relative to dir, an absolute path.
func (r *Report) From(dir string) *Report {
	from := *r
	from.Dir = dir
	from.Findings = slices.Clone(r.Findings)
	name := func(file string) string {
		rel, err := filepath.Rel(dir, r.Path(file))
		if err != nil {
			return file
		}
		return filepath.ToSlash(rel)
	}
	for i := range from.Findings {
		f := &from.Findings[i]
		f.File = name(f.File)
		f.Related = slices.Clone(f.Related)
		for j := range f.Related {
			f.Related[j].File = name(f.Related[j].File)
		}
		f.Fixes = slices.Clone(f.Fixes)
		for j := range f.Fixes {
			f.Fixes[j].Edits = slices.Clone(f.Fixes[j].Edits)
			for k := range f.Fixes[j].Edits {
				f.Fixes[j].Edits[k].File = name(f.Fixes[j].Edits[k].File)
			}
		}
	}
	return &from
}
