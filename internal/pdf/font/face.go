// Package font holds the typefaces of PDFs. They are prepared once per process, to be shared by every document and
// goroutine.
//
// A PDF names at most 256 characters of a simple font by one byte each. A [Face] therefore falls into [Subset]s of
// characters that a PDF embeds: what nearly every text needs, then the letters with accents of the languages of these
// islands, then the rest. Which character is in which subset depends on the typeface alone, so what a document embeds
// depends on its own text alone. A subset's font file is made when a document first needs it.
//
//	set, err := font.Prepare()
//	bold := set.Face(font.Bold)
//	width := bold.Width("Contents", 19)        // points
//	runs := bold.Encode(nil, "Contents")       // bytes of one subset each
//
// A character that the typeface lacks is drawn as [MissingGlyph]; [Set.Lacks] tells before, so that the caller can warn.
package font

import (
	"fmt"

	"github.com/go-fonts/liberation/liberationmonoregular"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"

	"casemaker/internal/typeface"
)

// A Style picks one of the faces.
type Style uint8

// The styles.
const (
	Regular Style = iota
	Bold
	Italic
	BoldItalic
	Mono
	Serif // headings and large figures
	styles
)

// Heavier is the style for text that matters more.
func (s Style) Heavier() Style {
	switch s {
	case Regular:
		return Bold
	case Italic:
		return BoldItalic
	}
	return s
}

// Leaning is the style for stressed text.
func (s Style) Leaning() Style {
	switch s {
	case Regular:
		return Italic
	case Bold:
		return BoldItalic
	}
	return s
}

// MissingGlyph stands for a character that no face has: an empty box, which a reader sees.
const MissingGlyph = '□'

// A Set is the faces. It is read-only.
type Set struct{ faces [styles]*Face }

// Prepare reads the typefaces. Each style has the project's own typeface and, for letters that it lacks (of Greek, Cyrillic and Hebrew),
// another.
func Prepare() (*Set, error) {
	read := map[string]*trueType{}
	set := &Set{}
	for style, files := range map[Style][]file{
		Regular:    {{"SourceSans3-Regular", typeface.Sans}, {"LiberationSans", liberationsansregular.TTF}},
		Bold:       {{"SourceSans3-SemiBold", typeface.SansBold}, {"LiberationSans-Bold", liberationsansbold.TTF}},
		Italic:     {{"SourceSans3-It", typeface.SansItalic}, {"LiberationSans-Italic", liberationsansitalic.TTF}},
		BoldItalic: {{"SourceSans3-SemiBoldIt", typeface.SansBoldItalic}, {"LiberationSans-BoldItalic", liberationsansbolditalic.TTF}},
		Mono:       {{"LiberationMono", liberationmonoregular.TTF}},
		Serif:      {{"SourceSerif4-SemiBold", typeface.SerifBold}, {"LiberationSans-Bold", liberationsansbold.TTF}},
	} {
		var all []parsed
		for _, f := range files {
			if read[f.name] == nil {
				t, err := parse(f.data)
				if err != nil {
					return nil, fmt.Errorf("reading the typeface %s: %w", f.name, err)
				}
				read[f.name] = t
			}
			all = append(all, parsed{f.name, read[f.name]})
		}
		set.faces[style] = newFace(style, all...)
	}
	return set, nil
}

// A file is a typeface as it is read from.
type file struct {
	name string
	data []byte
}

// Face returns the face of a style.
func (s *Set) Face(style Style) *Face { return s.faces[style] }

// Lacks reports whether no text face has a character. Spaces, line ends and marks that only steer line breaking are
// never lacking.
func (s *Set) Lacks(r rune) bool {
	if r == 0x2010 || r == 0x2011 {
		r = '-' // drawn for both hyphens of Unicode
	}
	return !Invisible(r) && !s.faces[Regular].Has(r)
}

// Invisible reports whether a character is not drawn: control characters, and the joiners, selectors and direction
// marks of Unicode.
func Invisible(r rune) bool {
	switch {
	case r < 0x20, r >= 0x7F && r < 0xA0, r == 0xAD, r == 0x34F, r == 0x61C, r == 0xFEFF:
		return true
	case r >= 0x200B && r <= 0x200F, r >= 0x2028 && r <= 0x202E, r >= 0x2060 && r <= 0x206F, r >= 0xFE00 && r <= 0xFE0F:
		return true
	}
	return false
}

// A Face is one typeface. It is read-only.
type Face struct {
	Name    string
	Ascent  float64 // above the base line, in em
	Descent float64 // below it, in em
	Cap     float64 // height of capitals, in em

	subsets []*Subset
	glyphs  map[rune]glyph
	latin   [0x250]glyph // the same, for the characters that nearly all text is made of
}

// A glyph says where a character is: the subset, its code there, and its width in thousandths of an em. Subset counts
// from 1, so that the zero glyph is no character.
type glyph struct {
	subset uint16
	width  uint16
	code   byte
}

func (f *Face) glyph(r rune) (glyph, bool) {
	if r >= 0 && int(r) < len(f.latin) {
		g := f.latin[r]
		return g, g.subset > 0
	}
	g, ok := f.glyphs[r]
	return g, ok
}

// Has reports whether the typeface can draw a character.
func (f *Face) Has(r rune) bool {
	_, ok := f.glyph(r)
	return ok
}

// find is glyph, with [MissingGlyph] for what the face lacks.
func (f *Face) find(r rune) glyph {
	if g, ok := f.glyph(r); ok {
		return g
	}
	g, _ := f.glyph(MissingGlyph)
	return g
}

// Width is how wide a text is at a size, in points.
func (f *Face) Width(text string, size float64) float64 {
	sum := 0
	for _, r := range text {
		sum += int(f.find(r).width)
	}
	return float64(sum) * size / 1000
}

// A Run is text in the codes of one subset.
type Run struct {
	Font  *Subset
	Codes []byte
	Width float64 // in em
}

// Encode appends a text as runs, one for each change of subset.
func (f *Face) Encode(runs []Run, text string) []Run {
	var current uint16
	width := 0
	close := func() {
		if current > 0 {
			runs[len(runs)-1].Width = float64(width) / 1000
		}
	}
	for _, r := range text {
		g := f.find(r)
		if g.subset != current {
			close()
			current, width = g.subset, 0
			runs = append(runs, Run{Font: f.subsets[g.subset-1], Codes: make([]byte, 0, len(text))})
		}
		last := &runs[len(runs)-1]
		last.Codes = append(last.Codes, g.code)
		width += int(g.width)
	}
	close()
	return runs
}
