package face

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"hash/crc32"
	"slices"
	"strings"
	"sync"
)

// A Font is a cut of a face, as a PDF embeds it: a TrueType font whose characters are named by one byte.
type Font struct {
	ID     string // unique in a set; names the font in a PDF's pages
	Style  Style
	Widths [256]int // of each code, thousandths of an em

	face  *Face
	made  func() Program
	about description
}

// description is what a PDF's font descriptor says of the whole face.
type description struct {
	box                       [4]int
	ascent, descent, capitals int
	slant                     int
	fixed                     bool
}

// A Program is a font as it stands in a PDF.
type Program struct {
	Name       string // with the six letters that mark a cut
	Data       []byte // compressed
	Length     int    // of the data before it was compressed
	ToUnicode  []byte // compressed
	Descriptor string // the entries of the font descriptor, without the font file
	First      int    // lowest code
	Last       int
}

// Program returns the embedded form. It is made once, when a document first needs it.
func (f *Font) Program() Program { return f.made() }

// Room of the cuts: codes from space to 255, the first 95 of which are ASCII in the first cut. Later cuts are small,
// for a document that needs one needs few of its characters.
const (
	firstCut  = 224
	laterCuts = 64
)

// newFace parts the characters of a typeface into cuts.
func newFace(t *trueType, name string, style Style, common []rune) *Face {
	em := func(v uint16) int { return int(int16(v)) * 1000 / t.unitsPer }
	head, hhea, os2 := t.tables["head"], t.tables["hhea"], t.tables["OS/2"]
	about := description{
		box:    [4]int{em(u16(head, 36)), em(u16(head, 38)), em(u16(head, 40)), em(u16(head, 42))},
		ascent: em(u16(hhea, 4)), descent: em(u16(hhea, 6)), capitals: em(u16(os2, 88)),
		slant: int(int16(u16(t.tables["post"], 4))), fixed: style == Mono,
	}
	f := &Face{
		Name: name, Ascent: float64(about.ascent) / 1000, Descent: -float64(about.descent) / 1000,
		Cap: float64(about.capitals) / 1000, slots: map[rune]slot{},
	}
	var first, rest []coded
	used := map[byte]bool{}
	take := func(r rune) {
		glyph, ok := t.glyphs[r]
		if !ok || Invisible(r) || f.slots[r].font > 0 {
			return
		}
		c := coded{rune: r, glyph: glyph, width: (t.advance(glyph)*1000 + t.unitsPer/2) / t.unitsPer}
		if len(first) < firstCut {
			c.code = free(used, r)
			first = append(first, c)
		} else {
			rest = append(rest, c)
		}
		f.slots[r] = slot{font: 1}
	}
	for r := rune(' '); r <= '~'; r++ {
		take(r)
	}
	for _, r := range common {
		take(r)
	}
	f.addFont(t, style, about, first)
	f.addRest(t, style, about, append(rest, remaining(t, f)...))
	for r := range f.latin {
		f.latin[r] = f.slots[rune(r)]
	}
	return f
}

// free finds a code for a character: its own where it is ASCII, else the next above.
func free(used map[byte]bool, r rune) byte {
	code := byte(r)
	if r > '~' {
		for code = 0x7F; used[code]; code++ {
		}
	}
	used[code] = true
	return code
}

// remaining lists the characters of a typeface that nobody foresaw, in order.
func remaining(t *trueType, f *Face) []coded {
	var all []coded
	for r, glyph := range t.glyphs {
		if f.slots[r].font == 0 && !Invisible(r) {
			all = append(all, coded{rune: r, glyph: glyph, width: (t.advance(glyph)*1000 + t.unitsPer/2) / t.unitsPer})
		}
	}
	slices.SortFunc(all, func(a, b coded) int { return int(a.rune - b.rune) })
	return all
}

func (f *Face) addRest(t *trueType, style Style, about description, rest []coded) {
	for part := range slices.Chunk(rest, laterCuts) {
		for i := range part {
			part[i].code = byte(' ' + 1 + i)
		}
		f.addFont(t, style, about, part)
	}
}

// addFont makes one cut of a face.
func (f *Face) addFont(t *trueType, style Style, about description, characters []coded) {
	n := len(f.fonts)
	font := &Font{ID: fmt.Sprintf("F%d", int(style)), Style: style, face: f, about: about}
	if n > 0 {
		font.ID += fmt.Sprintf("x%d", n)
	}
	for _, c := range characters {
		font.Widths[c.code] = c.width
		f.slots[c.rune] = slot{font: uint16(n + 1), width: uint16(c.width), code: c.code}
	}
	font.made = sync.OnceValue(func() Program { return font.program(t, characters) })
	f.fonts = append(f.fonts, font)
}

// program cuts the font file and describes it.
func (f *Font) program(t *trueType, characters []coded) Program {
	slices.SortFunc(characters, func(a, b coded) int { return int(a.code) - int(b.code) })
	file := t.cut(characters)
	a := f.about
	flags := 4 // symbols: codes are found in the font's own map, not by the names of a standard encoding
	if a.fixed {
		flags |= 1
	}
	if a.slant != 0 {
		flags |= 64
	}
	stem := 80
	if f.Style == Bold || f.Style == BoldItalic {
		stem = 140
	}
	p := Program{
		Name: tag(file) + "+" + f.face.Name, Data: compressed(file), Length: len(file),
		ToUnicode: compressed([]byte(toUnicode(characters))),
		First:     int(characters[0].code), Last: int(characters[len(characters)-1].code),
	}
	p.Descriptor = fmt.Sprintf("/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/StemV %d",
		p.Name, flags, a.box[0], a.box[1], a.box[2], a.box[3], a.slant, a.ascent, a.descent, a.capitals, stem)
	return p
}

// tag is the six letters that mark a cut, the same for the same font file.
func tag(file []byte) string {
	sum := crc32.ChecksumIEEE(file)
	letters := make([]byte, 6)
	for i := range letters {
		letters[i] = 'A' + byte(sum%26)
		sum /= 26
	}
	return string(letters)
}

func compressed(data []byte) []byte {
	var b bytes.Buffer
	w, _ := zlib.NewWriterLevel(&b, zlib.BestCompression)
	w.Write(data)
	w.Close()
	return b.Bytes()
}

// toUnicode writes the map from codes back to characters, by which text is searched, copied and read aloud.
func toUnicode(characters []coded) string {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n")
	for part := range slices.Chunk(characters, 100) {
		fmt.Fprintf(&b, "%d beginbfchar\n", len(part))
		for _, c := range part {
			fmt.Fprintf(&b, "<%02X> <%04X>\n", c.code, c.rune)
		}
		b.WriteString("endbfchar\n")
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
	return b.String()
}
