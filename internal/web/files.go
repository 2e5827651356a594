package web

import (
	"html"

	"casemaker/internal/address"
	"casemaker/internal/chart"
	"casemaker/internal/table"
)

// An offered file is one that stands beside a table or chart of the document.
type offered struct {
	name string
	of   string // what is in it
	text string // the link to it, with its kind and size
	kind string
}

// tableFile is a table as CSV.
func tableFile(t *table.Table) offered { return offered{TableFile(t), t.Caption, "Table (%s)", "CSV"} }

// chartFile is a chart as a picture.
func chartFile(c *chart.Chart) offered { return offered{ChartFile(c), c.Title, "Picture (%s)", "SVG"} }

// TableFile is the name of the file that a table is offered as.
func TableFile(t *table.Table) string { return "tables/" + t.ID + ".csv" }

// ChartFile is the name of the file that a chart is offered as.
func ChartFile(c *chart.Chart) string { return "charts/" + c.ID + ".svg" }

// offer links to those of the files that there are, each with its type and size.
func (w *htmlWriter) offer(files ...offered) {
	if w.frame.Size == nil {
		return
	}
	open := false
	for _, f := range files {
		size := w.frame.Size(f.name)
		if size == 0 {
			continue
		}
		if !open {
			w.raw(`<p class="take">`)
		} else {
			w.raw(" ")
		}
		open = true
		text := w.say(f.text, f.kind+", "+Size(size))
		w.raw(`<a href="`, address.Way(w.page, address.AreaFile(w.filled.Case.Area.Slug, f.name)), `" aria-label="`, text, `: `, html.EscapeString(f.of), `">`, text, `</a>`)
	}
	if open {
		w.raw("</p>\n")
	}
}
