package cli

import "flag"

type Flag interface {
	Apply(*flag.FlagSet) error
}

type StringFlag struct {
	Name    string
	EnvVars []string
}

func (f *StringFlag) Apply(set *flag.FlagSet) error { return nil }
