package document

import (
	neturl "net/url"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/util"
)

var entityForm = regexp.MustCompile(`^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]*);`)

// literal is what a piece of Markdown says: escapes and entities are read, each once. So \&amp; is "&amp;".
func literal(raw string) string {
	if !strings.ContainsAny(raw, `\&`) {
		return raw
	}
	var b strings.Builder
	for at := 0; at < len(raw); {
		switch {
		case raw[at] == '\\' && at+1 < len(raw) && util.IsPunct(raw[at+1]):
			b.WriteByte(raw[at+1])
			at += 2
		case raw[at] == '&' && entityForm.MatchString(raw[at:]):
			entity := entityForm.FindString(raw[at:])
			b.Write(util.ResolveEntityNames(util.ResolveNumericReferences([]byte(entity))))
			at += len(entity)
		default:
			b.WriteByte(raw[at])
			at++
		}
	}
	return b.String()
}

// address is a link's address as CommonMark reads it: escapes and entities decoded, and what no address can hold, such as
// a space, written as %20.
func address(raw string) string { return string(util.URLEscape([]byte(literal(raw)), false)) }

// fileOf is the file that a picture's address names: in it a space may be written as %20.
func fileOf(url string) string {
	if name, err := neturl.PathUnescape(url); err == nil {
		return name
	}
	return url
}
