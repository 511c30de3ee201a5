package silent

import "stageleak/quotes"

func show() { quotes.Show() }
