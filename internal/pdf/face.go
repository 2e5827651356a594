package pdf

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"codeberg.org/go-pdf/fpdf"
	"github.com/go-fonts/liberation/liberationmonoregular"
	"github.com/go-fonts/liberation/liberationsansbold"
	"github.com/go-fonts/liberation/liberationsansbolditalic"
	"github.com/go-fonts/liberation/liberationsansitalic"
	"github.com/go-fonts/liberation/liberationsansregular"
	"golang.org/x/image/font/sfnt"
)

// A style picks one of the faces.
type style int

const (
	regular style = iota
	bold
	italic
	boldItalic
	mono
	styles
)

// names are the faces as the PDF library knows them: family and style.
var names = [styles][2]string{{"sans", ""}, {"sans", "B"}, {"sans", "I"}, {"sans", "BI"}, {"mono", ""}}

// substitute stands for a character that a face lacks, so that no text silently disappears.
const substitute = '?'

// Faces are the typefaces, cut once to the characters that a project uses and then shared by all documents.
// They are read-only.
type Faces struct {
	files  [styles][]byte
	widths [styles]map[rune]float64 // in em
	lacks  map[rune]bool
}

// PrepareFaces cuts the typefaces to the characters of a text, plain ASCII and the punctuation that documents add.
func PrepareFaces(text string) (*Faces, error) {
	f := &Faces{lacks: map[rune]bool{}}
	whole := [styles][]byte{
		liberationsansregular.TTF, liberationsansbold.TTF, liberationsansitalic.TTF, liberationsansbolditalic.TTF, liberationmonoregular.TTF,
	}
	used := map[rune]bool{}
	for _, r := range text + "–—−×÷£€•…‘’“”↩≈²³½·☐ ŵŷŴŶâêîôûäëïöüÂÊÎÔÛ" {
		used[r] = true
	}
	for r := rune(' '); r <= '~'; r++ {
		used[r] = true
	}
	runes := slices.Sorted(maps.Keys(used))
	for i, file := range whole {
		font, err := sfnt.Parse(file)
		if err != nil {
			return nil, fmt.Errorf("reading a typeface: %w", err)
		}
		has := f.measure(style(i), font, runes)
		f.files[i] = fpdf.UTF8CutFont(file, string(has))
	}
	return f, nil
}

// measure notes the widths of the characters that a face has, and returns them.
func (f *Faces) measure(s style, font *sfnt.Font, runes []rune) []rune {
	var buffer sfnt.Buffer
	units := font.UnitsPerEm()
	f.widths[s] = map[rune]float64{}
	var has []rune
	for _, r := range runes {
		glyph, err := font.GlyphIndex(&buffer, r)
		if err != nil || glyph == 0 || r < ' ' || r > 0xFFFF {
			if r >= ' ' && s == regular {
				f.lacks[r] = true
			}
			continue
		}
		advance, err := font.GlyphAdvance(&buffer, glyph, fixedPerEm(units), 0)
		if err != nil {
			continue
		}
		f.widths[s][r] = float64(advance) / 64 / float64(units)
		has = append(has, r)
	}
	return has
}

// Lacks reports whether no face has a character; it is drawn as a question mark.
func (f *Faces) Lacks(r rune) bool { return f.lacks[r] }

// drawable replaces the characters that a face lacks.
func (f *Faces) drawable(s style, text string) string {
	return strings.Map(func(r rune) rune {
		if _, ok := f.widths[s][r]; ok {
			return r
		}
		if r == '\t' || r == '\n' || r == '\u00a0' {
			return ' '
		}
		if r < ' ' || r == '\u00ad' || r == '\u200b' {
			return -1
		}
		return substitute
	}, text)
}

// width is how wide a drawable text is at a size, in points.
func (f *Faces) width(s style, size float64, text string) float64 {
	sum := 0.0
	for _, r := range text {
		sum += f.widths[s][r]
	}
	return sum * size
}
