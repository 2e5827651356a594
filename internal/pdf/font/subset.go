package font

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"hash/crc32"
	"maps"
	"slices"
	"strings"
	"sync"
)

// A Subset is some characters of a face, as a PDF embeds them: a TrueType font whose characters are named by one byte.
type Subset struct {
	ID     string // unique in a set; names the font in a PDF's pages
	Style  Style
	Widths [256]int // of each code, thousandths of an em

	name  string // of its typeface
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
	Name       string // with the six letters that mark a subset
	Data       []byte // compressed
	Length     int    // of the data before it was compressed
	ToUnicode  []byte // compressed
	Descriptor string // the entries of the font descriptor, without the font file
	First      int    // lowest code
	Last       int
}

// Program returns the embedded form. It is made once, when a document first needs it.
func (s *Subset) Program() Program { return s.made() }

// common are the characters beside ASCII that documents and charts use whatever their words: marks, signs and spaces.
const common = "\u00a0–—−×÷£€•…‘’“”≈≤≥²³½·↑→□▲▼✓"

// accents are the letters of English, Welsh, Irish and Scottish Gaelic names and words, and of their neighbours'.
const accents = "àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿŵŷẁẃẅỳœšžÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŸŴŶẀẂẄỲŒŠŽß"

// rest is how many of the other characters a subset holds: few, for a document that needs one needs few of them.
const rest = 64

// A parsed is a typeface that was read, with what it is called.
type parsed struct {
	name string
	file *trueType
}

// newFace parts the characters of typefaces into subsets. The first typeface is the face's own; a character that it lacks is taken
// from the first of the others that has it.
func newFace(style Style, all ...parsed) *Face {
	own := all[0]
	about := own.file.about(style)
	f := &Face{
		Name: own.name, Ascent: float64(about.ascent) / 1000, Descent: -float64(about.descent) / 1000,
		Cap: float64(about.capitals) / 1000, glyphs: map[rune]glyph{},
	}
	ascii := make([]rune, 0, 128)
	for r := ' '; r <= '~'; r++ {
		ascii = append(ascii, r)
	}
	f.addSubset(own, style, append(ascii, []rune(common)...))
	f.addSubset(own, style, []rune(accents))
	for _, t := range all {
		for part := range slices.Chunk(slices.Sorted(maps.Keys(f.unplaced(t.file))), rest) {
			f.addSubset(t, style, part)
		}
	}
	for r := range f.latin {
		f.latin[r] = f.glyphs[rune(r)]
	}
	return f
}

// about is what a font descriptor says of the whole typeface.
func (t *trueType) about(style Style) description {
	em := func(v uint16) int { return int(int16(v)) * 1000 / t.unitsPer }
	head, hhea, os2 := t.tables["head"], t.tables["hhea"], t.tables["OS/2"]
	return description{
		box:    [4]int{em(u16(head, 36)), em(u16(head, 38)), em(u16(head, 40)), em(u16(head, 42))},
		ascent: em(u16(hhea, 4)), descent: em(u16(hhea, 6)), capitals: em(u16(os2, 88)),
		slant: int(int16(u16(t.tables["post"], 4))), fixed: style == Mono,
	}
}

// unplaced are the characters of a typeface that no subset holds yet.
func (f *Face) unplaced(t *trueType) map[rune]uint16 {
	left := maps.Clone(t.glyphs)
	maps.DeleteFunc(left, func(r rune, _ uint16) bool { return f.glyphs[r].subset > 0 || Invisible(r) })
	return left
}

// addSubset makes a subset of those characters that the typeface has. Their codes count from the space up, so that
// those of ASCII are its own.
func (f *Face) addSubset(from parsed, style Style, characters []rune) {
	t := from.file
	n := len(f.subsets)
	s := &Subset{ID: fmt.Sprintf("F%d", int(style)), Style: style, name: from.name, about: t.about(style)}
	if n > 0 {
		s.ID += fmt.Sprintf("x%d", n)
	}
	var held []coded
	for _, r := range characters {
		number, ok := t.glyphs[r]
		if !ok {
			continue
		}
		c := coded{rune: r, code: byte(' ' + len(held)), glyph: number, width: (t.advance(number)*1000 + t.unitsPer/2) / t.unitsPer}
		held = append(held, c)
		s.Widths[c.code] = c.width
		f.glyphs[r] = glyph{subset: uint16(n + 1), width: uint16(c.width), code: c.code}
	}
	if len(held) == 0 {
		return
	}
	s.made = sync.OnceValue(func() Program { return s.program(t, held) })
	f.subsets = append(f.subsets, s)
}

// program makes the font file and describes it.
func (s *Subset) program(t *trueType, characters []coded) Program {
	file := t.subset(characters)
	a := s.about
	flags := 4 // symbols: codes are found in the font's own map, not by the names of a standard encoding
	if a.fixed {
		flags |= 1
	}
	if a.slant != 0 {
		flags |= 64
	}
	stem := 80
	if s.Style == Bold || s.Style == BoldItalic || s.Style == Serif {
		stem = 140
	}
	p := Program{
		Name: tag(file) + "+" + s.name, Data: compressed(file), Length: len(file),
		ToUnicode: compressed([]byte(toUnicode(characters))),
		First:     int(characters[0].code), Last: int(characters[len(characters)-1].code),
	}
	p.Descriptor = fmt.Sprintf("/FontName/%s/Flags %d/FontBBox[%d %d %d %d]/ItalicAngle %d/Ascent %d/Descent %d/CapHeight %d/StemV %d",
		p.Name, flags, a.box[0], a.box[1], a.box[2], a.box[3], a.slant, a.ascent, a.descent, a.capitals, stem)
	return p
}

// tag is the six letters that mark a subset, the same for the same font file.
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
