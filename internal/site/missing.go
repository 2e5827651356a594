package site

import (
	"html"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"casemaker/internal/layer"
	"casemaker/internal/pdf/font"
	"casemaker/internal/place"
	"casemaker/internal/textfile"
)

// prepareFaces reads the typefaces, and warns wherever the project's files hold a character that no typeface has. It
// returns those characters too.
func prepareFaces(fsys fs.FS, problems *place.List) (*font.Set, map[rune]bool, error) {
	texts := map[string]string{}
	// What cannot be read has been reported before.
	ignored, skip := &place.List{}, func(string, error) {}
	for _, root := range []string{"content", "data"} {
		for _, name := range layer.Files(fsys, root, skip) {
			if path.Ext(name) != ".md" && path.Ext(name) != ".toml" {
				continue
			}
			if text, ok := textfile.Read(fsys, name, ignored); ok {
				texts[name] = string(text)
			}
		}
	}
	faces, err := font.Prepare()
	if err != nil {
		return nil, nil, err
	}
	warned := map[rune]bool{}
	for name, text := range texts {
		warnOfMissing(name, text, func(r rune) bool {
			if r < utf8.RuneSelf || !faces.Lacks(r) {
				return false
			}
			warned[r] = true
			return true
		}, problems)
	}
	return faces, warned, nil
}

// warnOfMissing warns of each passage of a file that the typefaces cannot draw.
func warnOfMissing(name, text string, lacks func(rune) bool, problems *place.List) {
	var passage []rune
	start, end := 0, 0
	flush := func() {
		if len(passage) > 0 {
			warnMissing(place.InText(name, []byte(text), start), string(passage), problems)
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

// warnMissing says what is missing, and from where.
func warnMissing(at place.Position, passage string, problems *place.List) {
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
