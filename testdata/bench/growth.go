package main

import (
	"fmt"
	"path/filepath"
	"strings"
	"time"
)

// times are how often as large a program becomes.
var times = []int{1, 2, 4, 8}

// A leastCPU is the least that each unit took, in ms.
type leastCPU map[string]float64

// add notes a round of the units, and returns what it took in all.
func (l leastCPU) add(units []unit) (sum float64) {
	for _, u := range units {
		cpu := milliseconds(u.cpu)
		if least, ok := l[u.name]; !ok || cpu < least {
			l[u.name] = cpu
		}
		sum += cpu
	}
	return sum
}

func (l leastCPU) sum() (sum float64) {
	for _, cpu := range l {
		sum += cpu
	}
	return sum
}

// A grown program was measured at each of the times.
type grown struct {
	dimension
	suite, floor [4]leastCPU  // by times
	rounds       [4][]float64 // what the suite costs more in each round, ms
	peak         []float64    // memory of the suite at the last of the times, MB
	last         counts       // there
}

// measureGrowth measures T5: what the suite costs more than the floor, as programs grow. The cost
// is that of the units themselves, without the go command, and with a heap that grows alike.
func (b *bench) measureGrowth(tools []tool, budget *budget) error {
	b.env = append(b.env, "GOGC=100")
	wrapper, err := b.build("./testdata/bench/unit")
	if err != nil {
		return err
	}
	s := subject{growth, "synthetic programs", filepath.Join(b.tmp, growth), []string{"./..."}}
	if err := b.writeSynthetic(s.dir); err != nil {
		return err
	}
	tools = []tool{noop: tools[noop], suite: tools[suite]}
	tools[suite].flags = []string{"-effects.debug"} // that what is left alone is said
	all := make([]grown, len(dimensions))
	for round := range b.rounds + 1 {
		progress("%s: %s", s.name, roundName(round, b.rounds))
		var uses [2]unitUse
		var last cost
		for i, t := range tools {
			if uses[i], last, err = b.vetUnits(s, t, wrapper); err != nil {
				return err
			}
		}
		if round > 0 {
			for i, d := range dimensions {
				all[i].dimension = d
				all[i].add(uses, last)
			}
		}
	}
	printGrowthHeader()
	for i := range all {
		printGrowth(&all[i])
		budget.addGrowth(&all[i])
	}
	return nil
}

// add adds one round.
func (g *grown) add(uses [2]unitUse, last cost) {
	for i, k := range times {
		if g.suite[i] == nil {
			g.suite[i], g.floor[i] = make(leastCPU), make(leastCPU)
		}
		units := uses[suite].below(g.path(k))
		g.rounds[i] = append(g.rounds[i], g.suite[i].add(units)-g.floor[i].add(uses[noop].below(g.path(k))))
		if k == 8 {
			g.peak = append(g.peak, largestOf(units))
		}
	}
	g.last = counts{}
	for pkg, c := range last.in {
		if isBelow(pkg, g.path(8)) {
			g.last.findings += c.findings
			g.last.leftAlone += c.leftAlone
		}
	}
}

// below returns the package at path and those below it.
func (u unitUse) below(path string) (units []unit) {
	for _, unit := range u.all {
		if isBelow(unit.name, path) {
			units = append(units, unit)
		}
	}
	return units
}

func largestOf(units []unit) (peak float64) {
	for _, unit := range units {
		peak = max(peak, unit.peak)
	}
	return peak
}

func isBelow(pkg, path string) bool { return pkg == path || strings.HasPrefix(pkg, path+"/") }

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

func printGrowthHeader() {
	fmt.Print("\n| what grows | to | 1 | 2 | 4 | 8 times, ms (min–max) | 8 to 4 | largest unit, MB | findings | left alone |\n|---|---|---|---|---|---|---|---|---|---|\n")
}

// own returns what the suite costs more than the floor at one of the times, in ms. What else
// the machine does only adds to either, so it is the least of the one less the least of the
// other; the ends are those of the rounds.
func (g *grown) own(i int) spread {
	s := spreadOf(g.rounds[i])
	return spread{g.suite[i].sum() - g.floor[i].sum(), s.min, s.max}
}

func printGrowth(g *grown) {
	var at []float64
	for i := range times {
		at = append(at, g.own(i).value)
	}
	last := g.own(3)
	fmt.Printf("| %s | %d %s | %.0f | %.0f | %.0f | %.0f (%.0f–%.0f) | %.2f | %.0f | %d | %d |\n", g.name, 8*g.base, g.sizes,
		at[0], at[1], at[2], at[3], last.min, last.max, at[3]/at[2], spreadOf(g.peak).value, g.last.findings, g.last.leftAlone)
}
