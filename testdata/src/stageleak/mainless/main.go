package main // want `stage beta of quotes has no gate in this program, nothing can let it in` `gate mainless.bata of stage bata lets nothing in, this program has no code of that stage`

import "stageleak/quotes"

//incidentlint:gate bata
func bata() bool { return false }

func main() {
	if bata() {
		quotes.Show() // want `quotes.Show is for stage beta only`
	}
}
