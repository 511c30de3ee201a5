// Package importer shows that what is known of functions travels.
package importer

import "effects/facts"

func Through(url string) error { return facts.FetchTwoCallsAway(url) } // want Through:"^remote via http.Get$"

func ThroughGenerics(c *facts.Client[int]) error { // want ThroughGenerics:"^remote via http.Get$"
	_, err := c.Get()
	return err
}

func ThroughInterface(s facts.Store) error { return s.Save("x") } // want ThroughInterface:"^remote via facts.Store.Save$"

func ThroughMethodNobodyKnows(s facts.Store) error {
	_, err := s.Load()
	return err
}

func ThroughUnexportedType(url string) error { return facts.New(url).Get() } // want ThroughUnexportedType:"^remote via http.Get$"

func Waits() { facts.Turnstile(nil) } // want Waits:"^waits$"

func Ends() { facts.Die(nil) } // want Ends:"^never-returns$"
