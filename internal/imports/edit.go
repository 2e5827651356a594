package imports

import (
	"fmt"
	"slices"
	"strings"
)

// A tomlText is a TOML file being edited as text, so that comments, order and spacing stay as people gave them.
type tomlText struct {
	text    string
	entries []tomlEntry
}

// A tomlEntry is a header or a key of a TOML file with its place in the text.
type tomlEntry struct {
	table      string // the table it stands in, or the header itself, its parts joined by dots
	key        string // empty for a header
	start      int    // of the line
	from, to   int    // of the value
	end        int    // behind the line
	arrayTable bool
}

// parseTOML finds the headers and keys of a file that decodes as TOML.
func parseTOML(text string) (*tomlText, error) {
	t := &tomlText{text: text}
	table, array := "", false
	for at := 0; at < len(text); {
		start := at
		at = skipBlank(text, at)
		if at >= len(text) {
			break
		}
		switch text[at] {
		case '\n', '\r':
			at++
			continue
		case '#':
			at = lineEnd(text, at)
			continue
		case '[':
			end := lineEnd(text, at)
			header := text[at:end]
			array = strings.HasPrefix(header, "[[")
			name, ok := headerName(header)
			if !ok {
				return nil, fmt.Errorf("the header %q cannot be read", strings.TrimSpace(header))
			}
			table = name
			t.entries = append(t.entries, tomlEntry{table: table, start: start, end: end, arrayTable: array})
			at = end
			continue
		}
		equals := keyEnd(text, at)
		if equals < 0 {
			return nil, fmt.Errorf("the line %q cannot be read", strings.TrimSpace(text[at:lineEnd(text, at)]))
		}
		key := dotted(text[at:equals])
		from := skipBlank(text, equals+1)
		to := valueEnd(text, from)
		end := lineEnd(text, to)
		t.entries = append(t.entries, tomlEntry{table: table, key: key, start: start, from: from, to: to, end: end, arrayTable: array})
		at = end
	}
	return t, nil
}

func skipBlank(text string, at int) int {
	for at < len(text) && (text[at] == ' ' || text[at] == '\t') {
		at++
	}
	return at
}

// lineEnd is behind the line break that ends the line.
func lineEnd(text string, at int) int {
	if end := strings.IndexByte(text[at:], '\n'); end >= 0 {
		return at + end + 1
	}
	return len(text)
}

// headerName takes the name out of a header, its parts without quotes.
func headerName(header string) (string, bool) {
	depth := 0
	for at := 0; at < len(header); at++ {
		switch c := header[at]; c {
		case '"', '\'':
			at = stringEnd(header, at) - 1
		case '[':
			depth++
		case ']':
			inside := strings.Trim(header[:at], "[")
			return dotted(inside), depth > 0
		}
	}
	return "", false
}

// keyEnd is where the equals sign of a key stands.
func keyEnd(text string, at int) int {
	for at < len(text) {
		switch text[at] {
		case '"', '\'':
			at = stringEnd(text, at)
		case '=':
			return at
		case '\n':
			return -1
		default:
			at++
		}
	}
	return -1
}

// dotted is a key or header with its parts trimmed and joined by dots.
func dotted(key string) string {
	var parts []string
	var part strings.Builder
	for at := 0; at < len(key); {
		switch key[at] {
		case '"', '\'':
			end := stringEnd(key, at)
			part.WriteString(strings.Trim(key[at:end], `"'`))
			at = end
		case '.':
			parts = append(parts, strings.TrimSpace(part.String()))
			part.Reset()
			at++
		default:
			part.WriteByte(key[at])
			at++
		}
	}
	return strings.Join(append(parts, strings.TrimSpace(part.String())), ".")
}

// stringEnd is behind the string that opens at a quote.
func stringEnd(text string, at int) int {
	quote := text[at : at+1]
	if long := strings.Repeat(quote, 3); strings.HasPrefix(text[at:], long) {
		quote = long
	}
	for i := at + len(quote); i < len(text); i++ {
		switch {
		case text[i] == '\\' && quote[0] == '"':
			i++
		case strings.HasPrefix(text[i:], quote):
			end := i + len(quote)
			for len(quote) == 3 && end < len(text) && text[end] == quote[0] {
				end++
			}
			return end
		}
	}
	return len(text)
}

// valueEnd is behind the value that begins there, its own line breaks and comments included.
func valueEnd(text string, at int) int {
	depth, last := 0, at
	for at < len(text) {
		switch c := text[at]; {
		case c == '"' || c == '\'':
			at = stringEnd(text, at)
			last = at
			continue
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			depth--
		case c == '#':
			if depth == 0 {
				return last
			}
			at = lineEnd(text, at)
			continue
		case c == '\n' || c == '\r':
			if depth == 0 {
				return last
			}
		}
		if !strings.ContainsRune(" \t\r\n", rune(text[at])) {
			last = at + 1
		}
		at++
	}
	return last
}

// find is the place of a key among the entries, or -1.
func (t *tomlText) find(table, key string) int {
	return slices.IndexFunc(t.entries, func(e tomlEntry) bool { return e.table == table && e.key == key && !e.arrayTable })
}

// has reports whether the file has a header of that name.
func (t *tomlText) has(table string) bool {
	return t.find(table, "") >= 0
}

// elsewhere reports whether a table is written in another form than under a header of its own.
func (t *tomlText) elsewhere(table string) bool {
	return slices.ContainsFunc(t.entries, func(e tomlEntry) bool {
		whole := e.key
		if e.table != "" {
			whole = e.table + "." + e.key
		}
		return e.key != "" && e.table != table && (whole == table || strings.HasPrefix(whole, table+".")) && !strings.HasPrefix(e.table, table+".")
	})
}

// set gives a key of a table a value, written as TOML. A table that is missing is added at the end of the file.
func (t *tomlText) set(table, key, value string) error {
	if at := t.find(table, key); at >= 0 {
		e := t.entries[at]
		return t.splice(e.from, e.to, value)
	}
	line := fmt.Sprintf("%-6s = %s\n", key, value)
	if !t.has(table) {
		if t.elsewhere(table) {
			return fmt.Errorf("%s is not written as a table of its own; write [%s] with a line for each key", table, table)
		}
		gap := "\n"
		if t.text == "" {
			gap = ""
		} else if !strings.HasSuffix(t.text, "\n") {
			gap = "\n\n"
		}
		return t.splice(len(t.text), len(t.text), gap+"["+table+"]\n"+line)
	}
	after := t.entries[t.find(table, "")].end
	for _, e := range t.entries {
		if e.table == table && e.key != "" {
			after = e.end
		}
	}
	if after > 0 && t.text[after-1] != '\n' {
		line = "\n" + line
	}
	return t.splice(after, after, line)
}

// remove takes a key out, with its line.
func (t *tomlText) remove(table, key string) error {
	at := t.find(table, key)
	if at < 0 {
		return nil
	}
	return t.splice(t.entries[at].start, t.entries[at].end, "")
}

// splice replaces a passage and finds the entries anew.
func (t *tomlText) splice(from, to int, with string) error {
	made, err := parseTOML(t.text[:from] + with + t.text[to:])
	if err != nil {
		return err
	}
	*t = *made
	return nil
}
