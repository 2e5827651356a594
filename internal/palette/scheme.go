package palette

// A Scheme is the colours of the design by what they are for. The style sheet calls them by the names in the tags.
type Scheme struct {
	Paper   Color `css:"paper"`
	Panel   Color `css:"panel"` // ground of call-outs and header rows
	Ink     Color `css:"ink"`   // text
	Faint   Color `css:"ink-2"` // captions and small print
	Link    Color `css:"link"`
	Visited Color `css:"visited"`
	Brand   Color `css:"brand"` // bars, headings, the cover; the publisher may have another
	OnBrand Color `css:"on-brand"`
	Rule    Color `css:"rule"` // thin lines, decoration only
	Edge    Color `css:"edge"` // lines that mean something: axes, borders
	Focus   Color `css:"focus"`
	Halo    Color `css:"halo"` // around what has the focus
	Hero    Color `css:"hero"` // behind titles, in light and dark alike
	OnHero  Color `css:"on-hero"`
	Warn    Color `css:"warn"`
	Mark    Color `css:"mark"`    // the main series of a chart; a publisher's own colour takes its place
	Mark2   Color `css:"mark-2"`  // the one accent: the place itself, or what is set against the main series
	Compare Color `css:"compare"` // England, the region
	Rest    Color `css:"rest"`    // all other places on the map, which is read beside a list
}

// Light is the scheme of pages, PDFs and pictures.
func Light() Scheme {
	return Scheme{
		Paper: Color{0xff, 0xfd, 0xf8}, Panel: Color{0xf6, 0xf1, 0xe7}, Ink: Color{0x1c, 0x1b, 0x22}, Faint: Color{0x5b, 0x5a, 0x66},
		Link: Color{0x0b, 0x4f, 0x8c}, Visited: Color{0x5a, 0x2a, 0x82}, Brand: Color{0x0d, 0x4f, 0x4c}, OnBrand: Color{0xff, 0xff, 0xff},
		Rule: Color{0xdd, 0xd5, 0xc4}, Edge: Color{0x77, 0x70, 0x5f}, Focus: Color{0x1c, 0x1b, 0x22}, Halo: Color{0xff, 0xcf, 0x24},
		Hero: Color{0x0d, 0x4f, 0x4c}, OnHero: Color{0xff, 0xff, 0xff}, Warn: Color{0x8a, 0x4b, 0x00}, Mark: Color{0x0d, 0x4f, 0x4c},
		Mark2: Color{0xd4, 0x63, 0x2f}, Compare: Color{0x8f, 0x85, 0x72}, Rest: Color{0xd9, 0xcf, 0xba},
	}
}

// Dark is the scheme of pages on screens that ask for dark ones.
func Dark() Scheme {
	s := Light() // what the dark scheme leaves as it is
	s.Paper, s.Panel, s.Ink, s.Faint = Color{0x17, 0x16, 0x1b}, Color{0x21, 0x1f, 0x26}, Color{0xf4, 0xef, 0xe6}, Color{0xb9, 0xb5, 0xae}
	s.Link, s.Visited, s.Brand, s.OnBrand = Color{0x8c, 0xc4, 0xff}, Color{0xcd, 0xb4, 0xff}, Color{0x7f, 0xd6, 0xcf}, Color{0x17, 0x16, 0x1b}
	s.Rule, s.Edge, s.Focus, s.Halo = Color{0x45, 0x41, 0x4b}, Color{0x92, 0x8d, 0x86}, Color{0xff, 0xcf, 0x24}, Color{0x17, 0x16, 0x1b}
	s.Warn, s.Mark, s.Mark2, s.Compare = Color{0xff, 0xc1, 0x63}, Color{0x7f, 0xd6, 0xcf}, Color{0xe8, 0x87, 0x5a}, Color{0x92, 0x8d, 0x86}
	s.Rest = Color{0x45, 0x41, 0x4b}
	return s
}
