// Package keys reads the environment in many ways.
package keys

//incidentlint:retired env QUOTES_URL -- shut down

import (
	"fmt"
	"os"
	"syscall"

	"github.com/joho/godotenv"
	"github.com/spf13/viper"
	"github.com/urfave/cli/v2"

	"effects/keys"
)

const prefix = "QUOTES"

func folded() string { return os.Getenv(prefix + "_URL") } // want `environment key QUOTES_URL was taken out of use: shut down`

func looked() bool {
	_, ok := os.LookupEnv("QUOTES_URL") // want `environment key QUOTES_URL`
	return ok
}

func system() (string, bool) { return syscall.Getenv("QUOTES_URL") } // want `environment key QUOTES_URL`

func getenv(key, or string) string {
	if v := os.Getenv(key); v != "" {
		return v
	}
	return or
}

func mustGetenv(key string) string { return getenv(key, "none") }

func wrapped() string { return getenv("QUOTES_URL", "") } // want `environment key QUOTES_URL`

func wrappedTwice() string { return mustGetenv("QUOTES_URL") } // want `environment key QUOTES_URL`

func elsewhere() string { return keys.Must(1, "QUOTES_URL") } // want `environment key QUOTES_URL`

func byViper(v *viper.Viper) string {
	viper.BindEnv("quotes", "QUOTES_URL") // want `environment key QUOTES_URL`
	return v.GetString("quotes.url")      // want `environment key QUOTES_URL`
}

func fromFile() string {
	env, err := godotenv.Read()
	if err != nil {
		return ""
	}
	return env["QUOTES_URL"] // want `environment key QUOTES_URL`
}

type config struct {
	Quotes string `env:"QUOTES_URL,required"`       // want `environment key QUOTES_URL`
	Again  string `json:"x" envconfig:"QUOTES_URL"` // want `environment key QUOTES_URL`
	Other  string `json:"QUOTES_URL" env:"OTHER_URL"`
}

func flags() cli.Flag {
	return &cli.StringFlag{
		Name:    "QUOTES_URL",
		EnvVars: []string{"OTHER_URL", "QUOTES_URL"}, // want `environment key QUOTES_URL`
	}
}

// Silent: what is read is not known, is another one, or is not read.

func dynamic(name string) string { return os.Getenv(name) }

func longer() string { return os.Getenv("MY_" + prefix + "_URL") }

func otherKey() string { return getenv("OTHER_URL", "QUOTES_URL") }

func message() string { return fmt.Sprintf("%s is no longer read", "QUOTES_URL") }

func otherMap(m map[string]string) string { return m["QUOTES_URL"] }

func otherFile() string {
	env, _ := godotenv.Read()
	return env["OTHER_URL"]
}

func nested(v *viper.Viper) string { return v.GetString("my.quotes.url") }

func set() error { return os.Setenv("OTHER_URL", "QUOTES_URL") }

func unset(v *viper.Viper) bool { return v.IsSet("quotes") }
