package spreadsheet

import (
	"fmt"
	"strings"
)

// styles numbers the styles of a book, and the fonts, fills, borders and formats that they are made of.
type styles struct {
	all                            map[Style]int
	cells                          []string
	fonts, fills, borders, formats list
	looks                          list // of highlights
}

// A list numbers what is written once.
type list struct {
	at  map[string]int
	all []string
}

func (l *list) number(xml string) int {
	n, ok := l.at[xml]
	if !ok {
		if l.at == nil {
			l.at = map[string]int{}
		}
		n = len(l.all)
		l.at[xml] = n
		l.all = append(l.all, xml)
	}
	return n
}

// The typeface of a book.
const (
	face      = "Calibri"
	faceSize  = 11
	firstOwn  = 164 // the number of the first format that a book brings with it
	plainFont = `<font><sz val="11"/><color rgb="FF1A1A1A"/><name val="Calibri"/><family val="2"/></font>`
)

func newStyles() *styles {
	s := &styles{all: map[Style]int{}}
	s.fonts.number(plainFont)
	s.fills.number(`<fill><patternFill patternType="none"/></fill>`)
	s.fills.number(`<fill><patternFill patternType="gray125"/></fill>`)
	s.borders.number(`<border><left/><right/><top/><bottom/><diagonal/></border>`)
	s.number(Style{})
	return s
}

// number is the number of a style.
func (s *styles) number(style Style) int {
	n, ok := s.all[style]
	if ok {
		return n
	}
	format := 0
	if style.Format != "" {
		format = firstOwn + s.formats.number(spaced(style))
	}
	fill := 0
	if style.Fill != "" {
		fill = s.fills.number(`<fill><patternFill patternType="solid"><fgColor rgb="FF` + style.Fill + `"/><bgColor indexed="64"/></patternFill></fill>`)
	}
	var b strings.Builder
	fmt.Fprintf(&b, `<xf numFmtId="%d" fontId="%d" fillId="%d" borderId="%d" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1" applyProtection="1">`,
		format, s.fonts.number(font(style)), fill, s.borders.number(border(style)))
	b.WriteString(`<alignment vertical="`)
	if style.Top {
		b.WriteString(`top"`)
	} else {
		b.WriteString(`center"`)
	}
	switch {
	case style.Right && style.Format != "":
		b.WriteString(` horizontal="right"`)
	case style.Right:
		fmt.Fprintf(&b, ` horizontal="right" indent="%d"`, style.Indent)
	case style.Centre:
		b.WriteString(` horizontal="center"`)
	case style.Indent > 0:
		fmt.Fprintf(&b, ` horizontal="left" indent="%d"`, style.Indent)
	}
	if style.Wrap {
		b.WriteString(` wrapText="1"`)
	}
	b.WriteString(`/>`)
	if style.Open {
		b.WriteString(`<protection locked="0"/>`)
	}
	b.WriteString(`</xf>`)
	n = len(s.cells)
	s.all[style], s.cells = n, append(s.cells, b.String())
	return n
}

// spaced is the format of a style, with room to the right of a number for its indent. LibreOffice leaves out the indent itself, at the right,
// beside some cells and not beside others.
func spaced(s Style) string {
	if !s.Right || s.Indent == 0 {
		return s.Format
	}
	room := strings.Repeat("_-", 2*s.Indent)
	parts := strings.Split(s.Format, ";") // of numbers above, below and equal to nought, and of words
	if len(parts) == 1 {
		parts = append(parts, "-"+parts[0])
	}
	if len(parts) == 2 {
		parts = append(parts, parts[0])
	}
	return strings.Join(append(parts, "@"), room+";") + room
}

func font(s Style) string {
	var b strings.Builder
	b.WriteString("<font>")
	for _, on := range []struct {
		is  bool
		xml string
	}{{s.Bold, "<b/>"}, {s.Italic, "<i/>"}, {s.Underset, "<u/>"}} {
		if on.is {
			b.WriteString(on.xml)
		}
	}
	size, colour := s.Size, s.Colour
	if size == 0 {
		size = faceSize
	}
	if colour == "" {
		colour = "1A1A1A"
	}
	fmt.Fprintf(&b, `<sz val="%g"/><color rgb="FF%s"/><name val="%s"/><family val="2"/></font>`, size, colour, face)
	return b.String()
}

func border(s Style) string {
	line := func(side, kind, colour string) string {
		return "<" + side + ` style="` + kind + `"><color rgb="FF` + colour + `"/></` + side + ">"
	}
	left, right, top, bottom := "<left/>", "<right/>", "<top/>", "<bottom/>"
	if s.Boxed {
		left, right = line("left", "thin", "BFBFBF"), line("right", "thin", "BFBFBF")
		top, bottom = line("top", "thin", "BFBFBF"), line("bottom", "thin", "BFBFBF")
	}
	if s.Over {
		top = line("top", "thin", "404040")
	}
	return "<border>" + left + right + top + bottom + "<diagonal/></border>"
}

// look is the number of a highlight's look.
func (s *styles) look(h Highlight) int {
	xml := "<dxf>"
	if h.Colour != "" {
		xml += `<font><b/><color rgb="FF` + h.Colour + `"/></font>`
	}
	if h.Fill != "" {
		xml += `<fill><patternFill patternType="solid"><fgColor rgb="FF` + h.Fill + `"/><bgColor rgb="FF` + h.Fill + `"/></patternFill></fill>`
	}
	return s.looks.number(xml + "</dxf>")
}

// part is styles.xml.
func (s *styles) part() []byte {
	var b strings.Builder
	b.WriteString(declaration + `<styleSheet xmlns="` + mainSpace + `">`)
	if len(s.formats.all) > 0 {
		fmt.Fprintf(&b, `<numFmts count="%d">`, len(s.formats.all))
		for i, f := range s.formats.all {
			fmt.Fprintf(&b, `<numFmt numFmtId="%d" formatCode="%s"/>`, firstOwn+i, escaped(f))
		}
		b.WriteString("</numFmts>")
	}
	group := func(name string, all []string) {
		fmt.Fprintf(&b, `<%s count="%d">%s</%s>`, name, len(all), strings.Join(all, ""), name)
	}
	group("fonts", s.fonts.all)
	group("fills", s.fills.all)
	group("borders", s.borders.all)
	b.WriteString(`<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>`)
	group("cellXfs", s.cells)
	b.WriteString(`<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>`)
	group("dxfs", s.looks.all)
	b.WriteString(`<tableStyles count="0" defaultTableStyle="TableStyleLight1" defaultPivotStyle="PivotStyleLight16"/></styleSheet>`)
	return []byte(b.String())
}
