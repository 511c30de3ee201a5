// Package refire reports work that is started again while its last run is in flight.
package refire
