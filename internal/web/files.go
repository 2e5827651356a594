package web

import (
	"html"
	"strings"

	"casemaker/internal/chart"
	"casemaker/internal/table"
)

// These bracket what a page says and other formats do not.
const (
	pageOnly    = "<!-- page -->"
	pageOnlyEnd = "<!-- end -->"
)

// figuresTable is the table of the notes on figures. Each document has its own; as a file it is figures.csv.
const figuresTable = "figures"

// An offered file is one that stands beside the document: a table as CSV, a chart as SVG.
type offered struct {
	name, of, text string // of says what is in it; text is the link to it
	data           []byte
}

// tableFile is a table as CSV.
func (d *drawer) tableFile(t *table.Table) offered {
	if d.files == nil || t.ID == figuresTable {
		return offered{}
	}
	data, err := t.CSV()
	if err != nil && d.err == nil {
		d.err = err
	}
	return offered{"tables/" + t.ID + ".csv", t.Caption, d.say("Table (%s)", "CSV, "+Size(len(data))), data}
}

// chartFile is a chart as a picture.
func (d *drawer) chartFile(c *chart.Chart) offered {
	if d.files == nil {
		return offered{}
	}
	svg := chart.SVG(c, chart.Wide)
	alone := strings.Replace(string(svg), "<svg ", `<svg xmlns="http://www.w3.org/2000/svg" font-family="Arial, Liberation Sans, sans-serif" `, 1)
	return offered{"charts/" + c.ID + ".svg", c.Title, d.say("Picture (%s)", "SVG, "+Size(len(alone))), []byte(alone)}
}

// chartTable is a chart of bars as a table: what it says, row by row.
func chartTable(c *chart.Chart) *table.Table {
	t := &table.Table{ID: c.ID, Caption: c.Title, Columns: []table.Column{{Heading: c.Label}, {Heading: c.Measure, Number: true}}}
	if c.Kind == chart.Tornado {
		t.Columns = []table.Column{{Heading: c.Label}, {Heading: c.Measure}, {Heading: "Low", Number: true}, {Heading: "High", Number: true}}
	}
	for i, row := range c.Layout().Rows {
		m := c.Marks[i]
		value := table.Text(row.Text)
		if m.Value != nil {
			value = table.Of(m.Value)
		}
		cells := []table.Cell{table.Text(row.Label), value}
		if c.Kind == chart.Tornado {
			cells = append(cells, table.Of(m.Low), table.Of(m.High))
		}
		t.Rows = append(t.Rows, table.Row{Cells: cells})
	}
	return t
}

// flowTable is a chart of steps as a table: what stands in each.
func flowTable(c *chart.Chart) *table.Table {
	t := &table.Table{ID: c.ID + "-steps", Caption: c.Title, Columns: []table.Column{{Heading: "Step"}, {Heading: "What it holds", Weight: 3}}}
	for _, step := range c.Steps {
		t.Rows = append(t.Rows, table.Row{Cells: []table.Cell{table.Text(step.Heading), table.List(step.Boxes...)}})
	}
	return t
}

// offer links to files, each with its type and size, and hands them over to be written.
func (d *drawer) offer(files ...offered) {
	if d.files == nil || files[0].name == "" {
		return
	}
	d.raw(pageOnly, `<p class="take">`)
	for i, f := range files {
		if f.name == "" {
			continue
		}
		if i > 0 {
			d.raw(" ")
		}
		d.files[f.name] = f.data
		d.raw(`<a href="`, d.links.Area, f.name, `" aria-label="`, f.text, `: `, html.EscapeString(f.of), `">`, f.text, `</a>`)
	}
	d.raw("</p>", pageOnlyEnd, "\n")
}
