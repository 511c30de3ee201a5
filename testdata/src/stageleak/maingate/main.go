// A program without code of the stage may well have the gate.
package main

import "stageleak/features"

func main() {
	if features.Beta() {
		println("beta")
	}
}
