package chart

import (
	"math"

	"casemaker/internal/figure"
)

// A scale places values between two ends.
type scale struct {
	from, to   float64 // values
	left, size float64 // where they are drawn
	step       float64 // between ticks
}

// newScale takes in zero and the values, and ends on a tick.
func newScale(most, left, size float64, ticks int) scale {
	if !(most > 1e-9 && most < 1e18) { // nothing to measure, or no number
		most = 1
	}
	step := niceStep(most / float64(ticks))
	return scale{to: math.Ceil(most/step-1e-9) * step, left: left, size: size, step: step}
}

// niceStep is the least of 1, 2, 2.5 and 5 times a power of ten that is not below a value.
func niceStep(v float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(v)))
	for _, times := range []float64{1, 2, 2.5, 5} {
		if times*power >= v*(1-1e-9) {
			return times * power
		}
	}
	return 10 * power
}

// at is where a value is drawn.
func (s scale) at(v float64) float64 {
	return s.left + s.size*(min(max(v, s.from), s.to)-s.from)/(s.to-s.from)
}

// ticks are the values that the axis names.
func (s scale) ticks() []float64 {
	var all []float64
	for i := range 12 {
		if v := s.from + float64(i)*s.step; v <= s.to*(1+1e-9) {
			all = append(all, v)
		}
	}
	return all
}

// Ticks are round values from 0 to one that is not below a value.
func Ticks(most float64) []float64 { return newScale(most, 0, 1, 4).ticks() }

// label prints a value of the axis in a unit.
func (b *builder) label(v float64, unit figure.Unit) string {
	f := figure.Constant(v).WithUnit(unit)
	switch unit {
	case figure.Share:
		return b.chart.text(f, figure.Percent)
	case figure.WTE, figure.Pence:
		f.Unit = figure.Number
		text := b.chart.text(f, figure.Exact)
		if unit == figure.Pence {
			text = "£" + text
		}
		return text
	}
	return b.chart.text(f, figure.Exact)
}

// A strip is the height that a bar takes.
type strip struct{ top, bottom float64 }

// axis draws the grid behind bars, and its values at the foot. Between the bars, where labels stand, it is left out.
func (b *builder) axis(s scale, strips []strip, unit figure.Unit) {
	var grid []shape
	for i, v := range s.ticks() {
		x := s.at(v)
		anchor, text := Middle, b.label(v, unit)
		if x-measure(text, b.size, false)/2 < 0 {
			anchor = Start
		}
		if x+measure(text, b.size, false)/2 > b.picture.Width {
			anchor = End
		}
		stroke := Stroke{Ink: Grid, Width: 0.75}
		if i == 0 {
			stroke.Ink = Axis
		}
		for _, at := range strips {
			grid = append(grid, func(c Canvas) { c.Polyline([]Point{{x, at.top - 2}, {x, at.bottom + 2}}, stroke) })
		}
		b.polyline(Stroke{Ink: Axis, Width: 0.75}, Point{x, b.y}, Point{x, b.y + 4})
		b.text(x, b.y+4+b.line*0.85, text, false, anchor, Faint)
	}
	b.polyline(Stroke{Ink: Axis, Width: 0.75}, Point{s.at(s.from), b.y}, Point{s.at(s.to), b.y})
	b.picture.shapes = append(grid, b.picture.shapes...)
	b.y += 4 + b.line*1.2
}
