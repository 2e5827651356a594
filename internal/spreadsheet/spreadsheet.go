// Package spreadsheet writes workbooks (ISO 29500, .xlsx): cells with formulas beside the values that they come to, styles, defined
// names, tables, choices, charts and how pages print. It knows nothing of what a workbook is about, and decides nothing.
//
//	s := &spreadsheet.Sheet{Name: "Need", Rows: []spreadsheet.Row{{Cells: []spreadsheet.Cell{
//		spreadsheet.Text("Births", style), spreadsheet.Formula("births*0.1", 330, style),
//	}}}}
//	data, err := (&spreadsheet.Book{Title: "Costing", Sheets: []*spreadsheet.Sheet{s}}).Write()
//
// The same book is the same bytes: there is no clock in it, and nothing depends on the order of a map. It is written by hand because
// the library that we read workbooks with takes six times as long to write one, and there is one for every area.
package spreadsheet

import (
	"fmt"
	"math"
	"strconv"
	"time"
)

// A Book is a workbook.
type Book struct {
	Title, Author, Subject, Language string
	Date                             time.Time
	Sheets                           []*Sheet
	Names                            []Name
}

// A Name stands for a cell, and formulas can use it in its place.
type Name struct{ Name, Sheet, Cell string }

// A Sheet is one sheet of a book.
type Sheet struct {
	Name       string
	Widths     []float64 // of columns, in characters
	Rows       []Row
	Freeze     int  // rows at the top that stay in view
	FreezeLeft int  // columns at the left that do
	Titles     int  // the row that printed pages repeat; 0 for none
	Upright    bool // printed upright, not across
	Large      bool // printed on A3, not A4
	Tab        string
	Tables     []Table
	Choices    []Choice
	Links      []Link
	Highlights []Highlight
	Charts     []Chart
	Header     string // printed at the top of pages
	OnePage    bool   // printed on one page, however small that makes it
}

// A Row is a line of cells from the first column.
type Row struct {
	Height float64 // in points; 0 for as high as a line
	Cells  []Cell
	Merge  int // columns that the first cell spans; 0 or 1 for its own
}

// A Cell holds words, a number, or a formula with what it comes to.
type Cell struct {
	kind    kind
	words   string
	number  float64
	formula string
	Style   Style
}

type kind uint8

const (
	isEmpty kind = iota
	isText
	isNumber
)

// Text is a cell of words.
func Text(words string, s Style) Cell { return Cell{kind: isText, words: words, Style: s} }

// Number is a cell of a number.
func Number(n float64, s Style) Cell { return Cell{kind: isNumber, number: n, Style: s} }

// Formula is a cell that comes to a number; one that is not known shows a dash.
func Formula(f string, n float64, s Style) Cell {
	if math.IsNaN(n) {
		return Says(f, "–", s)
	}
	return Cell{kind: isNumber, number: n, formula: f, Style: s}
}

// Says is a cell of a formula that comes to words.
func Says(f, words string, s Style) Cell {
	return Cell{kind: isText, words: words, formula: f, Style: s}
}

// Empty is a cell that has only a style.
func Empty(s Style) Cell { return Cell{Style: s} }

// A Style is how a cell looks. Equal styles are written once.
type Style struct {
	Format   string // of numbers, as spreadsheets write it; empty for general
	Bold     bool
	Italic   bool
	Size     float64 // of letters; 0 for the usual
	Colour   string  // of letters, as RRGGBB
	Fill     string
	Right    bool
	Centre   bool
	Wrap     bool
	Top      bool // from the top of a high row
	Over     bool // a line over it, as sums have
	Boxed    bool // a thin line around it
	Open     bool // may be changed while the sheet is protected
	Underset bool // underlined, as links are
	Indent   int
}

// A Table is a range with a row of headings, which readers of a workbook can name, sort and filter.
type Table struct {
	Name     string
	Range    Range
	Headings []string
}

// A Range is a rectangle of cells, from one to another, counted from 1.
type Range struct{ Row, Column, LastRow, LastColumn int }

// A Choice is what may be put into a cell: one of a list, or a number between two.
type Choice struct {
	Cell          string
	Among         string // a formula for the list, such as a range
	Least, Most   string // numbers, where there is no list
	Whole         bool
	Title, Prompt string // said while the cell is picked
	Refusal       string // said of what may not be put there
}

// A Link leads from a cell to an address of the web, or to a place in the book ("#'Inputs'!A1").
type Link struct{ Cell, To, Says string }

// A Highlight is a look that cells take while a formula holds.
type Highlight struct {
	Range        Range
	Formula      string
	Colour, Fill string
}

// Column names a column, counted from 1: A, B, … AA.
func Column(n int) string {
	name := ""
	for ; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}

// At names a cell by its row and column, counted from 1.
func At(row, column int) string { return Column(column) + strconv.Itoa(row) }

// Fixed names a cell of a sheet so that no copying moves it: 'Need'!$B$3.
func Fixed(sheet, cell string) string {
	letters := 0
	for letters < len(cell) && cell[letters] >= 'A' {
		letters++
	}
	return Quoted(sheet) + "!$" + cell[:letters] + "$" + cell[letters:]
}

// Quoted is a sheet's name as formulas have it.
func Quoted(sheet string) string { return "'" + sheet + "'" }

// String names a range as formulas do.
func (r Range) String() string { return At(r.Row, r.Column) + ":" + At(r.LastRow, r.LastColumn) }

// Fixed names a range of a sheet so that no copying moves it.
func (r Range) Fixed(sheet string) string {
	return fmt.Sprintf("%s!$%s$%d:$%s$%d", Quoted(sheet), Column(r.Column), r.Row, Column(r.LastColumn), r.LastRow)
}

// Words are the words of a cell; empty where it holds a number.
func (c Cell) Words() string { return c.words }

// Value is the number of a cell; 0 where it holds words.
func (c Cell) Value() float64 { return c.number }
