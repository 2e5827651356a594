package chart

// flow draws steps as bands, one below the other with an arrow between: heading at the left or, in a narrow picture,
// above; boxes side by side as they fit.
func (b *builder) flow() {
	const gap = 6.0
	width := b.picture.Width
	left, columns := 0.0, 1
	if width >= b.size*36 {
		left, columns = width*0.15, 3
	}
	if width >= b.size*45 {
		columns = 4
	}
	for i, step := range b.chart.Steps {
		if i > 0 {
			b.arrow(left + (width-left)/2)
		}
		top := b.y
		if left == 0 {
			top = b.paragraph(0, b.y, width, step.Heading, true, Text) + 3
		}
		n := min(columns, max(1, len(step.Boxes)))
		each := (width - left - gap*float64(n-1)) / float64(n)
		bottom := top
		for from := 0; from < len(step.Boxes); from += n {
			bottom = b.boxes(step.Boxes[from:min(from+n, len(step.Boxes))], left, top, each, gap)
			top = bottom + gap
		}
		if left > 0 {
			bottom = max(bottom, b.paragraph(0, b.y+5, left-12, step.Heading, true, Text))
		}
		b.y = bottom
	}
	b.y += 2
}

// boxes draws a strip of boxes, equally high, and returns where it ends.
func (b *builder) boxes(texts []string, left, top, width, gap float64) float64 {
	const pad = 4.0
	lines := 1
	for _, t := range texts {
		lines = max(lines, len(wrap(t, width-2*pad-3, b.size, false)))
	}
	height := float64(lines)*b.line + 2*pad
	for i, t := range texts {
		x := left + float64(i)*(width+gap)
		b.rect(x, top, width, height, Panel)
		b.rect(x, top, 3, height, Mark1)
		b.paragraph(x+pad+3, top+pad, width-2*pad-3, t, false, Text)
	}
	return top + height
}

// arrow leads down to the next step.
func (b *builder) arrow(x float64) {
	const length, head = 8.0, 4.0
	y := b.y + 2
	b.polyline(Stroke{Ink: Axis, Width: 1.5}, Point{x, y}, Point{x, y + length - head})
	b.polygon(Axis, Point{x - head, y + length - head - 1}, Point{x + head, y + length - head - 1}, Point{x, y + length})
	b.y = y + length + 2
}
