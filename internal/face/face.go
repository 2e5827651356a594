// Package face prepares the typefaces once per process, to be shared by every document and goroutine.
//
// A PDF names at most 256 characters of a font by one byte each. A [Face] therefore falls into cuts: [Font]s of
// characters that a PDF embeds. The first cut holds the characters that a project uses; those that it did not
// foresee stand in further cuts, which are made when a document first needs one. Whatever the typeface has can be
// drawn, and a document carries only what it draws.
//
//	set, err := face.Prepare(everyCharacterOfTheProject)
//	bold := set.Face(face.Bold)
//	width := bold.Width("Contents", 19)        // points
//	runs := bold.Encode(nil, "Contents")       // bytes of one font each
//
// A character that the typeface lacks is drawn as [Substitute]; [Set.Lacks] tells before, so that the caller can warn.
package face

import (
	"fmt"
	"slices"

	"github.com/go-fonts/liberation/liberationmonoregular"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
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

// Substitute stands for a character that no face has: an empty box, which a reader sees.
const Substitute = '□'

// usual are the characters that documents and charts add to what a project's files hold.
const usual = " –—−×÷£€•…‘’“”≈≤≥²³½·↑→□▲▼âêîôûŵŷÂÊÎÔÛŴŶäëïöüàèìòùáéíóú"

// A Set is the five faces. It is read-only.
type Set struct{ faces [styles]*Face }

// Prepare reads the typefaces, with the characters of a text in the first cut of each.
func Prepare(text string) (*Set, error) {
	files := [styles][]byte{
		liberationsansregular.TTF, liberationsansbold.TTF, liberationsansitalic.TTF,
		liberationsansbolditalic.TTF, liberationmonoregular.TTF,
	}
	names := [styles]string{
		"LiberationSans", "LiberationSans-Bold", "LiberationSans-Italic", "LiberationSans-BoldItalic", "LiberationMono",
	}
	common := distinct(text + usual)
	set := &Set{}
	for i, file := range files {
		font, err := parse(file)
		if err != nil {
			return nil, fmt.Errorf("reading the typeface %s: %w", names[i], err)
		}
		set.faces[i] = newFace(font, names[i], Style(i), common)
	}
	return set, nil
}

// distinct returns the characters of a text in order, each once.
func distinct(text string) []rune {
	runes := []rune(text)
	slices.Sort(runes)
	return slices.Compact(runes)
}

// Face returns the face of a style.
func (s *Set) Face(style Style) *Face { return s.faces[style] }

// Lacks reports whether no text face has a character. Spaces, line ends and marks that only steer line breaking are
// never lacking.
func (s *Set) Lacks(r rune) bool {
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

	fonts []*Font
	slots map[rune]slot
	latin [0x250]slot // the same, for the characters that nearly all text is made of
}

// A slot says where a character is: the cut, its code there, and its width in thousandths of an em. Font counts
// from 1, so that the zero slot is no character.
type slot struct {
	font  uint16
	width uint16
	code  byte
}

func (f *Face) slot(r rune) (slot, bool) {
	if r >= 0 && int(r) < len(f.latin) {
		s := f.latin[r]
		return s, s.font > 0
	}
	s, ok := f.slots[r]
	return s, ok
}

// Has reports whether the typeface can draw a character.
func (f *Face) Has(r rune) bool {
	_, ok := f.slot(r)
	return ok
}

// find is slot, with the substitute for what the face lacks.
func (f *Face) find(r rune) slot {
	if s, ok := f.slot(r); ok {
		return s
	}
	s, _ := f.slot(Substitute)
	return s
}

// Width is how wide a text is at a size, in points.
func (f *Face) Width(text string, size float64) float64 {
	sum := 0
	for _, r := range text {
		sum += int(f.find(r).width)
	}
	return float64(sum) * size / 1000
}

// A Run is text in the codes of one font.
type Run struct {
	Font  *Font
	Codes []byte
	Width float64 // in em
}

// Encode appends a text as runs, one for each change of font.
func (f *Face) Encode(runs []Run, text string) []Run {
	var current uint16
	width := 0
	close := func() {
		if current > 0 {
			runs[len(runs)-1].Width = float64(width) / 1000
		}
	}
	for _, r := range text {
		s := f.find(r)
		if s.font != current {
			close()
			current, width = s.font, 0
			runs = append(runs, Run{Font: f.fonts[s.font-1], Codes: make([]byte, 0, len(text))})
		}
		last := &runs[len(runs)-1]
		last.Codes = append(last.Codes, s.code)
		width += int(s.width)
	}
	close()
	return runs
}
