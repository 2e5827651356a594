package pdf

import (
	"cmp"

	"casemaker/internal/document"
	"casemaker/internal/pdf/font"
	"casemaker/internal/pdf/tagged"
)

// online says where the same document is as a page.
func (l *layout) online(d Document, as look, height float64) {
	if d.Page == "" {
		return
	}
	all := l.textRuns(l.theme.Words.Online+": ", as)
	all = append(all, l.textRuns(d.Page, l.linked(as, d.Page, l.theme.Words.GoTo+" "+d.Page))...)
	l.paragraph(all, as.size, height)
}

func (l *layout) notice(d Document) {
	if d.Notice != "" {
		l.callout(&document.Callout{Kind: "note", Blocks: []document.Block{
			&document.Paragraph{Text: []document.Inline{&document.Text{Value: d.Notice}}},
		}})
	}
}

// cover lays the first page out: on the brand's colour who publishes it, the title, the place and the map; below, which version this is.
func (l *layout) cover(d Document) {
	const band, mapWidth = 455.0, 210.0
	onBrand := look{style: font.Regular, size: 13, color: l.theme.OnBrand}
	edge := -marginTop // where the band begins: below a logo, which is made for light ground
	if l.logo(44) {
		edge = 18
	}
	used := heightOf(l.rows)
	ground := []op{fillOp{x: -marginSide, y: edge, w: pageShort, h: band - used - edge, color: l.theme.Brand}}
	whole := l.width
	if d.Map != nil && d.Map.Width > 0 && len(d.Here) > 0 {
		m := mapOp{w: mapWidth, hexes: d.Map, here: d.Here, lands: mixed(l.theme.Brand, l.theme.OnBrand, 0.24), lit: l.theme.Here, ground: l.theme.Brand}
		m.x, m.y = l.width-mapWidth+10, band-used-m.height()-34
		ground = append(ground, m)
		l.width -= mapWidth + 10
	}
	l.add(row{height: max(0, edge+40), keep: true, ops: ground})
	if from := cmp.Or(d.Organisation, d.Unsigned); from != "" {
		as := onBrand
		if d.Organisation != "" {
			as.style, as.size = font.Bold, 15
		}
		l.paragraph(l.textRuns(from, as), as.size, as.size*1.35)
	}
	name, big := d.Title, d.Area
	if big == "" {
		name, big = "", d.Title
	}
	heavy := onBrand
	heavy.style, heavy.size = font.Serif, 46
	for heavy.size > 20 && (l.widestWord(big, heavy) > l.width || l.fonts.Face(font.Serif).Width(big, heavy.size) > 2.6*l.width) {
		heavy.size -= 2
	}
	lines := float64(len(l.broken(l.textRuns(big, heavy), l.width)))
	l.fill(band-34-lines*heavy.size*1.12-26, 0)
	l.anchor("top")
	l.begin(tagged.H1, tagged.Attributes{})
	l.begun = append(l.begun, bookmarkOp{level: 1, text: joined(" – ", name, big)})
	if name != "" {
		as := onBrand
		as.size = 19
		l.text(l.textRuns(name, as), as.size, 26)
	}
	l.text(l.textRuns(big, heavy), heavy.size, heavy.size*1.12)
	l.end()
	l.width = whole
	l.fill(band+34, 0)
	if d.Subtitle != "" {
		l.paragraph(l.textRuns(d.Subtitle, look{style: font.Serif, size: 17, color: l.theme.Ink}), 17, 25)
		l.after(24)
	}
	l.particulars(d)
	l.after(20)
	l.notice(d)
	for i := range l.rows {
		l.rows[i].keep = i < len(l.rows)-1
	}
}

// widestWord is the width of the longest word of a text.
func (l *layout) widestWord(text string, as look) float64 {
	least, _ := widest(l.words(l.textRuns(text, as)))
	return least
}

// fill leaves room so that the next row comes at a height below the cover's top, if it is not below it already.
func (l *layout) fill(to float64, from int) {
	if used := heightOf(l.rows[from:]); used+l.space < to {
		l.after(to - used)
	}
}

// particulars lists who publishes the document, its status, version and date.
func (l *layout) particulars(d Document) {
	words := l.theme.Words
	label := look{style: font.Regular, size: 11, color: l.theme.Faint}
	value := look{style: font.Regular, size: textSize, color: l.theme.Ink}
	l.within(tagged.L, tagged.Attributes{Numbering: "None"}, func() {
		for _, entry := range [][2]string{
			{words.PublishedBy, d.Organisation}, {words.Status, d.Status}, {words.Version, d.Version},
			{words.Date, d.DateText}, {words.Online, d.Page},
		} {
			if entry[1] != "" {
				as := value
				if entry[1] == d.Page {
					as = l.linked(value, d.Page, words.GoTo+" "+d.Page)
				}
				l.particular(l.textRuns(entry[0], label), l.textRuns(entry[1], as))
			}
		}
	})
}

func (l *layout) particular(name, said []run) {
	const column = 120.0
	l.begin(tagged.LI, tagged.Attributes{})
	l.begun = append(l.begun, beginOp{&node{role: tagged.Lbl}})
	for _, ln := range l.broken(name, column) {
		l.begun = append(l.begun, l.ops(ln, l.left, 0, 21, 11)...)
	}
	l.begun = append(l.begun, endOp{})
	l.within(tagged.LBody, tagged.Attributes{}, func() {
		l.inset(column, func() { l.text(said, textSize, 21) })
	})
	l.end()
}

// withContents adds the list of headings to the pages at the front. It is laid out twice: how long it is decides
// which pages the headings come on.
func (l *layout) withContents(front, body []page) []page {
	for count := 1; ; {
		l.take()
		if !l.doc.Cover {
			l.titleBlock(l.doc)
		}
		l.contents(body, len(front)+count)
		pages := paginate(l.take())
		if len(pages) <= count {
			return append(front, last(pages)...)
		}
		count = len(pages)
	}
}

// contents lists the headings of the first two levels below the title, for pages that follow so many others.
func (l *layout) contents(body []page, before int) {
	as := look{style: font.Serif, size: 20, color: l.theme.Brand}
	l.begin(tagged.Sect, tagged.Attributes{})
	l.within(tagged.H2, tagged.Attributes{}, func() {
		l.begun = append(l.begun, bookmarkOp{level: 2, text: l.theme.Words.Contents})
		l.text(l.textRuns(l.theme.Words.Contents, as), 20, 26)
	})
	l.keepLast()
	l.after(10)
	l.within(tagged.TOC, tagged.Attributes{}, func() {
		for i, pg := range body {
			for _, r := range pg.placed {
				if r.heading != nil && r.heading.level <= 3 {
					l.contentsLine(r.heading, before+i+1)
				}
			}
		}
	})
	l.end()
}

// contentsLine is one heading with its page, leading to it.
func (l *layout) contentsLine(h *heading, number int) {
	const size, height, room = 11.0, 15.5, 40.0
	as := look{style: font.Bold, size: size, color: l.theme.Ink}
	indent := 0.0
	if h.level > 2 {
		as.style, indent = font.Regular, 16
	} else {
		l.after(3)
	}
	link := &node{role: tagged.Link}
	l.within(tagged.TOCI, tagged.Attributes{}, func() {
		l.begin(tagged.Reference, tagged.Attributes{})
		lines := l.broken([]run{{look: as, text: h.text}}, l.width-room-indent)
		for i, ln := range lines {
			if i == len(lines)-1 {
				last := &ln.parts[len(ln.parts)-1]
				last.text += " "
				as.style = font.Regular
			}
			ops := append([]op{beginOp{link}}, l.ops(ln, indent, 0, height, size)...)
			if i == len(lines)-1 {
				page := line1(l, itoa(number), as)
				from, to := indent+ln.width+6, l.width-page.width-6
				if to > from {
					ops = append(ops, lineOp{x: from, y: height * 0.66, w: to - from, thick: 0.8, color: l.theme.Edge, dotted: true})
				}
				ops = append(ops, l.ops(page, l.width-page.width, 0, height, size)...)
			}
			ops = append(ops, linkOp{w: l.width, h: height, target: "#" + h.anchor, contents: h.text})
			l.add(row{height: height, keep: i < len(lines)-1, ops: append(ops, endOp{})})
		}
		l.end()
	})
}
