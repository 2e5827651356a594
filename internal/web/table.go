package web

import (
	"html"
	"strconv"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/table"
)

// table writes a typed table.
func (d *drawer) table(t *table.Table) {
	caption, headers := t.ID+"-caption", newHeaders(t)
	d.led = map[*figure.Figure]bool{}
	d.element(`div class="table" id="table-`+t.ID+`"`, func() {
		d.element(`div class="scroll" role="region" aria-labelledby="`+caption+`" tabindex="0"`, func() {
			start := "table"
			switch {
			case stacks(t):
				start += ` class="stack"`
			case len(t.Columns) > manyColumns:
				start += ` class="wide"`
			}
			d.element(start, func() {
				d.element(`caption id="`+caption+`"`, func() { d.text(t.Caption) })
				d.element("thead", func() {
					d.element("tr", func() {
						for i, c := range t.Columns {
							d.element(`th scope="col"`+headers.column(i)+number(c.Number), func() { d.text(c.Heading) })
						}
					})
				})
				d.element("tbody", func() {
					for _, row := range t.Rows {
						d.row(t, row, headers)
					}
				})
			})
		})
		for _, note := range t.Notes {
			d.element(`p class="table-note"`, func() { d.text(note) })
		}
		d.sources(t.Sources)
		d.offer(d.tableFile(t))
	})
	d.raw("\n")
}

// manyColumns is how many columns a table has at most to be set in letters of the usual size.
const manyColumns = 6

// stacks reports whether a phone shows a table row by row, each cell below its name: one that holds mostly words, or few
// numbers beside a long label. Other tables of numbers stay as they are and can be scrolled.
func stacks(t *table.Table) bool {
	numbers := 0
	for _, c := range t.Columns[1:] {
		if c.Number {
			numbers++
		}
	}
	words := len(t.Columns) - 1 - numbers
	return words > numbers || numbers > 1 && numbers <= 3 && t.Columns[0].Weight >= 1.5
}

// sources writes the line that cites the sources of a table or chart.
func (d *drawer) sources(ids []string) {
	if len(ids) == 0 {
		return
	}
	d.element(`p class="table-note"`, func() {
		d.raw(d.say("Sources:"), " ")
		for i, source := range ids {
			if i > 0 {
				d.raw(" ")
			}
			d.cite(source)
		}
	})
}

func number(is bool) string {
	if is {
		return ` class="number"`
	}
	return ""
}

func (d *drawer) row(t *table.Table, row table.Row, headers *headers) {
	start := "tr"
	if row.ID != "" {
		start += ` id="` + html.EscapeString(row.ID) + `"`
	}
	switch {
	case row.Total:
		start += ` class="total"`
	case row.Group:
		start += ` class="group"`
	}
	d.element(start, func() {
		if row.Group {
			d.element(`th scope="colgroup"`+headers.group()+` colspan="`+strconv.Itoa(len(t.Columns))+`"`, func() { d.text(row.Cells[0].String()) })
			return
		}
		first := headers.row()
		noted := d.noted
		if t.ID == figuresTable {
			d.noted = false // these rows are the notes
		}
		for i, cell := range row.Cells {
			name := "td" + headers.cell(i)
			if i == 0 {
				name = `th scope="row"` + first
			}
			if i > 0 && len(t.Columns) > 2 && stacks(t) {
				name += ` data-of="` + html.EscapeString(strings.TrimSuffix(t.Columns[i].Heading, "?")) + `"`
			}
			d.element(name+number(t.Columns[i].Number), func() { d.cell(cell) })
		}
		d.noted = noted
	})
	d.raw("\n")
}

func (d *drawer) cell(c table.Cell) {
	if len(c.List) == 0 {
		if c.Figure != nil && d.noted && d.explained != nil && d.explained(c.Figure) && !d.led[c.Figure] {
			d.led[c.Figure] = true
			d.toNote(c.Figure, c.String())
			return
		}
		d.text(c.String())
		return
	}
	d.element("ul", func() {
		for _, item := range c.List {
			d.element("li", func() { d.text(item) })
		}
	})
}
