package check

import (
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"unicode/utf16"
)

// A pageFont is one that pages draw with.
type pageFont struct {
	name    string
	dict    Dict
	first   int
	widths  []any
	unicode map[byte]string
	used    map[byte]int // codes, and a page that draws them
}

func (f *pageFont) width(code byte) float64 {
	if i := int(code) - f.first; i >= 0 && i < len(f.widths) {
		return float(f.widths[i])
	}
	return 0
}

func (f *pageFont) read(code byte) string { return f.unicode[code] }

// pageFonts reads the fonts of a page, each once.
func (c *checker) pageFonts(page Dict) map[Name]*pageFont {
	all := map[Name]*pageFont{}
	for name, v := range c.file.dict(c.file.dict(page["Resources"])["Font"]) {
		ref, _ := v.(Ref)
		if c.known[ref] == nil {
			c.known[ref] = c.readFont(c.file.dict(ref))
		}
		all[name] = c.known[ref]
	}
	return all
}

func (c *checker) readFont(d Dict) *pageFont {
	f := &pageFont{name: fmt.Sprint(d["BaseFont"]), dict: d, widths: c.file.list(d["Widths"]), unicode: map[byte]string{}, used: map[byte]int{}}
	f.first, _ = d["FirstChar"].(int)
	stream, _ := c.file.get(d["ToUnicode"]).(*Stream)
	if stream == nil {
		return f
	}
	data, err := stream.Decoded()
	if err != nil {
		return f
	}
	s := &scanner{data: data}
	var strings []String
	for {
		v, ok := s.next()
		if !ok {
			return f
		}
		switch v := v.(type) {
		case String:
			strings = append(strings, v)
		case operator:
			if v == "endbfchar" {
				for i := 0; i+1 < len(strings); i += 2 {
					if len(strings[i]) == 1 {
						f.unicode[strings[i][0]] = utf16Text(strings[i+1])
					}
				}
			}
			strings = nil
		}
	}
}

func utf16Text(s String) string {
	var units []uint16
	for i := 0; i+1 < len(s); i += 2 {
		units = append(units, binary.BigEndian.Uint16([]byte(s[i:i+2])))
	}
	return string(utf16.Decode(units))
}

// fonts checks that every font drawn with is in the file, and says what its codes mean.
func (c *checker) fonts() {
	for _, ref := range slices.Sorted(maps.Keys(c.known)) {
		f := c.known[ref]
		if len(f.used) == 0 {
			continue
		}
		page := slices.Min(slices.Collect(maps.Values(f.used)))
		descriptor := c.file.dict(f.dict["FontDescriptor"])
		file, _ := c.file.get(descriptor["FontFile2"]).(*Stream)
		if file == nil {
			c.problem("font-file", page, "the font %s is not in the file", f.name)
			continue
		}
		if f.dict["ToUnicode"] == nil {
			c.problem("to-unicode", page, "the font %s does not say what its codes mean", f.name)
			continue
		}
		if f.dict["Subtype"] != Name("TrueType") {
			c.problem("font", page, "the font %s is %v, which this check does not know", f.name, f.dict["Subtype"])
			continue
		}
		flags, _ := descriptor["Flags"].(int)
		if symbolic := flags&4 != 0; symbolic == (f.dict["Encoding"] != nil) {
			c.problem("font-encoding", page, "the font %s has an encoding and is for symbols, or neither", f.name)
		}
		c.codes(f, file)
	}
}

// codes checks the codes that are drawn: each has a glyph, a width that agrees with the glyph's, and a meaning.
func (c *checker) codes(f *pageFont, file *Stream) {
	data, err := file.Decoded()
	if err != nil || len(data) < 12 {
		c.problem("font-file", 0, "the font %s cannot be read: %v", f.name, err)
		return
	}
	if length, _ := file.Dict["Length1"].(int); length != len(data) {
		c.problem("font-file", 0, "the font %s is %d bytes, not the %d that it says", f.name, len(data), length)
	}
	g := readGlyphs(data)
	for _, code := range slices.Sorted(maps.Keys(f.used)) {
		page := f.used[code]
		if meaning := f.unicode[code]; meaning == "" || meaning == "\x00" || meaning == "\uFEFF" || meaning == "\uFFFE" {
			c.problem("to-unicode", page, "code %d of the font %s has no meaning", code, f.name)
		}
		glyph := g.glyph(code)
		if glyph == 0 {
			c.problem("glyph", page, "code %d of the font %s has no glyph", code, f.name)
			continue
		}
		if want := g.width(glyph); want-f.width(code) > 1 || f.width(code)-want > 1 {
			c.problem("width", page, "code %d of the font %s is %v wide, its glyph %v", code, f.name, f.width(code), want)
		}
	}
}

// glyphs are the tables of a font file that say which glyph a code is and how wide.
type glyphs struct {
	symbols []byte // the character map for symbols, format 4
	metrics []byte
	count   int
	units   float64
}

func readGlyphs(data []byte) (g glyphs) {
	defer func() {
		if recover() != nil {
			g = glyphs{} // a broken file: no code has a glyph
		}
	}()
	u16 := func(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }
	u32 := func(b []byte, at int) int { return int(binary.BigEndian.Uint32(b[at:])) }
	tables := map[string][]byte{}
	for i := range u16(data, 4) {
		entry := data[12+16*i:]
		tables[string(entry[:4])] = data[u32(entry, 8) : u32(entry, 8)+u32(entry, 12)]
	}
	g.units = float64(u16(tables["head"], 18))
	g.count = u16(tables["hhea"], 34)
	g.metrics = tables["hmtx"][:4*g.count]
	cmap := tables["cmap"]
	for i := range u16(cmap, 2) {
		record := cmap[4+8*i:]
		if u16(record, 0) == 3 && u16(record, 2) == 0 {
			g.symbols = cmap[u32(record, 4):]
		}
	}
	return g
}

// glyph finds the glyph of a code, as readers do: at U+F000 and the code.
func (g glyphs) glyph(code byte) int {
	u16 := func(at int) int {
		if at+2 > len(g.symbols) {
			return 0
		}
		return int(binary.BigEndian.Uint16(g.symbols[at:]))
	}
	want := 0xF000 + int(code)
	double := u16(6)
	for i := 0; i < double; i += 2 {
		end, start := u16(14+i), u16(16+double+i)
		if want < start || want > end {
			continue
		}
		at := 16 + 3*double + i
		if offset := u16(at); offset > 0 {
			return u16(at + offset + 2*(want-start))
		}
		return (want + u16(16+2*double+i)) & 0xFFFF
	}
	return 0
}

func (g glyphs) width(glyph int) float64 {
	if 4*glyph+2 > len(g.metrics) || g.units == 0 {
		return -1
	}
	return float64(binary.BigEndian.Uint16(g.metrics[4*glyph:])) * 1000 / g.units
}
