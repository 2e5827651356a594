package exhibit_test

import (
	"fmt"
	"strings"

	"casemaker/internal/chart"
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/table"
)

func (w *writer) blocks(blocks []document.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *document.Table:
			w.table(b.Table)
		case *document.Chart:
			w.chart(b.Chart)
		case *document.KeyFigures:
			for _, k := range b.Items {
				w.line("key figure", k.Text+" | "+k.Label+" | "+k.Detail+" | "+k.Source)
				w.line("  from", of(k.Least, figure.Exact)+" to "+of(k.Figure, figure.Exact))
			}
		case *document.Definitions:
			for _, d := range b.Items {
				w.line("term "+d.ID, inlines(d.Term))
				for _, m := range d.Meanings {
					w.nested(m)
				}
			}
		case *document.Quote:
			w.line("quote by", inlines(b.By))
			w.nested(b.Blocks)
		case *document.Paragraph:
			w.line("paragraph", inlines(b.Text))
		case *document.List:
			for _, item := range b.Items {
				w.line("item", "")
				w.nested(item.Blocks)
			}
		case *document.LangBlock:
			w.line("in", b.Lang)
			w.nested(b.Blocks)
		default:
			w.t.Fatalf("an exhibit holds a %T, which this test cannot write", b)
		}
	}
}

func (w *writer) nested(blocks []document.Block) {
	before := w.indent
	w.indent += "  "
	w.blocks(blocks)
	w.indent = before
}

func (w *writer) table(t *table.Table) {
	w.line("table", t.ID)
	w.line("caption", t.Caption)
	var columns []string
	for _, c := range t.Columns {
		text := c.Heading
		if c.Weight != 0 {
			text += fmt.Sprintf(" (%g)", c.Weight)
		}
		if c.Number {
			text += " #"
		}
		columns = append(columns, text)
	}
	w.line("columns", strings.Join(columns, " | "))
	for _, r := range t.Rows {
		var cells []string
		for _, c := range r.Cells {
			cells = append(cells, c.String())
		}
		label := "row"
		if r.Total {
			label = "total"
		}
		if r.Group {
			label = "group"
		}
		if r.ID != "" {
			label += " " + r.ID
		}
		w.line(label, strings.Join(cells, " | "))
		if len(r.Cells) != len(t.Columns) && !r.Group {
			w.t.Errorf("table %s: the row %q has %d cells for %d columns", t.ID, cells, len(r.Cells), len(t.Columns))
		}
	}
	for _, n := range t.Notes {
		w.line("note", n)
	}
	w.line("sources", strings.Join(t.Sources, " "))
}

func (w *writer) chart(c *chart.Chart) {
	w.line("chart", c.ID+", "+string(c.Kind))
	w.line("title", c.Title)
	w.line("subtitle", c.Subtitle)
	w.line("alt", c.Alt)
	w.line("columns", strings.Trim(c.Label+" | "+c.Measure, " |"))
	w.line("across", c.XLabel)
	w.line("up", c.YLabel)
	if c.Central != nil {
		w.line("central", of(c.Central, c.Style))
	}
	for _, m := range c.Marks {
		w.mark(c, m)
	}
	for _, s := range c.Steps {
		w.line("step", s.Heading+" | "+strings.Join(s.Boxes, " | "))
	}
	if !c.Kind.Pictured() {
		for _, r := range c.Layout().Rows {
			w.line("bar", fmt.Sprintf("%s | %s | %.3f to %.3f", r.Label, r.Text, r.From, r.To))
		}
	}
	w.line("note", c.Note)
	w.line("sources", strings.Join(c.Sources, " "))
	if c.Table != nil {
		w.nested([]document.Block{&document.Table{Table: c.Table}})
	}
}

func (w *writer) mark(c *chart.Chart, m chart.Mark) {
	var parts []string
	add := func(label, text string) {
		if text != "" {
			parts = append(parts, label+" "+text)
		}
	}
	add("label", m.Label)
	add("series", m.Series)
	add("x", m.XText)
	add("low", of(m.Low, c.Style))
	add("value", of(m.Value, c.Style))
	add("high", of(m.High, c.Style))
	if c.Kind == chart.Timetable {
		add("months", fmt.Sprintf("%d to %d", m.Start, m.End))
	}
	add("text", m.Text)
	if m.Other {
		parts = append(parts, "for comparison")
	}
	w.line("mark", strings.Join(parts, " | "))
}

// of prints a figure; nothing for none.
func of(f *figure.Figure, style figure.Style) string {
	if f == nil {
		return ""
	}
	return f.Text(style)
}

// inlines are the words of a line that holds only text.
func inlines(all []document.Inline) string {
	var text strings.Builder
	for _, i := range all {
		switch i := i.(type) {
		case *document.Text:
			text.WriteString(i.Value)
		case *document.Number:
			text.WriteString(i.Text)
		case *document.Link:
			fmt.Fprintf(&text, "[%s](%s)", inlines(i.Text), i.URL)
		default:
			fmt.Fprintf(&text, "(%T)", i)
		}
	}
	return text.String()
}
