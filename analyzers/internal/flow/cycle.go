package flow

// hasCycle reports whether the graph, which lists for each node those that it
// leads to, has a cycle.
func hasCycle[N comparable](graph map[N]map[N]bool) bool {
	const (
		open = 1
		done = 2
	)
	state := make(map[N]int)
	var visit func(N) bool
	visit = func(node N) bool {
		if state[node] != 0 {
			return state[node] == open
		}
		state[node] = open
		for next := range graph[node] {
			if visit(next) {
				return true
			}
		}
		state[node] = done
		return false
	}
	for node := range graph {
		if visit(node) {
			return true
		}
	}
	return false
}
