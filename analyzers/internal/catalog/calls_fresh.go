package catalog

// Functions that answer something new each time, so that what is made from
// their answer is another thing on the next turn of a loop: Go 1.26.
var freshCalls = []Call{
	{"time", "Now", Fresh | AsksClock},
	{"math/rand", "Int", Fresh},
	{"math/rand", "Int31n", Fresh},
	{"math/rand", "Int63", Fresh},
	{"math/rand", "Int63n", Fresh},
	{"math/rand", "Intn", Fresh},
	{"math/rand", "Rand.Int63n", Fresh},
	{"math/rand", "Rand.Intn", Fresh},
	{"math/rand/v2", "Int", Fresh},
	{"math/rand/v2", "Int64N", Fresh},
	{"math/rand/v2", "IntN", Fresh},
	{"math/rand/v2", "N", Fresh},
	{"math/rand/v2", "Uint64", Fresh},
	{"crypto/rand", "Text", Fresh},
	{"crypto/rand", "Int", Fresh},
}
