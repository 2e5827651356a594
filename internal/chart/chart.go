// Package chart describes charts by what they say, and lays each out once for any canvas.
//
// A [Chart] is built by the model from traced figures. The site draws it as SVG and the PDF as vectors,
// from the same layout, so the two cannot disagree. Every chart has a title that says what it shows,
// the measure and place, alternative text, and the table of its figures.
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
	Range     Kind = "range"     // low to high on one scale, with points to compare
	Stack     Kind = "stack"     // parts of a whole, one bar a row
	Line      Kind = "line"      // a trend or curve over X
	Tornado   Kind = "tornado"   // low and high around a central value, widest first
	Flow      Kind = "flow"      // columns of boxes that lead to one another
	Timetable Kind = "timetable" // bars over months (Gantt)
)

// A Chart is one picture and what must stand beside it.
type Chart struct {
	ID       string
	Kind     Kind
	Title    string // what the chart shows, as a sentence
	Subtitle string // measure, place, period, unit
	Alt      string // the same for somebody who cannot see it
	Marks    []Mark
	Central  *figure.Figure // tornado: the value that the bars lie around; line: a level to compare with
	Columns  []Column       // flow only
	XLabel   string
	YLabel   string
	Table    *table.Table // the figures of the chart
	Sources  []string
}

// A Mark is one thing drawn: a bar, a range, a segment, a point of a line.
type Mark struct {
	Label  string
	Series string         // stack: the row; line: the line it belongs to
	Value  *figure.Figure // bars, stack, line (Y)
	Low    *figure.Figure // range, tornado, timetable (start)
	High   *figure.Figure // range, tornado, timetable (end)
	X      float64        // line: where on the X axis
	XText  string         // line: the X axis label of the point
	Muted  bool           // a comparison, not the subject
}

// A Column is one step of a flow chart: a heading and its boxes.
type Column struct {
	Heading string
	Boxes   []string
}
