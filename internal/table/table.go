// Package table holds the typed tables that documents show: built once by package exhibit, then written as
// HTML, PDF, CSV or a spreadsheet by renderers that decide nothing about what the table says.
package table

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"casemaker/internal/figure"
)

// A Table is a caption, columns, rows and what a reader must know to use them.
type Table struct {
	ID      string // names the CSV file and the anchor: [a-z0-9-]+
	Caption string
	Columns []Column
	Rows    []Row
	Notes   []string // printed below, in order: what is included, price base, assumptions
	Sources []string // source ids, for the line below the table
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

// Records returns the table as rows of text for CSV: a header, then a record a row, all of one length.
// Figures are plain numbers, as exact as they are printed elsewhere.
func (t *Table) Records() [][]string {
	width := len(t.Columns)
	records, all := make([][]string, 0, 1+len(t.Rows)), make([]string, width*(1+len(t.Rows)))
	next := func() []string {
		record := all[:width:width]
		all = all[width:]
		return record
	}
	header := next()
	for i, c := range t.Columns {
		header[i] = harmless(c.Heading)
	}
	records = append(records, header)
	for _, row := range t.Rows {
		record := next()
		for i, cell := range row.Cells {
			if cell.Figure != nil {
				record[i] = cell.Figure.Plain()
			} else {
				record[i] = harmless(cell.String())
			}
		}
		records = append(records, record)
	}
	return records
}

// mark is the byte-order mark: without it, Excel on Windows reads a file that is double-clicked in an encoding of its own, and
// shows "Â£" for "£".
const mark = "\ufeff"

// CSV writes the table as comma-separated values, as the other formats print it but for plain numbers.
func (t *Table) CSV() ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(mark)
	room := rooms.Get().(*bufio.Writer)
	defer rooms.Put(room)
	room.Reset(&out)
	w := csv.NewWriter(room) // which writes in the room that there is
	if err := w.WriteAll(t.Records()); err != nil {
		return nil, fmt.Errorf("writing table %s: %w", t.ID, err)
	}
	return out.Bytes(), nil
}

// rooms are what tables are written in, one after the other: there are thousands of them.
var rooms = sync.Pool{New: func() any { return bufio.NewWriterSize(nil, 16<<10) }}

// harmless keeps a spreadsheet from reading text as a formula: spreadsheets pass over what is not seen before a sign, and some
// take its wide forms too.
func harmless(s string) string {
	first := strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) })
	if r, _ := utf8.DecodeRuneInString(first); first != "" && strings.ContainsRune("=+-@|＝＋－＠", r) || strings.HasPrefix(s, "\t") || strings.HasPrefix(s, "\r") {
		return "'" + s
	}
	return s
}
