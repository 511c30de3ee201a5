package unboundedretry

// isRecursive asks: does the function, when the call in it has failed, call itself
// with what it was given, and does nothing but success end that?
func (r *retry) isRecursive() bool {
	return r.isHot() || r.isForever()
}

func (r *retry) recursiveMessage() string {
	if r.refused {
		return "this call repeats %s with the same arguments when it is refused, nothing ends the recursion"
	}
	return "this call repeats %s with the same arguments when it fails, nothing ends the recursion"
}
