package pdf

import (
	"casemaker/internal/palette"
	"casemaker/internal/pdf/tagged"
)

// A Color is red, green and blue.
type Color = tagged.Color

// A Picture is a PNG or JPEG made ready to be drawn; it is shared by documents.
type Picture = tagged.Picture

// NewPicture reads a PNG or JPEG.
func NewPicture(file []byte) (*Picture, error) { return tagged.NewPicture(file) }

// A Theme is the look of a document: the same tokens as the site's light ones.
type Theme struct {
	Ink     Color // text
	Faint   Color // captions and small print
	Link    Color
	Brand   Color // bars, headings, the cover
	OnBrand Color // text on the brand colour
	Panel   Color // ground of callouts and header rows
	Rule    Color // thin lines, decoration only
	Edge    Color // lines that mean something: axes, borders
	Mark1   Color // the area, or the main series of a chart
	Mark2   Color // the one contrast
	Compare Color // England, the region
	Here    Color // the place on the map
	Lands   Color // the rest of the map
	Warn    Color

	Logo     *Picture // at the top of the first page, or nil
	LogoText string   // what it shows
	Words    Words
	Foreign  map[string]Words // of passages in another language, by its first subtag: "en"
}

// DefaultTheme is the built-in look, without words.
func DefaultTheme() *Theme {
	s := palette.Light()
	return &Theme{
		Ink: inked(s.Ink), Faint: inked(s.Faint), Link: inked(s.Link), Brand: inked(s.Brand), OnBrand: inked(s.OnBrand), Panel: inked(s.Panel),
		Rule: inked(s.Rule), Edge: inked(s.Edge), Mark1: inked(s.Mark), Mark2: inked(s.Mark2), Compare: inked(s.Compare), Warn: inked(s.Warn),
		Here: inked(s.Mark2), Lands: inked(s.Rest),
	}
}

// Words are what is printed besides a document's own text, in its language.
type Words struct {
	Contents, Page, Of                         string
	PublishedBy, Status, Version, Date, Online string
	Sources, Source, Note, BackTo, GoTo        string
	Assumed                                    string // what the mark of an assumption stands for
	Lang                                       string // that these words are in; "" for English
}

// inked is a colour of the palette as a PDF has it.
func inked(c palette.Color) Color { return Color{c.R, c.G, c.B} }

// mixed is a colour so much of the way to another, from 0 to 1.
func mixed(from, to Color, share float64) Color {
	var c Color
	for i := range c {
		c[i] = uint8(float64(from[i]) + (float64(to[i])-float64(from[i]))*share + 0.5)
	}
	return c
}

// white is the colour of the paper.
var white = Color{255, 255, 255}
