// Package report is how incidentlint says a thing: it builds each analyzer
// around its question, and is the only caller of pass.Report.
//
// What every analyzer has in common lives here: the switches of its
// categories, the silence in generated and test files, ignore directives (and
// a report for those that ignore nothing), and the recovery from a panic, which
// becomes a finding so that the other packages are spared.
package report
