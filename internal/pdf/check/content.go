package check

import (
	"math"
	"strings"
)

// A Piece is one thing drawn on a page: a text or a shape. Coordinates are points from the bottom left.
type Piece struct {
	Page                     int // counted from 1
	Left, Bottom, Right, Top float64
	Text                     string // empty for a shape
	Element                  Ref    // that it belongs to; 0 for an artifact
	Role                     string // of the element
	Content                  int    // the number of its marked content
}

// A drawing interprets the content of a page.
type drawing struct {
	checker  *checker
	page     int
	fonts    map[Name]*pageFont
	operands []any
	font     *pageFont
	size     float64
	x, y     float64 // of the text line
	stack    []bool  // marked content that is open: whether it is an artifact
	content  int     // number of the marked content, -1 for none
	path     box
	seen     map[int]bool
	pictures Dict // the page's
	square   box  // that a picture fills
	placed   bool // a matrix is set
}

type box struct{ left, bottom, right, top float64 }

var emptyBox = box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}

func (b *box) see(x, y float64) {
	b.left, b.bottom = min(b.left, x), min(b.bottom, y)
	b.right, b.top = max(b.right, x), max(b.top, y)
}

// contents checks that everything drawn belongs to an element or is an artifact.
func (c *checker) contents() {
	for i, ref := range c.pages {
		d := &drawing{checker: c, page: i + 1, content: -1, seen: map[int]bool{}, path: emptyBox}
		page := c.file.dict(ref)
		d.fonts = c.pageFonts(page)
		d.pictures = c.file.dict(c.file.dict(page["Resources"])["XObject"])
		for _, v := range c.kids(page["Contents"]) {
			d.run(v)
		}
		if len(d.stack) > 0 {
			c.problem("content", d.page, "marked content is not ended")
		}
		d.unclaimed(page)
	}
}

// unclaimed reports content that the tree names and the page does not have.
func (d *drawing) unclaimed(page Dict) {
	for m := range d.checker.marks {
		if m.page == d.page && !d.seen[m.content] {
			d.checker.problem("content", d.page, "the tree names marked content %d, which is not drawn", m.content)
		}
	}
	key, _ := page["StructParents"].(int)
	list, _ := d.checker.parents[key].([]any)
	if len(d.seen) != len(list) {
		d.checker.problem("parent-tree", d.page, "the parent tree has %d pieces of content, the page draws %d", len(list), len(d.seen))
	}
}

func (d *drawing) run(v any) {
	stream, ok := d.checker.file.get(v).(*Stream)
	if !ok {
		return
	}
	data, err := stream.Decoded()
	if err != nil {
		d.checker.problem("readable", d.page, "the content cannot be read: %v", err)
		return
	}
	s := &scanner{data: data}
	for {
		v, ok := s.next()
		if !ok {
			if s.skip(); s.at < len(data) {
				d.checker.problem("readable", d.page, "the content cannot be read from byte %d", s.at)
			}
			return
		}
		if op, isOperator := v.(operator); isOperator {
			d.operate(string(op))
			d.operands = d.operands[:0]
			continue
		}
		d.operands = append(d.operands, v)
	}
}

func (d *drawing) number(i int) float64 {
	if i < len(d.operands) {
		return float(d.operands[i])
	}
	return 0
}

func (d *drawing) operate(op string) {
	switch op {
	case "BDC", "BMC":
		d.begin()
	case "EMC":
		d.end()
	case "BT":
		d.x, d.y = 0, 0
	case "Tf":
		if len(d.operands) == 2 {
			name, _ := d.operands[0].(Name)
			d.font, d.size = d.fonts[name], d.number(1)
			if d.font == nil {
				d.checker.problem("font", d.page, "the font %s is not among the page's", name)
			}
		}
	case "Td":
		d.x, d.y = d.x+d.number(0), d.y+d.number(1)
	case "Tj":
		if len(d.operands) == 1 {
			s, _ := d.operands[0].(String)
			d.text(string(s))
		}
	case "q":
		d.placed = false
	case "cm":
		d.place()
	case "Q":
		d.placed = false
	case "TJ", "'", `"`, "Tm":
		d.checker.problem("operator", d.page, "the operator %s is not one that this check follows", op)
	case "re":
		x, y := d.number(0), d.number(1)
		d.path.see(x, y)
		d.path.see(x+d.number(2), y+d.number(3))
	case "m", "l":
		d.path.see(d.number(0), d.number(1))
	case "c":
		d.path.see(d.number(4), d.number(5))
	case "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "sh":
		d.draw(Piece{Left: d.path.left, Bottom: d.path.bottom, Right: d.path.right, Top: d.path.top})
		d.path = emptyBox
	case "n":
		d.path = emptyBox
	case "Do":
		d.picture()
	}
}

// begin opens marked content.
func (d *drawing) begin() {
	tag := Name("")
	if len(d.operands) > 0 {
		tag, _ = d.operands[0].(Name)
	}
	artifact := tag == "Artifact"
	for _, outer := range d.stack {
		if outer != artifact || !artifact {
			d.checker.problem("content", d.page, "marked content %s begins inside other marked content", tag)
			break
		}
	}
	d.stack = append(d.stack, artifact)
	if artifact {
		return
	}
	d.content = -1
	if len(d.operands) == 2 {
		if properties, ok := d.operands[1].(Dict); ok {
			if n, ok := properties["MCID"].(int); ok {
				d.content = n
			}
		}
	}
	m := mark{d.page, d.content}
	owner := d.checker.marks[m]
	switch {
	case d.content < 0:
		d.checker.problem("content", d.page, "marked content %s has no number", tag)
	case d.seen[d.content]:
		d.checker.problem("content", d.page, "marked content %d is drawn twice", d.content)
	case owner == 0:
		d.checker.problem("content", d.page, "marked content %d belongs to no element", d.content)
	case d.checker.elements[owner]["S"] != tag:
		d.checker.problem("content", d.page, "marked content %d is tagged %s, its element is %v", d.content, tag, d.checker.elements[owner]["S"])
	}
	d.seen[d.content] = true
}

func (d *drawing) end() {
	if len(d.stack) == 0 {
		d.checker.problem("content", d.page, "marked content is ended that was not begun")
		return
	}
	d.stack = d.stack[:len(d.stack)-1]
	d.content = -1
}

// text draws a text and moves on by its width.
func (d *drawing) text(codes string) {
	if d.font == nil {
		d.checker.problem("font", d.page, "text is drawn in no font")
		return
	}
	width := 0.0
	var b strings.Builder
	for i := range len(codes) {
		width += d.font.width(codes[i])
		b.WriteString(d.font.read(codes[i]))
		d.font.used[codes[i]] = d.page
	}
	width *= d.size / 1000
	d.draw(Piece{Left: d.x, Right: d.x + width, Bottom: d.y - d.size*0.21, Top: d.y + d.size*0.72, Text: b.String()})
	d.x += width
}

// draw notes what was drawn, and that it belongs somewhere.
func (d *drawing) draw(p Piece) {
	p.Page, p.Content = d.page, d.content
	if d.placed && p.Text != "" {
		d.checker.problem("operator", d.page, "text is drawn with a matrix, which this check does not follow: %q", p.Text)
	}
	if len(d.stack) == 0 {
		d.checker.problem("content", d.page, "something is drawn that neither belongs to an element nor is an artifact: %q", p.Text)
	}
	if !(len(d.stack) > 0 && d.stack[0]) {
		p.Element = d.checker.marks[mark{d.page, d.content}]
		role, _ := d.checker.elements[p.Element]["S"].(Name)
		p.Role = string(role)
	}
	d.checker.drawn = append(d.checker.drawn, p)
}
