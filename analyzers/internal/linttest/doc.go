// Package linttest runs analyzers on the test data at the top of the
// repository, testdata/src, and holds their messages to the message law.
//
// Expectations stand in comments, as analysistest has them:
//
//	for { // want `retry of http.Get has no wait`
//	func Fetch() error { // want Fetch:"remote via http.Get"
package linttest
