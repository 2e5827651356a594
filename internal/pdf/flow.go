package pdf

import (
	"casemaker/internal/chart"
	"casemaker/internal/pdf/font"
	"casemaker/internal/pdf/tagged"
)

// flow draws steps that lead to one another as bands with an arrow between: the heading at the left, what belongs to the step in boxes
// beside it. It is read as a list of steps, each with a list of its own, and may go on over a page between two strips of boxes.
func (l *layout) flow(c *chart.Chart) {
	const gap, side = 7.0, 0.17
	l.after(aroundTable)
	l.anchor(c.ID)
	l.begin(tagged.L, tagged.Attributes{Numbering: "None"})
	l.chartCaption(c)
	left := l.width * side
	columns := 4
	if l.width < 400 {
		columns = 2
	}
	bold := look{style: font.Bold, size: 11, color: l.theme.Ink}
	for i, step := range c.Steps {
		if i > 0 {
			l.arrow(left + (l.width-left)/2)
		}
		n := min(columns, max(1, len(step.Boxes)))
		width := (l.width - left - gap*float64(n-1)) / float64(n)
		l.begin(tagged.LI, tagged.Attributes{})
		l.begun = append(l.begun, beginOp{&node{role: tagged.Lbl}})
		heading := l.broken(l.textRuns(step.Heading, bold), left-10)
		for k, ln := range heading {
			l.begun = append(l.begun, l.ops(ln, l.left, 4+float64(k)*14, 14, bold.size)...)
		}
		l.begun = append(l.begun, endOp{})
		l.begin(tagged.LBody, tagged.Attributes{})
		l.begin(tagged.L, tagged.Attributes{Numbering: "None"})
		for from := 0; from < len(step.Boxes); from += n {
			if from > 0 {
				l.after(gap)
			}
			r := l.strip(step.Boxes[from:min(from+n, len(step.Boxes))], left, width, gap)
			if from == 0 {
				r.height = max(r.height, float64(len(heading))*14+8)
			}
			l.add(r)
		}
		l.end()
		l.end()
		l.end()
	}
	l.end()
	l.small([]string{c.Note}, c.Sources)
	l.after(belowTable)
}

// strip is boxes side by side, equally high.
func (l *layout) strip(texts []string, left, width, gap float64) row {
	const pad, size, height = 5.0, 9.5, 12.0
	as := look{style: font.Regular, size: size, color: l.theme.Ink}
	var r row
	var ops []op
	for i, text := range texts {
		x := left + float64(i)*(width+gap)
		ops = append(ops, beginOp{&node{role: tagged.LI}}, beginOp{&node{role: tagged.LBody}})
		y := pad
		for _, ln := range l.broken(l.textRuns(text, as), width-2*pad-3) {
			ops = l.place(ops, ln, x+pad+3, y, height, size)
			y += height
		}
		ops = append(ops, endOp{}, endOp{})
		r.height = max(r.height, y+pad)
	}
	for i := range texts {
		x := left + float64(i)*(width+gap)
		r.ops = append(r.ops, fillOp{x: x, w: width, h: r.height, color: l.theme.Panel}, fillOp{x: x, w: 3, h: r.height, color: l.theme.Mark1})
	}
	r.ops = append(r.ops, ops...)
	return r
}

// arrow leads down to the next step.
func (l *layout) arrow(x float64) {
	const long = 15.0
	l.add(row{height: long, keep: true, ops: []op{arrowOp{x: x, y: 3, h: long - 6, color: l.theme.Edge}}})
}

// chartCaption prints the title of a chart as the caption of the element that is open, and keeps it with what follows.
func (l *layout) chartCaption(c *chart.Chart) {
	first := len(l.rows)
	l.within(tagged.Caption, tagged.Attributes{}, func() {
		l.text(l.textRuns(c.Title, look{style: font.Serif, size: captionSize, color: l.theme.Ink}), captionSize, captionHeight)
		if c.Subtitle != "" {
			l.text(l.textRuns(c.Subtitle, l.faint()), smallSize, smallHeight)
		}
	})
	l.keepFrom(first)
	l.after(7)
}
