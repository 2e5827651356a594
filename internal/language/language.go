// Package language holds what the program itself prints: words, dates and the forms of numbers, in the language of a page.
//
// A message is asked for by its English, so that the code reads as the page does:
//
//	l.Say("Back to note %s, place %d", "3", 1)
//
// What it is in a language stands in that language's [Catalogue], a file of data/language. A message that a catalogue
// lacks is said in English. golang.org/x/text chooses plural forms and knows how each language writes its numbers.
//
// The nil Language speaks English as it stands in the code.
package language

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
	"golang.org/x/text/message/catalog"

	"casemaker/internal/figure"
)

// Source is the language of the messages in the code; its catalogue lists them all.
const Source = "en"

// sourceTag is what is said of text in the language of the code.
const sourceTag = "en-GB"

// A Catalogue is a file of data/language.
type Catalogue struct {
	ID       string   // name of the file: "cy"
	Tag      string   // as pages and PDFs state it: "cy", "en-GB"
	Name     string   // what the language calls itself
	Nations  []string // whose areas read it; empty means all
	Months   []string // January first
	Date     string   // with {day}, {month} and {year}
	Messages map[string]Message
	Words    map[string]string // words of data files
}

// A Message is one text, or one for each plural form of its first number; "other" is always there.
type Message map[string]string

// PluralForms are the names that a message's texts may have.
var PluralForms = []string{"zero", "one", "two", "few", "many", "other"}

// A Language speaks one catalogue. It is read-only and safe for many goroutines.
type Language struct {
	Catalogue
	tag     language.Tag
	printer *message.Printer
	source  *Language // says what is missing; nil for the language of the code
	missed  *bool     // set when something was missing; nil where nobody asks
	figures figure.Forms
}

// New makes a language of a catalogue. What the catalogue lacks is said by the source, which is nil for the language of
// the code. It fails where the tag is none, or a message cannot be understood.
func New(c Catalogue, source *Language) (*Language, error) {
	tag, err := language.Parse(c.Tag)
	if err != nil {
		return nil, fmt.Errorf("%q is no language: %w", c.Tag, err)
	}
	b := catalog.NewBuilder(catalog.Fallback(tag))
	for _, key := range slices.Sorted(maps.Keys(c.Messages)) {
		if err := set(b, tag, key, c.Messages[key]); err != nil {
			return nil, fmt.Errorf("the message %q: %w", key, err)
		}
	}
	l := &Language{Catalogue: c, tag: tag, printer: message.NewPrinter(tag, message.Catalog(b)), source: source}
	group, decimal := signs(message.NewPrinter(tag))
	l.figures = figure.Forms{Group: group, Decimal: decimal, Say: l.Say}
	return l, nil
}

// Check says what is wrong with a message in a language, such as a plural form that the language does not have.
func Check(tag, key string, m Message) error {
	parsed, err := language.Parse(tag)
	if err != nil {
		return nil // New says so
	}
	return set(catalog.NewBuilder(), parsed, key, m)
}

func set(b *catalog.Builder, tag language.Tag, key string, m Message) error {
	if len(m) == 1 {
		return b.SetString(tag, key, m["other"])
	}
	number := slices.IndexFunc(arguments(key), func(a string) bool { return strings.HasSuffix(a, "d") })
	var cases []any
	for _, form := range PluralForms {
		if text, ok := m[form]; ok {
			cases = append(cases, form, text)
		}
	}
	return b.Set(tag, key, plural.Selectf(number+1, "%d", cases...))
}

// signs are what a language writes between thousands and before decimals.
func signs(p *message.Printer) (group, decimal string) {
	between := strings.FieldsFunc(p.Sprintf("%.1f", 1234567.5), unicode.IsDigit)
	if len(between) < 2 {
		return "", strings.Join(between, "")
	}
	return between[0], between[len(between)-1]
}

// Say prints a message in the language. Numbers among the arguments are written as the language does, so a year is
// handed over as text.
func (l *Language) Say(english string, args ...any) string {
	if l == nil {
		return fmt.Sprintf(english, args...)
	}
	if _, ok := l.Messages[english]; !ok && l.source != nil {
		if l.missed != nil {
			*l.missed = true
		}
		return l.source.Say(english, args...)
	}
	return l.printer.Sprintf(english, args...)
}

// Word is what words of a data file are in the language, or themselves where it has none for them.
func (l *Language) Word(english string) string {
	if l == nil || l.Words[english] == "" {
		return english
	}
	return l.Words[english]
}

// Has reports whether words of a data file can be said in the language.
func (l *Language) Has(english string) bool {
	return l.English() || l.Words[english] != ""
}

// Dated prints a day, or nothing for none.
func (l *Language) Dated(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	if l == nil || len(l.Months) < 12 {
		return t.Format("2 January 2006")
	}
	return strings.NewReplacer("{day}", fmt.Sprint(t.Day()), "{month}", l.Months[t.Month()-1], "{year}", fmt.Sprint(t.Year())).Replace(l.Catalogue.Date)
}

// Figure prints a figure in a style.
func (l *Language) Figure(f *figure.Figure, style figure.Style) string {
	if l == nil {
		return f.Text(style)
	}
	return l.figures.Text(f, style)
}

// Method says how a figure is known.
func (l *Language) Method(m figure.Method) string {
	switch m {
	case figure.Counted:
		return l.Say("counted")
	case figure.Modelled:
		return l.Say("modelled")
	default:
		return l.Say("assumed")
	}
}

// English reports whether the language is that of the code, in which nothing is missing.
func (l *Language) English() bool { return l == nil || l.source == nil }

// Source is the language of the code.
func (l *Language) Source() *Language {
	if l.English() {
		return l
	}
	return l.source
}

// Lang is the tag of the language, as pages and PDFs state it.
func (l *Language) Lang() string {
	if l == nil {
		return sourceTag
	}
	return l.Tag
}

// Locale is the language with its country: cy_GB.
func (l *Language) Locale() string {
	if l == nil {
		return strings.ReplaceAll(sourceTag, "-", "_")
	}
	base, _ := l.tag.Base()
	region, _ := l.tag.Region()
	return base.String() + "_" + region.String()
}

// Watched returns the language with a mark that is set once it lacked a message.
func (l *Language) Watched() (*Language, *bool) {
	missed := new(bool)
	if l.English() {
		return l, missed
	}
	watched := *l
	watched.missed = missed
	watched.figures.Say = watched.Say
	return &watched, missed
}
