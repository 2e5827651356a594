package web

import (
	"html"
	"strconv"

	"casemaker/internal/chart"
)

// chart draws a chart as a table with a bar in each row: the picture, its figures and its text alternative in one.
func (d *drawer) chart(c *chart.Chart) {
	switch {
	case c.Kind == chart.Flow:
		d.flow(c)
		return
	case c.Kind.Pictured():
		d.picture(c)
		return
	}
	caption := c.ID + "-caption"
	d.element(`figure class="chart" id="`+c.ID+`" aria-labelledby="`+caption+`"`, func() {
		d.element(`figcaption id="`+caption+`"`, func() { d.titled(c) })
		d.element(`table class="bars" aria-labelledby="`+caption+`"`, func() {
			d.element("thead", func() {
				d.element("tr", func() {
					d.element(`th scope="col"`, func() { d.text(c.Label) })
					d.element(`th scope="col" class="number"`, func() { d.text(c.Measure) })
				})
			})
			d.element("tbody", func() {
				layout := c.Layout()
				for _, row := range layout.Rows {
					d.bar(row, layout.Central)
				}
			})
		})
		if c.Note != "" {
			d.element(`p class="table-note"`, func() { d.text(c.Note) })
		}
		d.sources(c.Sources)
		if d.files != nil {
			d.offer(d.tableFile(chartTable(c)), d.chartFile(c))
		}
	})
	d.raw("\n")
}

// bar draws one row: the label over its bar, and the value beside.
func (d *drawer) bar(row chart.Row, central float64) {
	d.element("tr", func() {
		d.element(`th scope="row"`, func() {
			d.raw(`<div class="bar"><span>`)
			d.text(row.Label)
			d.raw(`</span><svg aria-hidden="true" focusable="false" width="100%" height="18">`)
			class := "mark"
			if row.Other {
				class += " other"
			}
			d.raw(`<rect class="`, class, `" x="`, percent(row.From), `" y="3" width="`, percent(max(row.To-row.From, 0.004)), `" height="12"/>`)
			if central >= 0 {
				d.raw(`<line class="central" x1="`, percent(central), `" x2="`, percent(central), `" y1="0" y2="18"/>`)
			}
			d.raw(`</svg></div>`)
		})
		d.element(`td class="number"`, func() { d.text(row.Text) })
	})
	d.raw("\n")
}

func percent(fraction float64) string {
	return html.EscapeString(strconv.FormatFloat(fraction*100, 'f', 2, 64) + "%")
}

// picture draws a chart that no table of bars can show, with its figures in a table below. It stands in the page twice, for
// narrow and for wide screens, of which the style sheet shows one.
func (d *drawer) picture(c *chart.Chart) {
	caption := c.ID + "-caption"
	d.element(`figure class="chart `+string(c.Kind)+`" id="`+c.ID+`" aria-labelledby="`+caption+`"`, func() {
		d.element(`figcaption id="`+caption+`"`, func() { d.titled(c) })
		d.raw(pageOnly)
		d.out.Write(chart.SVG(c, chart.Narrow))
		d.raw(pageOnlyEnd)
		d.out.Write(chart.SVG(c, chart.Wide))
		if c.Note != "" {
			d.element(`p class="table-note"`, func() { d.text(c.Note) })
		}
		if c.Table == nil || len(c.Table.Sources) == 0 {
			d.sources(c.Sources)
		}
		d.offer(d.chartFile(c))
		if c.Table != nil {
			d.table(c.Table)
		}
	})
	d.raw("\n")
}

// titled says what a chart shows.
func (d *drawer) titled(c *chart.Chart) {
	d.element(`span class="chart-title"`, func() { d.text(c.Title) })
	d.raw(" ")
	d.element(`span class="detail"`, func() { d.text(c.Subtitle) })
}

// flow writes steps as a list of lists: words, not a picture of words.
func (d *drawer) flow(c *chart.Chart) {
	caption := c.ID + "-caption"
	d.element(`div class="chart flow" id="`+c.ID+`" role="group" aria-labelledby="`+caption+`"`, func() {
		d.element(`p id="`+caption+`"`, func() { d.titled(c) })
		d.element(`ol class="steps"`, func() {
			for _, step := range c.Steps {
				d.element("li", func() {
					d.element(`p class="step"`, func() {
						d.text(step.Heading)
						d.raw(`<span class="unseen">: </span>`)
					})
					d.element("ul", func() {
						for _, box := range step.Boxes {
							d.element("li", func() { d.text(box) })
						}
					})
				})
			}
		})
		d.sources(c.Sources)
		d.offer(d.tableFile(flowTable(c)), d.chartFile(c))
	})
	d.raw("\n")
}
