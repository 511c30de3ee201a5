// Package byflag is run with a ledger in the flags.
package byflag

import "os"

func Gone() {} // want `byflag.Gone is declared again, it was taken out of use: see # 12`

func Back() {} // want `byflag.Back was removed in 3f2c1ab \(2020-11-12, "drop it"\) and this merge brings it back`

func use() { Gone(); Back() }

var (
	old   = os.Getenv("OLD_KEY")  // want `environment key OLD_KEY was taken out of use: nobody sets it`
	back  = os.Getenv("BACK_URL") // want `environment key BACK_URL was removed in 3f2c1ab`
	ppid  = os.Getppid()          // want `os.Getppid was taken out of use: it is 1 in a container`
	other = os.Getenv("OTHER")
)
