// Package keys hands parameters on to what reads the environment. // want package:"retires 1"
package keys

//incidentlint:retired env OLD_KEY -- nobody reads it

import "os"

func Or(name, or string) string { // want Or:"reads env 0"
	if v, ok := os.LookupEnv(name); ok {
		return v
	}
	return or
}

func Must(kind int, name string) string { return Or(name, "none") } // want Must:"reads env 1"

func Prefixed(name string) string { return os.Getenv("APP_" + name) }

func Fixed(name string) string { return os.Getenv("HOME") }
