package pdf

import (
	"cmp"
	"strings"

	"casemaker/internal/document"
	"casemaker/internal/pdf/font"
	"casemaker/internal/pdf/tagged"
)

// titleBlock begins a document that has no cover, and returns the blocks that are left: what the document says first stands in it,
// beside the map.
func (l *layout) titleBlock(d Document) []document.Block {
	const gap = 24.0
	mapWidth, leadSize, leadHeight := l.either(84, 66), l.either(leadSize, textSize), l.either(leadHeight, 14.5)
	edge := raise - marginTop
	l.add(row{keep: true, raises: true, ops: []op{fillOp{x: -marginSide, y: edge, w: pageShort, h: 9, color: l.theme.Brand}}})
	first := len(l.rows)
	high := 0.0
	whole := l.width
	if d.Map != nil && d.Map.Width > 0 && len(d.Here) > 0 {
		m := mapOp{x: l.width - mapWidth, y: -6, w: mapWidth, hexes: d.Map, here: d.Here, lands: l.theme.Lands, lit: l.theme.Here, ground: white}
		high = m.y + m.height()
		l.begun = append(l.begun, m)
		l.width -= mapWidth + gap
	}
	used := func() float64 { return heightOf(l.rows[first:]) }
	if l.logo(34) {
		l.after(12)
	}
	name, big := d.Title, d.Area
	if d.Area == "" || strings.Contains(d.Title, d.Area) {
		name, big = "", d.Title
	}
	l.anchor("top")
	l.begin(tagged.H1, tagged.Attributes{})
	l.begun = append(l.begun, bookmarkOp{level: 1, text: joined(" – ", name, big)})
	if name != "" {
		l.text(l.textRuns(name, look{style: font.Bold, size: 14, color: l.theme.Brand}), 14, 18)
	}
	if big != "" {
		heavy := look{style: font.Serif, size: l.either(32, 23), color: l.theme.Ink}
		for heavy.size > 18 && len(l.broken(l.textRuns(big, heavy), l.width)) > 2 {
			heavy.size--
		}
		l.text(l.textRuns(big, heavy), heavy.size, heavy.size*1.15)
	}
	l.end()
	for i := first; i < len(l.rows); i++ {
		l.rows[i].keep = true
	}
	l.after(5)
	if d.Subtitle != "" {
		size := l.either(textSize, 11)
		l.paragraph(l.textRuns(d.Subtitle, look{style: font.Regular, size: size, color: l.theme.Faint}), size, l.either(lineHeight, 13))
		l.keepLast()
		l.after(l.either(8, 4))
	}
	blocks := d.Blocks
	for len(blocks) > 0 && d.Notice == "" { // which would come behind what it warns of
		p, ok := blocks[0].(*document.Paragraph)
		if !ok || l.drawable(p) != nil || len(blocks) > 1 && introduces(p, blocks[1]) {
			break
		}
		if l.width < whole && used() > high-leadHeight {
			l.shrinkMap(first, used())
			l.width = whole
		}
		as := l.plain()
		as.size = leadSize
		l.paragraph(l.runsOf(p.Text, as), leadSize, leadHeight)
		l.after(l.either(7, 4))
		blocks = blocks[1:]
	}
	l.width = whole
	l.after(max(8, high-used()))
	version := ""
	if d.Version != "" {
		version = l.theme.Words.Version + " " + d.Version
	}
	l.add(row{height: 2.5, ops: []op{fillOp{w: l.width, h: 2.5, color: l.theme.Ink}}})
	l.after(4)
	if said := joined(" · ", cmp.Or(d.Organisation, d.Unsigned), d.Status, version, d.DateText); said != "" && !l.tight { // the foot of each page says it, but for the version
		l.paragraph(l.textRuns(said, l.faint()), smallSize, smallHeight)
	}
	l.online(d, l.faint(), smallHeight)
	l.keepLast()
	l.after(10)
	l.notice(d)
	return blocks
}

// shrinkMap makes the map beside the title no higher than what stands there, so that nothing below runs into it.
func (l *layout) shrinkMap(first int, bottom float64) {
	for _, r := range l.rows[first:] {
		for i, o := range r.ops {
			if m, ok := o.(mapOp); ok && m.y+m.height() > bottom {
				w := m.w * (bottom - m.y) / m.height()
				m.x, m.w = m.x+m.w-w, w
				r.ops[i] = m
			}
		}
	}
}
