package pdf

import "casemaker/internal/pdf/tagged"

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

// paginate puts rows on pages. Rows that keep together move together, unless they are taller than a page.
func paginate(rows []row) []page {
	var p paginator
	p.chunks(rows, true)
	p.flush()
	return p.pages
}

// chunks places rows in the groups that keep together.
func (p *paginator) chunks(rows []row, preferred bool) {
	for i := 0; i < len(rows); {
		end := i
		for end < len(rows)-1 && (rows[end].keep || preferred && rows[end].prefer) {
			end++
		}
		p.place(rows[i:end+1], preferred)
		i = end + 1
	}
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
		p.flush()
		p.current.landscape = landscape
	}
	room := bodyHeight(landscape)
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
	if p.y > 0 && p.y+before+r.height > bodyHeight(p.current.landscape)+0.01 {
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
