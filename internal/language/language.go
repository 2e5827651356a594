// Package language holds the words that the program itself prints, with dates and the forms of numbers, in the language
// of a page.
//
// Words are messages. A message has an id, and its text stands in a file of data/language below that id:
//
//	[text]
//	back_to_note = "Back to note {number}, place {place}"
//
//	l.Say("text.back_to_note", "number", "3", "place", 1)
//
// English has every message. Another language is laid over it when it is made, so that what it lacks is said in English.
// golang.org/x/text knows which plural form a number takes and how each language writes its numbers.
package language

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/language"
	"golang.org/x/text/message"

	"casemaker/internal/figure"
)

// Base is the language that has every message.
const Base = "en"

// A Catalogue is what the files of a language say: those in data/language/cy, for Welsh.
type Catalogue struct {
	ID       string   // name of the folder: "cy"
	Tag      string   // as pages and PDFs state it: "cy", "en-GB"
	Name     string   // what the language calls itself
	Nations  []string // whose areas read it; empty means all
	Months   []string // January first
	Date     string   // with {day}, {month} and {year}
	Messages map[string]Message
	Words    map[string]string // words of data files
}

// A Language speaks one catalogue. It is read-only and safe for many goroutines.
type Language struct {
	ID, Tag, Name string
	Nations       []string

	tag     language.Tag
	months  []string
	date    string
	spoken  map[string]spoken
	words   map[string]string
	figures figure.Forms
	base    *Language       // nil for English
	lacking []string        // ids of the messages that are said in English, sorted
	partial map[string]bool // sections of messages that lack one
}

// New makes a language of a catalogue, laid over another, which is nil for the language that has every message. It fails
// where the tag is none, or a message cannot be understood; [Check] says what is wrong with one.
func New(c Catalogue, base *Language) (*Language, error) {
	tag, err := language.Parse(c.Tag)
	if err != nil {
		return nil, fmt.Errorf("%q is no language: %w", c.Tag, err)
	}
	l := &Language{
		ID: c.ID, Tag: c.Tag, Name: c.Name, Nations: c.Nations, tag: tag, months: c.Months, date: c.Date, words: c.Words, base: base,
		spoken: map[string]spoken{}, partial: map[string]bool{},
	}
	for id, m := range c.Messages {
		if l.spoken[id], err = parse(m, tag); err != nil {
			return nil, fmt.Errorf("the message %s: %w", id, err)
		}
	}
	if base != nil {
		l.layOver(base)
	}
	group, decimal := signs(message.NewPrinter(tag))
	l.figures = figure.Forms{Group: group, Decimal: decimal, Say: l.Say}
	return l, nil
}

// layOver takes from a base what the language lacks.
func (l *Language) layOver(base *Language) {
	for _, id := range slices.Sorted(maps.Keys(base.spoken)) {
		if _, own := l.spoken[id]; own {
			continue
		}
		l.spoken[id] = base.spoken[id]
		l.lacking = append(l.lacking, id)
		l.partial[SectionOf(id)] = true
	}
}

// signs are what a language writes between thousands and before decimals.
func signs(p *message.Printer) (group, decimal string) {
	between := strings.FieldsFunc(p.Sprintf("%.1f", 1234567.5), unicode.IsDigit)
	if len(between) < 2 {
		return "", strings.Join(between, "")
	}
	return between[0], between[len(between)-1]
}

// Say prints a message. The pairs are names of its placeholders, each with what takes its place: text, or a whole number,
// which is written as the language does.
//
//	l.Say("document.pages", "count", 7)
//
// It panics on a message that there is not: the project's tests hold every call against the English files.
func (l *Language) Say(id string, pairs ...any) string {
	m, ok := l.spoken[id]
	if !ok {
		panic("language: there is no message " + id)
	}
	return m.print(l, pairs)
}

// Knows reports whether there is a message.
func (l *Language) Knows(id string) bool {
	_, ok := l.spoken[id]
	return ok
}

// Fill prints a message whose placeholders are asked for one by one.
func (l *Language) Fill(id string, with func(name string) string) string {
	m, ok := l.spoken[id]
	if !ok {
		panic("language: there is no message " + id)
	}
	return m.fill(with)
}

// Label is what a figure is called, by the pattern of its id in data/language: Label("cost.year_{year}", "year", 2).
func (l *Language) Label(pattern string, pairs ...any) string {
	return l.Say(Labels+pattern, pairs...)
}

// Whole reports whether the language itself has every message of some sections of its files, so that a table which takes
// its words from them can be shown in it.
func (l *Language) Whole(sections ...string) bool {
	return !slices.ContainsFunc(sections, func(s string) bool { return l.partial[s] })
}

// Lacking lists the messages that are said in English because the language has no text for them.
func (l *Language) Lacking() []string { return l.lacking }

// Messages lists the ids of all messages in order.
func (l *Language) Messages() []string { return slices.Sorted(maps.Keys(l.spoken)) }

// Text is what the files of the language say for a message: its own text or texts, or those of English.
func (l *Language) Text(id string) Message { return l.spoken[id].message() }

// Word is what words of a data file are in the language, or themselves where it has none for them.
func (l *Language) Word(english string) string {
	if word := l.words[english]; word != "" {
		return word
	}
	return english
}

// Has reports whether words of a data file can be said in the language.
func (l *Language) Has(english string) bool { return l.English() || l.words[english] != "" }

// Dated prints a day, or nothing for none.
func (l *Language) Dated(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	if len(l.months) < 12 {
		return t.Format("2 January 2006")
	}
	dated := strings.ReplaceAll(l.date, "{day}", strconv.Itoa(t.Day()))
	dated = strings.ReplaceAll(dated, "{month}", l.months[t.Month()-1])
	return strings.ReplaceAll(dated, "{year}", strconv.Itoa(t.Year()))
}

// Month prints a month with its year.
func (l *Language) Month(t time.Time) string {
	if len(l.months) < 12 {
		return t.Format("January 2006")
	}
	return l.months[t.Month()-1] + " " + t.Format("2006")
}

// Figure prints a figure in a style.
func (l *Language) Figure(f *figure.Figure, style figure.Style) string {
	return l.figures.Text(f, style)
}

// Between prints the ends of a range.
func (l *Language) Between(low, high *figure.Figure, style figure.Style) string {
	return l.figures.Between(low, high, style)
}

// Working prints how a figure was reached; it is empty for a given one.
func (l *Language) Working(f *figure.Figure) string { return l.figures.Working(f) }

// Forms are how the language writes figures.
func (l *Language) Forms() figure.Forms { return l.figures }

// Method says how a figure is known.
func (l *Language) Method(m figure.Method) string { return l.Say("method." + string(m)) }

// English reports whether the language is the one that has every message.
func (l *Language) English() bool { return l.base == nil }

// Base is the language that has every message.
func (l *Language) Base() *Language {
	if l.base == nil {
		return l
	}
	return l.base
}

// Lang is the tag of the language, as pages and PDFs state it.
func (l *Language) Lang() string { return l.Tag }

// Locale is the language with its country: cy_GB.
func (l *Language) Locale() string {
	base, _ := l.tag.Base()
	region, _ := l.tag.Region()
	return base.String() + "_" + region.String()
}
