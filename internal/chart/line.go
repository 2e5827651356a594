package chart

import (
	"math"
	"slices"

	"casemaker/internal/figure"
)

// A curve is the points of one series.
type curve struct {
	name   string
	points []Mark
	stroke Stroke
}

// strokes are those of curves, in turn: they differ in dashes and weight as well as colour.
var strokes = []Stroke{{Ink: Mark1, Width: 2.2}, {Ink: Mark2, Width: 2.2, Dashed: true}, {Ink: Mark3, Width: 1.6}}

// curves draws the series over X, each named at its end, above a level to compare with.
func (b *builder) curves() {
	all := b.series()
	if len(all) == 0 {
		return
	}
	unit := all[0].points[0].Value.Unit
	most, first, last := 0.0, all[0].points[0].X, all[0].points[0].X
	for _, c := range all {
		for _, p := range c.points {
			most, first, last = max(most, p.Value.Value), min(first, p.X), max(last, p.X)
		}
	}
	if b.chart.Central != nil {
		most = max(most, b.chart.Central.Value)
	}
	if b.chart.YLabel != "" {
		b.y = b.paragraph(0, b.y, b.picture.Width, b.chart.YLabel, false, Faint) + 4
	}
	y := newScale(most, 0, 1, 4)
	gutter := 0.0
	for _, v := range y.ticks() {
		gutter = max(gutter, measure(b.label(v, unit), b.size, false))
	}
	plot := box{left: gutter + 8, right: b.picture.Width - 6, top: b.y + b.line*0.6}
	plot.bottom = plot.top + min(b.picture.Width*0.5, 175)
	b.levels(plot, y, unit)
	at := func(m Mark) Point {
		x := plot.left
		if last > first {
			x += (plot.right - plot.left) * (m.X - first) / (last - first)
		}
		return Point{x, plot.height(y, m.Value.Value)}
	}
	b.compared(plot, y, all, at)
	b.draw(all, at, plot)
	b.across(all, at, plot)
}

// A box is where curves are drawn.
type box struct{ left, right, top, bottom float64 }

// height is where a value is drawn.
func (p box) height(s scale, v float64) float64 {
	return p.bottom - (p.bottom-p.top)*min(max(v/s.to, 0), 1)
}

// series gathers the marks by series, points in order of X.
func (b *builder) series() []curve {
	var all []curve
	for _, m := range b.chart.Marks {
		if m.Value == nil {
			continue
		}
		i := slices.IndexFunc(all, func(c curve) bool { return c.name == m.Series })
		if i < 0 {
			i = len(all)
			all = append(all, curve{name: m.Series, stroke: strokes[i%len(strokes)]})
		}
		all[i].points = append(all[i].points, m)
	}
	for _, c := range all {
		slices.SortStableFunc(c.points, func(a, b Mark) int {
			switch {
			case a.X < b.X:
				return -1
			case a.X > b.X:
				return 1
			}
			return 0
		})
	}
	return all
}

// levels draws the grid with the values of Y, aligned right.
func (b *builder) levels(plot box, y scale, unit figure.Unit) {
	for i, v := range y.ticks() {
		ink := Grid
		if i == 0 {
			ink = Axis
		}
		at := plot.height(y, v)
		b.polyline(Stroke{Ink: ink, Width: 0.75}, Point{plot.left, at}, Point{plot.right, at})
		b.text(plot.left-6, at+b.size*0.36, b.label(v, unit), false, End, Faint)
	}
}

// compared draws the level to compare with, named at the end where curves are farther from it.
func (b *builder) compared(plot box, y scale, all []curve, at func(Mark) Point) {
	c := b.chart.Central
	if c == nil {
		return
	}
	height := plot.height(y, c.Value)
	b.polyline(Stroke{Ink: Text, Width: 1, Dashed: true}, Point{plot.left, height}, Point{plot.right, height})
	text := b.chart.text(c, b.chart.Style)
	if c.Label != "" {
		text = c.Label + " " + text
	}
	left, right := plot.bottom, plot.bottom
	for _, curve := range all {
		first, last := at(curve.points[0]), at(curve.points[len(curve.points)-1])
		left, right = min(left, math.Abs(first.Y-height)), min(right, math.Abs(last.Y-height))
	}
	if measure(text, b.size, false) > (plot.right-plot.left)/2 {
		text = b.chart.text(c, b.chart.Style)
	}
	if right > left {
		// Curves that end above leave room below.
		y := height - 5
		if ends := at(all[0].points[len(all[0].points)-1]); ends.Y < height {
			y = height + b.line*0.9
		}
		b.text(plot.right, y, text, false, End, Text)
		return
	}
	b.text(plot.left+6, height-5, text, false, Start, Text)
}

// draw draws the curves, with the last value of each and its name at its end.
func (b *builder) draw(all []curve, at func(Mark) Point, plot box) {
	var taken []float64
	for _, c := range all {
		points := make([]Point, len(c.points))
		for i, p := range c.points {
			points[i] = at(p)
		}
		b.polyline(c.stroke, points...)
		last, said := points[len(points)-1], c.points[len(points)-1]
		b.polygon(c.stroke.Ink, diamond(last, 4)...)
		text := said.Text
		if text == "" {
			text = b.chart.text(said.Value, b.chart.Style)
		}
		if c.name != "" {
			text = c.name + ": " + text
		}
		y := highest(points, last.X-measure(text, b.size, true)) - 7
		for slices.ContainsFunc(taken, func(t float64) bool { return t-y < b.line && y-t < b.line }) || y < plot.top-b.line {
			y += b.line
		}
		taken = append(taken, y)
		b.text(plot.right, y, text, true, End, Text)
	}
}

// highest is how high a curve reaches right of a place.
func highest(points []Point, from float64) float64 {
	top := points[len(points)-1].Y
	for i, p := range points[1:] {
		before := points[i]
		if p.X < from || p.X == before.X {
			continue
		}
		if before.X < from {
			before = Point{from, before.Y + (p.Y-before.Y)*(from-before.X)/(p.X-before.X)}
		}
		top = min(top, p.Y, before.Y)
	}
	return top
}

func diamond(p Point, r float64) []Point {
	return []Point{{p.X, p.Y - r}, {p.X + r, p.Y}, {p.X, p.Y + r}, {p.X - r, p.Y}}
}

// across names X below the curves: as many of its values as there is room for, the first and last among them.
func (b *builder) across(all []curve, at func(Mark) Point, plot box) {
	points := all[0].points
	y := plot.bottom + b.line
	taken := plot.left - 3*b.size
	place := func(m Mark) bool {
		width := measure(m.XText, b.size, false)
		x := min(max(at(m).X, width/2), b.picture.Width-width/2)
		if m.XText == "" || x-width/2 < taken+b.size*0.6 {
			return false
		}
		b.text(x, y, m.XText, false, Middle, Faint)
		b.polyline(Stroke{Ink: Axis, Width: 0.75}, Point{at(m).X, plot.bottom}, Point{at(m).X, plot.bottom + 3})
		taken = x + width/2
		return true
	}
	end := points[len(points)-1]
	room := b.picture.Width - measure(end.XText, b.size, false)*1.5
	for i, m := range points {
		if i == len(points)-1 || at(m).X+measure(m.XText, b.size, false)/2 < room {
			place(m)
		}
	}
	b.y = y + b.line*0.4
	if b.chart.XLabel != "" {
		for _, line := range wrap(b.chart.XLabel, b.picture.Width, b.size, false) {
			b.text(b.picture.Width, b.y+b.line*0.8, line, false, End, Faint)
			b.y += b.line
		}
		b.y += b.line * 0.2
	}
}
