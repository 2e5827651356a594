package pdf

import "casemaker/internal/pdf/tagged"

// tableRows lays the rows of a table out.
func (l *layout) tableRows(s *tableLayout) {
	first := len(l.rows)
	l.begin(tagged.THead, tagged.Attributes{})
	s.prepare(l, &s.head, true)
	header := l.tableRowLines(s, &s.head, 0, s.head.lines())
	if !s.bare {
		header.ops = append(header.ops, lineOp{y: header.height, w: s.width(), color: l.theme.Ink, thick: 1})
	}
	header.keep = true
	repeat := header
	repeat.ops = nil
	for _, m := range header.ops {
		repeat.ops = append(repeat.ops, shifted(m, l.left))
	}
	l.space = max(l.space, 0)
	l.add(header)
	l.end()
	l.begin(tagged.TBody, tagged.Attributes{})
	s.name(l)
	for i := range s.rows {
		r := &s.rows[i]
		s.prepare(l, r, false)
		s.tie(r, i)
		l.bodyRow(s, r, &repeat)
		if r.group || i == len(s.rows)-2 && s.rows[i+1].total {
			l.keepLast()
		}
	}
	l.end()
	l.keepSmall(first, len(s.rows))
}

// keepSmall asks for a short table to stay on one page, and keeps the first two and last two rows of any together.
func (l *layout) keepSmall(first, rows int) {
	const short, shortest = 0.4, 0.25
	height := heightOf(l.rows[first:]) / bodyHeight(false)
	for i := first; i < len(l.rows)-1; i++ {
		l.rows[i].prefer = height <= short
		l.rows[i].keep = l.rows[i].keep || height <= shortest
	}
	if n := len(l.rows); rows > 3 && n-first > 4 {
		l.rows[first+1].keep = true
		l.rows[n-2].keep = true
	}
}

// prepare breaks the lines of a row's cells, now that columns have their widths, and names its elements.
func (s *tableLayout) prepare(l *layout, r *tableRow, head bool) {
	r.node = &node{role: tagged.TR}
	for i := range r.cells {
		c := &r.cells[i]
		c.node = &node{role: tagged.TD}
		switch {
		case head:
			c.node = &node{role: tagged.TH, attributes: &tagged.Attributes{Scope: "Column"}}
		case c.span:
			c.node = &node{role: tagged.TH, attributes: &tagged.Attributes{Scope: "Row", Columns: len(s.head.cells)}}
		case i == 0:
			c.node = &node{role: tagged.TH, attributes: &tagged.Attributes{Scope: "Row"}}
		}
		width := s.widths[i]
		if c.span {
			width = s.width()
		}
		width -= 2*s.pad + c.from
		if c.flush {
			width += s.pad
		}
		if c.list {
			width -= s.indent()
		}
		for _, words := range c.split(l) {
			c.lines = append(c.lines, l.lines(words, max(width, 1)))
		}
	}
}

// name gives the header cells of a table with groups of rows IDs, for scope alone does not tie a row to the head of its group.
func (s *tableLayout) name(l *layout) {
	for i := range s.rows {
		if s.rows[i].group {
			l.tables++
			s.id = "t" + itoa(l.tables)
			break
		}
	}
	if s.id == "" {
		return
	}
	for i := range s.head.cells {
		s.head.cells[i].node.attributes.ID = s.id + "c" + itoa(i)
	}
}

// tie names the cells that head those of a row: the column, the row itself and its group.
func (s *tableLayout) tie(r *tableRow, number int) {
	if s.id == "" || len(r.cells) == 0 {
		return
	}
	own := s.id + "r" + itoa(number)
	r.cells[0].node.attributes.ID = own
	switch {
	case r.group:
		s.group = own
		return
	case r.total:
		s.group = ""
	}
	for i := range r.cells {
		heads := joined(" ", s.id+"c"+itoa(i), s.group)
		n := r.cells[i].node
		if i > 0 {
			n.attributes = &tagged.Attributes{}
			heads = joined(" ", heads, own)
		}
		n.attributes.Headers = heads
	}
}

// lines is how many lines the highest cell of a row has.
func (r *tableRow) lines() int {
	most := 1
	for _, c := range r.cells {
		n := 0
		for _, p := range c.lines {
			n += len(p)
		}
		most = max(most, n)
	}
	return most
}

// bodyRow adds a row; one that is taller than a page goes on over pages, some lines at a time.
func (l *layout) bodyRow(s *tableLayout, r *tableRow, repeat *row) {
	most := r.lines()
	tallest := bodyHeight(l.width > bodyWidth(false)+1) - repeat.height - 4*s.size
	perPage := max(1, int(tallest/s.lineHeight()))
	for from := 0; from < most; from += perPage {
		made := l.tableRowLines(s, r, from, min(perPage, most-from))
		made.repeat = repeat
		if r.group {
			made.ops = append([]op{fillOp{w: s.width(), h: made.height, color: l.theme.Panel}}, made.ops...)
		}
		if r.total && from == 0 {
			made.ops = append(made.ops, lineOp{w: s.width(), color: l.theme.Ink, thick: 1})
		}
		if from+perPage >= most && !s.bare {
			made.ops = append(made.ops, lineOp{y: made.height, w: s.width(), color: l.theme.Rule, thick: 0.6})
		}
		if from == 0 {
			if r.behind != nil {
				made.ops = append(r.behind(made.height), made.ops...)
			}
			l.anchor(r.id)
		}
		l.add(made)
	}
}

func (s *tableLayout) lineHeight() float64 { return s.size * 1.28 }

// tableRowLines places some lines of a row's cells side by side.
func (l *layout) tableRowLines(s *tableLayout, r *tableRow, from, count int) row {
	made := row{height: float64(count)*s.lineHeight() + 2*s.above, ops: make([]op, 1, 2+len(r.cells)*6)}
	made.ops[0] = beginOp{r.node}
	x := 0.0
	for i := range r.cells {
		c := &r.cells[i]
		width := s.widths[i]
		if c.span {
			width = s.width()
		}
		made.ops = append(made.ops, beginOp{c.node})
		made.ops = l.cellOps(made.ops, s, c, x, width, from, count)
		made.ops = append(made.ops, endOp{})
		x += width
	}
	made.ops = append(made.ops, endOp{})
	return made
}

// cellOps places some lines of a cell whose left end is at x, the first of them at the top.
func (l *layout) cellOps(ops []op, s *tableLayout, c *cell, left, width float64, from, count int) []op {
	at := 0 // line of the cell
	if c.list {
		ops = append(ops, beginOp{c.listNode()})
	}
	for i, lines := range c.lines {
		inside := at < from+count && at+len(lines) > from
		if c.list && inside {
			ops = append(ops, c.beginItem(l, s, i, left, float64(at-from), at >= from)...)
		}
		for _, ln := range lines {
			if at >= from && at < from+count {
				x := left + s.pad + c.from
				if c.flush {
					x -= s.pad
				}
				if c.right {
					x = left + width - s.pad - ln.width
					if c.flush {
						x += s.pad
					}
				}
				if c.list {
					x += s.indent()
				}
				ops = l.place(ops, ln, x, s.above+float64(at-from)*s.lineHeight(), s.lineHeight(), s.size)
			}
			at++
		}
		if c.list && inside {
			ops = append(ops, endOp{}, endOp{})
		}
	}
	if c.list {
		ops = append(ops, endOp{})
	}
	return ops
}
