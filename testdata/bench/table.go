package main

import (
	"fmt"
	"runtime"
	"time"
)

// The tables are Markdown, to be pasted into docs/performance.md.

// printMachine heads the result with what it depends on.
func (b *bench) printMachine() error {
	version, err := b.output("", "go", "version")
	if err != nil {
		return err
	}
	fmt.Printf("%s, %d cores, %s, %d rounds\n", version, runtime.NumCPU(), time.Now().Format(time.DateOnly), b.rounds)
	return nil
}

func printCostHeader() {
	fmt.Print("\n| subject | tool | CPU s, median | min | max | to noop (min–max) | findings |\n|---|---|---|---|---|---|---|\n")
}

// printCosts prints a row for each tool that was measured.
func printCosts(s subject, tools []tool, costs [][]cost) {
	for i, measured := range costs {
		own := spreadOf(seconds(measured))
		to := ratios(seconds(measured), seconds(costs[noop]))
		fmt.Printf("| %s | %s | %.2f | %.2f | %.2f | %.2f (%.2f–%.2f) | %d |\n",
			s.name, tools[i].name, own.value, own.min, own.max, to.value, to.min, to.max, measured[0].findings)
	}
}

func printUnitHeader() {
	fmt.Print("\n| subject | tool | units | types and facts, MB | largest unit, MB (min–max) | largest reported on, MB (min–max) |\n|---|---|---|---|---|---|\n")
}

// printUnits prints a row for each tool that was measured.
func printUnits(s subject, tools []tool, uses [][]unitUse) {
	for i, measured := range uses {
		first := measured[0]
		all, named := spreadOf(peaks(measured)), spreadOf(namedPeaks(measured))
		fmt.Printf("| %s | %s | %d | %.3f | %s %.0f (%.0f–%.0f) | %s %.0f (%.0f–%.0f) |\n",
			s.name, tools[i].name, first.count, float64(first.vetx)/1e6,
			first.largest.name, all.value, all.min, all.max,
			first.named.name, named.value, named.min, named.max)
	}
}
