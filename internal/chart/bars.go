package chart

import "casemaker/internal/figure"

// bars draws one bar a row: label above or, where there is room, at the left; what it says at the right.
func (b *builder) bars() {
	layout := b.chart.Layout()
	values, labels := 0.0, 0.0
	for _, r := range layout.Rows {
		values = max(values, measure(r.Text, b.size, false))
		labels = max(labels, measure(r.Label, b.size, false))
	}
	left := min(labels+8, b.picture.Width*0.36)
	if b.picture.Width < b.size*40 {
		left = 0
	}
	width := max(b.picture.Width-left-values-8, b.picture.Width*0.2)
	for _, r := range layout.Rows {
		top := b.y
		bar := top
		if left == 0 {
			bar = b.paragraph(0, top, b.picture.Width, r.Label, false, Text)
			b.y = bar + b.line
		} else {
			b.y = max(b.paragraph(0, top, left-8, r.Label, false, Text), top+b.line)
		}
		ink := Mark1
		switch {
		case r.Other, r.Here:
			ink = Mark2
		case r.Beside:
			ink = Mark3
		}
		x, w := left+r.From*width, max(1.5, (r.To-r.From)*width)
		b.rect(x, bar+1, w, b.line-3, ink)
		b.text(b.picture.Width, bar+b.line*0.78, r.Text, false, End, Text)
		b.y += b.size * 0.5
	}
	if layout.Central >= 0 {
		x := left + layout.Central*width
		b.polyline(Stroke{Ink: Text, Width: 1.2, Dashed: true}, Point{x, 0}, Point{x, b.y})
		at := max(measure(b.centralText(), b.size, true)/2, min(x, b.picture.Width-measure(b.centralText(), b.size, true)/2))
		b.text(at, b.y+b.line*0.8, b.centralText(), true, Middle, Text)
		b.y += b.line * 1.1
	}
}

func (b *builder) centralText() string { return b.chart.text(b.chart.Central, b.chart.Style) }

// ranges draws each range from low to high on one scale, its central value as a notch, and each point as a diamond.
func (b *builder) ranges() {
	most := 0.0
	unit := figure.Number
	for _, m := range b.chart.Marks {
		for _, f := range []*figure.Figure{m.Value, m.Low, m.High} {
			if f != nil {
				most = max(most, f.Value)
				unit = f.Unit
			}
		}
	}
	const side = 6.0
	s := newScale(most, side, b.picture.Width-2*side, 4)
	var strips []strip
	for _, m := range b.chart.Marks {
		strips = append(strips, b.rangeRow(m, s))
	}
	b.y -= b.size * 0.3
	b.axis(s, strips, unit)
}

// rangeRow draws one range or point below its label, and returns where.
func (b *builder) rangeRow(m Mark, s scale) strip {
	said := m.Text
	if said == "" {
		said = b.said(m)
	}
	width := b.picture.Width - measure(said, b.size, true) - 10
	b.text(b.picture.Width, b.y+b.line*0.78, said, true, End, Text)
	y := b.paragraph(0, b.y, width, m.Label, false, Text) + 1
	ink, height := Mark1, b.line*0.85
	if m.Other {
		ink = Mark2
	}
	if m.Low != nil && m.High != nil {
		const gap = 2.5
		from, to := s.at(m.Low.Value), s.at(m.High.Value)
		// A gap in the bar marks the value between its ends.
		if m.Value != nil {
			if at := s.at(m.Value.Value); at-from > gap && to-at > gap {
				b.rect(from, y, at-gap/2-from, height, ink)
				from = at + gap/2
			}
		}
		b.rect(from, y, max(2, to-from), height, ink)
	} else if m.Value != nil {
		x, r := s.at(m.Value.Value), height/2
		b.polygon(ink, Point{x, y}, Point{x + r, y + r}, Point{x, y + 2*r}, Point{x - r, y + r})
	}
	b.y = y + height + b.size*0.75
	return strip{y, y + height}
}

// said prints the figures of a mark.
func (b *builder) said(m Mark) string {
	style := b.chart.Style
	switch {
	case m.Low != nil && m.High != nil:
		return b.chart.Forms.Between(m.Low, m.High, style)
	case m.Value != nil:
		return b.chart.text(m.Value, style)
	}
	return ""
}
