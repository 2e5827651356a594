package pdf

import (
	"slices"
	"strings"

	"casemaker/internal/document"
	"casemaker/internal/pdf/font"
	"casemaker/internal/pdf/tagged"
)

// Sizes of text, in points. Twelve is the least that government guidance allows for reading; what is looked up rather
// than read, such as tables and sources, is smaller.
const (
	textSize      = 12.0
	lineHeight    = 16.5
	leadSize      = 14.0
	leadHeight    = 20.0
	captionSize   = 12.0
	captionHeight = 15.5
	sourceSize    = 9.5
	smallSize     = 9.5
	smallHeight   = 12.5
)

// tableSizes are those of tables upright, the best first. One that fits in none turns the page.
var tableSizes = []float64{9.5, 9}

// Room above and below what stands in a text.
const (
	aroundTable = 7.0
	belowTable  = 13.0
	belowText   = 8.0
)

// A layout turns blocks into rows.
type layout struct {
	doc     Document
	fonts   *font.Set
	theme   *Theme
	rows    []row
	left    float64 // from the margin
	width   float64
	space   float64  // owed before the next row
	begun   []op     // elements that begin with the next row
	open    []*node  // elements, outermost first
	frames  []*frame // that the next row stands in
	levels  []int    // of the open sections
	shift   int      // added to the level of headings
	known   map[string]bool
	cited   map[int]int    // how often each source was cited so far
	numbers map[string]int // of the sources in the list of references
	missing missing
	tables  int      // with IDs so far
	tight   bool     // what is large is less so, to fit so many pages
	scratch splitter // room for words
}

func newLayout(d Document, fonts *font.Set, theme *Theme) *layout {
	l := &layout{
		doc: d, fonts: fonts, theme: theme, width: bodyWidth(false), rows: make([]row, 0, 4*len(d.Blocks)),
		known: map[string]bool{}, cited: map[int]int{}, numbers: map[string]int{}, missing: missing{},
	}
	l.survey(d.Blocks)
	return l
}

// survey looks ahead for what blocks need to know of others: the numbers of sources, and whether the document's own
// headings begin at the level of its title.
func (l *layout) survey(blocks []document.Block) {
	document.Walk(blocks, func(b document.Block) {
		switch b := b.(type) {
		case *document.Heading:
			if b.Level == 1 {
				l.shift = 1
			}
		case *document.References:
			for _, r := range b.Items {
				l.numbers[r.Source] = r.Number
			}
		}
	}, nil)
}

// plain is the look of running text.
func (l *layout) plain() look { return look{style: font.Regular, size: textSize, color: l.theme.Ink} }

// faint is the look of small print.
func (l *layout) faint() look {
	return look{style: font.Regular, size: smallSize, color: l.theme.Faint}
}

// begin opens an element with the next row; end closes it after the last.
func (l *layout) begin(role tagged.Role, a tagged.Attributes) *node {
	n := &node{role: role}
	if a != (tagged.Attributes{}) {
		own := a
		n.attributes = &own
	}
	l.begun = append(l.begun, beginOp{n})
	l.open = append(l.open, n)
	return n
}

// end closes the innermost element. One with nothing in it leaves no trace.
func (l *layout) end() {
	n := l.open[len(l.open)-1]
	l.open = l.open[:len(l.open)-1]
	for i, m := range l.begun {
		if b, ok := m.(beginOp); ok && b.node == n {
			l.begun = slices.Delete(l.begun, i, i+1)
			return
		}
	}
	l.rows[len(l.rows)-1].ops = append(l.rows[len(l.rows)-1].ops, endOp{})
}

// within lays out inside an element.
func (l *layout) within(role tagged.Role, a tagged.Attributes, work func()) {
	l.begin(role, a)
	work()
	l.end()
}

// anchor names the place of the next row.
func (l *layout) anchor(name string) {
	if name != "" {
		l.known[name] = true
		l.begun = append(l.begun, anchorOp{name: name})
	}
}

// add appends a row. Its ops are placed from the left end of the text.
func (l *layout) add(r row) {
	r.before = max(r.before, l.space)
	l.space = 0
	if l.left != 0 {
		for i, m := range r.ops {
			r.ops[i] = shifted(m, l.left)
		}
	}
	for _, m := range r.ops {
		if t, ok := m.(textOp); ok {
			if t.anchor != "" {
				l.known[t.anchor] = true
			}
		}
	}
	r.ops = append(l.begun, r.ops...)
	l.begun = nil
	r.frames = l.frames[:len(l.frames):len(l.frames)]
	l.rows = append(l.rows, r)
}

// after asks for space before whatever comes next.
func (l *layout) after(space float64) { l.space = max(l.space, space) }

// keepLast keeps the last row with what follows.
func (l *layout) keepLast() {
	if n := len(l.rows); n > 0 {
		l.rows[n-1].keep = true
	}
}

// take returns the rows so far and begins anew.
func (l *layout) take() []row {
	rows := l.rows
	l.rows, l.space = nil, 0
	return rows
}

// narrowest is the least width that text is indented to; deeper lists stay there.
const narrowest = 130.0

// inset lays out with a smaller width.
func (l *layout) inset(by float64, work func()) {
	if l.width-by < narrowest {
		by = 0
	}
	l.left += by
	l.width -= by
	work()
	l.left -= by
	l.width += by
}

// text lays runs out as rows of one line each, with no single line left at the foot or head of a page.
func (l *layout) text(all []run, size, height float64) {
	lines := l.broken(all, l.width)
	for i, ln := range lines {
		l.add(row{
			height: height, ops: l.ops(ln, 0, 0, height, size),
			keep: len(lines) > 1 && (i == 0 || i == len(lines)-2),
		})
	}
}

// paragraph lays text out as a paragraph.
func (l *layout) paragraph(all []run, size, height float64) {
	l.within(tagged.P, tagged.Attributes{}, func() { l.text(all, size, height) })
}

func (l *layout) blocks(blocks []document.Block) {
	outer := len(l.frames) == 0 && len(l.open) == len(l.levels)
	for i := 0; i < len(blocks); i++ {
		if n := asking(blocks[i:]); n > 0 && len(l.frames) == 0 {
			l.asks(blocks[i : i+n])
			i += n - 1
			continue
		}
		first := len(l.rows)
		l.block(blocks[i])
		if i+1 < len(blocks) && introduces(blocks[i], blocks[i+1]) {
			l.keepLast()
		}
		if outer {
			l.unite(blocks[i], first)
		}
	}
}

// either is a size as usual or, in a tight layout, the second.
func (l *layout) either(usual, tight float64) float64 {
	if l.tight {
		return tight
	}
	return usual
}

// unite makes the rows of a block one unit, if it is of a kind that may change places with others.
func (l *layout) unite(b document.Block, first int) {
	u := &unit{}
	switch b.(type) {
	case *document.Paragraph, *document.List:
	case *document.Table, *document.Chart, *document.Grid:
		u.floats = true
	default:
		return
	}
	for i := first; i < len(l.rows); i++ {
		l.rows[i].unit = u
	}
}

// asks lays what a paper asks for out in a box, on one page where that leaves little of another empty.
func (l *layout) asks(blocks []document.Block) {
	l.after(l.either(20, 12))
	first := len(l.rows)
	l.framed(&frame{border: &l.theme.Ink}, func() { l.each(blocks) })
	for i := first; i < len(l.rows)-1; i++ {
		l.rows[i].prefer = true
	}
}

// each lays blocks out one by one.
func (l *layout) each(blocks []document.Block) {
	for i, b := range blocks {
		l.block(b)
		if i+1 < len(blocks) && introduces(b, blocks[i+1]) {
			l.keepLast()
		}
	}
}

// asking is how many blocks from the first on are what a paper asks for: a heading, what leads in, and a list with letters. They stand in a box.
func asking(blocks []document.Block) int {
	if _, ok := blocks[0].(*document.Heading); !ok {
		return 0
	}
	for i, b := range blocks[1:] {
		switch b := b.(type) {
		case *document.Paragraph:
			continue
		case *document.List:
			if b.Letters {
				return i + 2
			}
		}
		break
	}
	return 0
}

// introduces reports whether a block ends by announcing the next, from which no page break parts it.
func introduces(b, next document.Block) bool {
	p, ok := b.(*document.Paragraph)
	if !ok {
		return false
	}
	switch next.(type) {
	case *document.Heading, *document.Rule:
		return false
	}
	return strings.HasSuffix(strings.TrimSpace(document.Plain(p.Text)), ":")
}

func (l *layout) block(b document.Block) {
	switch b := b.(type) {
	case *document.Heading:
		l.heading(b)
	case *document.Paragraph:
		l.running(b)
	case *document.List:
		l.list(b)
	case *document.Definitions:
		l.definitions(b)
	case *document.Quote:
		l.quote(b)
	case *document.Callout:
		l.callout(b)
	case *document.LangBlock:
		l.foreign(b)
	case *document.Code:
		l.code(b)
	case *document.Rule:
		l.add(row{height: 13, ops: []op{lineOp{y: 6, w: l.width, color: l.theme.Rule, thick: 0.75}}})
		l.after(6)
	case *document.Grid:
		l.grid(b)
	case *document.Table:
		l.table(b.Table)
	case *document.Chart:
		l.chart(b.Chart)
	case *document.KeyFigures:
		l.keyFigures(b)
	case *document.Notes:
		l.notes(b)
	case *document.References:
		l.references(b)
	}
}

func (l *layout) running(p *document.Paragraph) {
	if m := l.drawable(p); m != nil {
		l.figure(m)
		return
	}
	l.paragraph(l.runsOf(p.Text, l.plain()), textSize, lineHeight)
	l.after(belowText)
}

// code keeps the lines of literal text.
func (l *layout) code(c *document.Code) {
	l.framed(&frame{ground: &l.theme.Panel}, func() {
		l.within(tagged.P, tagged.Attributes{}, func() {
			l.within(tagged.Code, tagged.Attributes{}, func() {
				as := look{style: font.Mono, size: smallSize, color: l.theme.Ink}
				l.text(l.literal(c.Text, as), smallSize, smallHeight)
			})
		})
	})
}

// framed lays out inside a frame, which is given its place.
func (l *layout) framed(f *frame, work func()) {
	const side = 13.0
	pad := l.either(7, 4)
	f.x, f.width = l.left, l.width
	if len(l.frames) > 0 {
		l.after(6)
	}
	first := len(l.rows)
	outer := l.frames
	l.frames = append(l.frames[:len(l.frames):len(l.frames)], f)
	l.add(row{height: pad, keep: true, starts: f})
	l.width -= side
	l.inset(side, work)
	l.width += side
	if len(l.rows) > first+1 {
		l.rows[first+1].before = min(l.rows[first+1].before, 3)
	}
	if len(l.rows) == first+1 {
		// Nothing stands in it. What had begun goes on with the next row.
		l.begun = append(l.rows[first].ops, l.begun...)
		l.rows, l.frames = l.rows[:first], outer
		return
	}
	l.keepLast()
	l.space = 0
	begun := l.begun
	l.begun = nil
	l.add(row{height: pad, finishes: f})
	l.begun = begun
	l.frames = outer
	l.after(l.either(13, 6))
}
