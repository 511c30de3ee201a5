// Package ormmutate reports x.
package ormmutate
