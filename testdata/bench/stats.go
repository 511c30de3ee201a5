package main

import "slices"

// A spread is a row of measurements in short: what they come to, and the ends.
type spread struct {
	value, min, max float64
}

// spreadOf returns the median of values, of which there is at least one, and the ends.
func spreadOf(values []float64) spread {
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	return spread{
		value: (sorted[(n-1)/2] + sorted[n/2]) / 2,
		min:   sorted[0],
		max:   sorted[n-1],
	}
}

// ratios divides what was measured in the same round: whatever else the
// machine was doing then slowed both.
func ratios(values, base []float64) spread {
	pairs := make([]float64, len(values))
	for i := range values {
		pairs[i] = values[i] / base[i]
	}
	return spreadOf(pairs)
}

// seconds returns the CPU seconds of runs.
func seconds(costs []cost) []float64 {
	s := make([]float64, len(costs))
	for i, c := range costs {
		s[i] = c.cpu.Seconds()
	}
	return s
}

// peaks returns the memory of the largest unit of runs, in MB.
func peaks(uses []unitUse) []float64 {
	p := make([]float64, len(uses))
	for i, use := range uses {
		p[i] = use.largest.peak
	}
	return p
}

// namedPeaks returns the same of the units reported on.
func namedPeaks(uses []unitUse) []float64 {
	p := make([]float64, len(uses))
	for i, use := range uses {
		p[i] = use.named.peak
	}
	return p
}
