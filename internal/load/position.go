package load

import (
	"errors"
	"strings"

	"github.com/BurntSushi/toml"

	"casemaker/internal/place"
)

// errHere is what stopHere always fails with, so that the TOML library reports where it stands.
var errHere = errors.New("here")

// stopHere fails to decode, whatever it is given.
type stopHere struct{}

// UnmarshalTOML implements [toml.Unmarshaler].
func (*stopHere) UnmarshalTOML(any) error { return errHere }

// valueAt returns the position of the value at a path of keys in a TOML text. The library keeps
// positions to itself but puts one in the error of a value that cannot be decoded, so each step of the
// path is decoded on its own and the last into a type that always fails. Called only when reporting.
func valueAt(file string, text []byte, path []string) place.Position {
	nowhere := place.Position{File: file}
	var level map[string]toml.Primitive
	meta, err := toml.Decode(string(text), &level)
	if err != nil {
		return nowhere
	}
	for i, key := range path {
		primitive, ok := level[key]
		if !ok {
			return nowhere
		}
		if i == len(path)-1 {
			var parse toml.ParseError
			if !errors.As(meta.PrimitiveDecode(primitive, &stopHere{}), &parse) || parse.Position.Line == 0 {
				return headerAt(file, text, path)
			}
			return columnInCharacters(file, text, parse.Position)
		}
		level = nil
		if meta.PrimitiveDecode(primitive, &level) != nil {
			return nowhere
		}
	}
	return nowhere
}

// columnInCharacters turns the library's position into ours. The library counts from the start of the
// value, but for text from behind its opening quote.
func columnInCharacters(file string, text []byte, at toml.Position) place.Position {
	offset := min(at.Start, len(text))
	if offset > 0 && (text[offset-1] == '"' || text[offset-1] == '\'') {
		offset--
	}
	p := place.InText(file, text, offset)
	if p.Line != at.Line {
		return place.Position{File: file, Line: at.Line, Column: at.Col}
	}
	return p
}

// keyAt returns the position of the key itself: left of its value on the same line, or in its header.
func keyAt(file string, text []byte, path []string) place.Position {
	value := valueAt(file, text, path)
	if value.Line == 0 {
		return value
	}
	line := lineOf(text, value.Line)
	before := []rune(line)
	if value.Column > 0 && value.Column-1 <= len(before) {
		before = before[:value.Column-1]
	}
	key := path[len(path)-1]
	if i := strings.LastIndex(string(before), key); i >= 0 {
		value.Column = 1 + len([]rune(string(before)[:i]))
	} else if i := strings.Index(line, key); i >= 0 {
		value.Column = 1 + len([]rune(line[:i]))
	}
	return value
}

// headerAt finds the first header that opens a table of a path or one below it; the library has no
// position for a table that only its sub-tables imply.
func headerAt(file string, text []byte, path []string) place.Position {
	want := strings.Join(path, ".")
	for i, line := range strings.Split(string(text), "\n") {
		trimmed := strings.TrimSpace(line)
		if !strings.HasPrefix(trimmed, "[") {
			continue
		}
		name, _, _ := strings.Cut(strings.TrimLeft(trimmed, "["), "]")
		name = strings.NewReplacer(" ", "", `"`, "", "'", "").Replace(name)
		if name == want || strings.HasPrefix(name, want+".") {
			return place.Position{File: file, Line: i + 1, Column: 1 + len([]rune(line[:strings.Index(line, "[")]))}
		}
	}
	return place.Position{File: file}
}

// lineOf returns a line of a text, counted from 1.
func lineOf(text []byte, number int) string {
	lines := strings.Split(string(text), "\n")
	if number < 1 || number > len(lines) {
		return ""
	}
	return lines[number-1]
}
