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
	bold := look{style: font.Bold, size: captionSize, color: l.theme.Ink}
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

// chartTable makes a row for each bar: label at the left, value at the right, the bar between them.
func (l *layout) chartTable(c *chart.Chart) *tableLayout {
	const labelShare, valueShare, size = 0.38, 0.24, 9.5
	as := look{style: font.Regular, size: size, color: l.theme.Ink}
	bold := as
	bold.style = font.Bold
	label, value := l.width*labelShare, l.width*valueShare
	s := &tableLayout{size: size, pad: 4.5, above: 1.5, widths: []float64{l.width - value, value}}
	s.head.cells = []cell{{paragraphs: [][]run{l.textRuns(c.Label, bold)}}, {right: true, paragraphs: [][]run{l.textRuns(c.Measure, bold)}}}
	placed := c.Layout()
	bars := l.width - label - value
	for _, row := range placed.Rows {
		r := tableRow{cells: []cell{
			{paragraphs: [][]run{l.textRuns(row.Label, as)}, inset: bars},
			{right: true, paragraphs: [][]run{l.textRuns(row.Text, as)}},
		}}
		color := l.theme.Mark1
		if row.Other {
			color = l.theme.Mark2
		}
		r.behind = func(height float64) []op {
			bar := fillOp{x: label + row.From*bars, y: s.above + 1, w: max(1.5, (row.To-row.From)*bars), h: s.lineHeight() - 2, color: color}
			if placed.Central < 0 {
				return []op{bar}
			}
			return []op{bar, fillOp{x: label + placed.Central*bars, w: 1, h: height, color: l.theme.Ink}}
		}
		s.rows = append(s.rows, r)
	}
	return s
}
