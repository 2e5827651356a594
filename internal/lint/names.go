package lint

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/place"
)

// A speller knows how places and bodies are spelt, from the data, and which abbreviations are explained.
type speller struct {
	names     []string        // words of names of places and bodies, each long enough to tell a slip from another word
	known     map[string]bool // the same, with all other words that the project's own data and pages use
	explained map[string]bool // abbreviations of the glossary
}

// leastLetters is how long a name must be: shorter ones are too often a letter away from each other.
const leastLetters = 6

var (
	wordsOf       = regexp.MustCompile(`[\p{L}]+(?:[’'-][\p{L}]+)*`)
	abbreviations = regexp.MustCompile(`\b[A-Z]{3,6}\b`)
	inBrackets    = regexp.MustCompile(`\(([A-Z]{3,6})\)`)
)

// everyday are abbreviations that need no explaining.
var everyday = []string{"NHS", "UK", "MP", "MPs", "GP", "PDF", "CSV", "JSON", "HTML", "VAT"}

func (k *Checker) newSpeller() *speller {
	s := &speller{known: map[string]bool{}, explained: map[string]bool{}}
	p := k.library.Project
	name := func(text string) {
		for _, w := range wordsOf.FindAllString(text, -1) {
			if utf8.RuneCountInString(w) >= leastLetters && startsUpper(w) && !s.known[w] {
				s.names = append(s.names, w)
			}
			s.known[w] = true
		}
	}
	for _, a := range p.Areas {
		for _, text := range append([]string{a.Name, a.Region}, a.OtherNames...) {
			name(text)
		}
		for _, text := range a.Names {
			name(text)
		}
		for _, body := range a.Bodies {
			name(body)
		}
	}
	for _, n := range p.Nations.All() {
		name(n.Name)
		for _, body := range n.Bodies {
			name(body)
		}
	}
	plain := func(texts ...string) {
		for _, text := range texts {
			for _, w := range wordsOf.FindAllString(text, -1) {
				s.known[w] = true
			}
		}
	}
	for _, source := range p.Sources.All() {
		plain(source.Publisher, source.Title)
	}
	for _, t := range p.Glossary.All() {
		plain(t.Name, t.Full, t.Definition)
		for _, abbreviation := range abbreviations.FindAllString(t.Name+" "+t.Full, -1) {
			s.explained[abbreviation] = true
		}
	}
	for _, abbreviation := range everyday {
		s.explained[abbreviation] = true
	}
	// A word that stands in small letters somewhere is an ordinary word that opens a sentence elsewhere.
	for _, d := range k.library.All() {
		for _, w := range wordsOf.FindAllString(string(d.Page.Text), -1) {
			if !startsUpper(w) {
				r, size := utf8.DecodeRuneInString(w)
				s.known[string(unicode.ToUpper(r))+w[size:]] = true
			}
		}
	}
	return s
}

func startsUpper(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r)
}

// meant is the name that a word is one slip away from, if it is no word of its own.
func (s *speller) meant(w string) (string, bool) {
	if s.known[w] || !startsUpper(w) || utf8.RuneCountInString(w) < leastLetters || strings.ToUpper(w) == w {
		return "", false
	}
	for _, name := range s.names {
		if place.Distance(w, name) == 1 && name != w+"s" && w != name+"s" {
			return name, true
		}
	}
	return "", false
}

// spelling warns of names that are a slip away from a place or body of the data, and of abbreviations that neither the
// page nor the glossary explains.
func (k *Checker) spelling(d *content.Document, s *speller) {
	written := map[string]bool{}
	for _, found := range inBrackets.FindAllStringSubmatch(string(d.Page.Text), -1) {
		written[found[1]] = true
	}
	said := map[string]bool{}
	once := func(word string) bool {
		again := said[word]
		said[word] = true
		return !again
	}
	document.Walk(d.Text.All(), nil, func(in document.Inline) {
		text, ok := in.(*document.Text)
		if !ok {
			return
		}
		for _, w := range wordsOf.FindAllString(text.Value, -1) {
			w = strings.TrimSuffix(strings.TrimSuffix(w, "’s"), "'s")
			if name, ok := s.meant(w); ok && once(w) {
				k.problems.Warnf(text.At.Of(w).Position(), "did you mean "+name+"?", "%q is not spelt as in the data", w)
			}
		}
		for _, a := range abbreviations.FindAllString(text.Value, -1) {
			if !s.explained[a] && !written[a] && !s.known[a] && once(a) {
				k.problems.Warnf(text.At.Of(a).Position(), "write it out, or add it to data/glossary.toml", "nothing explains %q", a)
			}
		}
	})
}
