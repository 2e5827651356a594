package pdf

import (
	"casemaker/internal/chart"
	"casemaker/internal/pdf/font"
	"casemaker/internal/pdf/tagged"
)

// chart draws a chart as a table with a bar in each row, as the page does: the bars are decoration, and the table is the
// picture's text.
func (l *layout) chart(c *chart.Chart) {
	if c.Kind.Pictured() {
		l.picture(c)
		return
	}
	l.after(aroundTable)
	l.anchor(c.ID)
	l.begin(tagged.Table, tagged.Attributes{})
	first := len(l.rows)
	bold := look{style: font.Serif, size: captionSize, color: l.theme.Ink}
	l.within(tagged.Caption, tagged.Attributes{}, func() {
		l.text(l.textRuns(c.Title, bold), captionSize, captionHeight)
		l.text(l.textRuns(c.Subtitle, l.faint()), smallSize, smallHeight)
	})
	l.keepFrom(first)
	l.after(4)
	l.tableRows(l.chartTable(c))
	l.keepFrom(first)
	l.rows[len(l.rows)-1].keep = false
	l.end()
	l.small([]string{c.Note}, c.Sources)
	l.after(belowTable)
}

// chartTable makes a row for each bar. A bar from zero has its value at its end; any other at the right of all bars.
func (l *layout) chartTable(c *chart.Chart) *tableLayout {
	const labelShare, size = 0.36, 10.5
	as := look{style: font.Regular, size: size, color: l.theme.Ink}
	bold, small := as, l.faint()
	bold.style = font.Bold
	placed := c.Layout()
	compared, longest := false, l.fonts.Face(font.Bold).Width(c.Measure, smallSize)
	for _, row := range placed.Rows {
		compared = compared || row.Other || row.Beside
	}
	atEnd := c.Kind == chart.Bars
	if atEnd {
		longest = 0
	}
	for _, row := range placed.Rows {
		longest = max(longest, l.fonts.Face(font.Bold).Width(row.Text, size))
	}
	const air = 7.0
	label := l.width * labelShare
	value := min(longest+2*air, l.width*0.3)
	bars := l.width - label - value
	s := &tableLayout{size: size, pad: air, above: 2.5, bare: true, widths: []float64{label, bars + value}}
	s.head.cells = []cell{{flush: true, paragraphs: [][]run{l.textRuns(c.Label, small)}}, {right: !atEnd, flush: true, paragraphs: [][]run{l.textRuns(c.Measure, small)}}}
	for _, row := range placed.Rows {
		this, color := as, l.theme.Brand
		switch {
		case row.Other, row.Beside:
			color = l.theme.Lands
		case compared:
			this, color = bold, l.theme.Here
		}
		r := tableRow{cells: []cell{
			{flush: true, paragraphs: [][]run{l.textRuns(row.Label, this)}},
			{right: !atEnd, flush: !atEnd, paragraphs: [][]run{l.textRuns(row.Text, this)}},
		}}
		if atEnd {
			r.cells[1].paragraphs = [][]run{l.textRuns(row.Text, bold)}
			r.cells[1].from = max(1.5, row.To*bars)
		} else {
			r.cells[1].from = bars - air
		}
		r.behind = func(height float64) []op {
			bar := fillOp{x: label + row.From*bars, y: s.above, w: max(1.5, (row.To-row.From)*bars), h: s.lineHeight(), color: color}
			if placed.Central < 0 {
				return []op{bar}
			}
			return []op{bar, fillOp{x: label + placed.Central*bars, w: 1, h: height, color: l.theme.Ink}}
		}
		s.rows = append(s.rows, r)
	}
	return s
}
