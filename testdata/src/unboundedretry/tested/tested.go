// Package tested has its code in a test file.
package tested
