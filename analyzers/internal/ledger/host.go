package ledger

import "strings"

// HostOf returns the host, in small letters, of a URL, a host:port, a bare host with a dot,
// or a target of gRPC such as dns:///host:port; "" for a string that is none of these. Verbs
// of fmt may stand for the port and behind it.
func HostOf(s string) string {
	s = endpoint(s)
	_, rest, isURL := strings.Cut(s, "://")
	if isURL {
		s = rest
		if i := strings.IndexAny(s, "/?#"); i >= 0 {
			s = s[:i]
		}
		s = s[strings.LastIndexByte(s, '@')+1:]
	}
	s, port, hasPort := strings.Cut(s, ":")
	isPlain := hasPort && isNumber(port) || !hasPort && strings.Contains(s, ".")
	if !isURL && !isPlain || strings.ContainsFunc(s, isOutsideHosts) {
		return ""
	}
	return strings.ToLower(strings.TrimSuffix(s, "."))
}

// endpoint returns what a target of gRPC names, behind the server that is to be asked for it;
// any other string as it is.
func endpoint(s string) string {
	for _, scheme := range []string{"dns://", "passthrough://"} {
		target, _ := strings.CutPrefix(s, scheme)
		if _, endpoint, ok := strings.Cut(target, "/"); ok && target != s {
			return endpoint
		}
	}
	return s
}

func isNumber(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}

func isOutsideHosts(r rune) bool {
	switch {
	case 'a' <= r && r <= 'z', 'A' <= r && r <= 'Z', '0' <= r && r <= '9', r == '.', r == '-', r == '_':
		return false
	}
	return true
}
