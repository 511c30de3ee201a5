package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// times are how often as large a program becomes.
var times = []int{1, 2, 4, 8}

// A grown program was measured at each of the times.
type grown struct {
	dimension
	own  [][]float64 // what the suite costs more than the floor, by times and round, ms
	peak []float64   // memory of the suite at the last of the times, MB
	last counts      // there
}

// measureGrowth measures T5: what the suite costs more than the floor, as programs grow. The cost
// is that of the units themselves, without the go command.
func (b *bench) measureGrowth(tools []tool, budget *budget) error {
	wrapper, err := b.build("./testdata/bench/unit")
	if err != nil {
		return err
	}
	tools = []tool{noop: tools[noop], suite: tools[suite]}
	tools[suite].flags = []string{"-effects.debug"} // that what is left alone is said
	printGrowthHeader()
	for _, d := range append(dimensions, chain) {
		g := grown{dimension: d}
		for _, k := range times {
			if err := b.grow(&g, k, tools, wrapper); err != nil {
				return err
			}
		}
		printGrowth(&g)
		budget.addGrowth(&g)
	}
	return nil
}

// grow measures a program at one size. The package p is edited before each run, and what it
// imports stays cached; packages of a chain are all vetted anew.
func (b *bench) grow(g *grown, k int, tools []tool, wrapper string) error {
	n := k * g.base
	s := subject{growth, fmt.Sprintf("%d %s", n, g.sizes), filepath.Join(b.tmp, growth, strings.ReplaceAll(g.name, " ", "-"), strconv.Itoa(k)), []string{"./p/..."}}
	if err := b.writeModule(s.dir, g.dimension, n); err != nil {
		return err
	}
	progress("%s", s.name)
	file := filepath.Join(s.dir, "p", "p.go")
	original, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	both := make([]tool, len(tools))
	for i, t := range tools {
		if both[i], err = b.wrapped(t, wrapper); err != nil {
			return err
		}
		defer removeWrapped(both[i])
	}
	var own []float64
	g.peak = nil
	for round := range b.rounds + 1 {
		var uses [2]unitUse
		for i, t := range both {
			if err := edit(file, original, round*len(tools)+i); err != nil {
				return err
			}
			var c cost
			if uses[i], c, err = b.vetWrapped(s, t); err != nil {
				return err
			}
			g.last = c.counts
		}
		if uses[suite].named.peak == 0 || uses[suite].count != uses[noop].count {
			return fmt.Errorf("%s: %d units were analysed, and %d on the floor", s.name, uses[suite].count, uses[noop].count)
		}
		if round > 0 {
			own = append(own, milliseconds(uses[suite].cpu-uses[noop].cpu))
			g.peak = append(g.peak, uses[suite].named.peak)
		}
	}
	g.own = append(g.own, own)
	return nil
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

func printGrowthHeader() {
	fmt.Print("\n| what grows | to | 1 | 2 | 4 | 8 times, ms (min–max) | 8 to 4 | largest unit, MB | findings | left alone |\n|---|---|---|---|---|---|---|---|---|---|\n")
}

func printGrowth(g *grown) {
	var at []float64
	for _, own := range g.own {
		at = append(at, spreadOf(own).median)
	}
	last := spreadOf(g.own[3])
	fmt.Printf("| %s | %d %s | %.0f | %.0f | %.0f | %.0f (%.0f–%.0f) | %.2f | %.0f | %d | %d |\n", g.name, 8*g.base, g.sizes,
		at[0], at[1], at[2], at[3], last.min, last.max, at[3]/at[2], spreadOf(g.peak).median, g.last.findings, g.last.leftAlone)
}
