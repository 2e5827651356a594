package exhibit

import (
	"strconv"
	"strings"

	"casemaker/internal/chart"
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/table"
)

// one wraps a table as an exhibit, in the case's language; a table without rows is nothing to show.
func one(c *model.Case, t *table.Table) []document.Block {
	if len(t.Rows) == 0 {
		return nil
	}
	t.Assumed = restsOnAssumptions(t)
	return []document.Block{&document.Table{Table: printed(c, t)}}
}

// printed writes the figures of a table in the case's language.
func printed(c *model.Case, t *table.Table) *table.Table {
	for _, row := range t.Rows {
		for i, cell := range row.Cells {
			if cell.Figure != nil && !cell.Own {
				row.Cells[i].Text = c.Language.Figure(cell.Figure, cell.Style)
			}
		}
	}
	return t
}

// drawn wraps a chart as an exhibit, in the case's language; a chart without anything in it is nothing to show.
func drawn(c *model.Case, ch *chart.Chart) []document.Block {
	if len(ch.Marks)+len(ch.Steps) == 0 {
		return nil
	}
	ch.Forms = c.Language.Forms()
	if ch.Table != nil {
		printed(c, ch.Table)
	}
	return []document.Block{&document.Chart{Chart: ch}}
}

// paragraph is a sentence as an exhibit.
func paragraph(words string) []document.Block {
	return []document.Block{&document.Paragraph{Text: []document.Inline{&document.Text{Value: words}}}}
}

// restsOnAssumptions reports whether any figure of a table does.
func restsOnAssumptions(t *table.Table) bool {
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			if cell.Figure != nil && cell.Figure.Assumption() {
				return true
			}
		}
	}
	return false
}

// priceNotes say which prices a table is in, and whether its pay is borrowed or leaves out a supplement.
func priceNotes(c *model.Case) []string {
	return append([]string{c.Language.Say("prices.of", "year", c.Pay.PriceYear)}, payNotes(c)...)
}

// payNotes say what is particular about pay here.
func payNotes(c *model.Case) []string {
	var notes []string
	if c.Is(model.TraitBorrowed) && c.Nation.PayNote != "" {
		notes = append(notes, c.Nation.PayNote)
	}
	if c.Area.ZoneNote != "" {
		notes = append(notes, c.Area.ZoneNote)
	}
	if c.Is(model.TraitUnzoned) {
		notes = append(notes, c.Language.Say("prices.unzoned"))
	}
	return notes
}

// place is the area as captions name it.
func place(c *model.Case) string {
	name, _ := c.Text("area.name")
	return name
}

// column is a column of text that asks for as much spare width as others, and wide one that asks for more or less.
func column(heading string) table.Column { return table.Column{Heading: heading} }

func wide(weight float64, heading string) table.Column {
	return table.Column{Heading: heading, Weight: weight}
}

// number is a column of figures.
func number(heading string) table.Column { return table.Column{Heading: heading, Number: true} }

// row, total and group are rows of a table.
func row(cells ...table.Cell) table.Row   { return table.Row{Cells: cells} }
func total(cells ...table.Cell) table.Row { return table.Row{Total: true, Cells: cells} }
func group(name string) table.Row {
	return table.Row{Group: true, Cells: []table.Cell{table.Text(name)}}
}

// words is a row of words. A cell without any says so.
func words(c *model.Case, cells ...string) table.Row {
	var r table.Row
	for _, text := range cells {
		if text == "" {
			text = c.Language.Say("every-cell.not_stated")
		}
		r.Cells = append(r.Cells, table.Text(text))
	}
	return r
}

// count is a cell of a small whole number.
func count(n int) table.Cell { return table.Text(strconv.Itoa(n)) }

// cellOf shows a figure, or says why there is none.
func cellOf(f *figure.Figure, none string) table.Cell {
	if f == nil {
		return table.Text(none)
	}
	return table.Of(f)
}

// listed is a cell of those items that say something, or says that there are none.
func listed(none string, items ...string) table.Cell {
	var said []string
	for _, item := range items {
		if item != "" {
			said = append(said, item)
		}
	}
	switch len(said) {
	case 0:
		return table.Text(none)
	case 1:
		return table.Text(said[0])
	}
	return table.List(said...)
}

// once keeps the first of each.
func once(ids []string) []string {
	var all []string
	seen := make(map[string]bool, len(ids))
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			all = append(all, id)
		}
	}
	return all
}

// figures gathers the figures of a case by id, leaving out those that it lacks.
func figures(c *model.Case, ids ...string) []*figure.Figure {
	var all []*figure.Figure
	for _, id := range ids {
		if f, ok := c.Figure(id); ok {
			all = append(all, f)
		}
	}
	return all
}

// key is a word of a data file as the last part of a message's id: "last known" is last_known.
func key(word string) string { return strings.ReplaceAll(strings.ToLower(word), " ", "_") }
