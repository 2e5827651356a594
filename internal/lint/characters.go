package lint

import (
	"html"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"casemaker/internal/layer"
	"casemaker/internal/place"
	"casemaker/internal/textfile"
)

// Characters warns wherever the project's files hold a character that the typefaces of PDFs lack. It returns those characters too.
func Characters(fsys fs.FS, lacks func(rune) bool, problems *place.List) map[rune]bool {
	warned := map[rune]bool{}
	// What cannot be read has been reported before.
	ignored, skip := &place.List{}, func(string, error) {}
	for _, root := range []string{"content", "data"} {
		for _, name := range layer.Files(fsys, root, skip) {
			if path.Ext(name) != ".md" && path.Ext(name) != ".toml" {
				continue
			}
			text, _ := textfile.Read(fsys, name, ignored)
			warnOfMissing(name, string(text), func(r rune) bool {
				if r < utf8.RuneSelf || !lacks(r) {
					return false
				}
				warned[r] = true
				return true
			}, problems)
		}
	}
	return warned
}

// warnOfMissing warns of each passage of a file that the typefaces cannot draw.
func warnOfMissing(name, text string, lacks func(rune) bool, problems *place.List) {
	var passage []rune
	start, end := 0, 0
	flush := func() {
		if len(passage) > 0 {
			Missing(place.InText(name, []byte(text), start), string(passage), problems)
		}
		passage = nil
	}
	read := markdownCharacters
	if path.Ext(name) == ".toml" {
		read = tomlCharacters
	}
	read(text, func(at, size int, r rune) {
		if !lacks(r) {
			return
		}
		if between := text[end:at]; len(passage) > 0 && strings.TrimSpace(between) != "" || strings.Contains(between, "\n") {
			flush()
		}
		if len(passage) == 0 {
			start = at
		} else if at > end {
			passage = append(passage, ' ')
		}
		passage, end = append(passage, r), at+size
	})
	flush()
}

// Missing warns of a passage that the typefaces of PDFs lack.
func Missing(at place.Position, passage string, problems *place.List) {
	const most = 24
	shows := "it shows as an empty box"
	if runes := []rune(passage); len(runes) > 1 {
		shows = "each character shows as an empty box"
		if len(runes) > most {
			passage = string(runes[:most]) + "…"
		}
	}
	problems.Warnf(at, "write it in other words or letters", "the PDF’s typefaces lack %q; %s", passage, shows)
}

var entity = regexp.MustCompile(`^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]*);`)

// markdownCharacters visits the characters that a Markdown text stands for, each with its place and size in the text.
func markdownCharacters(text string, visit func(at, size int, r rune)) {
	for at := 0; at < len(text); {
		if text[at] == '&' {
			if m := entity.FindString(text[at:]); m != "" {
				for _, r := range html.UnescapeString(m) {
					visit(at, len(m), r)
				}
				at += len(m)
				continue
			}
		}
		r, size := utf8.DecodeRuneInString(text[at:])
		visit(at, size, r)
		at += size
	}
}

var escape = regexp.MustCompile(`^\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})`)

// tomlCharacters visits the characters that a TOML file stands for, its comments left out.
func tomlCharacters(text string, visit func(at, size int, r rune)) {
	quote := "" // of the string that is open
	for at := 0; at < len(text); {
		rest := text[at:]
		r, size := utf8.DecodeRuneInString(rest)
		switch {
		case quote == "" && r == '#':
			size = len(rest)
			if end := strings.IndexByte(rest, '\n'); end >= 0 {
				size = end
			}
		case quote == "" && (r == '"' || r == '\''):
			quote = rest[:1]
			if long := strings.Repeat(quote, 3); strings.HasPrefix(rest, long) {
				quote = long
			}
			size = len(quote)
		case quote != "" && strings.HasPrefix(rest, quote):
			size, quote = len(quote), ""
		case r == '\n' && len(quote) == 1: // a string that is not closed is an error elsewhere
			quote = ""
		case r == '\\' && quote != "" && quote[0] == '"':
			size = 2
			if m := escape.FindString(rest); m != "" {
				code, _ := strconv.ParseUint(m[2:], 16, 32)
				size = len(m)
				visit(at, size, rune(code))
			}
		default:
			visit(at, size, r)
		}
		at += min(size, len(rest))
	}
}
