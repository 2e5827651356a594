package table

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"fmt"
	"math"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"casemaker/internal/figure"
)

// A Field is a column of a table's CSV file, which holds one kind of value: plain numbers of one unit, or words. A column of
// the table that prints more than one kind is several fields: its numbers, the unit of each where they differ, and what it says
// where there is no number, or more than the number.
type Field struct {
	Heading string
	Number  bool
	Unit    figure.Unit // of the numbers, where all have one

	column int
	part   part
}

// A part is what a field takes of a cell.
type part int

const (
	whole  part = iota // words
	number             // as exact as it is printed, or exact
	unit
	said
)

// Headings name fields that a table's own headings do not: each gets the heading of the column.
type Headings struct {
	Unit, Said func(heading string) string
}

// Fields are the columns of the table's CSV file.
func (t *Table) Fields(h Headings) []Field {
	var fields []Field
	for i, c := range t.Columns {
		units := map[figure.Unit]bool{}
		anyUnit, words, own := figure.Unit(""), false, false
		for _, row := range t.Rows {
			if row.Group || i >= len(row.Cells) {
				continue
			}
			cell := row.Cells[i]
			if !cell.known() {
				words = words || cell.String() != ""
				continue
			}
			anyUnit = cell.Figure.Unit
			units[anyUnit] = true
			own = own || cell.Own
		}
		switch len(units) {
		case 0:
			fields = append(fields, Field{Heading: c.Heading, column: i})
			continue
		case 1:
			fields = append(fields, Field{Heading: c.Heading, Number: true, Unit: anyUnit, column: i, part: number})
		default:
			fields = append(fields, Field{Heading: c.Heading, Number: true, column: i, part: number}, Field{Heading: h.Unit(c.Heading), column: i, part: unit})
		}
		if words || own {
			fields = append(fields, Field{Heading: h.Said(c.Heading), column: i, part: said})
		}
	}
	return distinct(fields)
}

// distinct numbers headings that stand twice: programs find columns by them.
func distinct(fields []Field) []Field {
	used := map[string]int{}
	for i, f := range fields {
		used[f.Heading]++
		if n := used[f.Heading]; n > 1 {
			fields[i].Heading += " " + strconv.Itoa(n)
		}
	}
	return fields
}

// known reports whether a cell has a number.
func (c Cell) known() bool {
	return c.Figure != nil && !math.IsNaN(c.Figure.Value) && !math.IsInf(c.Figure.Value, 0)
}

// of is what a field takes of a cell.
func (f Field) of(c Cell, exact bool) string {
	switch {
	case f.part == number && c.known() && exact:
		return strconv.FormatFloat(c.Figure.Value, 'f', -1, 64)
	case f.part == number && c.known():
		return c.Figure.Plain()
	case f.part == unit && c.known():
		return string(c.Figure.Unit)
	case f.part == said && (!c.known() || c.Own), f.part == whole:
		return harmless(c.String())
	}
	return ""
}

// records are a header, then a record a row, all of one length. A heading over rows stands in the first field.
func (t *Table) records(h Headings) [][]string {
	fields := t.Fields(h)
	width := len(fields)
	records, all := make([][]string, 0, 1+len(t.Rows)), make([]string, width*(1+len(t.Rows)))
	next := func() []string {
		record := all[:width:width]
		all = all[width:]
		return record
	}
	header := next()
	for i, f := range fields {
		header[i] = harmless(f.Heading)
	}
	records = append(records, header)
	for _, row := range t.Rows {
		record := next()
		for i, f := range fields {
			if f.column < len(row.Cells) {
				record[i] = f.of(row.Cells[f.column], t.Exact)
			}
		}
		records = append(records, record)
	}
	return records
}

// mark is the byte-order mark: without it, Excel on Windows reads a file that is double-clicked in an encoding of its own, and
// shows "Â£" for "£".
const mark = "\ufeff"

// CSV writes the table as comma-separated values. See [Table.Fields].
func (t *Table) CSV(h Headings) ([]byte, error) {
	var out bytes.Buffer
	out.WriteString(mark)
	room := rooms.Get().(*bufio.Writer)
	defer rooms.Put(room)
	room.Reset(&out)
	w := csv.NewWriter(room) // which writes in the room that there is
	if err := w.WriteAll(t.records(h)); err != nil {
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
