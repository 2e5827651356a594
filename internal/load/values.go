package load

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"casemaker/internal/figure"
	"casemaker/internal/place"
)

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
