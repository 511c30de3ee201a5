// Package silent has staged code in its tests only.
package silent
