package font

import (
	"encoding/binary"
	"maps"
	"slices"
)

// A coded is a character with its code in a subset.
type coded struct {
	rune  rune
	code  byte
	glyph uint16 // in the whole font
	width int    // thousandths of an em
}

// subset writes a font file with the glyphs of some characters only, found by their codes in two maps: the one for
// symbols (3, 0), which the archival standard asks for, and the Macintosh one (1, 0), for old readers.
func (t *trueType) subset(characters []coded) []byte {
	order := []uint16{0} // new glyph number -> old
	number := map[uint16]int{0: 0}
	add := func(glyph uint16) int {
		n, known := number[glyph]
		if !known {
			n = len(order)
			number[glyph] = n
			order = append(order, glyph)
		}
		return n
	}
	codes := map[byte]int{}
	for _, c := range characters {
		codes[c.code] = add(c.glyph)
	}
	var glyf, loca, hmtx []byte
	for i := 0; i < len(order); i++ {
		loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
		outline, components := t.outline(order[i])
		for _, at := range components {
			binary.BigEndian.PutUint16(outline[at:], uint16(add(u16(outline, at))))
		}
		glyf = append(glyf, outline...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
		hmtx = binary.BigEndian.AppendUint16(hmtx, uint16(t.advance(order[i])))
		hmtx = binary.BigEndian.AppendUint16(hmtx, t.bearing(order[i]))
	}
	loca = binary.BigEndian.AppendUint32(loca, uint32(len(glyf)))
	return assemble(map[string][]byte{
		"cmap": codeMap(codes), "glyf": glyf, "loca": loca, "hmtx": hmtx,
		"head": with(t.tables["head"], 50, 1), // long offsets
		"hhea": with(t.tables["hhea"], 34, len(order)),
		"maxp": with(t.tables["maxp"], 4, len(order)),
	})
}

// with is a table with one 16-bit number changed.
func with(table []byte, at, value int) []byte {
	table = slices.Clone(table)
	binary.BigEndian.PutUint16(table[at:], uint16(value))
	return table
}

// codeMap writes the character maps of a subset.
func codeMap(codes map[byte]int) []byte {
	mac := make([]byte, 6+256)
	binary.BigEndian.PutUint16(mac[2:], uint16(len(mac)))
	symbol := make([]uint16, 0, 300)
	for code, glyph := range codes {
		mac[6+int(code)] = byte(min(glyph, 255))
	}
	// One segment covers U+F000 to U+F0FF and looks its glyphs up in an array; one more ends the table, as it must.
	symbol = append(symbol, 4, 16+2*8+2*256, 0, 4, 4, 1, 0, 0xF0FF, 0xFFFF, 0, 0xF000, 0xFFFF, 0, 1, 4, 0)
	for code := range 256 {
		symbol = append(symbol, uint16(codes[byte(code)]))
	}
	out := []byte{0, 0, 0, 2, 0, 1, 0, 0, 0, 0, 0, 20, 0, 3, 0, 0, 0, 0, 0, byte(20 + len(mac) - 256)}
	binary.BigEndian.PutUint32(out[16:], uint32(20+len(mac)))
	out = append(out, mac...)
	for _, v := range symbol {
		out = binary.BigEndian.AppendUint16(out, v)
	}
	return out
}

// assemble writes tables as a font file: directory, checksums, padding.
func assemble(tables map[string][]byte) []byte {
	names := slices.Sorted(maps.Keys(tables))
	power := 0
	for 2<<power <= len(names) {
		power++
	}
	var out []byte
	for _, v := range []int{1, 0, len(names), 16 << power, power, 16*len(names) - 16<<power} {
		out = binary.BigEndian.AppendUint16(out, uint16(v))
	}
	at := 12 + 16*len(names)
	var body []byte
	headAt := 0
	for _, name := range names {
		table := tables[name]
		if name == "head" {
			headAt = at + len(body)
			table = slices.Clone(table)
			clear(table[8:12])
		}
		out = append(out, name...)
		out = binary.BigEndian.AppendUint32(out, checksum(table))
		out = binary.BigEndian.AppendUint32(out, uint32(at+len(body)))
		out = binary.BigEndian.AppendUint32(out, uint32(len(table)))
		body = append(body, table...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	out = append(out, body...)
	binary.BigEndian.PutUint32(out[headAt+8:], 0xB1B0AFBA-checksum(out))
	return out
}

// checksum is the sum of a table as 32-bit numbers.
func checksum(b []byte) uint32 {
	var sum uint32
	for ; len(b) >= 4; b = b[4:] {
		sum += u32(b, 0)
	}
	if len(b) > 0 {
		var last [4]byte
		copy(last[:], b)
		sum += u32(last[:], 0)
	}
	return sum
}
