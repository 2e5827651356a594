package pdf

import (
	"math"

	"casemaker/internal/document"
	"casemaker/internal/table"
)

// A cell is what a table's cell shows: paragraphs of runs.
type cell struct {
	paragraphs [][]run
	right      bool
	span       bool // over the whole row
}

// sizes are those that a table may be set in: the largest at which no word is cut.
var sizes = []float64{tableSize, 9, 8, 7}

// table lays a typed table out: caption, header row repeated on every page, rows that no page break parts.
func (l *layout) table(t *table.Table) {
	l.after(6)
	l.paragraph([]run{l.run(run{style: bold, size: 11, color: l.theme.Ink}, t.Caption)}, 16)
	l.keepLast()
	var head []cell
	var rows [][]cell
	for _, size := range sizes {
		look := run{style: regular, size: size, color: l.theme.Ink}
		head, rows = nil, nil
		for _, c := range t.Columns {
			head = append(head, cell{right: c.Number, paragraphs: [][]run{{l.run(heavy(look), c.Heading)}}})
		}
		for _, r := range t.Rows {
			rows = append(rows, l.rowCells(t, r, look))
		}
		if l.fits(head, rows) {
			break
		}
	}
	l.rows(head, rows, func(i int) rowLook {
		return rowLook{total: t.Rows[i].Total, group: t.Rows[i].Group, id: t.Rows[i].ID, keep: t.Rows[i].Group || i+1 < len(t.Rows) && t.Rows[i+1].Total}
	})
	l.after(4)
	for _, note := range t.Notes {
		l.keepLast()
		l.paragraph([]run{l.run(run{style: regular, size: 9.5, color: l.theme.Faint}, note)}, 13)
	}
	l.after(14)
}

func (l *layout) run(look run, text string) run {
	look.text = l.faces.drawable(look.style, text)
	return look
}

// keepLast keeps the last box with what follows.
func (l *layout) keepLast() {
	if n := len(l.boxes); n > 0 {
		l.boxes[n-1].keep = true
	}
}

func (l *layout) rowCells(t *table.Table, r table.Row, look run) []cell {
	if r.Total || r.Group {
		look = heavy(look)
	}
	if r.Group {
		return []cell{{span: true, paragraphs: [][]run{{l.run(look, r.Cells[0].String())}}}}
	}
	var cells []cell
	for i, c := range r.Cells {
		made := cell{right: t.Columns[i].Number}
		if len(c.List) > 0 {
			for _, item := range c.List {
				made.paragraphs = append(made.paragraphs, []run{l.run(look, item)})
			}
		} else {
			made.paragraphs = [][]run{{l.run(look, c.String())}}
		}
		cells = append(cells, made)
	}
	return cells
}

// grid lays a table of words out.
func (l *layout) grid(g *document.Grid) {
	look := run{style: regular, size: tableSize, color: l.theme.Ink}
	cells := func(row [][]document.Inline, look run) []cell {
		var all []cell
		for i, c := range row {
			all = append(all, cell{right: i < len(g.Right) && g.Right[i], paragraphs: [][]run{l.runsOf(c, look)}})
		}
		return all
	}
	var rows [][]cell
	for _, r := range g.Rows {
		rows = append(rows, cells(r, look))
	}
	l.after(6)
	l.rows(cells(g.Head, heavy(look)), rows, func(int) rowLook { return rowLook{} })
	l.after(14)
}

// A rowLook is how a row is set apart.
type rowLook struct {
	total, group, keep bool
	id                 string
}

const (
	cellPad    = 5.0
	cellLine   = 13.0
	cellBefore = 3.5
)

// rows lays the header and rows out.
func (l *layout) rows(head []cell, rows [][]cell, look func(int) rowLook) {
	widths := l.columnWidths(head, rows)
	header := l.rowBox(head, widths, l.width)
	header.marks = append(header.marks, mark{kind: lineMark, y: header.height, w: l.width, color: l.theme.Ink})
	header.keep = true
	repeated := header
	repeated.marks = append([]mark(nil), header.marks...)
	for i := range repeated.marks {
		repeated.marks[i].x += l.left
	}
	l.add(header)
	for i, row := range rows {
		is := look(i)
		for _, b := range l.splitRow(row, widths) {
			b.marks = append(b.marks, mark{kind: lineMark, y: b.height, w: l.width, color: l.theme.Rule})
			if is.total {
				b.marks = append(b.marks, mark{kind: lineMark, y: 0, w: l.width, color: l.theme.Ink})
			}
			if is.group {
				b.marks = append([]mark{{kind: fillMark, y: 0, w: l.width, h: b.height, color: l.theme.Panel}}, b.marks...)
			}
			b.keep = is.keep
			b.header = []box{repeated}
			if is.id != "" {
				b.anchors = []string{is.id}
			}
			l.add(b)
		}
	}
}

// measure returns what each column needs: its longest word at least, and at most its longest paragraph on one line.
func (l *layout) measure(head []cell, rows [][]cell) (least, most []float64) {
	least, most = make([]float64, len(head)), make([]float64, len(head))
	for _, row := range append([][]cell{head}, rows...) {
		for i, c := range row {
			if c.span || i >= len(head) {
				continue
			}
			for _, p := range c.paragraphs {
				sum := 0.0
				for _, w := range l.words(p) {
					least[i] = max(least[i], w.width+2*cellPad)
					sum += w.space + w.width
				}
				most[i] = max(most[i], sum+2*cellPad)
			}
		}
	}
	return least, most
}

// fits reports whether every column can have its longest word.
func (l *layout) fits(head []cell, rows [][]cell) bool {
	least, _ := l.measure(head, rows)
	return sum(least) <= l.width
}

func sum(widths []float64) float64 {
	total := 0.0
	for _, w := range widths {
		total += w
	}
	return total
}

// columnWidths gives every column its longest word and shares the rest by how much more each would like, so that long
// texts get most of it. Where even the words do not fit, all columns shrink and words are cut.
func (l *layout) columnWidths(head []cell, rows [][]cell) []float64 {
	least, most := l.measure(head, rows)
	total := sum(least)
	widths := append([]float64(nil), least...)
	if total > l.width {
		for i := range widths {
			widths[i] *= l.width / total
		}
		return widths
	}
	wish := make([]float64, len(head))
	for i := range wish {
		// The square root keeps one long column from starving the others.
		wish[i] = math.Sqrt(max(0, most[i]-least[i]) * l.width)
	}
	spare, wishes := l.width-total, sum(wish)
	for i := range widths {
		if wishes == 0 {
			widths[i] += spare / float64(len(widths))
		} else {
			widths[i] += spare * wish[i] / wishes
		}
	}
	return widths
}

// rowBox lays one row out as a box.
func (l *layout) rowBox(row []cell, widths []float64, whole float64) box {
	b := box{height: cellLine + 2*cellBefore}
	x := 0.0
	for i, c := range row {
		width := whole
		if !c.span {
			width = widths[i]
		}
		y := cellBefore
		for _, ln := range l.cellLines(c, width) {
			at := x + cellPad
			if c.right {
				at = x + width - cellPad - ln.width
			}
			for _, m := range l.lineMarks(ln, at, cellLine) {
				m.y += y
				b.marks = append(b.marks, m)
			}
			y += cellLine
		}
		b.height = max(b.height, y+cellBefore)
		x += width
	}
	return b
}

func (l *layout) cellLines(c cell, width float64) []line {
	var all []line
	for _, p := range c.paragraphs {
		all = append(all, l.lines(l.words(p), max(8, width-2*cellPad))...)
	}
	return all
}

// splitRow lays a row out in one box, or in several where it is taller than a page.
func (l *layout) splitRow(row []cell, widths []float64) []box {
	whole := l.rowBox(row, widths, l.width)
	const tallest = bodyHeight * 0.8
	if whole.height <= tallest {
		return []box{whole}
	}
	const perBox = 43 // lines in the tallest box
	lines := make([][]line, len(row))
	most := 0
	for i, c := range row {
		width := l.width
		if !c.span {
			width = widths[i]
		}
		lines[i] = l.cellLines(c, width)
		most = max(most, len(lines[i]))
	}
	var all []box
	for from := 0; from < most; from += perBox {
		b := box{}
		x := 0.0
		for i := range row {
			part := lines[i][min(from, len(lines[i])):min(from+perBox, len(lines[i]))]
			for k, ln := range part {
				at := x + cellPad
				if row[i].right {
					at = x + widths[i] - cellPad - ln.width
				}
				for _, m := range l.lineMarks(ln, at, cellLine) {
					m.y += cellBefore + float64(k)*cellLine
					b.marks = append(b.marks, m)
				}
			}
			b.height = max(b.height, float64(len(part))*cellLine+2*cellBefore)
			if !row[i].span {
				x += widths[i]
			}
		}
		all = append(all, b)
	}
	return all
}
