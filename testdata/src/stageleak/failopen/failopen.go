// Package failopen has gates that open too far.
package failopen

import "os"

//incidentlint:gate beta
func beta() bool { return os.Getenv("ENV") != "production" } // want `this gate of stage beta is open when the variable is not set, in production too`

//incidentlint:gate beta
var isBeta = os.Getenv("ENV") != "production" // want `this gate of stage beta`

//incidentlint:gate beta
func isSet() bool { return os.Getenv("BETA") != "" }

//incidentlint:gate beta
func isStage() bool { return os.Getenv("ENV") == "beta" }

func isDev() bool { return os.Getenv("ENV") != "production" }
