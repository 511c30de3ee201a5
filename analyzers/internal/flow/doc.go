// Package flow answers questions about paths and values: whether control comes
// back to a call after it failed, what a branch is decided by, which memory an
// address means. Each question can be said in one sentence; two analyzers share
// one before a second is written.
//
// It names no library and says no message. What it must know of calls is given
// to it as a function.
package flow
