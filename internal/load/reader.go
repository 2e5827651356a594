package load

import (
	"bytes"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"casemaker/internal/figure"
	"casemaker/internal/place"
)

// A section is one table of a TOML file while it is read: each method takes one key out of it, checks
// its type and range, and reports what is wrong where it stands. What nobody took is an unknown key.
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

// text takes text that may be left out.
func (s *section) text(key string) string {
	s.typed(key, TypeText, "")
	value, ok := s.take(key)
	if !ok {
		return ""
	}
	t, isText := value.(string)
	if !isText {
		s.mistyped(key, value, "text in quotes: "+key+" = "+inQuotes(value))
		return ""
	}
	if strings.TrimSpace(t) == "" || strings.TrimSpace(t) == "…" {
		s.errorf(key, "write the text, or remove the line", "%s is empty", key)
	}
	s.plain(key, t, false)
	return t
}

// filled takes text that may be left out, and in which values of an area may stand: {{ ask.year }}.
func (s *section) filled(key string) string {
	s.typed(key, TypeText, "")
	value, ok := s.take(key)
	t, isText := value.(string)
	if ok && !isText {
		s.mistyped(key, value, "text in quotes: "+key+" = "+inQuotes(value))
	}
	if ok && isText {
		s.plain(key, t, true)
	}
	return t
}

// required takes text that must be there. The example shows how it is written.
func (s *section) required(key, example string) string {
	s.asked(key, func(k *Key) { k.Required, k.Type, k.Example = true, TypeText, fmt.Sprintf("%s = %q", key, example) })
	if _, ok := s.values[key]; !ok {
		s.take(key)
		s.missing(key, fmt.Sprintf("%s = \"…\", such as %q", key, example))
		return ""
	}
	return s.text(key)
}

// oneOf takes text that must be one of the known words; absent is returned where it is left out.
func (s *section) oneOf(key, absent string, known []string) string {
	s.asked(key, func(k *Key) { k.Required, k.Type, k.Choices = absent == "", TypeText, known })
	if _, ok := s.values[key]; !ok {
		s.take(key)
		if absent == "" {
			s.missing(key, fmt.Sprintf("%s = \"…\", %s", key, oneOfThese(known)))
		}
		return absent
	}
	value := s.text(key)
	if value != "" && !slices.Contains(known, value) {
		remedy := place.Meant(value, known)
		if len(known) <= fewChoices { // words near in spelling may be far in meaning
			remedy = "write " + oneOfThese(known)
		}
		s.errorf(key, remedy, "unknown %s %q", key, value)
		return absent
	}
	return value
}

// fewChoices is how many words are listed in full, whichever is nearest to what was written.
const fewChoices = 12

// oneOfThese lists words to choose from.
func oneOfThese(known []string) string {
	quoted := make([]string, len(known))
	for i, k := range known {
		quoted[i] = strconv.Quote(k)
	}
	if len(known) > fewChoices {
		quoted = append(quoted[:fewChoices], "…")
	}
	return "one of " + strings.Join(quoted, ", ")
}

// texts takes a list of text.
func (s *section) texts(key string) []string {
	s.typed(key, TypeTexts, "")
	value, ok := s.take(key)
	if !ok {
		return nil
	}
	list, isList := value.([]any)
	if !isList {
		s.mistyped(key, value, fmt.Sprintf(`a list: %s = ["…", "…"]`, key))
		return nil
	}
	var all []string
	for _, item := range list {
		t, isText := item.(string)
		if !isText || strings.TrimSpace(t) == "" {
			s.errorf(key, "write every entry as text in quotes", "%s holds an entry that is %s", key, describe(item))
			continue
		}
		s.plain(key, t, false)
		all = append(all, t)
	}
	return all
}

// textsOf takes a list of known words.
func (s *section) textsOf(key string, known []string) []string {
	s.asked(key, func(k *Key) { k.Type, k.Choices = TypeTexts, known })
	words := s.texts(key)
	for _, word := range words {
		if !slices.Contains(known, word) {
			s.errorf(key, place.Meant(word, known), "unknown word %q", word)
		}
	}
	return words
}

// number takes a number between least and most; ok is false where it is left out or wrong.
// Whole numbers may be written with or without ".0": web editors change one into the other.
func (s *section) number(key string, least, most float64) (n float64, ok bool) {
	s.asked(key, func(k *Key) { k.bounded(least, most) })
	value, present := s.take(key)
	if !present {
		return 0, false
	}
	switch v := value.(type) {
	case int64:
		n = float64(v)
	case float64:
		n = v
	case string:
		example := asNumber(v)
		if isMark(v) || example == "" && len([]rune(v)) < 3 {
			s.errorf(key, "write suppressed = true where its publisher withholds it, or leave the figure out", "%s is %q, which is no number", key, v)
			return 0, false
		}
		if example == "" {
			example = "123"
		}
		s.mistyped(key, value, fmt.Sprintf("a number without quotes or commas: %s = %s", key, example))
		return 0, false
	default:
		s.mistyped(key, value, fmt.Sprintf("a number: %s = 123", key))
		return 0, false
	}
	if math.IsNaN(n) || math.IsInf(n, 0) {
		s.errorf(key, "write an ordinary number", "%s is not a number", key)
		return 0, false
	}
	if most == 1 && least >= 0 && n >= 2 && n <= 100 {
		s.errorf(key, "write "+short(figure.RoundTo(n/100, 1e-6)), "a share is a number from 0 to 1, and %s = %s", key, short(n))
		return 0, false
	}
	if n < least || n > most {
		s.errorf(key, "write "+between(least, most), "%s = %s is out of range", key, short(n))
		return 0, false
	}
	return n, true
}

// short prints a number without exponent.
func short(n float64) string { return strconv.FormatFloat(n, 'f', -1, 64) }

// between says which numbers a key can have.
func between(least, most float64) string {
	switch low, high := least > -math.MaxFloat64, most < math.MaxFloat64; {
	case low && high:
		return fmt.Sprintf("a number from %s to %s", short(least), short(most))
	case low:
		return "a number from " + short(least)
	case high:
		return "a number up to " + short(most)
	}
	return "a number"
}

// requiredNumber takes a number that must be there.
func (s *section) requiredNumber(key string, least, most float64) (n float64, ok bool) {
	s.asked(key, func(k *Key) {
		k.Required = true
		k.bounded(least, most)
	})
	if _, present := s.values[key]; !present {
		s.take(key)
		s.missing(key, fmt.Sprintf("%s = …, %s", key, between(least, most)))
		return 0, false
	}
	return s.number(key, least, most)
}

// flag takes true or false; left out means false.
func (s *section) flag(key string) bool {
	s.typed(key, TypeFlag, "true")
	value, ok := s.take(key)
	if !ok {
		return false
	}
	b, isBool := value.(bool)
	if !isBool {
		s.mistyped(key, value, "true or false without quotes")
	}
	return b
}

// date takes a date, written 2023-04-01 with or without quotes; web editors add them.
func (s *section) date(key string) time.Time {
	s.typed(key, TypeDate, "2026-04-01")
	value, ok := s.take(key)
	if !ok {
		return time.Time{}
	}
	var day time.Time
	switch v := value.(type) {
	case time.Time:
		day = time.Date(v.Year(), v.Month(), v.Day(), 0, 0, 0, 0, time.UTC)
	case string:
		for _, form := range []string{time.DateOnly, time.RFC3339} {
			if d, err := time.Parse(form, strings.TrimSpace(v)); err == nil {
				day = time.Date(d.Year(), d.Month(), d.Day(), 0, 0, 0, 0, time.UTC)
			}
		}
	}
	if year := day.Year(); !day.IsZero() && year >= 1900 && year <= 2100 {
		return day
	} else if !day.IsZero() {
		s.errorf(key, "write the year with four digits", "%s is in the year %d", key, year)
		return time.Time{}
	}
	s.mistyped(key, value, fmt.Sprintf("a date as year-month-day: %s = %s", key, meantDate(value)))
	return time.Time{}
}

// meantDate is a date as people write it, as a data file has it; where it is none, an example.
func meantDate(value any) string {
	text, _ := value.(string)
	for _, form := range []string{"2/1/2006", "2.1.2006", "2-1-2006", "2 January 2006", "2 Jan 2006", "2006/1/2"} {
		if d, err := time.Parse(form, strings.TrimSpace(text)); err == nil {
			return d.Format(time.DateOnly)
		}
	}
	return "2026-04-01"
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

// done reports every key that nobody took.
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
