package pdf

import (
	"slices"
	"strings"

	"casemaker/internal/address"
	"casemaker/internal/document"
	"casemaker/internal/pdf/font"
	"casemaker/internal/pdf/tagged"
)

// list lays items out with their bullet or number hanging.
func (l *layout) list(list *document.List) {
	numbering := "Disc"
	if list.Ordered {
		numbering = "Decimal"
	}
	if list.Letters {
		numbering = "LowerAlpha"
	}
	l.within(tagged.L, tagged.Attributes{Numbering: numbering}, func() {
		for i, item := range list.Items {
			label := "•"
			if list.Ordered {
				label = itoa(list.Start+i) + "."
			}
			if list.Letters {
				l.asked(letter(list.Start+i), item, i > 0)
				continue
			}
			first := len(l.rows)
			l.item(label, list.Ordered, textSize, func() { l.blocks(item.Blocks) })
			if n := len(l.rows) - first; n <= 4 || i == 0 {
				for k := first; k < len(l.rows)-1; k++ {
					l.rows[k].keep = true
				}
			}
			if n := len(list.Items); n > 2 && (i == 0 || i == n-2) {
				l.keepLast()
			}
			if list.Tight {
				l.space = 4
			}
		}
	})
	l.after(belowText)
}

// letter numbers with letters: a to z, then aa, ab …
func letter(n int) string {
	text := ""
	for ; n > 0; n = (n - 1) / 26 {
		text = string(rune('a'+(n-1)%26)) + text
	}
	return text
}

// asked lays one thing that a paper asks for out: its letter on a disc, what is asked, and below it, smaller, of whom and by when. A line
// parts it from the one before.
func (l *layout) asked(label string, item document.Item, line bool) {
	const indent = 30.0
	size, height, gap := l.either(10.5, 9.5), l.either(14, 11.5), l.either(6, 2)
	as := look{style: font.Bold, size: textSize, color: l.theme.Brand}
	width := l.fonts.Face(as.style).Width(label, as.size)
	l.begin(tagged.LI, tagged.Attributes{})
	if line {
		l.after(gap)
		l.add(row{height: gap, keep: true, ops: []op{lineOp{w: l.width, color: l.theme.Rule, thick: 0.75}}})
	}
	drawn := []op{discOp{x: l.left + 10, y: lineHeight / 2, r: 10, color: mixed(white, l.theme.Brand, 0.13)}, beginOp{&node{role: tagged.Lbl, attributes: &tagged.Attributes{Actual: label + "."}}}}
	drawn = append(drawn, l.ops(line1(l, label, as), l.left+10-width/2, 0, lineHeight, as.size)...)
	l.begun = append(append(l.begun, drawn...), endOp{})
	l.begin(tagged.LBody, tagged.Attributes{})
	first := len(l.rows)
	l.inset(indent, func() {
		what, who := parted(item.Blocks)
		if what == nil {
			l.blocks(item.Blocks)
			return
		}
		l.within(tagged.P, tagged.Attributes{}, func() {
			l.text(l.runsOf(what, l.plain()), textSize, lineHeight)
			small := l.faint()
			small.size = size
			l.text(l.runsOf(who, small), size, height)
		})
	})
	if len(l.rows) == first {
		l.add(row{height: lineHeight})
	}
	for i := first; i < len(l.rows)-1; i++ {
		l.rows[i].keep = true
	}
	l.end()
	l.end()
	l.space = 0
}

// parted takes an item apart that says in its last words, stressed, who is asked and by when.
func parted(blocks []document.Block) (what, who []document.Inline) {
	if len(blocks) != 1 {
		return nil, nil
	}
	p, ok := blocks[0].(*document.Paragraph)
	if !ok || len(p.Text) < 2 {
		return nil, nil
	}
	last, ok := p.Text[len(p.Text)-1].(*document.Emphasis)
	if !ok {
		return nil, nil
	}
	return p.Text[:len(p.Text)-1], last.Text
}

// item lays one item of a list out beside its label. An item with nothing in it still shows its label.
func (l *layout) item(label string, number bool, size float64, work func()) {
	as := l.plain()
	as.size = size
	height := size * lineHeight / textSize
	indent := 17.0
	width := l.fonts.Face(as.style).Width(label, as.size)
	x := 4.0
	if number {
		indent = max(22, width+7)
		x = indent - 7 - width
	}
	l.begin(tagged.LI, tagged.Attributes{})
	// The label is drawn in the first row of the item, whatever that is.
	drawn := l.ops(line{parts: []part{{look: &as, text: label, width: width}}}, l.left+x, 0, height, size)
	l.begun = append(append(append(l.begun, beginOp{&node{role: tagged.Lbl}}), drawn...), endOp{})
	l.begin(tagged.LBody, tagged.Attributes{})
	first := len(l.rows)
	l.inset(indent, work)
	if len(l.rows) == first {
		l.add(row{height: height})
	}
	l.end()
	l.end()
}

// definitions lays terms out with their meanings below, set in.
func (l *layout) definitions(d *document.Definitions) {
	bold := l.plain()
	bold.style = font.Bold
	l.within(tagged.L, tagged.Attributes{Numbering: "None"}, func() {
		for _, item := range d.Items {
			l.within(tagged.LI, tagged.Attributes{}, func() {
				l.within(tagged.Lbl, tagged.Attributes{}, func() { l.text(l.runsOf(item.Term, bold), textSize, lineHeight) })
				l.keepLast()
				l.within(tagged.LBody, tagged.Attributes{}, func() {
					l.inset(18, func() {
						for _, meaning := range item.Meanings {
							l.blocks(meaning)
							l.space = 3
						}
					})
				})
			})
			l.after(6)
		}
	})
	l.after(belowText)
}

// quote sets someone else's words apart with a bar.
func (l *layout) quote(q *document.Quote) {
	l.begin(tagged.BlockQuote, tagged.Attributes{})
	l.framed(&frame{bar: &l.theme.Edge}, func() {
		l.blocks(q.Blocks)
		if len(q.By) > 0 {
			l.keepLast()
			l.space = 4
			as := l.faint()
			as.size = 11
			l.paragraph(l.runsOf(q.By, as), 11, 15)
		}
	})
	l.end()
}

// callout sets a passage apart: a note on a ground, a warning and an ask with a bar in their colour.
func (l *layout) callout(c *document.Callout) {
	f := &frame{ground: &l.theme.Panel, bar: &l.theme.Edge}
	as := look{style: font.Bold, size: textSize, color: l.theme.Ink}
	switch c.Kind {
	case "warning":
		f.bar, as.color = &l.theme.Warn, l.theme.Warn
	case "ask":
		f.bar, f.border, f.ground, as.color = &l.theme.Brand, &l.theme.Brand, nil, l.theme.Brand
	}
	l.begin(tagged.Div, tagged.Attributes{})
	l.framed(f, func() {
		if c.Title != "" {
			l.paragraph(l.textRuns(c.Title, as), textSize, lineHeight)
			l.keepLast()
			l.after(2)
		}
		l.blocks(c.Blocks)
	})
	l.end()
}

// foreign lays a passage in another language out. What is printed around its tables is in that language too.
func (l *layout) foreign(f *document.LangBlock) {
	own := l.theme
	first, _, _ := strings.Cut(f.Lang, "-")
	if words, ok := own.Foreign[first]; ok {
		theme := *own
		theme.Words = words
		l.theme = &theme
	}
	l.within(tagged.Div, tagged.Attributes{Lang: f.Lang}, func() { l.blocks(f.Blocks) })
	l.theme = own
}

// literal turns literal text into runs, lines and spaces kept.
func (l *layout) literal(text string, as look) []run {
	var all []run
	for _, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		line = strings.ReplaceAll(strings.ReplaceAll(line, "\t", "    "), " ", "\u00a0")
		if line == "" {
			line = "\u00a0"
		}
		all = append(all, l.textRuns(line, as)...)
		if len(all) > 0 {
			all[len(all)-1].stop = true
		}
	}
	return all
}

// notes lays footnotes out, each with the way back to where it is called.
func (l *layout) notes(n *document.Notes) {
	l.within(tagged.L, tagged.Attributes{Numbering: "Decimal"}, func() {
		for _, note := range n.Items {
			l.anchor(address.Note(note.ID))
			l.item(itoa(note.Number)+".", true, textSize, func() {
				l.within(tagged.Note, tagged.Attributes{ID: address.Note(note.ID)}, func() {
					l.blocks(note.Blocks)
					var places []string
					for use := 1; use <= note.Uses; use++ {
						places = append(places, address.Call(note.ID, use))
					}
					l.space = 0
					l.back(places)
				})
			})
			l.space = 4
		}
	})
	l.after(belowText)
}

// mostBack is how many ways back a note or source shows.
const mostBack = 8

// back adds a line of arrows that lead back to places.
func (l *layout) back(places []string) {
	if len(places) > 0 {
		l.paragraph(l.backRuns(places), smallSize, smallHeight)
	}
}

func (l *layout) backRuns(places []string) []run {
	var all []run
	for i, place := range places[:min(len(places), mostBack)] {
		as := l.linked(l.faint(), "#"+place, l.theme.Words.BackTo+" ("+itoa(i+1)+")")
		as.under = false
		as.node.role = tagged.Link
		all = append(all, l.textRuns(" ", l.faint())...)
		all = append(all, l.textRuns("↑", as)...)
	}
	return all
}

// references lists the sources cited, each with the ways back to where it is cited.
func (l *layout) references(r *document.References) {
	as := l.plain()
	as.size = sourceSize
	l.within(tagged.L, tagged.Attributes{Numbering: "Decimal"}, func() {
		for _, ref := range r.Items {
			var places []string
			for use := 1; use <= l.cited[ref.Number]; use++ {
				places = append(places, address.Citation(ref.Number, use))
			}
			l.anchor(address.Reference(ref.Number))
			l.item(itoa(ref.Number)+".", true, as.size, func() {
				l.paragraph(slices.Concat(l.runsOf(ref.Text, as), l.backRuns(places[:min(1, len(places))])), as.size, as.size*lineHeight/textSize)
			})
			l.space = 3
		}
	})
	l.after(belowText)
}

// keyFigures lays figures out beside each other, large.
func (l *layout) keyFigures(k *document.KeyFigures) {
	const gap = 18.0
	if len(k.Items) == 0 {
		return
	}
	columns := l.columns(k.Items, gap)
	width := (l.width - gap*float64(columns-1)) / float64(columns)
	l.after(l.either(8, 3))
	l.within(tagged.L, tagged.Attributes{Numbering: "None"}, func() {
		for from := 0; from < len(k.Items); from += columns {
			l.tiles(k.Items[from:min(from+columns, len(k.Items))], width, gap)
			l.after(l.either(14, 6))
		}
	})
	l.after(l.either(16, 6))
}

// columns is how many key figures stand beside each other: as many as can be large, in strips of about one length.
func (l *layout) columns(items []document.KeyFigure, gap float64) int {
	const most, large = 4, 24.0
	longest := 0.0
	for _, item := range items {
		longest = max(longest, l.fonts.Face(font.Serif).Width(item.Text, large))
	}
	room := int((l.width + gap) / (longest + gap))
	strips := (len(items) + max(1, min(most, room)) - 1) / max(1, min(most, room))
	return (len(items) + strips - 1) / strips
}

// tiles lays a strip of key figures out. They are equally high.
func (l *layout) tiles(items []document.KeyFigure, width, gap float64) {
	var r row
	cited := cloned(l.cited)
	for i, item := range items {
		ops, height := l.tile(item, width)
		for _, m := range ops {
			r.ops = append(r.ops, shifted(m, float64(i)*(width+gap)))
		}
		r.height = max(r.height, height)
	}
	if r.height > bodyHeight(false)/2 {
		l.cited = cited
		l.listed(items)
		return
	}
	l.add(r)
}

// listed lays key figures out below each other: their texts are too long for tiles.
func (l *layout) listed(items []document.KeyFigure) {
	bold := l.plain()
	bold.style = font.Bold
	for _, item := range items {
		l.within(tagged.LI, tagged.Attributes{}, func() {
			l.within(tagged.Lbl, tagged.Attributes{}, func() { l.text(l.textRuns(item.Label, l.plain()), textSize, lineHeight) })
			l.within(tagged.LBody, tagged.Attributes{}, func() {
				l.text(l.textRuns(item.Text, bold), textSize, lineHeight)
				l.text(l.detailRuns(item), smallSize, smallHeight)
			})
		})
	}
}

// detailRuns says how a key figure is known.
func (l *layout) detailRuns(item document.KeyFigure) []run {
	detail := runs{layout: l}
	detail.text(item.Detail, l.faint())
	if item.Figure != nil && item.Figure.Assumption() {
		detail.assumed(l.faint())
	}
	if n := l.numbers[item.Source]; n > 0 {
		detail.text(" ", l.faint())
		detail.cite(n, l.faint())
	}
	return detail.all
}

// tile places a figure, what it is and how it is known below each other. It is heard by what it is first.
func (l *layout) tile(item document.KeyFigure, width float64) (ops []op, height float64) {
	y := 0.0
	put := func(all []run, size, lineHeight float64) {
		for _, ln := range l.broken(all, width) {
			ops = append(ops, l.ops(ln, 0, y, lineHeight, size)...)
			y += lineHeight
		}
	}
	size := l.either(28, 20)
	for size > 13 && l.fonts.Face(font.Serif).Width(item.Text, size) > width {
		size--
	}
	figure := l.textRuns(item.Text, look{style: font.Serif, size: size, color: l.theme.Ink})
	high := float64(len(l.broken(figure, width))) * size * 1.2
	ops = append(ops, beginOp{&node{role: tagged.LI}}, beginOp{&node{role: tagged.Lbl}})
	y = high
	put(l.textRuns(item.Label, look{style: font.Regular, size: 11, color: l.theme.Ink}), 11, 14)
	below := y
	ops = append(ops, endOp{}, beginOp{&node{role: tagged.LBody}})
	y = 0
	put(figure, size, size*1.2)
	y = below
	put(l.detailRuns(item), smallSize, smallHeight)
	return append(ops, endOp{}, endOp{}), y
}
