package panics // want `internal error in effects at report_test.go:[0-9]+: out of luck, package report/panics is not analysed`

func boom() {}
