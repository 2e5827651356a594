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
	Mark    Color `css:"mark"`    // the area, or the main series of a chart
	Mark2   Color `css:"mark-2"`  // the one contrast
	Compare Color `css:"compare"` // England, the region
}

// Light is the scheme of pages, PDFs and pictures.
func Light() Scheme {
	return Scheme{
		Paper: Color{0xff, 0xff, 0xff}, Panel: Color{0xf4, 0xf1, 0xea}, Ink: Color{0x1b, 0x1f, 0x2a}, Faint: Color{0x4b, 0x4f, 0x5a},
		Link: Color{0x0b, 0x4f, 0x8c}, Visited: Color{0x5a, 0x2a, 0x82}, Brand: Color{0x0d, 0x4f, 0x4c}, OnBrand: Color{0xff, 0xff, 0xff},
		Rule: Color{0xcf, 0xc9, 0xbd}, Edge: Color{0x74, 0x70, 0x6a}, Focus: Color{0x1b, 0x1f, 0x2a}, Halo: Color{0xff, 0xcf, 0x24},
		Hero: Color{0x0d, 0x4f, 0x4c}, OnHero: Color{0xff, 0xff, 0xff}, Warn: Color{0x8a, 0x4b, 0x00},
		Mark: Color{0x12, 0x43, 0x6d}, Mark2: Color{0xd4, 0x50, 0x1a}, Compare: Color{0x7b, 0x83, 0x8a},
	}
}

// Dark is the scheme of pages on screens that ask for dark ones.
func Dark() Scheme {
	s := Light() // what the dark scheme leaves as it is
	s.Paper, s.Panel, s.Ink, s.Faint = Color{0x12, 0x16, 0x1c}, Color{0x1c, 0x22, 0x2b}, Color{0xf1, 0xee, 0xe8}, Color{0xb9, 0xbe, 0xc6}
	s.Link, s.Visited, s.Brand, s.OnBrand = Color{0x8c, 0xc4, 0xff}, Color{0xcd, 0xb4, 0xff}, Color{0x7f, 0xd6, 0xcf}, Color{0x12, 0x16, 0x1c}
	s.Rule, s.Edge, s.Focus, s.Halo = Color{0x39, 0x42, 0x4e}, Color{0x8a, 0x93, 0x9e}, Color{0xff, 0xcf, 0x24}, Color{0x12, 0x16, 0x1c}
	s.Warn, s.Mark, s.Mark2, s.Compare = Color{0xff, 0xc1, 0x63}, Color{0xa9, 0xd2, 0xfb}, Color{0xdd, 0x6a, 0x30}, Color{0x8a, 0x93, 0x9e}
	return s
}
