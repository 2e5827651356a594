package web

import (
	"html"
	"strconv"

	"casemaker/internal/chart"
)

// chart draws a chart as a table with a bar in each row: the picture, its figures and its text alternative in one.
func (w *htmlWriter) chart(c *chart.Chart) {
	switch {
	case c.Kind == chart.Flow:
		w.flow(c)
		return
	case c.Kind.Pictured():
		w.picture(c)
		return
	}
	id := c.ID
	caption := id + "-caption"
	w.element(`figure class="chart" id="`+id+`"`, func() {
		w.element(`figcaption id="`+caption+`"`, func() { w.titled(c) })
		class, row := "bars", w.bar
		if c.Kind == chart.Bars {
			class, row = "bars direct", w.direct
		}
		w.element(`table class="`+class+`" aria-labelledby="`+caption+`"`, func() {
			w.element("thead", func() {
				w.element("tr", func() {
					w.element(`th scope="col"`, func() { w.text(c.Label) })
					w.element(`th scope="col"`+number(class == "bars"), func() { w.text(c.Measure) })
				})
			})
			w.element("tbody", func() {
				layout := c.Layout()
				for _, r := range layout.Rows {
					row(r, layout.Central)
				}
			})
		})
		if c.Note != "" {
			w.element(`p class="table-note"`, func() { w.text(c.Note) })
		}
		w.sources(c.Sources)
		w.offer(w.tableFile(c.Data()), w.chartFile(c))
	})
	w.raw("\n")
}

// bar draws one row: the label over its bar, and the value beside.
func (w *htmlWriter) bar(row chart.Row, central float64) {
	w.element("tr", func() {
		w.element(`th scope="row"`, func() {
			w.raw(`<div class="bar"><span>`)
			w.text(row.Label)
			w.raw(`</span><svg aria-hidden="true" focusable="false" width="100%" height="18">`)
			class := "mark"
			if row.Other {
				class += " other"
			}
			w.raw(`<rect class="`, class, `" x="`, percent(row.From), `" y="3" width="`, percent(max(row.To-row.From, 0.004)), `" height="12"/>`)
			if central >= 0 {
				w.raw(`<line class="central" x1="`, percent(central), `" x2="`, percent(central), `" y1="0" y2="18"/>`)
			}
			w.raw(`</svg></div>`)
		})
		w.element(`td class="number"`, func() { w.text(row.Text) })
	})
	w.raw("\n")
}

// ofRow is how much of a row's width the longest bar has: its value stands behind it.
const ofRow = 0.72

// direct draws one row of a chart whose bars all begin at nothing: the label, the bar, and the value at its end.
func (w *htmlWriter) direct(row chart.Row, _ float64) {
	class := "mark"
	switch {
	case row.Other:
		class += " other"
	case row.Here:
		class += " here"
	case row.Beside:
		class += " beside"
	}
	w.element("tr", func() {
		w.element(`th scope="row"`, func() { w.text(row.Label) })
		w.raw(`<td><svg aria-hidden="true" focusable="false" width="`, percent(max(row.To, 0.004)*ofRow), `" height="22"><rect class="`, class, `" width="100%" height="22" rx="3"/></svg> `)
		w.element("span", func() { w.text(row.Text) })
		w.raw("</td>")
	})
	w.raw("\n")
}

func percent(fraction float64) string {
	return html.EscapeString(strconv.FormatFloat(fraction*100, 'f', 1, 64) + "%")
}

// picture draws a chart that no table of bars can show, with its figures in a table below. It stands in the page twice, for
// narrow and for wide screens, of which the style sheet shows one.
func (w *htmlWriter) picture(c *chart.Chart) {
	id := c.ID
	caption := id + "-caption"
	w.element(`figure class="chart `+string(c.Kind)+`" id="`+id+`"`, func() {
		w.element(`figcaption id="`+caption+`"`, func() { w.titled(c) })
		w.out.Write(w.frame.Picture(c, chart.Narrow))
		w.out.Write(w.frame.Picture(c, chart.Wide))
		if c.Note != "" {
			w.element(`p class="table-note"`, func() { w.text(c.Note) })
		}
		if c.Table == nil || len(c.Table.Sources) == 0 {
			w.sources(c.Sources)
		}
		w.offer(w.chartFile(c))
		if c.Table != nil {
			w.table(c.Table)
		}
	})
	w.raw("\n")
}

// titled says what a chart shows.
func (w *htmlWriter) titled(c *chart.Chart) {
	w.element(`span class="chart-title"`, func() { w.text(c.Title) })
	w.raw(" ")
	w.element(`span class="detail"`, func() { w.text(c.Subtitle) })
}

// flow writes steps as a list of lists: words, not a picture of words.
func (w *htmlWriter) flow(c *chart.Chart) {
	id := c.ID
	caption := id + "-caption"
	w.element(`div class="chart flow" id="`+id+`" role="group" aria-labelledby="`+caption+`"`, func() {
		w.element(`p id="`+caption+`"`, func() { w.titled(c) })
		w.element(`ol class="steps"`, func() {
			for _, step := range c.Steps {
				w.element("li", func() {
					w.element(`p class="step"`, func() {
						w.text(step.Heading)
						w.raw(`<span class="unseen">: </span>`)
					})
					w.element("ul", func() {
						for _, box := range step.Boxes {
							w.element("li", func() { w.text(box) })
						}
					})
				})
			}
		})
		w.sources(c.Sources)
		w.offer(w.tableFile(c.Data()), w.chartFile(c))
	})
	w.raw("\n")
}
