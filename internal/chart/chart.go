// Package chart describes charts by what they say, and lays each out once for any format to draw.
//
// A [Chart] is built from traced figures. There are two ways to draw one, and neither depends on colour or on seeing.
//
// [Chart.Layout] turns a chart of one bar a row (bars, tornado, timetable) into rows with their bars in fractions of
// the width, to be drawn inside a table that reflows on a phone: picture and text in one.
//
// [Lay] places any chart in a width as a [Picture] of rectangles, lines and text, which is then drawn on a [Canvas]:
// the PDF has one, and [SVG] writes another for the site. Charts that no table of bars can show (range, stack, line,
// hundred, flow) are drawn this way, with their Alt text, and their Table beside them.
//
//	picture := chart.Lay(c, 340, 12.5)
//	picture.Draw(canvas)
package chart

import (
	"casemaker/internal/figure"
	"casemaker/internal/table"
)

// A Kind is the shape of a chart.
type Kind string

// The kinds of chart.
const (
	Bars      Kind = "bars"      // one bar a mark, from zero
	Tornado   Kind = "tornado"   // low to high around a central value, widest first
	Timetable Kind = "timetable" // bars over months
	Range     Kind = "range"     // low to high on one scale, with points to compare
	Stack     Kind = "stack"     // parts of a whole, one bar for each series
	Line      Kind = "line"      // curves over X
	Hundred   Kind = "hundred"   // shares of a hundred squares, each mark counted from the first
	Flow      Kind = "flow"      // steps that lead to one another
)

// Pictured reports whether charts of the kind are pictures, which no table of bars can show.
func (k Kind) Pictured() bool {
	switch k {
	case Range, Stack, Line, Hundred, Flow:
		return true
	}
	return false
}

// A Chart is one picture and what must stand beside it.
type Chart struct {
	ID       string
	Kind     Kind
	Title    string // what the chart shows, as a sentence
	Subtitle string // measure, place, period, unit
	Label    string // heading of the column of labels
	Measure  string // heading of the column of values
	Marks    []Mark
	Central  *figure.Figure // tornado: the value that the bars lie around; line: a level to compare with
	Note     string
	Sources  []string

	Alt    string       // what the picture shows, for someone who cannot see it
	XLabel string       // line
	YLabel string       // line
	Style  figure.Style // how its figures are printed
	Forms  figure.Forms // how its language writes figures; digits where it has none
	Steps  []Step       // flow
	Low    bool         // hundred: drawn low, with its key on single lines, for a sheet with little room
	Table  *table.Table // the figures of the picture, where it does not print them all
}

// text prints a figure as the chart's language writes it.
func (c *Chart) text(f *figure.Figure, style figure.Style) string { return c.Forms.Text(f, style) }

// A Step is one stage of a flow: a heading and its boxes.
type Step struct {
	Heading string
	Boxes   []string
}

// A Mark is one row of a chart.
type Mark struct {
	Label  string
	Value  *figure.Figure // bars, stack; range: a point; line: its height at X
	Low    *figure.Figure // tornado, range
	High   *figure.Figure
	Start  int // timetable, months
	End    int
	Text   string // printed beside the bar; made from the figures where empty
	Other  bool   // a comparison, not the subject
	Beside bool   // a place that the subject, which is a place itself, is set beside

	Series string  // stack: the bar it is part of; line: the curve it belongs to
	X      float64 // line
	XText  string  // line: what X is called
}

// A Row is a mark laid out: where its bar begins and ends as fractions of the width, and its text.
type Row struct {
	Label        string
	Text         string
	From, To     float64
	Other        bool
	Here, Beside bool // the place, among those that it is set beside
}

// A Layout is a chart ready to draw.
type Layout struct {
	Rows []Row
	// Central is where the central line stands as a fraction; negative for none.
	Central float64
}

// Layout places the marks on one scale.
func (c *Chart) Layout() Layout {
	switch c.Kind {
	case Tornado:
		return c.tornado()
	case Timetable:
		return c.timetable()
	}
	most, places := 0.0, false
	for _, m := range c.Marks {
		most, places = max(most, m.Value.Value), places || m.Beside
	}
	l := Layout{Central: -1}
	for _, m := range c.Marks {
		row := Row{Label: m.Label, Text: m.Text, Other: m.Other, Here: places && !m.Beside, Beside: m.Beside}
		if row.Text == "" {
			row.Text = c.text(m.Value, figure.Exact)
		}
		if most > 0 {
			row.To = max(0, m.Value.Value) / most
		}
		l.Rows = append(l.Rows, row)
	}
	return l
}

// tornado leaves a twentieth of the range free on both sides of the widest bar.
func (c *Chart) tornado() Layout {
	least, most := c.Central.Value, c.Central.Value
	for _, m := range c.Marks {
		least = min(least, m.Low.Value, m.High.Value)
		most = max(most, m.Low.Value, m.High.Value)
	}
	space := (most - least) / 20
	least, most = least-space, most+space
	at := func(v float64) float64 {
		if most == least {
			return 0.5
		}
		return (v - least) / (most - least)
	}
	l := Layout{Central: at(c.Central.Value)}
	for _, m := range c.Marks {
		row := Row{Label: m.Label, Text: m.Text, Other: m.Other}
		row.From, row.To = at(min(m.Low.Value, m.High.Value)), at(max(m.Low.Value, m.High.Value))
		l.Rows = append(l.Rows, row)
	}
	return l
}

func (c *Chart) timetable() Layout {
	last := 1
	for _, m := range c.Marks {
		last = max(last, m.End)
	}
	l := Layout{Central: -1}
	for _, m := range c.Marks {
		l.Rows = append(l.Rows, Row{Label: m.Label, Text: m.Text, From: float64(m.Start) / float64(last), To: float64(max(m.End, m.Start)) / float64(last)})
	}
	return l
}
