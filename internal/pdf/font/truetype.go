package font

import (
	"encoding/binary"
	"errors"
	"slices"
)

// A trueType is a font file taken apart, as far as subsets need.
type trueType struct {
	tables   map[string][]byte
	unitsPer int
	glyphs   map[rune]uint16
	location []uint32 // of each glyph in glyf, and the end
	metrics  int      // glyphs with an advance of their own
}

var errShort = errors.New("the file ends too early")

// parse reads the directory and the tables that subsets need.
func parse(file []byte) (*trueType, error) {
	if len(file) < 12 {
		return nil, errShort
	}
	t := &trueType{tables: map[string][]byte{}, glyphs: map[rune]uint16{}}
	for i := range int(u16(file, 4)) {
		entry := file[12+16*i:]
		from, size := int(u32(entry, 8)), int(u32(entry, 12))
		if from+size > len(file) {
			return nil, errShort
		}
		t.tables[string(entry[:4])] = file[from : from+size]
	}
	for _, name := range []string{"head", "hhea", "maxp", "hmtx", "loca", "glyf", "cmap", "OS/2", "post"} {
		if t.tables[name] == nil {
			return nil, errors.New("it has no table " + name)
		}
	}
	t.unitsPer = int(u16(t.tables["head"], 18))
	t.metrics = int(u16(t.tables["hhea"], 34))
	t.readLocations()
	return t, t.readCharacters()
}

func (t *trueType) readLocations() {
	loca, long := t.tables["loca"], u16(t.tables["head"], 50) == 1
	for i := range int(u16(t.tables["maxp"], 4)) + 1 {
		if long {
			t.location = append(t.location, u32(loca, 4*i))
		} else {
			t.location = append(t.location, 2*uint32(u16(loca, 2*i)))
		}
	}
}

// readCharacters reads the Unicode map of format 4, which holds the characters up to U+FFFF.
func (t *trueType) readCharacters() error {
	cmap := t.tables["cmap"]
	for i := range int(u16(cmap, 2)) {
		record := cmap[4+8*i:]
		sub := cmap[u32(record, 4):]
		if u16(record, 0) == 3 && u16(record, 2) == 1 && u16(sub, 0) == 4 {
			t.readSegments(sub)
			return nil
		}
	}
	return errors.New("it has no Unicode character map")
}

func (t *trueType) readSegments(sub []byte) {
	double := int(u16(sub, 6)) // twice the number of segments
	for i := 0; i < double; i += 2 {
		end, start := int(u16(sub, 14+i)), int(u16(sub, 16+double+i))
		delta, offset := u16(sub, 16+2*double+i), int(u16(sub, 16+3*double+i))
		for c := start; c <= end && c < 0xFFFF; c++ {
			glyph := uint16(c) + delta
			if offset > 0 {
				if glyph = u16(sub, 16+3*double+i+offset+2*(c-start)); glyph > 0 {
					glyph += delta
				}
			}
			if glyph > 0 {
				t.glyphs[rune(c)] = glyph
			}
		}
	}
}

// advance is a glyph's width in the font's units.
func (t *trueType) advance(glyph uint16) int {
	return int(u16(t.tables["hmtx"], 4*min(int(glyph), t.metrics-1)))
}

// bearing is the space before a glyph.
func (t *trueType) bearing(glyph uint16) uint16 {
	if g := int(glyph); g >= t.metrics {
		return u16(t.tables["hmtx"], 4*t.metrics+2*(g-t.metrics))
	}
	return u16(t.tables["hmtx"], 4*int(glyph)+2)
}

// outline is a glyph's description without its hinting, which screens and printers no longer need and which would
// double the size. The offsets of its components, if it is made of others, come with it.
func (t *trueType) outline(glyph uint16) (data []byte, components []int) {
	whole := t.tables["glyf"][t.location[glyph]:t.location[glyph+1]]
	if len(whole) == 0 {
		return nil, nil
	}
	contours := int(int16(u16(whole, 0)))
	if contours >= 0 {
		at := 10 + 2*contours
		hints := int(u16(whole, at))
		data = append(slices.Clone(whole[:at]), 0, 0)
		return append(data, whole[at+2+hints:]...), nil
	}
	return composite(whole)
}

// Flags of a composite glyph's component.
const (
	wideArguments  = 1 << 0
	oneScale       = 1 << 3
	moreComponents = 1 << 5
	twoScales      = 1 << 6
	fourScales     = 1 << 7
	instructions   = 1 << 8
)

func composite(whole []byte) (data []byte, components []int) {
	data = slices.Clone(whole)
	at := 10
	for {
		flags := u16(data, at)
		binary.BigEndian.PutUint16(data[at:], flags&^instructions)
		components = append(components, at+2)
		at += 6
		if flags&wideArguments != 0 {
			at += 2
		}
		switch {
		case flags&oneScale != 0:
			at += 2
		case flags&twoScales != 0:
			at += 4
		case flags&fourScales != 0:
			at += 8
		}
		if flags&moreComponents == 0 {
			return data[:at], components
		}
	}
}

func u16(b []byte, at int) uint16 { return binary.BigEndian.Uint16(b[at:]) }
func u32(b []byte, at int) uint32 { return binary.BigEndian.Uint32(b[at:]) }
