package language

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/feature/plural"
	"golang.org/x/text/language"

	"casemaker/internal/figure"
)

// A Message is one text, or one for each plural form of its {count}; "other" is always there.
type Message map[string]string

// PluralForms are the names that a message's texts may have.
var PluralForms = []string{"zero", "one", "two", "few", "many", "other"}

// Labels is how the ids of messages begin that say what figures are called.
const Labels = "label."

// Count is the placeholder of the number that plural forms follow.
const Count = "count"

// SectionOf is the name of the table that a message stands in: "staffing" for "staffing.caption".
func SectionOf(id string) string {
	section, _, _ := strings.Cut(id, ".")
	return section
}

// Placeholders lists what takes a place in a text, sorted, each once. It fails where a brace holds no name.
func Placeholders(text string) ([]string, error) {
	parts, err := split(text)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, p := range parts {
		if p.name != "" {
			names = append(names, p.name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}

// Check says what is wrong with a message in a language, such as a plural form that the language does not have.
func Check(tag string, m Message) error {
	parsed, err := language.Parse(tag)
	if err != nil {
		return nil // New says so
	}
	_, err = parse(m, parsed)
	return err
}

// spoken is a message ready to be printed.
type spoken struct {
	tag   language.Tag // whose plural forms it has
	forms map[string][]part
}

// A part of a text is words, or the name of what takes its place there.
type part struct{ words, name string }

func parse(m Message, tag language.Tag) (spoken, error) {
	s := spoken{tag: tag, forms: map[string][]part{}}
	for _, form := range slices.Sorted(maps.Keys(m)) {
		parts, err := split(m[form])
		if err != nil {
			return s, err
		}
		s.forms[form] = parts
	}
	if len(m) > 1 {
		known := formsOf(tag)
		for form := range m {
			if !slices.Contains(known, form) {
				return s, fmt.Errorf("the language has no plural form %q; it has %s", form, strings.Join(known, ", "))
			}
		}
	}
	return s, nil
}

// split takes a text apart.
func split(text string) ([]part, error) {
	var parts []part
	for text != "" {
		words, rest, found := strings.Cut(text, "{")
		if strings.Contains(words, "}") {
			return nil, fmt.Errorf("a } closes what no { opened")
		}
		if words != "" {
			parts = append(parts, part{words: words})
		}
		if !found {
			break
		}
		name, after, closed := strings.Cut(rest, "}")
		if !closed || name == "" || strings.Trim(name, "abcdefghijklmnopqrstuvwxyz_") != "" {
			return nil, fmt.Errorf("a { is not followed by a name and }")
		}
		parts = append(parts, part{name: name})
		text = after
	}
	return parts, nil
}

// formsOf lists the plural forms that whole numbers take in a language.
func formsOf(tag language.Tag) []string {
	used := map[string]bool{}
	for n := range 201 {
		used[formFor(tag, n)] = true
	}
	used[formFor(tag, 1000000)] = true
	var forms []string
	for _, f := range PluralForms {
		if used[f] || f == "other" {
			forms = append(forms, f)
		}
	}
	return forms
}

// formFor is the plural form that a whole number takes.
func formFor(tag language.Tag, n int) string {
	switch plural.Cardinal.MatchPlural(tag, n, 0, 0, 0, 0) {
	case plural.Zero:
		return "zero"
	case plural.One:
		return "one"
	case plural.Two:
		return "two"
	case plural.Few:
		return "few"
	case plural.Many:
		return "many"
	}
	return "other"
}

// print puts the pairs into the message's text.
func (s spoken) print(l *Language, pairs []any) string {
	parts, ok := s.forms["other"], true
	if len(s.forms) > 1 {
		if n, isNumber := valueOf(Count, pairs).(int); isNumber {
			if parts, ok = s.forms[formFor(s.tag, n)]; !ok {
				parts = s.forms["other"]
			}
		}
	}
	if len(parts) == 1 && parts[0].name == "" {
		return parts[0].words
	}
	var text strings.Builder
	for _, p := range parts {
		text.WriteString(p.words)
		if p.name != "" {
			text.WriteString(l.written(valueOf(p.name, pairs)))
		}
	}
	return text.String()
}

// fill puts into the message's text what with gives for each placeholder.
func (s spoken) fill(with func(name string) string) string {
	parts := s.forms["other"]
	if len(parts) == 1 && parts[0].name == "" {
		return parts[0].words
	}
	var text strings.Builder
	for _, p := range parts {
		text.WriteString(p.words)
		if p.name != "" {
			text.WriteString(with(p.name))
		}
	}
	return text.String()
}

// valueOf finds what takes the place of a name. It panics where nothing does: a caller has left it out.
func valueOf(name string, pairs []any) any {
	for i := 0; i+1 < len(pairs); i += 2 {
		if pairs[i] == name {
			return pairs[i+1]
		}
	}
	panic("language: nothing is given for {" + name + "}")
}

// written is a value as text.
func (l *Language) written(value any) string {
	switch v := value.(type) {
	case string:
		return v
	case int:
		if v > -1000 && v < 1000 {
			return strconv.Itoa(v)
		}
		return l.figures.Text(figure.Constant(float64(v)), figure.Exact)
	}
	panic(fmt.Sprintf("language: %T cannot stand in a message", value))
}

// message is what the files of the language say.
func (s spoken) message() Message {
	m := Message{}
	for form, parts := range s.forms {
		var text strings.Builder
		for _, p := range parts {
			text.WriteString(p.words)
			if p.name != "" {
				text.WriteString("{" + p.name + "}")
			}
		}
		m[form] = text.String()
	}
	return m
}
