// Package batches splits up work.
package batches

// Each calls do with up to size elements of the list at a time, and takes out of the list
// what is done, until nothing is left or something fails.
func Each[T any](list *[]T, size int, do func([]T) error) error {
	for len(*list) > 0 {
		n := min(size, len(*list))
		if err := do((*list)[:n]); err != nil {
			return err
		}
		*list = (*list)[n:]
	}
	return nil
}
