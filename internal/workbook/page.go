package workbook

import (
	"math"
	"strings"

	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/spreadsheet"
	"casemaker/internal/table"
)

// How the workbook looks. Blue on cream is what can be changed, black is worked out: what finance expects.
const (
	brand      = "0D4F4C"
	inputInk   = "1F3FA8"
	inputFill  = "FFF8DC"
	headInk    = "FFFFFF"
	bandFill   = "E8F0EF"
	quietInk   = "595959"
	linkInk    = "0B5A8A"
	warnInk    = "9C0006"
	warnFill   = "FFE3E0"
	goodInk    = "1E6B34"
	seriesInks = "0D4F4C,C2702E,5B7FA6,8C6BB1,7A8B3C,B5485D"
)

var (
	titleStyle = spreadsheet.Style{Bold: true, Size: 16, Colour: brand}
	headStyle  = spreadsheet.Style{Bold: true, Colour: headInk, Fill: brand, Wrap: true, Boxed: true, Indent: 1}
	wordStyle  = spreadsheet.Style{Wrap: true, Boxed: true, Indent: 1}
	bandStyle  = spreadsheet.Style{Bold: true, Fill: bandFill, Boxed: true, Indent: 1}
	partStyle  = spreadsheet.Style{Bold: true, Size: 13, Colour: brand}
	noteStyle  = spreadsheet.Style{Colour: quietInk, Wrap: true, Top: true, Size: 10}
	leadStyle  = spreadsheet.Style{Wrap: true, Top: true}
)

// formats are how figures of a unit are shown.
var formats = map[figure.Unit]string{
	figure.Babies: `#,##0`, figure.People: `#,##0`, figure.Families: `#,##0`, figure.Pounds: `£#,##0;-£#,##0`, figure.Pence: `£#,##0.00;-£#,##0.00`,
	figure.WTE: `0.00`, figure.Share: `0.0%`, figure.Factor: `0.000`, figure.Hours: `0.0#`, figure.Weeks: `0.#`, figure.Years: `0.#`, figure.Number: `#,##0.##`,
}

// numberFormat is how a figure is shown: a price of a hundred pounds and more has no pence, as on pages, and a bare number only the
// decimals that it has.
func numberFormat(unit figure.Unit, value float64) string {
	if unit == figure.Pence && math.Abs(value) >= 100 {
		unit = figure.Pounds
	}
	if (unit == figure.Number || unit == figure.Hours || unit == figure.Weeks || unit == figure.Years) && value == math.Trunc(value) {
		return "#,##0"
	}
	return formats[unit]
}

// A page is a sheet while it is filled from top to bottom.
type page struct {
	b     *book
	sheet *spreadsheet.Sheet
}

func (b *book) page(key string) *page {
	p := &page{b: b, sheet: &spreadsheet.Sheet{Name: b.say("workbook.sheet." + key), Header: b.title}}
	return p
}

// next is the number of the row that is filled next.
func (p *page) next() int { return len(p.sheet.Rows) + 1 }

// add fills the next row, as high as its words need.
func (p *page) add(cells ...spreadsheet.Cell) {
	row := spreadsheet.Row{Cells: cells}
	high := line + 1
	for i, c := range cells {
		if c.Style.Wrap {
			high = max(high, height(c.Words(), p.sheet.Widths[i]-margins, line))
		}
	}
	row.Height = high + 2
	p.sheet.Rows = append(p.sheet.Rows, row)
}

// line is how high a line of words is, in points.
const line = 15.0

func (p *page) gap() { p.sheet.Rows = append(p.sheet.Rows, spreadsheet.Row{}) }

// first is the first of some blocks that is a table; nil where none is.
func first(blocks []document.Block) document.Block {
	for _, b := range blocks {
		if tableOf(b) != nil {
			return b
		}
	}
	return nil
}

// width is how many characters the columns of the sheet hold together.
func (p *page) width() float64 {
	sum := 0.0
	for _, w := range p.sheet.Widths {
		sum += w
	}
	return sum
}

// heading is the title of the sheet, or of a part of it.
func (p *page) heading(words string, style spreadsheet.Style) {
	p.sheet.Rows = append(p.sheet.Rows, spreadsheet.Row{Height: 1.6 * max(style.Size, 12), Cells: []spreadsheet.Cell{spreadsheet.Text(words, style)}})
}

// paragraph is words across the sheet, as high as they need.
func (p *page) paragraph(words string, style spreadsheet.Style) {
	columns := max(1, len(p.sheet.Widths))
	cells := []spreadsheet.Cell{spreadsheet.Text(words, style)}
	for range columns - 1 {
		cells = append(cells, spreadsheet.Empty(style))
	}
	p.sheet.Rows = append(p.sheet.Rows, spreadsheet.Row{Cells: cells, Merge: columns, Height: height(words, p.width(), line)})
}

// height is how high a row must be for words to fit into so many characters.
func height(words string, width, each float64) float64 {
	return float64(lines(words, max(width, 1))) * each
}

// columns sets the widths of columns, in characters.
func (p *page) columns(widths ...float64) { p.sheet.Widths = widths }

// start writes the row of headings of a table and returns its number. end closes the table. Headings that begin with a mark stand over
// numbers.
func (p *page) start(headings ...string) int {
	var cells []spreadsheet.Cell
	used := map[string]bool{}
	high := line
	for i, h := range headings {
		style := headStyle
		h, style.Right = strings.CutPrefix(h, overNumbers)
		for h == "" || used[strings.ToLower(h)] {
			h += " "
		}
		used[strings.ToLower(h)] = true
		cells = append(cells, spreadsheet.Text(h, style))
		high = max(high, height(h, p.sheet.Widths[i]-margins-1, line))
	}
	p.sheet.Rows = append(p.sheet.Rows, spreadsheet.Row{Cells: cells, Height: high + 5})
	return len(p.sheet.Rows)
}

// overNumbers marks a heading over numbers, which stand at the right.
const overNumbers = "\x00"

// end makes a table of the rows from the one of its headings on.
func (p *page) end(name string, from int) {
	head := p.sheet.Rows[from-1].Cells
	t := spreadsheet.Table{Name: "table_" + strings.ReplaceAll(name, "-", "_"), Range: spreadsheet.Range{Row: from, Column: 1, LastRow: len(p.sheet.Rows), LastColumn: len(head)}}
	for _, c := range head {
		t.Headings = append(t.Headings, c.Words())
	}
	p.sheet.Tables = append(p.sheet.Tables, t)
}

// figureCell is a cell of a figure: its home where it has none yet, or else what leads there.
func (p *page) figureCell(of *figure.Figure, column int, style spreadsheet.Style) spreadsheet.Cell {
	style.Format, style.Right, style.Wrap = numberFormat(of.Unit, of.Value), true, false
	return p.b.cell(of, p.sheet.Name, spreadsheet.At(p.next(), column), style)
}

// startTable writes the headings of a table of a document.
func (p *page) startTable(t *table.Table) (from int) {
	var headings []string
	for _, c := range t.Columns {
		if c.Number {
			c.Heading = overNumbers + c.Heading
		}
		headings = append(headings, c.Heading)
	}
	return p.start(headings...)
}

// show writes a table of a document as it stands there.
func (p *page) show(t *table.Table) {
	p.heading(t.Caption, partStyle)
	from := p.startTable(t)
	for _, row := range t.Rows {
		p.row(t, row)
	}
	p.end(t.ID, from)
	p.notes(t)
	p.gap()
}

// notes are what stands below a table.
func (p *page) notes(t *table.Table) {
	for _, note := range t.Notes {
		p.paragraph(note, noteStyle)
	}
	if t.Assumed {
		p.paragraph(p.b.say("workbook.assumed"), noteStyle)
	}
}

// bars say how a chart looks.
type bars struct {
	title, format   string
	across, stacked bool
}

// A seriesAt is a series of a chart by the cells of this sheet that it follows.
type seriesAt struct {
	name               string
	categories, values spreadsheet.Range
}

// The rows and columns that a chart covers, and how its axes show money.
const (
	chartRows = 18
	moneyAxis = `£#,##0`
)

// bars draws a chart below what the sheet has so far.
func (p *page) bars(look bars, all ...seriesAt) {
	c := spreadsheet.Chart{Title: look.title, Across: look.across, Stacked: look.stacked, Format: look.format, Row: p.next() + 1, Column: 1, Rows: chartRows}
	for c.Columns < len(p.sheet.Widths) && (c.Columns == 0 || p.span(c.Columns+1) <= 110) {
		c.Columns++
	}
	c.AxisFormat = c.Format
	if c.Format == moneyAxis {
		c.AxisFormat = `£#,##0,"k"`
	}
	inks := strings.Split(seriesInks, ",")
	var said []string
	for i, s := range all {
		each := spreadsheet.Series{Name: s.name, Categories: s.categories.Fixed(p.sheet.Name), Values: s.values.Fixed(p.sheet.Name), Colour: inks[i%len(inks)]}
		for _, cell := range p.cells(s.categories) {
			each.Names = append(each.Names, cell.Words())
		}
		var values []string
		for j, cell := range p.cells(s.values) {
			each.Numbers = append(each.Numbers, cell.Value())
			values = append(values, each.Names[j]+" "+p.b.plain(look.format, cell.Value()))
		}
		c.Series = append(c.Series, each)
		said = append(said, s.name+": "+strings.Join(values, ", "))
	}
	c.Alt = p.b.say("workbook.chart.alt", "title", c.Title, "values", strings.Join(said, "; "))
	p.sheet.Charts = append(p.sheet.Charts, c)
	for range chartRows + 2 {
		p.gap()
	}
}

// span is how many characters the first columns hold together.
func (p *page) span(columns int) float64 {
	sum := 0.0
	for _, w := range p.sheet.Widths[:columns] {
		sum += w
	}
	return sum
}

// cells are the cells of a range.
func (p *page) cells(r spreadsheet.Range) []spreadsheet.Cell {
	var all []spreadsheet.Cell
	for row := r.Row; row <= r.LastRow; row++ {
		all = append(all, p.sheet.Rows[row-1].Cells[r.Column-1:r.LastColumn]...)
	}
	return all
}

// row writes a row of a table.
func (p *page) row(t *table.Table, row table.Row) {
	style := wordStyle
	switch {
	case row.Group:
		style = bandStyle
	case row.Total:
		style.Bold, style.Over = true, true
	}
	cells := make([]spreadsheet.Cell, len(t.Columns))
	for i := range cells {
		each := style
		switch {
		case i >= len(row.Cells):
			cells[i] = spreadsheet.Empty(each)
		case row.Cells[i].Figure != nil:
			cells[i] = p.figureCell(row.Cells[i].Figure, i+1, each)
		default:
			words := row.Cells[i].Text
			if list := row.Cells[i].List; len(list) > 0 {
				words = "• " + strings.Join(list, "\n• ")
			}
			each.Right = t.Columns[i].Number
			cells[i] = spreadsheet.Text(words, each)
		}
	}
	p.add(cells...)
}
