package web

import (
	"html"
	"strconv"

	"casemaker/internal/table"
)

// table writes a typed table.
func (d *drawer) table(t *table.Table) {
	caption, headers := t.ID+"-caption", newHeaders(t)
	d.element(`div class="table" id="table-`+t.ID+`"`, func() {
		d.element(`div class="scroll" role="region" aria-labelledby="`+caption+`" tabindex="0"`, func() {
			d.element("table", func() {
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

// sources writes the line that cites the sources of a table or chart.
func (d *drawer) sources(ids []string) {
	if len(ids) == 0 {
		return
	}
	d.element(`p class="table-note"`, func() {
		d.text("Sources: ")
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
			d.element(name+number(t.Columns[i].Number), func() { d.cell(cell) })
		}
		d.noted = noted
	})
	d.raw("\n")
}

func (d *drawer) cell(c table.Cell) {
	if len(c.List) == 0 {
		if c.Figure != nil && d.noted && d.explained != nil && d.explained(c.Figure) {
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
