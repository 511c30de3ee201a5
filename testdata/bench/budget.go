package main

import "fmt"

// A line of the budget is one measured value and the most it may be.
type line struct {
	id, what string
	value    spread
	unit     string // of value; empty for a ratio
	atMost   float64
}

func (l line) isOver() bool { return l.value.value > l.atMost }

// budget is how all that was measured stands to the budget.
type budget struct {
	lines []line
}

func (b *budget) isOver() bool {
	for _, l := range b.lines {
		if l.isOver() {
			return true
		}
	}
	return false
}

func (b *budget) addCosts(s subject, costs [][]cost) {
	ours := seconds(costs[suite])
	b.lines = append(b.lines,
		line{"T1", s.name + ": suite / noop", ratios(ours, seconds(costs[noop])), "", 1.15},
		line{"T2", s.name + ": suite / go vet", ratios(ours, seconds(costs[stock])), "", 0.90},
	)
}

func (b *budget) addEdit(s subject, costs [][]cost) {
	b.lines = append(b.lines,
		line{"T3", s.name + ": suite / noop", ratios(seconds(costs[suite]), seconds(costs[noop])), "", 1.05})
}

func (b *budget) addUnits(s subject, uses [][]unitUse) {
	ours := peaks(uses[suite])
	b.lines = append(b.lines,
		line{"T4", s.name + ", largest unit: suite / noop", ratios(ours, peaks(uses[noop])), "", 1.25})
	if s.kind == std {
		b.lines = append(b.lines,
			line{"T4", s.name + ", largest unit", spreadOf(ours), " MB", 160})
	}
	if s.kind == own {
		b.lines = append(b.lines,
			line{"T6", s.name + ": facts", spreadOf(factSizes(uses)), " kB", 1000})
	}
}

// tooSmall is what a program may cost, in milliseconds, so that its growth is not told from noise.
const tooSmall = 20

func (b *budget) addGrowth(g *grown) {
	four, eight := g.own(2).value, g.own(3)
	if eight.value >= tooSmall {
		ratio := spread{eight.value / four, eight.min / four, eight.max / four}
		b.lines = append(b.lines, line{"T5", g.name + ": 8 times / 4 times", ratio, "", 2.5})
	}
	if g.isOne {
		b.lines = append(b.lines, line{"T5", g.name + ", one function", eight, " ms", 100})
	}
}

// factSizes returns how much larger the suite's files of types and facts are
// than those of the floor, which have no facts, in kB.
func factSizes(uses [][]unitUse) []float64 {
	sizes := make([]float64, len(uses[suite]))
	for i, use := range uses[suite] {
		sizes[i] = float64(use.vetx-uses[noop][i].vetx) / 1e3
	}
	return sizes
}

func (b *budget) print() {
	if len(b.lines) == 0 {
		return
	}
	fmt.Print("\n| budget | what | measured | min–max | at most | |\n|---|---|---|---|---|---|\n")
	for _, l := range b.lines {
		verdict := "pass"
		if l.isOver() {
			verdict = "**over**"
		}
		fmt.Printf("| %s | %s | %.2f%s | %.2f–%.2f | %.2f%s | %s |\n",
			l.id, l.what, l.value.value, l.unit, l.value.min, l.value.max, l.atMost, l.unit, verdict)
	}
}
