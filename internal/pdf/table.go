package pdf

import (
	"casemaker/internal/document"
	"casemaker/internal/pdf/font"
	"casemaker/internal/pdf/tagged"
	"casemaker/internal/table"
)

// A cell is what a table's cell shows: paragraphs, or the items of a list.
type cell struct {
	paragraphs [][]run
	list       bool
	right      bool
	fixed      bool    // a figure, which no line break parts
	from       float64 // width at the left that its text leaves free
	flush      bool    // with the edge of the table
	span       bool    // over the whole row
	node       *node
	elements   *cellList
	words      [][]word // of each paragraph, once they are asked for
	lines      [][]line // of each paragraph, once the columns have their widths
}

// split parts the paragraphs of a cell into words, once.
func (c *cell) split(l *layout) [][]word {
	if c.words == nil {
		for _, p := range c.paragraphs {
			c.words = append(c.words, l.words(p))
		}
	}
	return c.words
}

// A tableRow is cells and how they are set apart.
type tableRow struct {
	cells        []cell
	total, group bool
	id           string
	node         *node
	behind       func(height float64) []op // decoration of the row's first lines, such as the bar of a chart
}

// A tableLayout is a table ready to be laid out.
type tableLayout struct {
	size    float64
	head    tableRow
	rows    []tableRow
	weights []float64 // of the columns, for spare width
	widths  []float64
	pad     float64 // at the sides of a cell
	above   float64 // and above and below its text
	id      string  // of a table with groups of rows
	group   string  // ID of the head of the group that rows belong to
	bare    bool    // without lines between rows
	tight   bool    // a column of words has no room for a few
}

// newTableLayout is a table with no rows yet. Many columns stand closer together.
func newTableLayout(size float64, columns int) *tableLayout {
	const many = 8
	s := &tableLayout{size: size, pad: 5, above: 3.5}
	if columns >= many {
		s.pad = 3
	}
	return s
}

// table lays a typed table out: caption, header row repeated on every page, rows that no page break parts, and below
// it what a reader must know.
func (l *layout) table(t *table.Table) {
	l.after(aroundTable)
	l.anchor("table-" + t.ID)
	l.begin(tagged.Table, tagged.Attributes{})
	first := len(l.rows)
	if t.Caption != "" {
		bold := look{style: font.Serif, size: captionSize, color: l.theme.Ink}
		l.within(tagged.Caption, tagged.Attributes{}, func() {
			r := runs{layout: l}
			r.text(t.Caption, bold)
			if t.Assumed {
				r.assumed(bold)
			}
			l.text(r.all, captionSize, captionHeight)
		})
		l.keepFrom(first)
		l.after(4)
	}
	l.fitted(first, func(size float64) *tableLayout { return l.typed(t, size) })
	l.end()
	l.small(t.Notes, t.Sources)
	l.after(belowTable)
}

// small prints what a reader must know of a table or chart below it, and what leads to its sources.
func (l *layout) small(notes, sources []string) {
	r := runs{layout: l}
	for _, note := range notes {
		if note != "" {
			r.text(note+" ", l.faint())
		}
	}
	if len(sources) > 0 {
		r.text(l.theme.Words.Sources, l.faint())
	}
	for _, source := range sources {
		r.text(" ", l.faint())
		if n := l.numbers[source]; n > 0 {
			r.cite(n, l.faint())
		} else {
			r.text(source, l.faint())
		}
	}
	if len(r.all) > 0 {
		l.keepLast()
		l.after(4)
		l.paragraph(r.all, smallSize, smallHeight)
	}
}

// keepFrom keeps the rows from one on with what follows.
func (l *layout) keepFrom(first int) {
	for i := first; i < len(l.rows); i++ {
		l.rows[i].keep = true
	}
}

// typed readies a typed table for layout at a size of text.
func (l *layout) typed(t *table.Table, size float64) *tableLayout {
	as := look{style: font.Regular, size: size, color: l.theme.Ink}
	bold := as
	bold.style = font.Bold
	s := newTableLayout(size, len(t.Columns))
	for _, c := range t.Columns {
		s.head.cells = append(s.head.cells, cell{right: c.Number, paragraphs: [][]run{l.textRuns(c.Heading, bold)}})
		weight := c.Weight
		if weight == 0 && !c.Number {
			weight = 1
		}
		s.weights = append(s.weights, weight)
	}
	for _, r := range t.Rows {
		made := tableRow{total: r.Total, group: r.Group, id: r.ID}
		look := as
		if r.Total || r.Group {
			look = bold
		}
		for i, c := range r.Cells[:min(len(r.Cells), len(t.Columns))] {
			made.cells = append(made.cells, l.typedCell(c, t.Columns[i].Number && !r.Group, look))
		}
		if r.Group && len(made.cells) > 0 {
			made.cells = made.cells[:1]
			made.cells[0].span = true
		}
		s.rows = append(s.rows, made)
	}
	return s
}

func (l *layout) typedCell(c table.Cell, right bool, as look) cell {
	made := cell{right: right, fixed: c.Figure != nil, list: len(c.List) > 0}
	if !made.list {
		made.paragraphs = [][]run{l.textRuns(c.String(), as)}
		return made
	}
	for _, item := range c.List {
		made.paragraphs = append(made.paragraphs, l.textRuns(item, as))
	}
	return made
}

// grid lays a table of words out.
func (l *layout) grid(g *document.Grid) {
	if len(g.Head) == 0 {
		return
	}
	l.after(6)
	l.begin(tagged.Table, tagged.Attributes{})
	l.fitted(len(l.rows), func(size float64) *tableLayout {
		as := look{style: font.Regular, size: size, color: l.theme.Ink}
		bold := as
		bold.style = font.Bold
		s := newTableLayout(size, len(g.Head))
		s.head.cells = l.gridCells(g, g.Head, bold)
		for _, r := range g.Rows {
			s.rows = append(s.rows, tableRow{cells: l.gridCells(g, r, as)})
		}
		for range g.Head {
			s.weights = append(s.weights, 1)
		}
		return s
	})
	l.end()
	l.after(belowTable)
}

// gridCells makes the cells of a row as many as the header's, so that the table is regular.
func (l *layout) gridCells(g *document.Grid, row [][]document.Inline, as look) []cell {
	cells := make([]cell, len(g.Head))
	for i := range cells {
		cells[i].right = i < len(g.Right) && g.Right[i]
		if i < len(row) {
			cells[i].paragraphs = [][]run{l.runsOf(row[i], as)}
		}
	}
	return cells
}

// fitted lays a table out in the largest text in which its columns fit well: upright, then on a page turned sideways, then
// smaller. Rows from first on, such as the caption, go with it.
func (l *layout) fitted(first int, make func(size float64) *tableLayout) {
	cited := cloned(l.cited)
	at := func(size, width float64) *tableLayout {
		l.cited = cloned(cited)
		s := make(size)
		if !s.fit(l, width) {
			return nil
		}
		return s
	}
	for i, size := range tableSizes {
		if s := at(size, l.width); s != nil && (!s.tight || i > 0) {
			l.tableRows(s)
			return
		}
	}
	width := l.width
	turned := l.left == 0 && len(l.frames) == 0
	if turned {
		l.width = bodyWidth(true)
	}
	var s *tableLayout
	for size := 10.0; s == nil; size-- {
		if size < 7 {
			l.cited = cloned(cited)
			s = make(7)
			s.shrink(l, l.width)
		} else {
			s = at(size, l.width)
		}
	}
	l.tableRows(s)
	l.width = width
	if turned {
		for i := first; i < len(l.rows); i++ {
			l.rows[i].landscape = true
		}
	}
}

func cloned(m map[int]int) map[int]int {
	c := make(map[int]int, len(m))
	for k, v := range m {
		c[k] = v
	}
	return c
}
