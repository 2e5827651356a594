package pdf

import (
	"strconv"
	"strings"

	"casemaker/internal/document"
)

// Sizes of the page and of text, in points.
const (
	pageWidth    = 595.28
	pageHeight   = 841.89
	marginSide   = 56.7
	marginTop    = 70.9
	marginBottom = 62.4
	bodyWidth    = pageWidth - 2*marginSide
	bodyHeight   = pageHeight - marginTop - marginBottom
	textSize     = 12
	tableSize    = 10
	leading      = 1.42
)

func itoa(n int) string { return strconv.Itoa(n) }

// A box is what a page break cannot part: a line, a row of a table. Its marks are placed from its top left.
type box struct {
	height  float64
	before  float64 // space above, unless it is at the top of a page
	marks   []mark
	keep    bool  // with the box that follows
	header  []box // repeated above it where a page begins with it
	anchors []string
	heading *heading
	fresh   bool // begins a page
}

// A heading is remembered for bookmarks and the contents.
type heading struct {
	level int
	text  string
}

// A mark is something drawn in a box.
type mark struct {
	kind  markKind
	x, y  float64 // text: left end of the base line
	w, h  float64
	text  string
	style style
	size  float64
	color color
	link  string
}

type markKind int

const (
	textMark markKind = iota
	fillMark
	lineMark
	linkMark
)

// A layout turns blocks into boxes.
type layout struct {
	faces *Faces
	theme *Theme
	base  string // address of the site's root, "" where not known
	area  string // address of the area's folder, below the root
	boxes []box
	left  float64
	width float64
	space float64 // owed before the next box
}

// target is where a link leads from a PDF: its own pages, the web, or nowhere where the site's address is not known.
func (l *layout) target(url string) string {
	name, isDocument := strings.CutPrefix(url, "document:")
	page, isToolkit := strings.CutPrefix(url, "toolkit:")
	slug, isArea := strings.CutPrefix(url, "area:")
	switch {
	case isArea && l.base != "":
		return l.base + "areas/" + slug + "/"
	case isDocument && l.base != "":
		return l.base + l.area + name + "/"
	case isToolkit && l.base != "":
		return l.base + "toolkit/" + page + "/"
	case isDocument || isToolkit || isArea:
		return ""
	}
	return url
}

func (l *layout) add(b box) {
	b.before = max(b.before, l.space)
	l.space = 0
	for i := range b.marks {
		b.marks[i].x += l.left
	}
	l.boxes = append(l.boxes, b)
}

// after asks for space before whatever comes next.
func (l *layout) after(space float64) { l.space = max(l.space, space) }

// inset lays blocks out with a smaller width.
func (l *layout) inset(by float64, work func()) {
	l.left += by
	l.width -= by
	work()
	l.left -= by
	l.width += by
}

func (l *layout) plain() run { return run{style: regular, size: textSize, color: l.theme.Ink} }

// paragraph lays running text out: a box a line, with no single line left at the foot or head of a page.
func (l *layout) paragraph(runs []run, height float64) {
	lines := l.lines(l.words(runs), l.width)
	for i, ln := range lines {
		b := box{height: height, marks: l.lineMarks(ln, 0, height)}
		n := len(lines)
		b.keep = n > 1 && (i == 0 || i == n-2)
		l.add(b)
	}
}

// lineMarks places the words of a line; height is the line's.
func (l *layout) lineMarks(ln line, x, height float64) []mark {
	var marks []mark
	for _, w := range ln.words {
		x += w.space
		for _, r := range w.runs {
			width := l.faces.width(r.style, r.size, r.text)
			baseline := height*0.5 + r.size*0.35 - r.rise
			marks = append(marks, mark{kind: textMark, x: x, y: baseline, w: width, text: r.text, style: r.style, size: r.size, color: r.color})
			if r.link != "" {
				marks = append(marks, mark{kind: linkMark, x: x, y: baseline - r.size*0.8, w: width, h: r.size * 1.05, link: r.link})
			}
			x += width
		}
	}
	return marks
}

func (l *layout) blocks(blocks []document.Block) {
	for _, b := range blocks {
		l.block(b)
	}
}

func (l *layout) block(b document.Block) {
	switch b := b.(type) {
	case *document.Heading:
		l.heading(b)
	case *document.Paragraph:
		l.paragraph(l.runsOf(b.Text, l.plain()), textSize*leading)
		l.after(8)
	case *document.List:
		l.list(b)
	case *document.Definitions:
		for _, item := range b.Items {
			l.paragraph(l.runsOf(item.Term, heavy(l.plain())), textSize*leading)
			l.inset(18, func() {
				for _, meaning := range item.Meanings {
					l.blocks(meaning)
				}
			})
		}
		l.after(8)
	case *document.Quote:
		l.barred(l.theme.Edge, func() {
			l.blocks(b.Blocks)
			if len(b.By) > 0 {
				l.paragraph(l.runsOf(b.By, leaning(l.plain())), textSize*leading)
			}
		})
	case *document.Callout:
		l.barred(l.theme.Brand, func() {
			if b.Title != "" {
				l.paragraph([]run{{text: l.faces.drawable(bold, b.Title), style: bold, size: textSize, color: l.theme.Ink}}, textSize*leading)
				l.boxes[len(l.boxes)-1].keep = true
			}
			l.blocks(b.Blocks)
		})
	case *document.Foreign:
		l.blocks(b.Blocks)
	case *document.Code:
		for _, text := range strings.Split(strings.TrimRight(b.Text, "\n"), "\n") {
			l.paragraph([]run{{text: l.faces.drawable(mono, text), style: mono, size: 10, color: l.theme.Ink}}, 14)
		}
		l.after(8)
	case *document.Rule:
		l.add(box{height: 12, marks: []mark{{kind: lineMark, y: 6, w: l.width, color: l.theme.Rule}}})
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

var headingSizes = [7]float64{0, 24, 19, 15, 13, 12, 12}

func (l *layout) heading(h *document.Heading) {
	size := headingSizes[h.Level]
	look := run{style: bold, size: size, color: l.theme.Ink}
	if h.Level <= 2 {
		look.color = l.theme.Brand
	}
	inlines := h.Text
	if h.Number != "" {
		inlines = append([]document.Inline{&document.Text{Value: h.Number + "  "}}, inlines...)
	}
	lines := l.lines(l.words(l.runsOf(inlines, look)), l.width)
	for i, ln := range lines {
		b := box{height: size * 1.25, keep: true, marks: l.lineMarks(ln, 0, size*1.25)}
		if i == 0 {
			b.before = size * 1.1
			b.anchors = []string{h.ID}
			text := document.Plain(h.Text)
			if h.Number != "" {
				text = h.Number + "  " + text
			}
			b.heading = &heading{level: h.Level, text: l.faces.drawable(regular, text)}
		}
		l.add(b)
	}
	l.after(6)
}

// list lays items out with their bullet or number hanging.
func (l *layout) list(list *document.List) {
	for i, item := range list.Items {
		marker := "•"
		if list.Ordered {
			marker = itoa(list.Start+i) + "."
		}
		first := len(l.boxes)
		indent := min(20, l.width/4)
		l.inset(indent, func() { l.blocks(item.Blocks) })
		if first < len(l.boxes) {
			look := l.plain()
			text := l.faces.drawable(regular, marker)
			x := l.left + indent - 6 - l.faces.width(regular, textSize, text)
			if !list.Ordered {
				x = l.left + 6
			}
			b := &l.boxes[first]
			b.marks = append([]mark{{kind: textMark, x: x, y: b.height*0.5 + textSize*0.35, text: text, style: look.style, size: look.size, color: look.color}}, b.marks...)
		}
		if list.Tight {
			l.space = 3
		}
	}
	l.after(8)
}

// barred lays blocks out beside a coloured bar.
func (l *layout) barred(c color, work func()) {
	first := len(l.boxes)
	x := l.left
	l.after(6)
	l.inset(14, work)
	for i := first; i < len(l.boxes); i++ {
		b := &l.boxes[i]
		top := 0.0
		if i > first {
			top = -b.before
		}
		b.marks = append([]mark{{kind: fillMark, x: x, y: top, w: 3, h: b.height - top, color: c}}, b.marks...)
	}
	l.after(10)
}

// keyFigures lays figures out two beside each other.
func (l *layout) keyFigures(k *document.KeyFigures) {
	const gap = 18
	width := (l.width - gap) / 2
	for i := 0; i < len(k.Items); i += 2 {
		b := box{before: 8, height: 62}
		for j, item := range k.Items[i:min(i+2, len(k.Items))] {
			x := float64(j) * (width + gap)
			b.marks = append(b.marks,
				mark{kind: fillMark, x: x, y: 2, w: 3, h: 56, color: l.theme.Brand},
				mark{kind: textMark, x: x + 12, y: 24, text: l.faces.drawable(bold, item.Text), style: bold, size: 24, color: l.theme.Ink},
				mark{kind: textMark, x: x + 12, y: 41, text: l.faces.drawable(regular, item.Label), style: regular, size: 11, color: l.theme.Ink},
				mark{kind: textMark, x: x + 12, y: 55, text: l.faces.drawable(regular, item.Detail), style: regular, size: 9.5, color: l.theme.Faint},
			)
		}
		l.add(b)
	}
	l.after(14)
}

func (l *layout) notes(n *document.Notes) {
	for _, note := range n.Items {
		first := len(l.boxes)
		l.list(&document.List{Ordered: true, Start: note.Number, Tight: true, Items: []document.Item{{Blocks: note.Blocks}}})
		if first < len(l.boxes) {
			l.boxes[first].anchors = append(l.boxes[first].anchors, "note-"+note.ID)
		}
	}
}

func (l *layout) references(r *document.References) {
	for _, ref := range r.Items {
		first := len(l.boxes)
		l.list(&document.List{Ordered: true, Start: ref.Number, Tight: true, Items: []document.Item{{Blocks: []document.Block{&document.Paragraph{Text: ref.Text}}}}})
		if first < len(l.boxes) {
			l.boxes[first].anchors = append(l.boxes[first].anchors, "ref-"+itoa(ref.Number))
		}
		l.space = 4
	}
}
