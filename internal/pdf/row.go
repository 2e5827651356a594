package pdf

import (
	"slices"

	"casemaker/internal/pdf/tagged"
)

// Sizes of the page, in points: A4, with margins of 20 mm at the sides.
const (
	pageShort    = 595.28
	pageLong     = 841.89
	marginSide   = 56.7
	marginTop    = 64.0
	marginBottom = 56.0
)

// bodyWidth and bodyHeight are the room for text on a page.
func bodyWidth(landscape bool) float64 {
	if landscape {
		return pageLong - 2*marginSide
	}
	return pageShort - 2*marginSide
}

func bodyHeight(landscape bool) float64 {
	if landscape {
		return pageShort - marginTop - marginBottom
	}
	return pageLong - marginTop - marginBottom
}

// A row is what no page break parts: a line of text, a row of a table, a chart. Its ops are placed from its top and
// from the left margin.
type row struct {
	height    float64
	before    float64 // space above it, unless it begins a page
	keep      bool    // on one page with the row that follows
	prefer    bool    // the same, unless that would leave much of a page empty
	landscape bool    // on a page turned sideways
	unit      *unit   // block of the text that it belongs to, where such blocks may change places; nil elsewhere
	raises    bool    // its page begins higher, in the room of the running header, which that page leaves out
	starts    *frame  // that begins with it
	finishes  *frame  // that ends with it
	ops       []op
	frames    []*frame // grounds and bars that it stands in, outermost first
	repeat    *row     // header of its table, drawn again where a page begins with this row
	heading   *heading // that it begins, for the contents
}

// A heading is remembered for the contents.
type heading struct {
	level  int
	text   string
	anchor string
}

// A frame is what is drawn behind rows that belong together, on every page that they reach.
type frame struct {
	x, width float64
	ground   *Color
	bar      *Color // at the left edge
	border   *Color
}

// A unit is a block that stands by itself between two headings: running text, or a table or chart, which may stand behind text that
// follows it where that fills a page which would stay empty otherwise.
type unit struct{ floats bool }

// An op is one thing that a row consists of.
type op interface {
	// paint draws the op in a row whose top is at y.
	paint(p *painter, y float64)
}

// A node is an element of the structure. It begins where its first op is painted.
type node struct {
	role       tagged.Role
	attributes *tagged.Attributes // nil for none
	link       *leading           // of a link
	parent     *node              // of an inline node
	element    *tagged.Element
}

// A leading says where a link leads: the target, and the same in words.
type leading struct{ target, contents string }

// actual is the text that a node stands for, if any.
func (n *node) actual() string {
	if n == nil || n.attributes == nil {
		return ""
	}
	return n.attributes.Actual
}

// A page is rows with their places.
type page struct {
	landscape bool
	last      bool // of its part
	raised    bool
	placed    []placed
}

type placed struct {
	*row
	y     float64
	again bool // its table's header is drawn above it
}

// A paginator fills pages with rows.
type paginator struct {
	pages   []page
	current page
	y       float64
}

// raise is how much higher a page with a title begins.
const raise = 20.0

// room is how high the page may be filled.
func (p *paginator) room(landscape bool) float64 {
	if p.current.raised {
		return bodyHeight(landscape) + raise
	}
	return bodyHeight(landscape)
}

// top is where the rows of a page begin.
func (pg page) top() float64 {
	if pg.raised {
		return marginTop - raise
	}
	return marginTop
}

// paginate puts rows on pages. Rows that keep together move together, unless they are taller than a page.
func paginate(rows []row) []page {
	var p paginator
	p.current.raised = len(rows) > 0 && rows[0].raises
	p.chunks(slices.Clone(rows), true)
	p.flush()
	return p.pages
}

// used is the share of a page that is used.
func (pg page) used() float64 {
	if len(pg.placed) == 0 {
		return 0
	}
	last := pg.placed[len(pg.placed)-1]
	return (last.y + last.height) / bodyHeight(pg.landscape)
}

// chunks places rows in the groups that keep together.
func (p *paginator) chunks(rows []row, preferred bool) {
	for i := 0; i < len(rows); {
		end := i
		for end < len(rows)-1 && (rows[end].keep || preferred && rows[end].prefer) {
			end++
		}
		if preferred && (i == 0 || rows[i-1].unit != rows[i].unit) {
			p.fillBefore(rows[i:], end+1-i)
			for end = i; end < len(rows)-1 && (rows[end].keep || rows[end].prefer); {
				end++
			}
		}
		p.place(rows[i:end+1], preferred)
		i = end + 1
	}
}

// littleEmpty is the share of a page that is left empty rather than let a table or chart change places with text.
const littleEmpty = 0.07

// fillBefore lets text that follows a table or chart come before it, where that does not fit on the page and the text does. The first so many
// of the rows keep together.
func (p *paginator) fillBefore(rows []row, kept int) {
	room := p.room(p.current.landscape) - p.y
	u := rows[0].unit
	if u == nil || !u.floats || rows[0].landscape || p.current.landscape || p.y == 0 || heightOf(rows[:kept]) <= room || room < bodyHeight(false)*littleEmpty {
		return
	}
	end := unitEnd(rows, 0)
	if kept > end {
		return // it keeps with what follows
	}
	to := end
	for to < len(rows) {
		next := rows[to].unit
		stop := unitEnd(rows, to)
		if next == nil || next.floats || rows[stop-1].keep || rows[stop-1].prefer {
			break
		}
		height := heightOf(rows[to:stop])
		if height > room {
			break
		}
		room -= height
		to = stop
	}
	if to == end {
		return
	}
	// What ends with the text, such as a section, ends with the table or chart instead.
	last := &rows[to-1]
	if n := surplus(rows[end:to]); n > 0 {
		ops := slices.Clone(last.ops)
		for i := range n {
			if _, ends := ops[len(ops)-1-i].(endOp); !ends {
				return
			}
		}
		last.ops = ops[:len(ops)-n]
		behind := &rows[end-1]
		behind.ops = append(slices.Clone(behind.ops), ops[len(ops)-n:]...)
	} else if n < 0 {
		return
	}
	slices.Reverse(rows[:end])
	slices.Reverse(rows[end:to])
	slices.Reverse(rows[:to])
}

// unitEnd is where the unit of a row ends.
func unitEnd(rows []row, from int) int {
	end := from + 1
	for end < len(rows) && rows[end].unit == rows[from].unit {
		end++
	}
	return end
}

// surplus is how many more elements end in rows than begin.
func surplus(rows []row) int {
	n := 0
	for _, r := range rows {
		for _, m := range r.ops {
			switch m.(type) {
			case beginOp:
				n--
			case endOp:
				n++
			}
		}
	}
	return n
}

// muchEmpty is the share of a page that is not left empty only because rows would rather stay together.
const muchEmpty = 0.26

// place puts rows that keep together on the page, or on a new one where they do not fit.
func (p *paginator) place(rows []row, preferred bool) {
	landscape := false
	for i := range rows {
		landscape = landscape || rows[i].landscape
	}
	// A page turned for a table goes on as long as what follows fits below it, rather than stay half empty.
	if p.current.landscape && !landscape && p.y+heightOf(rows) <= bodyHeight(true) {
		landscape = true
	}
	if landscape != p.current.landscape {
		raised := p.current.raised && len(p.current.placed) == 0
		p.flush()
		p.current.landscape, p.current.raised = landscape, raised
	}
	room := p.room(landscape)
	if p.y > 0 && p.y+heightOf(rows) > room {
		if preferred && room-p.y > room*muchEmpty {
			p.chunks(rows, false)
			return
		}
		p.flush()
		p.current.landscape = landscape
	}
	for i := range rows {
		p.add(&rows[i])
	}
}

// heightOf is how much room rows take below others.
func heightOf(rows []row) float64 {
	sum := 0.0
	for i := range rows {
		sum += rows[i].before + rows[i].height
	}
	return sum
}

// add puts one row on the page. It breaks the page only where rows that keep together do not fit on one.
func (p *paginator) add(r *row) {
	before := r.before
	if p.y == 0 {
		before = 0
	}
	if p.y > 0 && p.y+before+r.height > p.room(p.current.landscape)+0.01 {
		landscape := p.current.landscape
		p.flush()
		p.current.landscape = landscape
		before = 0
	}
	again := p.y == 0 && r.repeat != nil && r.repeat != r
	if again {
		p.y += r.repeat.height
	}
	p.y += before
	p.current.placed = append(p.current.placed, placed{row: r, y: p.y, again: again})
	p.y += max(r.height, 0.01)
}

// flush ends the page.
func (p *paginator) flush() {
	if len(p.current.placed) > 0 {
		p.pages = append(p.pages, p.current)
	}
	p.current, p.y = page{}, 0
}
