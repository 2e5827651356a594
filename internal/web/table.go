package web

import (
	"html"
	"strconv"
	"strings"

	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/table"
)

// table writes a typed table.
func (w *htmlWriter) table(t *table.Table) {
	caption, headers := t.ID+"-caption", newHeaders(t)
	w.here = map[*figure.Figure]bool{}
	w.element(`div class="table" id="table-`+t.ID+`"`, func() {
		w.element(`div class="scroll" role="region" aria-labelledby="`+caption+`" tabindex="0"`, func() {
			start := "table"
			switch {
			case stacks(t):
				start += ` class="stack"`
			case len(t.Columns) > manyColumns:
				start += ` class="wide"`
			}
			w.element(start, func() {
				w.element(`caption id="`+caption+`"`, func() {
					w.text(t.Caption)
					if t.Assumed { // no role of its own: a caption is part of its table
						w.raw(`<sup class="assumed" title="`, w.say("text.assumed"), `">`, document.AssumedMark, `</sup>`)
					}
				})
				w.element("thead", func() {
					w.element("tr", func() {
						for i, c := range t.Columns {
							w.element(`th scope="col"`+headers.column(i)+number(c.Number), func() { w.text(c.Heading) })
						}
					})
				})
				w.element("tbody", func() {
					labels := labels(t)
					for _, row := range t.Rows {
						w.row(t, row, headers, labels)
					}
				})
			})
		})
		for _, note := range t.Notes {
			w.element(`p class="table-note"`, func() { w.text(note) })
		}
		w.sources(t.Sources)
		w.offer(w.tableFile(t))
	})
	w.raw("\n")
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
func (w *htmlWriter) sources(ids []string) {
	if len(ids) == 0 {
		return
	}
	w.element(`p class="table-note"`, func() {
		w.raw(w.say("text.sources"), " ")
		for i, source := range ids {
			if i > 0 {
				w.raw(" ")
			}
			w.citeShortly(source)
		}
	})
}

func number(is bool) string {
	if is {
		return ` class="number"`
	}
	return ""
}

func (w *htmlWriter) row(t *table.Table, row table.Row, headers *headers, labels []string) {
	w.raw("<tr")
	if row.ID != "" {
		w.raw(` id="`, html.EscapeString(row.ID), `"`)
	}
	if row.Source > 0 {
		w.raw(` data-source="`, strconv.Itoa(row.Source), `"`)
	}
	switch {
	case row.Total:
		w.raw(` class="total"`)
	case row.Group:
		w.raw(` class="group"`)
	}
	w.raw(">")
	if row.Group {
		w.raw(`<th scope="colgroup"`, headers.group(), ` colspan="`, strconv.Itoa(len(t.Columns)), `">`)
		w.text(row.Cells[0].String())
		w.raw("</th></tr>\n")
		return
	}
	first := headers.row()
	for i, cell := range row.Cells {
		if i == 0 {
			w.raw(`<th scope="row"`, first)
		} else {
			w.raw("<td", headers.cell(i))
		}
		if i > 0 && labels != nil {
			w.raw(` data-of="`, labels[i], `"`)
		}
		w.raw(number(t.Columns[i].Number), ">")
		w.cell(t, cell)
		if i == 0 {
			w.raw("</th>")
		} else {
			w.raw("</td>")
		}
	}
	w.raw("</tr>\n")
}

// labels are the headings of a table's columns, ready to stand in its cells: where a phone shows it row by row, each cell stands
// below its name. They are nil for a table that is never shown like that.
func labels(t *table.Table) []string {
	if len(t.Columns) <= 2 || !stacks(t) {
		return nil
	}
	all := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		all[i] = html.EscapeString(strings.TrimSuffix(c.Heading, "?"))
	}
	return all
}

func (w *htmlWriter) cell(t *table.Table, c table.Cell) {
	if len(c.List) > 0 {
		w.element("ul", func() {
			for _, item := range c.List {
				w.element("li", func() { w.text(item) })
			}
		})
		return
	}
	if c.Figure == nil || w.here[c.Figure] || !w.filled.Explains(t, c.Figure) {
		w.text(c.String())
		return
	}
	w.here[c.Figure] = true
	w.toNote(c.Figure, c.String())
}
