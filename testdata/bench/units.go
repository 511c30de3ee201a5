package main

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"strings"
	"time"
)

// unitRounds is fewer than the rounds of time: memory varies less.
const unitRounds = 3

// A unitUse is what the units of one run used.
type unitUse struct {
	count   int
	largest unit   // of all
	named   unit   // the largest of those reported on: in most others a tool has nothing to do
	vetx    int64  // size of all files of types and facts, bytes
	all     []unit // those reported on
}

// A unit is a package as the tool sees it.
type unit struct {
	name string
	peak float64 // resident memory, MB
	cpu  time.Duration
}

func (u unit) orLarger(other unit) unit {
	if other.peak > u.peak {
		return other
	}
	return u
}

// measureUnits measures the memory and the facts of units, floor and suite in
// turn.
func (b *bench) measureUnits(tools []tool, subjects []subject, budget *budget) error {
	wrapper, err := b.build("./testdata/bench/unit")
	if err != nil {
		return err
	}
	printUnitHeader()
	for _, s := range subjects {
		uses := make([][]unitUse, 2)
		for round := range unitRounds {
			progress("%s, units: %s", s.name, roundName(round+1, unitRounds))
			for i, t := range tools[:stock] {
				use, _, err := b.vetUnits(s, t, wrapper)
				if err != nil {
					return err
				}
				uses[i] = append(uses[i], use)
			}
		}
		printUnits(s, tools, uses)
		budget.addUnits(s, uses)
	}
	return nil
}

// vetUnits runs a tool behind the wrapper.
func (b *bench) vetUnits(s subject, t tool, wrapper string) (unitUse, cost, error) {
	inner, err := b.salted(t)
	if err != nil {
		return unitUse{}, cost{}, err
	}
	outer, err := b.salted(tool{"unit", wrapper, t.flags})
	if err != nil {
		return unitUse{}, cost{}, err
	}
	log := outer.binary + ".log"
	defer os.Remove(outer.binary)
	defer os.Remove(outer.binary + ".tool")
	defer os.Remove(log)
	if err := os.Rename(inner.binary, outer.binary+".tool"); err != nil {
		return unitUse{}, cost{}, err
	}
	c, err := b.vet(s, outer)
	if err != nil {
		return unitUse{}, cost{}, err
	}
	use, err := readUnits(log)
	return use, c, err
}

// readUnits reads the log of a run.
func readUnits(log string) (unitUse, error) {
	data, err := os.ReadFile(log)
	if err != nil {
		return unitUse{}, err
	}
	var use unitUse
	for dec := json.NewDecoder(strings.NewReader(string(data))); ; {
		var line struct {
			Unit           string
			Named          bool
			RSS, CPU, Vetx int64
		}
		err := dec.Decode(&line)
		if errors.Is(err, io.EOF) {
			return use, nil
		}
		if err != nil {
			return unitUse{}, err
		}
		use.count++
		use.vetx += line.Vetx
		this := unit{line.Unit, float64(line.RSS) / 1e6, time.Duration(line.CPU)}
		use.largest = use.largest.orLarger(this)
		if line.Named {
			use.named = use.named.orLarger(this)
			use.all = append(use.all, this)
		}
	}
}
