package load

import (
	"bytes"
	"strings"

	"github.com/BurntSushi/toml"

	"casemaker/internal/place"
)

// An index says where the keys and values of a TOML text stand: the library that decodes it keeps that to itself. It is
// made in one pass over the text, which need not be right TOML; what is wrong in it the library reports.
type index struct {
	keys, values map[string]int // by path, joined: the byte at which the key, or the value, begins
}

// deepest is how many names a key may have, and how many lists and tables may stand inside each other. No file of a project
// needs more than five; the library that decodes them would take minutes, or all memory, over thousands.
const deepest = 32

// joined is a path of keys as one text: that of the top is empty, and that of a key without a name is not.
func joined(path []string) string {
	if len(path) == 0 {
		return ""
	}
	return "\x00" + strings.Join(path, "\x00")
}

// A scanner reads a TOML text into an index.
type scanner struct {
	text  []byte
	at    int
	index *index
	deep  int // where more than the deepest begins; -1 while nothing does
}

// indexOf makes the index of a text. Deep is where it is nested deeper than the limit, or -1.
func indexOf(text []byte) (made *index, deep int) {
	s := &scanner{text: text, index: &index{keys: map[string]int{}, values: map[string]int{}}, deep: -1}
	var table []string
	for s.skip(true); s.at < len(s.text) && s.deep < 0; s.skip(true) {
		if s.text[s.at] == '[' {
			table = s.header()
			continue
		}
		s.pair(table, 0)
		s.restOfLine()
	}
	return s.index, s.deep
}

// skip goes on to the next character that is no space; with lines, line ends and comments are passed over too.
func (s *scanner) skip(lines bool) {
	for s.at < len(s.text) {
		switch c := s.text[s.at]; {
		case c == ' ' || c == '\t' || c == '\r' || lines && c == '\n':
			s.at++
		case lines && c == '#':
			s.restOfLine()
		default:
			return
		}
	}
}

// restOfLine goes on to the end of the line.
func (s *scanner) restOfLine() {
	if end := bytes.IndexByte(s.text[s.at:], '\n'); end >= 0 {
		s.at += end
		return
	}
	s.at = len(s.text)
}

// header reads [a.b] or [[a.b]] and returns its path.
func (s *scanner) header() []string {
	start := s.at
	for s.at < len(s.text) && s.text[s.at] == '[' {
		s.at++
	}
	path, offsets := s.key()
	for i := range path {
		s.note(s.index.keys, path[:i+1], offsets[i])
		s.note(s.index.values, path[:i+1], start)
	}
	s.restOfLine()
	return path
}

// pair reads key = value below a path.
func (s *scanner) pair(above []string, depth int) {
	names, offsets := s.key()
	path := append(above[:len(above):len(above)], names...)
	named := depth == 0 || above != nil // a table in a list has no path
	for i := 0; named && i < len(names); i++ {
		s.note(s.index.keys, path[:len(above)+i+1], offsets[i])
	}
	if s.skip(false); s.at < len(s.text) && s.text[s.at] == '=' {
		s.at++
	}
	s.skip(false)
	for i := 0; named && i < len(names); i++ {
		s.note(s.index.values, path[:len(above)+i+1], s.at)
	}
	if !named {
		path = nil
	}
	s.value(path, depth)
}

// note keeps the first place of a path.
func (s *scanner) note(in map[string]int, path []string, offset int) {
	if s.deep >= 0 {
		return
	}
	if at := joined(path); len(path) > 0 {
		if _, known := in[at]; !known {
			in[at] = offset
		}
	}
}

// key reads the names of a dotted key, each with its place.
func (s *scanner) key() (names []string, offsets []int) {
	for {
		s.skip(false)
		if len(names) == deepest {
			s.deep = s.at
			return names, offsets
		}
		start := s.at
		offsets = append(offsets, start)
		switch {
		case s.at < len(s.text) && (s.text[s.at] == '"' || s.text[s.at] == '\''):
			s.quoted()
			names = append(names, unquoted(string(s.text[start:s.at])))
		default:
			for s.at < len(s.text) && !strings.ContainsRune(".=]#\n\r \t{}[,\"'", rune(s.text[s.at])) {
				s.at++
			}
			names = append(names, string(s.text[start:s.at]))
		}
		if s.skip(false); s.at >= len(s.text) || s.text[s.at] != '.' {
			return names, offsets
		}
		s.at++
	}
}

// unquoted is what a quoted key says. One with escapes is read by the library, which knows them all.
func unquoted(key string) string {
	if strings.Contains(key, "\\") && key[0] == '"' {
		var said map[string]any
		if _, err := toml.Decode(key+" = 1", &said); err == nil {
			for name := range said {
				return name
			}
		}
	}
	if len(key) < 2 {
		return ""
	}
	return key[1 : len(key)-1]
}

// value passes over a value; that of an inline table is read.
func (s *scanner) value(path []string, depth int) {
	if s.at >= len(s.text) {
		return
	}
	if depth > deepest {
		s.deep = s.at
		return
	}
	switch s.text[s.at] {
	case '"', '\'':
		s.quoted()
	case '[':
		s.items(']', func() { s.value(nil, depth+1) })
	case '{':
		s.items('}', func() { s.pair(path, depth+1) })
	default:
		for s.at < len(s.text) && !strings.ContainsRune(",]}#\n", rune(s.text[s.at])) {
			s.at++
		}
	}
}

// items passes over what stands between brackets, and between commas.
func (s *scanner) items(closing byte, item func()) {
	for s.at++; s.at < len(s.text) && s.deep < 0; {
		s.skip(true)
		if s.at >= len(s.text) {
			return
		}
		switch s.text[s.at] {
		case closing:
			s.at++
			return
		case ',':
			s.at++
		default:
			before := s.at
			if item(); s.at == before {
				s.at++ // what no item begins with is an error that the library reports
			}
		}
	}
}

// quoted passes over a text in quotes of any kind.
func (s *scanner) quoted() {
	quote := s.text[s.at : s.at+1]
	if long := bytes.Repeat(quote, 3); bytes.HasPrefix(s.text[s.at:], long) {
		quote = long
	}
	s.at += len(quote)
	for s.at < len(s.text) {
		switch {
		case s.text[s.at] == '\\' && quote[0] == '"':
			s.at = min(s.at+2, len(s.text))
		case s.text[s.at] == '\n' && len(quote) == 1:
			return // not closed
		case bytes.HasPrefix(s.text[s.at:], quote):
			s.at += len(quote)
			for len(quote) == 3 && s.at < len(s.text) && s.text[s.at] == quote[0] {
				s.at++ // up to two quotes may stand before the closing ones
			}
			return
		default:
			s.at++
		}
	}
}

// valueAt returns the position of the value at a path of keys: for a table, of its header.
func (f *file) valueAt(path []string) place.Position {
	if at := f.at(f.positions().values, path); at.Line > 0 || f.lower == nil {
		return at
	}
	return f.lower.valueAt(path)
}

// keyAt returns the position of the key itself.
func (f *file) keyAt(path []string) place.Position {
	if at := f.at(f.positions().keys, path); at.Line > 0 || f.lower == nil {
		return at
	}
	return f.lower.keyAt(path)
}

func (f *file) at(in map[string]int, path []string) place.Position {
	offset, ok := in[joined(path)]
	if !ok {
		return place.Position{File: f.name}
	}
	return place.InText(f.name, f.text, offset)
}

// positions is the file's index, made when the first problem of it is reported.
func (f *file) positions() *index {
	if f.index == nil {
		f.index, _ = indexOf(f.text)
	}
	return f.index
}
