package chart

import (
	"bytes"
	"fmt"
	"html"
	"math"
	"strconv"

	"casemaker/internal/palette"
)

// A Frame is what a picture is laid out for: its width, the size of its text in the same units, and the class that a
// style sheet shows it by.
type Frame struct {
	Class       string
	Width, Text float64
}

// The frames of pages. A page shows each about as wide as it is laid out, so that text keeps its size: the narrow one on
// phones, the wide one elsewhere.
var (
	Narrow = Frame{"narrow", 300, 13.5}
	Wide   = Frame{"wide", 620, 14.5}
)

// SVG writes a chart for a page. Colours are attributes that a style sheet can overrule by class; there are no style
// attributes, which a strict content policy would refuse. Everything inside is hidden from screen readers: they read the
// title and the description, which is the chart's Alt.
func SVG(c *Chart, f Frame) []byte {
	p := Lay(c, f.Width, f.Text)
	w := &svg{}
	title, description := c.ID+"-"+f.Class+"-title", c.ID+"-"+f.Class+"-desc"
	fmt.Fprintf(&w.out, `<svg class="picture %s" role="img" aria-labelledby="%s %s" viewBox="0 0 %s %s" focusable="false">`,
		f.Class, html.EscapeString(title), html.EscapeString(description), number(p.Width), number(p.Height))
	fmt.Fprintf(&w.out, `<title id="%s">%s</title><desc id="%s">%s</desc><g aria-hidden="true">`,
		html.EscapeString(title), html.EscapeString(c.Title), html.EscapeString(description), html.EscapeString(c.Alt))
	p.Draw(w)
	w.flush()
	w.out.WriteString("</g></svg>\n")
	return w.out.Bytes()
}

// colors are those of the light scheme.
var colors = func() map[Ink]string {
	s := palette.Light()
	return map[Ink]string{
		Text: s.Ink.String(), Faint: s.Faint.String(), Axis: s.Edge.String(), Grid: s.Rule.String(), Mark1: s.Mark.String(), Mark2: s.Mark2.String(),
		Mark3: s.Compare.String(), Panel: s.Panel.String(), OnMark: s.OnBrand.String(), Outline: s.Edge.String(),
	}
}()

// An svg is a canvas that writes elements. Rectangles of one ink that follow one another become one path, each placed from
// the one before, so that equal steps are equal text: a hundred squares would weigh more than the words around them.
type svg struct {
	out   bytes.Buffer
	ink   Ink          // of the rectangles that wait
	rects [][4]float64 // where they are: x, y, width and height
}

// raw writes texts as they are.
func (w *svg) raw(parts ...string) {
	for _, p := range parts {
		w.out.WriteString(p)
	}
}

// number writes a number behind a text.
func (w *svg) number(before string, v float64) {
	w.out.WriteString(before)
	w.out.Write(appendNumber(w.out.AvailableBuffer(), v))
}

// flush writes the rectangles that wait.
func (w *svg) flush() {
	switch len(w.rects) {
	case 0:
		return
	case 1:
		r := w.rects[0]
		w.raw(`<rect class="`, class(w.ink))
		w.number(`" x="`, r[0])
		w.number(`" y="`, r[1])
		w.number(`" width="`, r[2])
		w.number(`" height="`, r[3])
	default:
		w.raw(`<path class="`, class(w.ink), `" d="`)
		var at [2]float64 // where the rectangle before begins, as it is printed
		for i, r := range w.rects {
			x, y := printed(r[0]), printed(r[1])
			if i == 0 {
				w.number("M", x)
			} else {
				w.number("m", x-at[0])
			}
			w.number(" ", y-at[1])
			at = [2]float64{x, y}
			w.number("h", r[2])
			w.number("v", r[3])
			w.number("h", -r[2])
			w.raw("z")
		}
	}
	w.raw(`" fill="`, colors[w.ink], `"/>`)
	w.rects = w.rects[:0]
}

// class names an ink for style sheets. Data marks are of class mark as well.
func class(ink Ink) string {
	if ink.IsMark() {
		return "mark " + string(ink)
	}
	return "ink-" + string(ink)
}

func (w *svg) Rect(x, y, width, height float64, ink Ink) {
	if ink != w.ink {
		w.flush()
		w.ink = ink
	}
	w.rects = append(w.rects, [4]float64{x, y, width, height})
}

func (w *svg) Polygon(points []Point, ink Ink) {
	w.flush()
	w.raw(`<polygon class="`, class(ink), `" points="`)
	w.points(points)
	w.raw(`" fill="`, colors[ink], `"/>`)
}

func (w *svg) Polyline(points []Point, s Stroke) {
	w.flush()
	w.raw(`<polyline class="line `, class(s.Ink), `" points="`)
	w.points(points)
	w.raw(`" fill="none" stroke="`, colors[s.Ink])
	w.number(`" stroke-width="`, s.Width)
	w.raw(`"`)
	if s.Dashed {
		w.raw(` stroke-dasharray="5 3"`)
	}
	w.raw("/>")
}

func (w *svg) Text(x, y float64, text string, size float64, bold bool, anchor Anchor, ink Ink) {
	w.flush()
	w.raw(`<text class="`, class(ink))
	w.number(`" x="`, x)
	w.number(`" y="`, y)
	w.number(`" font-size="`, size)
	w.raw(`" fill="`, colors[ink], `"`)
	if bold {
		w.raw(` font-weight="bold"`)
	}
	if anchor != Start {
		w.raw(` text-anchor="`, [...]string{"start", "middle", "end"}[anchor], `"`)
	}
	w.raw(">", html.EscapeString(text), "</text>")
}

func (w *svg) points(points []Point) {
	for i, p := range points {
		if i > 0 {
			w.raw(" ")
		}
		w.number("", p.X)
		w.number(",", p.Y)
	}
}

// number prints a number with up to two decimals.
func number(v float64) string { return string(appendNumber(nil, v)) }

// printed is a number as it is printed, so that steps between numbers do not drift.
func printed(v float64) float64 { return math.Round(v*100) / 100 }

func appendNumber(b []byte, v float64) []byte {
	start := len(b)
	b = strconv.AppendFloat(b, v, 'f', 2, 64)
	b = bytes.TrimRight(b, "0")
	b = bytes.TrimSuffix(b, []byte("."))
	if string(b[start:]) == "-0" {
		return append(b[:start], '0')
	}
	return b
}
