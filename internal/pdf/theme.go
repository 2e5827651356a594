package pdf

import "casemaker/internal/pdf/tagged"

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
	Warn    Color

	Logo     *Picture // at the top of the first page, or nil
	LogoText string   // what it shows
	Words    Words
}

// DefaultTheme is the built-in look, with English words.
func DefaultTheme() *Theme {
	return &Theme{
		Ink: Color{0x1b, 0x1f, 0x2a}, Faint: Color{0x4b, 0x4f, 0x5a}, Link: Color{0x0b, 0x4f, 0x8c},
		Brand: Color{0x0d, 0x4f, 0x4c}, OnBrand: Color{0xff, 0xff, 0xff}, Panel: Color{0xf4, 0xf1, 0xea},
		Rule: Color{0xcf, 0xc9, 0xbd}, Edge: Color{0x74, 0x70, 0x6a}, Mark1: Color{0x12, 0x43, 0x6d},
		Mark2: Color{0xd4, 0x50, 0x1a}, Compare: Color{0x7b, 0x83, 0x8a}, Warn: Color{0x8a, 0x4b, 0x00},
		Words: English(),
	}
}

// Words are what is printed besides a document's own text, for documents in another language.
type Words struct {
	Contents, Page, Of                         string
	PublishedBy, Status, Version, Date, Online string
	Sources, Source, Note, BackTo, GoTo        string
}

// English returns the words in English.
func English() Words {
	return Words{
		Contents: "Contents", Page: "Page", Of: "of",
		PublishedBy: "Published by", Status: "Status", Version: "Version", Date: "Date", Online: "As a web page",
		Sources: "Sources:", Source: "Source", Note: "Note", BackTo: "Back to where this is used", GoTo: "Go to",
	}
}
