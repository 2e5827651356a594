package link

import "testing"

func TestFault(t *testing.T) {
	for address, want := range map[string]string{
		"https://www.ons.gov.uk/a?b=c&d=%20#e":  "",
		"HTTP://EXAMPLE.ORG/":                   "",
		"https://cy.wikipedia.org/wiki/Tŷ":      "",
		"http://localhost:8080/":                "",
		"http://[::1]/":                         "",
		"mailto:team@example.org?subject=Brief": "",
		"javascript:alert(1)":                   "it does not begin with https:// or http:// or mailto:",
		"JaVaScRiPt:alert(1)":                   "it does not begin with https:// or http:// or mailto:",
		"data:text/html,x":                      "it does not begin with https:// or http:// or mailto:",
		"vbscript:x":                            "it does not begin with https:// or http:// or mailto:",
		"file:///etc/passwd":                    "it does not begin with https:// or http:// or mailto:",
		"//example.org/":                        "it does not begin with https:// or http:// or mailto:",
		"www.ons.gov.uk":                        "it does not begin with https:// or http:// or mailto:",
		" https://example.org/":                 "it holds a space; write %20",
		"java\tscript:alert(1)":                 "it holds a character that is not seen",
		"https://exam\u200bple.org/":            "it holds a character that is not seen",
		"https://example.org/\u202egro":         "it holds a character that is not seen",
		"https://example.org/my report.pdf":     "it holds a space; write %20",
		"https://example.org/\"onclick=\"x":     `it holds one of < > " \`,
		"https:example.org":                     "it names no site",
		"https:///path":                         "it names no site",
		"https://path":                          "it names no site",
		"https://a..b/":                         "it names no site",
		"https://example.org/%zz":               `it cannot be read: invalid URL escape "%zz"`,
		"https://user:secret@example.org/":      "it holds a name or password",
		"mailto:somewhere":                      "it names no one to write to",
	} {
		if got := Fault(address, append(Web, Mail)...); got != want {
			t.Errorf("Fault(%q) = %q, want %q", address, got, want)
		}
	}
}
