package load

import (
	"bytes"
	"slices"
	"strings"

	"casemaker/internal/textfile"
)

// markup is what pages read in Markdown and print as letters where it stands in data.
var markup = []string{"[@", "[-@", "](", "[^", ":::", "+++"}

// plain looks at a text that is shown as it stands, but for values where it may be filled: what was meant as markup would be printed as letters. What the file holds
// itself has been looked at when it was read; an escape of TOML can hide more.
func (s *section) plain(key, text string, filled bool) {
	if r, found := textfile.Forbidden(text); found {
		s.errorf(key, "remove it, or write the letter that is meant", "%s holds the control character %U, which no page can show", key, r)
	}
	if strings.Contains(text, "{{") && !filled {
		s.errorf(key, "write it without {{ }}", "%s shows no values: %q", key, shorten(text))
	} else if i := slices.IndexFunc(markup, func(m string) bool { return strings.Contains(text, m) }); i >= 0 {
		s.warnf(key, "write it in words", "%s holds %q, which is printed as letters", key, markup[i])
	}
	if _, what := textfile.Odd(text); what != "" && bytes.ContainsRune(s.file.text, '\\') {
		s.warnf(key, "write the letters that are meant", "%s holds %s", key, what)
	}
}
