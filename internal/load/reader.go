package load

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"

	"casemaker/internal/place"
)

// A section is one table of a TOML file while it is read: each method takes one key out of it, checks
// its type and range, and reports what is wrong where it stands. What no one took is an unknown key.
type section struct {
	loader *loader
	file   *file
	path   []string
	open   []string // the path with the names of records left open, for the log of keys
	values map[string]any
	taken  []string
	also   map[string]string // names that belong elsewhere, and how they are written there
}

// A file is a TOML file as decoded, with its text for positions.
type file struct {
	name   string
	text   []byte
	orders map[string][]string // path to the names of the tables below it, in the order of the file
	index  *index              // nil until a problem is reported
	lower  *file               // the file that this one is laid over; nil for none
	own    map[string]bool     // what it states itself at its top, where there is a lower one
}

// errorf reports a problem with the value of a key of this section.
func (s *section) errorf(key, remedy, format string, args ...any) {
	at := s.file.valueAt(s.to(key))
	s.loader.problems.Errorf(at, remedy, format, args...)
}

// warnf reports something worth a look at the value of a key.
func (s *section) warnf(key, remedy, format string, args ...any) {
	at := s.file.valueAt(s.to(key))
	s.loader.problems.Warnf(at, remedy, format, args...)
}

// here is the position of the section itself: its header, or the top of the file.
func (s *section) here() place.Position {
	if len(s.path) == 0 {
		return place.Position{File: s.file.name, Line: 1, Column: 1}
	}
	return s.file.keyAt(s.path)
}

func (s *section) to(key string) []string { return append(slices.Clone(s.path), key) }

// take marks a key as known and returns its value.
func (s *section) take(key string) (any, bool) {
	s.taken = append(s.taken, key)
	s.typed(key, "", "")
	v, ok := s.values[key]
	return v, ok
}

// missing reports a key that must be there.
func (s *section) missing(key, example string) {
	what := ""
	if len(s.path) > 0 {
		what = " in [" + strings.Join(s.path, ".") + "]"
	}
	s.loader.problems.Errorf(s.here(), "add "+example, "%s is missing%s", key, what)
}

// mistyped reports a value of the wrong type.
func (s *section) mistyped(key string, value any, want string) {
	s.errorf(key, "write "+want, "%s is %s", key, describe(value))
}

// describe says what a TOML value is, in an editor's words.
func describe(value any) string {
	switch v := value.(type) {
	case string:
		if v == "" {
			return "empty"
		}
		return "text (" + strconv.Quote(shorten(v)) + ")"
	case int64:
		return fmt.Sprintf("the number %d", v)
	case float64:
		return fmt.Sprintf("the number %v", v)
	case bool:
		return fmt.Sprintf("%v", v)
	case time.Time:
		return "a date"
	case []any:
		return "a list"
	case map[string]any:
		return "a table"
	}
	return "of a kind that is not used here"
}

// inQuotes is how a number, a date or a truth is written as text.
func inQuotes(value any) string {
	switch v := value.(type) {
	case int64, float64, bool:
		return fmt.Sprintf("%q", fmt.Sprint(v))
	case time.Time:
		return fmt.Sprintf("%q", v.Format(time.DateOnly))
	}
	return `"…"`
}

func shorten(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:39]) + "…"
	}
	return s
}

// table takes a table below this one. It is nil where there is none.
func (s *section) table(key string) *section {
	s.typed(key, TypeTable, "")
	value, ok := s.take(key)
	if !ok {
		return s.absent(key)
	}
	values, isTable := value.(map[string]any)
	if !isTable {
		s.mistyped(key, value, fmt.Sprintf("a table: [%s]", strings.Join(s.to(key), ".")))
		return nil
	}
	return &section{loader: s.loader, file: s.file, path: s.to(key), open: append(slices.Clone(s.open), key), values: values}
}

// tables takes the named tables below a key, in the order of the file: [post.lead], [post.social_worker].
func (s *section) tables(key string) []*section {
	below := s.table(key)
	if below == nil {
		return nil
	}
	return below.all()
}

// all takes every table below this one, in the order of the file.
func (s *section) all() []*section {
	var found []*section
	for _, name := range s.names() {
		if t := s.record(name); t != nil {
			found = append(found, t)
		}
	}
	if len(found) == 0 {
		return s.unnamed()
	}
	return found
}

// record takes a named table of which there are many.
func (s *section) record(name string) *section {
	value, ok := s.values[name]
	values, isTable := value.(map[string]any)
	if !ok || !isTable {
		return s.table(name) // which reports it
	}
	s.taken = append(s.taken, name)
	t := &section{loader: s.loader, file: s.file, path: s.to(name), values: values}
	if s.loader.log != nil {
		t.open = append(slices.Clone(s.open), "NAME")
	}
	return t
}

// id is the last name of the section's path.
func (s *section) id() string { return s.path[len(s.path)-1] }

// names lists what stands below this section in the order of the file.
func (s *section) names() []string { return s.file.orders[joined(s.path)] }

// done reports every key that no one took.
func (s *section) done() {
	for _, key := range s.names() {
		if slices.Contains(s.taken, key) {
			continue
		}
		at := s.file.keyAt(s.to(key))
		remedy := place.Meant(key, s.taken)
		if near, ok := place.Nearest(key, slices.Collect(maps.Keys(s.also))); ok || s.also[key] != "" {
			if s.also[key] != "" {
				near = key
			}
			remedy = "write " + s.also[near]
		}
		s.loader.problems.Errorf(at, remedy, "unknown key %q", key)
	}
}

// lineOfHeader is the line of the section's header, found without decoding; 0 where it is written another way.
func (s *section) lineOfHeader() int {
	header := []byte("[" + s.id() + "]")
	for _, text := range s.file.lines() {
		if bytes.HasPrefix(text, header) {
			return 1
		}
		if at := bytes.Index(text, append([]byte("\n"), header...)); at >= 0 {
			return 2 + bytes.Count(text[:at], []byte("\n"))
		}
	}
	return 0
}
