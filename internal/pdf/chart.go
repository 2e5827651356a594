package pdf

import "casemaker/internal/chart"

// chart draws a chart's rows: label, bar and value beside one another. A row is never parted, and the title stays with it.
func (l *layout) chart(c *chart.Chart) {
	l.after(6)
	l.paragraph([]run{l.run(run{style: bold, size: 11, color: l.theme.Ink}, c.Title)}, 16)
	l.keepLast()
	l.paragraph([]run{l.run(run{style: regular, size: 9.5, color: l.theme.Faint}, c.Subtitle)}, 13)
	l.keepLast()
	layout := c.Layout()
	look := run{style: regular, size: tableSize, color: l.theme.Ink}
	labels, values := l.width*0.36, l.width*0.24
	bars := l.width - labels - values - 16
	for i, row := range layout.Rows {
		lines := l.lines(l.words([]run{l.run(look, row.Label)}), labels)
		b := box{before: 1, height: max(20, float64(len(lines))*cellLine+6), keep: i < len(layout.Rows)-1}
		for k, ln := range lines {
			for _, m := range l.lineMarks(ln, 0, cellLine) {
				m.y += 3 + float64(k)*cellLine
				b.marks = append(b.marks, m)
			}
		}
		color := l.theme.Mark
		if row.Other {
			color = l.theme.Contrast
		}
		x := labels + 8
		b.marks = append(b.marks, mark{kind: fillMark, x: x + row.From*bars, y: 4, w: max(1.5, (row.To-row.From)*bars), h: 11, color: color})
		if layout.Central >= 0 {
			b.marks = append(b.marks, mark{kind: fillMark, x: x + layout.Central*bars, y: -1, w: 1, h: b.height + 2, color: l.theme.Ink})
		}
		for k, ln := range l.lines(l.words([]run{l.run(look, row.Text)}), values) {
			for _, m := range l.lineMarks(ln, l.width-ln.width, cellLine) {
				m.y += 3 + float64(k)*cellLine
				b.marks = append(b.marks, m)
			}
			b.height = max(b.height, float64(k+1)*cellLine+6)
		}
		l.add(b)
	}
	if c.Note != "" {
		l.keepLast()
		l.paragraph([]run{l.run(run{style: regular, size: 9.5, color: l.theme.Faint}, c.Note)}, 13)
	}
	l.after(14)
}
