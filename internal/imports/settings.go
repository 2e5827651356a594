package imports

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/BurntSushi/toml"
)

// A Setting is a value for a key of a TOML file: of a table, or of the file itself where that is empty. The value is written as TOML.
type Setting struct{ Table, Key, Value string }

// Text writes words as a value of TOML.
func Text(words string) string { return quote(words) }

// Number writes a number as a value of TOML.
func Number(value float64) string { return plain(value) }

// Settle works out what a file of a project says with some settings, and leaves comments and the order of keys as people gave them.
// Nothing is written.
func Settle(fsys fs.FS, file string, settings []Setting) (*Plan, error) {
	plan := &Plan{files: map[string]string{}, fsys: fsys}
	before, err := fs.ReadFile(fsys, file)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", file, err)
	}
	unix := strings.ReplaceAll(string(before), "\r\n", "\n")
	t, err := parseTOML(strings.TrimPrefix(unix, "\uFEFF"))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	for _, s := range settings {
		set := t.set
		if s.Table == "" {
			set = func(_, key, value string) error { return t.setAtTop(key, value) }
		}
		if err := set(s.Table, s.Key, s.Value); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	var made map[string]any
	if err := toml.Unmarshal([]byte(t.text), &made); err != nil {
		return nil, fmt.Errorf("%s is written in a way that cannot be changed safely: %w", file, err)
	}
	after := t.text
	if unix != string(before) {
		after = strings.ReplaceAll(after, "\n", "\r\n")
	}
	if after != string(before) {
		plan.files[file] = after
	}
	return plan, nil
}

// setAtTop gives a key of the file itself a value. A new one follows the last of them.
func (t *tomlText) setAtTop(key, value string) error {
	if at := t.find("", key); at >= 0 {
		return t.splice(t.entries[at].from, t.entries[at].to, value)
	}
	after := 0
	for _, e := range t.entries {
		if e.table == "" && e.key != "" {
			after = e.end
		}
	}
	line := key + " = " + value + "\n"
	if after > 0 && t.text[after-1] != '\n' {
		line = "\n" + line
	}
	return t.splice(after, after, line)
}
