// Package table holds the typed tables that documents show: built once by package exhibit, then written as
// HTML, PDF, CSV or a spreadsheet by renderers that decide nothing about what the table says.
package table

import "casemaker/internal/figure"

// A Table is a caption, columns, rows and what a reader must know to use them.
type Table struct {
	ID      string // names the CSV file and the anchor: [a-z0-9-]+
	Caption string
	Columns []Column
	Rows    []Row
	Notes   []string // printed below, in order: what is included, price base, assumptions
	Sources []string // source ids, for the line below the table
	Exact   bool     // its CSV file has numbers with all their digits, not as exact as they are printed
	Assumed bool     // some of its figures rest on assumptions: its caption bears the mark
}

// A Column has a heading and, for figures, the unit that its heading names.
type Column struct {
	Heading string
	Number  bool // figures, aligned right; text is aligned left
	// Weight is the share of spare width that a text column asks for; 0 means 1.
	Weight float64
}

// A Row is one line of a table. Its first cell is the row's header.
type Row struct {
	ID     string // anchor, where something leads to the row
	Cells  []Cell
	Total  bool // a sum of rows above: set apart by a rule and weight
	Group  bool // a heading over the rows that follow: one cell that spans the table
	Source int  // number of the source that the row is from; 0 where it is worked out
}

// A Cell holds a figure, text, or a short list. An empty cell is never meant: say why there is nothing.
type Cell struct {
	Figure *figure.Figure
	Style  figure.Style
	Text   string // words; beside a figure, how the table's language prints it, where that is not English
	Own    bool   // the text beside a figure says more than the figure does: "1.1 times"
	List   []string
}

// String returns the text of the cell as every format shows it; list items are joined by "; ".
func (c Cell) String() string {
	switch {
	case c.Figure != nil && c.Text == "":
		return c.Figure.Text(c.Style)
	case len(c.List) > 0:
		text := c.List[0]
		for _, item := range c.List[1:] {
			text += "; " + item
		}
		return text
	}
	return c.Text
}

// Text returns a cell of words.
func Text(s string) Cell { return Cell{Text: s} }

// List returns a cell of short items, one below the other.
func List(items ...string) Cell { return Cell{List: items} }

// Of returns a cell that shows a figure as tables do.
func Of(f *figure.Figure) Cell { return Cell{Figure: f} }
