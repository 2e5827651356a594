package pdf

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"casemaker/internal/pdf/font"
)

// words parts runs where lines may break.
func (l *layout) words(runs []run) []word {
	count := 0
	for i := range runs {
		count += len(runs[i].text)/6 + 2
	}
	s := splitter{words: make([]word, 0, count), parts: make([]part, 0, count)}
	for i := range runs {
		s.split(&runs[i], l.fonts.Face(runs[i].style))
	}
	return s.words
}

// broken parts runs into words and breaks them into lines of a width. The words are not kept.
func (l *layout) broken(runs []run, width float64) []line {
	l.scratch.words, l.scratch.parts, l.scratch.open = l.scratch.words[:0], l.scratch.parts[:0], false
	for i := range runs {
		l.scratch.split(&runs[i], l.fonts.Face(runs[i].style))
	}
	return l.lines(l.scratch.words, width)
}

// A splitter gathers words. Their parts stand in one list, which the words are windows of.
type splitter struct {
	words []word
	parts []part
	open  bool // the last word goes on
}

func (s *splitter) split(r *run, f *font.Face) {
	anchor := r.anchor
	for from := 0; from < len(r.text); {
		if r.text[from] == ' ' {
			if n := len(s.words); n > 0 && s.words[n-1].space == 0 && !s.words[n-1].stop {
				s.words[n-1].space = f.Width(" ", r.size)
			}
			from, s.open = from+1, false
			continue
		}
		if strings.HasPrefix(r.text[from:], string(softHyphen)) {
			if n := len(s.words); n > 0 && s.words[n-1].space == 0 && !s.words[n-1].stop {
				s.words[n-1].soft = f.Width("-", r.size)
			}
			from, s.open = from+len(string(softHyphen)), false
			continue
		}
		piece := r.text[from : from+breakAfter(r.text[from:])]
		p := part{look: &r.look, run: r, from: from, text: piece, width: f.Width(piece, r.size), anchor: anchor}
		anchor = ""
		from += len(piece)
		s.add(p)
		s.open = from == len(r.text)
	}
	if n := len(s.words); r.stop && n > 0 {
		s.words[n-1].stop, s.open = true, false
	}
}

// add adds a part to the last word, or begins another.
func (s *splitter) add(p part) {
	s.parts = append(s.parts, p)
	n := len(s.parts)
	if s.open {
		last := &s.words[len(s.words)-1]
		last.parts = append(last.parts, p)
		last.width += p.width
		return
	}
	s.words = append(s.words, word{parts: s.parts[n-1 : n : n], width: p.width})
}

// breaks reports whether a line may break after a character, other than at spaces.
func breaks(r rune) bool {
	switch r {
	case '-', '–', '—', '/', '?', '&', '_', '=':
		return true
	}
	return false
}

// breakAfter finds where a piece of text ends: before a space, or behind a character that a line may break after,
// if letters stand on both sides of it, so that neither "−3" nor "2019–20" falls apart.
func breakAfter(text string) int {
	last := ' '
	for i, r := range text {
		if r == ' ' || r == softHyphen {
			return i
		}
		if after := i + utf8.RuneLen(r); breaks(r) && after < len(text) {
			next, _ := utf8.DecodeRuneInString(text[after:])
			if unicode.IsLetter(last) && unicode.IsLetter(next) || r == '/' && i > 12 {
				return after
			}
		}
		last = r
	}
	return len(text)
}
