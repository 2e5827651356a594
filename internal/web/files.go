package web

import (
	"html"

	"casemaker/internal/address"
	"casemaker/internal/chart"
	"casemaker/internal/format"
	"casemaker/internal/table"
)

// An offered file is one that stands beside a table or chart of the document.
type offered struct {
	address string
	of      string // what is in it
	link    string // a message with its kind and size
	kind    string
}

// tableFile is a table as CSV.
func (w *htmlWriter) tableFile(t *table.Table) offered {
	return offered{address.Table(w.filled.Case.Area.Slug, t.ID), t.Caption, "text.table_file", "CSV"}
}

// chartFile is a chart as a picture.
func (w *htmlWriter) chartFile(c *chart.Chart) offered {
	return offered{address.Chart(w.filled.Case.Area.Slug, c.ID), c.Title, "text.picture_file", "SVG"}
}

// offer links to those of the files that there are, each with its type and size.
func (w *htmlWriter) offer(files ...offered) {
	if w.frame.Size == nil {
		return
	}
	open := false
	for _, f := range files {
		size, ok := w.frame.Size(f.address)
		if !ok {
			continue
		}
		if !open {
			w.raw(`<p class="take">`)
		} else {
			w.raw(" ")
		}
		open = true
		kind := f.kind
		if size > 0 {
			kind += ", " + format.Size(size)
		}
		text := w.say(f.link, "file", kind)
		w.raw(`<a href="`, address.Way(w.page, f.address), `" aria-label="`, text, `: `, html.EscapeString(f.of), `">`, text, `</a>`)
	}
	if open {
		w.raw("</p>\n")
	}
}
