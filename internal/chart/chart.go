// Package chart describes charts by what they say, and lays them out as rows of bars that any format can draw.
//
// A [Chart] is built from traced figures. [Chart.Layout] turns it into rows with a bar each, in fractions of the width, so
// that the site draws it inside a table that reflows on a phone, and the PDF draws it as vectors; the two cannot
// disagree. Values are printed beside the bars, so nothing depends on colour or on seeing.
package chart

import "casemaker/internal/figure"

// A Kind is the shape of a chart.
type Kind string

// The kinds of chart.
const (
	Bars      Kind = "bars"      // one bar a mark, from zero
	Tornado   Kind = "tornado"   // low to high around a central value, widest first
	Timetable Kind = "timetable" // bars over months
)

// A Chart is one picture and what must stand beside it.
type Chart struct {
	ID       string
	Kind     Kind
	Title    string // what the chart shows, as a sentence
	Subtitle string // measure, place, period, unit
	Label    string // heading of the column of labels
	Measure  string // heading of the column of values
	Marks    []Mark
	Central  *figure.Figure // tornado: the value that the bars lie around
	Note     string
	Sources  []string
}

// A Mark is one row of a chart.
type Mark struct {
	Label string
	Value *figure.Figure // bars
	Low   *figure.Figure // tornado
	High  *figure.Figure
	Start int // timetable, months
	End   int
	Text  string // printed beside the bar; made from the figures where empty
	Other bool   // a comparison, not the subject
}

// A Row is a mark laid out: where its bar begins and ends as fractions of the width, and its text.
type Row struct {
	Label    string
	Text     string
	From, To float64
	Other    bool
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
	most := 0.0
	for _, m := range c.Marks {
		most = max(most, m.Value.Value)
	}
	l := Layout{Central: -1}
	for _, m := range c.Marks {
		row := Row{Label: m.Label, Text: m.Text, Other: m.Other}
		if row.Text == "" {
			row.Text = m.Value.Text(figure.Exact)
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
