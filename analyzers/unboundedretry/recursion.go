package unboundedretry

// isRecursive asks: does the function, when the call in it has failed, call itself
// with what it was given, and does nothing but success end that?
func (r *retry) isRecursive() bool {
	return r.isHot() || r.isForever()
}
