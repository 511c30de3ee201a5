// Package rowsaffected reports x.
package rowsaffected
