// Package link says whether an address is one that a page or a PDF may lead to.
//
//	if fault := link.Fault("javascript:alert(1)", link.Web...); fault != "" {
package link

import (
	"net/url"
	"slices"
	"strings"
	"unicode"
)

// Web are the schemes of pages; Mail is that of an e-mail address, Phone of a telephone's number.
var Web = []string{"https", "http"}

// Schemes of addresses that lead to no page.
const (
	Mail  = "mailto"
	Phone = "tel"
)

// longest is how many bytes an address may have: what browsers and readers of PDFs take.
const longest = 2000

// Fault says what is wrong with an address that is to have one of the schemes; it is empty where nothing is. An address
// consists of letters as they are or of their escapes, and holds no name or password.
func Fault(address string, schemes ...string) string {
	scheme, rest, found := strings.Cut(address, ":")
	switch {
	case len(address) > longest:
		return "it is longer than 2000 bytes (length of an address)"
	case strings.ContainsFunc(address, func(r rune) bool { return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) }):
		return "it holds a character that is not seen"
	case strings.ContainsFunc(address, unicode.IsSpace):
		return "it holds a space; write %20"
	case strings.ContainsAny(address, "<>\"\\"):
		return `it holds one of < > " \`
	case !found || !slices.Contains(schemes, strings.ToLower(scheme)):
		return "it does not begin with " + listed(schemes)
	}
	parsed, err := url.Parse(address)
	switch {
	case err != nil:
		return "it cannot be read: " + strings.TrimPrefix(err.(*url.Error).Err.Error(), "net/url: ")
	case slices.Contains(Web, strings.ToLower(scheme)) && (!strings.HasPrefix(rest, "//") || !isHost(parsed.Hostname())):
		return "it names no site"
	case parsed.User != nil:
		return "it holds a name or password"
	case strings.EqualFold(scheme, Mail) && !strings.Contains(rest, "@"):
		return "it names no one to write to"
	case strings.EqualFold(scheme, Phone) && !strings.ContainsFunc(rest, unicode.IsDigit):
		return "it has no number"
	}
	return ""
}

// isHost reports whether a name is that of a site: parts with dots between them, or this machine.
func isHost(name string) bool {
	if name == "localhost" {
		return true
	}
	parts := strings.Split(strings.TrimSuffix(name, "."), ".")
	return (len(parts) > 1 || strings.Contains(name, ":")) && !slices.Contains(parts, "")
}

func listed(schemes []string) string {
	var all []string
	for _, s := range schemes {
		if slices.Contains(Web, s) {
			s += "://"
		} else {
			s += ":"
		}
		all = append(all, s)
	}
	return strings.Join(all, " or ")
}
