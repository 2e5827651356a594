package chart

import (
	"bytes"
	"fmt"
	"html"
	"strconv"
	"strings"
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
	w.out.WriteString("</g></svg>\n")
	return w.out.Bytes()
}

// colors are the site's light tokens.
var colors = map[Ink]string{
	Text: "#1b1f2a", Faint: "#4b4f5a", Axis: "#74706a", Grid: "#cfc9bd", Mark1: "#12436d", Mark2: "#d4501a",
	Mark3: "#7b838a", Panel: "#f4f1ea", OnMark: "#ffffff", Outline: "#74706a",
}

// An svg is a canvas that writes elements.
type svg struct{ out bytes.Buffer }

// class names an ink for style sheets. Data marks are of class mark as well.
func class(ink Ink) string {
	if ink.IsMark() {
		return "mark " + string(ink)
	}
	return "ink-" + string(ink)
}

func (w *svg) Rect(x, y, width, height float64, ink Ink) {
	fmt.Fprintf(&w.out, `<rect class="%s" x="%s" y="%s" width="%s" height="%s" fill="%s"/>`,
		class(ink), number(x), number(y), number(width), number(height), colors[ink])
}

func (w *svg) Polygon(points []Point, ink Ink) {
	fmt.Fprintf(&w.out, `<polygon class="%s" points="%s" fill="%s"/>`, class(ink), places(points), colors[ink])
}

func (w *svg) Polyline(points []Point, s Stroke) {
	fmt.Fprintf(&w.out, `<polyline class="line %s" points="%s" fill="none" stroke="%s" stroke-width="%s"`,
		class(s.Ink), places(points), colors[s.Ink], number(s.Width))
	if s.Dashed {
		w.out.WriteString(` stroke-dasharray="5 3"`)
	}
	w.out.WriteString("/>")
}

func (w *svg) Text(x, y float64, text string, size float64, bold bool, anchor Anchor, ink Ink) {
	fmt.Fprintf(&w.out, `<text class="%s" x="%s" y="%s" font-size="%s" fill="%s"`, class(ink), number(x), number(y), number(size), colors[ink])
	if bold {
		w.out.WriteString(` font-weight="bold"`)
	}
	if anchor != Start {
		w.out.WriteString(` text-anchor="` + [...]string{"start", "middle", "end"}[anchor] + `"`)
	}
	w.out.WriteString(">" + html.EscapeString(text) + "</text>")
}

func places(points []Point) string {
	parts := make([]string, len(points))
	for i, p := range points {
		parts[i] = number(p.X) + "," + number(p.Y)
	}
	return strings.Join(parts, " ")
}

// number prints a number with up to two decimals.
func number(v float64) string {
	text := strconv.FormatFloat(v, 'f', 2, 64)
	text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	if text == "-0" {
		return "0"
	}
	return text
}
