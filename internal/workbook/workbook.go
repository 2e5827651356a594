// Package workbook writes an area's costing as a workbook that recalculates: inputs in one place, all else formulas.
//
// No formula of the model stands here. Each comes from the working that a figure carries (formula.go): what is a figure in the model
// is a cell here, named after its id, and what is given is an input. Where the model decides something without leaving a working, which
// option is asked for, where the odd pound of a split goes, the cell's formula is in special.go; a test holds each cell to the
// figures of the program, at the inputs as published and at others.
//
//	data, err := workbook.Write(c, workbook.About{Version: version})
//
// Sheets are filled from the same typed tables as pages and papers. The first cell that shows a figure is its home; whatever shows it
// later leads there. Figures that others need and no table shows stand on the sheet of workings, and what they all rest on is
// gathered on the sheet of inputs.
package workbook

import (
	"cmp"
	"fmt"
	"slices"

	"casemaker/internal/document"
	"casemaker/internal/exhibit"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/spreadsheet"
	"casemaker/internal/table"
)

// Layout is the version of the workbook's layout. A workbook of another is not taken back.
const Layout = "2"

// A book is a workbook while it is made.
type book struct {
	c           *model.Case
	f           *formulas
	say         func(id string, pairs ...any) string
	title       string
	names       []spreadsheet.Name
	homes       map[string]bool // ids of figures that have a cell
	at          map[string]spreadsheet.Name
	drawn       []drawing
	given       []*figure.Figure // the inputs
	picks       []pick
	placed      *Returned                   // a workbook that comes back
	cited       []string                    // sources of tables
	optionNames block                       // where the names of options stand
	choicesAt   map[string]spreadsheet.Name // cells of what the reader picks, by id
}

// Write makes the workbook of a case that has a plan.
func Write(c *model.Case) ([]byte, error) {
	b := newBook(c)
	out := &spreadsheet.Book{
		Title: b.title, Author: c.Project.Settings.Organisation, Subject: b.say("workbook.subject"), Language: c.Language.Lang(), Date: c.Project.Settings.Date,
	}
	out.Sheets = b.sheets()
	out.Names = b.names
	return out.Write()
}

// newBook is a workbook with nothing in it.
func newBook(c *model.Case) *book {
	b := &book{c: c, f: newFormulas(c), say: c.Language.Say, homes: map[string]bool{}, at: map[string]spreadsheet.Name{}, choicesAt: map[string]spreadsheet.Name{}}
	name, _ := c.Text("area.name")
	b.title = b.say("workbook.title", "area", name)
	return b
}

// sheets fills all sheets. Those of figures come first, then what they need, then what they rest on; a reader sees them in another order.
func (b *book) sheets() []*spreadsheet.Sheet {
	var middle []*spreadsheet.Sheet
	keep := func(s *spreadsheet.Sheet) {
		if s != nil {
			middle = append(middle, s)
		}
	}
	for _, s := range statements {
		switch s.key {
		case "options":
			keep(b.options())
		case "funding":
			keep(b.funding())
		case "benefits":
			keep(b.benefits())
		default:
			keep(b.statement(s))
		}
	}
	summary := b.summary(middle)
	workings := b.workings()
	inputs := b.inputs()
	all := append([]*spreadsheet.Sheet{summary, inputs}, middle...)
	all = append(all, b.sources(), workings)
	for _, s := range all {
		printed(s)
	}
	summary.Tab, inputs.Tab = brand, "C2702E"
	return all
}

// cell is a figure's home where it has none yet, or else what leads there.
func (b *book) cell(of *figure.Figure, sheet, at string, style spreadsheet.Style) spreadsheet.Cell {
	if of.ID == "" && of.Operation == figure.OpGiven {
		return spreadsheet.Number(of.Value, style)
	}
	if of.ID == "" {
		e := b.f.opened(of, "")
		if e.shaky {
			e.text = "IFERROR(" + e.text + `,"–")`
		}
		return spreadsheet.Formula(e.text, of.Value, style)
	}
	b.f.keep(of)
	if b.homes[of.ID] || of.Operation == figure.OpGiven {
		return spreadsheet.Formula(b.f.ask(of.ID), of.Value, style)
	}
	text, _ := b.f.working(b.f.of(of.ID))
	b.home(of.ID, sheet, at)
	return spreadsheet.Formula(text, of.Value, style)
}

// home notes where the cell of an id is.
func (b *book) home(id, sheet, at string) {
	b.homes[id] = true
	n := spreadsheet.Name{Name: b.f.name(id), Sheet: sheet, Cell: at}
	b.names, b.at[id] = append(b.names, n), n
}

// A statement is a sheet of tables that documents show too.
type statement struct {
	key      string
	exhibits []string
	widths   []float64
}

// statements are the sheets in order. Those without exhibits are filled on their own.
var statements = []statement{
	{"need", []string{"need-estimate", "risk-groups"}, []float64{62, 14, 14, 14}},
	{"staffing", []string{"staffing-costs", "staffing"}, []float64{58, 14, 18, 14, 14, 14, 14, 14}},
	{"non_pay", []string{"non-pay-costs", "cost-summary"}, []float64{62, 16}},
	{key: "options"},
	{"years", []string{"costs-by-year", "break-even", "switching-values"}, []float64{46, 15, 15, 15, 15, 15, 16}},
	{key: "funding"},
	{"sensitivity", []string{"sensitivity", "pay-views"}, []float64{42, 22, 22, 15, 15, 15, 15}},
	{key: "benefits"},
	{"assumptions", []string{"assumptions"}, []float64{70, 16, 80}},
	{"theory", []string{"theory-of-change"}, []float64{80, 66}},
	{"risks", []string{"risks"}, []float64{52, 18, 60, 18, 22}},
	{"indicators", []string{"indicators", "objectives"}, []float64{36, 62, 34, 18, 24}},
	{"milestones", []string{"milestones"}, []float64{64, 24, 10, 10, 58}},
}

// statement fills a sheet; nil where the area has none of its tables.
func (b *book) statement(s statement) *spreadsheet.Sheet {
	p := b.page(s.key)
	p.columns(s.widths...)
	p.heading(p.sheet.Name, titleStyle)
	shown := false
	for _, name := range s.exhibits {
		for _, block := range exhibit.Build(name, b.c) {
			if t := tableOf(block); t != nil {
				b.live(name, t)
				b.cited = append(b.cited, t.Sources...)
				from := p.next() + 2
				p.show(t)
				b.draw(name, t, from)
				shown = true
			}
		}
		switch {
		case name == "costs-by-year" && shown:
			b.shares(p)
		case name == "need-estimate" && shown:
			b.list(p, "need_central", b.say("workbook.need.central"), []string{"births", "low_income", "need.central", "coverage.central", "gap.families"})
		case name == "staffing" && shown:
			b.list(p, "capacity", b.say("workbook.staffing.capacity"), []string{"team.scale", "team.wte", "team.direct_wte", "capacity.per_wte", "capacity.families"})
		}
	}
	if !shown {
		return nil
	}
	if len(s.exhibits) == 1 {
		p.sheet.Freeze, p.sheet.Titles = 3, 3
	}
	for _, c := range b.drawn {
		p.bars(c.look, c.series...)
	}
	b.drawn = nil
	return p.sheet
}

// live puts figures in place of words that would not follow a change, and leaves out notes that would not.
func (b *book) live(name string, t *table.Table) {
	switch name {
	case "break-even":
		worths(t)
		t.Notes = append(t.Notes, b.say("workbook.years.even"))
	case "milestones":
		b.months(t)
	}
	l := b.c.Language
	point := cmp.Or(b.c.Plan.Inputs.As.Point, "midpoint")
	stale := []string{
		l.Say("need-estimate.note", "births", l.Figure(b.c.Births, figure.Exact)),
		l.Say("staffing-costs.note", "point", l.Say("staffing-costs.point."+point), "year", b.c.Pay.PriceYear),
	}
	if of := b.c.Ratios.PerFamily; of != nil {
		stale = append(stale, l.Say("sensitivity.note", "cost", l.Figure(of, figure.Exact)))
	}
	if of := b.c.Assumed.TestBenefit; of != nil {
		stale = append(stale, l.Say("switching-values.note", "worth", l.Figure(of, figure.Exact)))
	}
	t.Notes = slices.DeleteFunc(t.Notes, func(note string) bool { return slices.Contains(stale, note) })
	switch name {
	case "need-estimate":
		t.Notes = append([]string{b.say("workbook.need.note")}, t.Notes...)
	case "staffing-costs":
		t.Notes = append([]string{b.say("workbook.staffing.note")}, t.Notes...)
	case "sensitivity":
		t.Notes = append([]string{b.say("workbook.sensitivity.note")}, t.Notes...)
	case "switching-values":
		t.Notes = append([]string{b.say("workbook.switching.note")}, t.Notes...)
	}
}

// A drawing is a chart that is still to be drawn, below all tables of its sheet.
type drawing struct {
	look   bars
	series []seriesAt
}

// draw notes the chart of a table whose rows begin at one.
func (b *book) draw(name string, t *table.Table, from int) {
	rows := func(column, last int) spreadsheet.Range {
		return spreadsheet.Range{Row: from, Column: column, LastRow: from + last - 1, LastColumn: column}
	}
	years := func(row int) spreadsheet.Range {
		return spreadsheet.Range{Row: row, Column: 2, LastRow: row, LastColumn: 1 + model.Horizon}
	}
	add := func(look bars, series ...seriesAt) { b.drawn = append(b.drawn, drawing{look, series}) }
	switch n := len(t.Rows); name {
	case "need-estimate":
		add(bars{title: b.say("workbook.chart.need"), format: "#,##0", across: true}, seriesAt{t.Columns[2].Heading, rows(1, n), rows(3, n)})
	case "staffing-costs":
		add(bars{title: b.say("workbook.chart.staffing"), format: moneyAxis, across: true}, seriesAt{t.Columns[len(t.Columns)-1].Heading, rows(1, n-1), rows(len(t.Columns), n-1)})
	case "costs-by-year":
		add(bars{title: b.say("workbook.chart.years"), format: moneyAxis},
			seriesAt{t.Rows[0].Cells[0].Text, years(from - 1), years(from)}, seriesAt{t.Rows[1].Cells[0].Text, years(from - 1), years(from + 1)})
	case "sensitivity":
		add(bars{title: b.say("workbook.chart.sensitivity"), format: moneyAxis, across: true}, seriesAt{t.Columns[3].Heading, rows(1, n), rows(4, n)}, seriesAt{t.Columns[4].Heading, rows(1, n), rows(5, n)})
	}
}

// shares are what the months of the plan make of each year, and what later years are divided by.
func (b *book) shares(p *page) {
	p.heading(b.say("workbook.years.shares"), partStyle)
	from := p.start(append([]string{b.say("workbook.column.what")}, b.years()...)...)
	for _, line := range []struct {
		label string
		of    func(year int) *figure.Figure
	}{
		{b.say("workbook.years.cost"), func(y int) *figure.Figure { return b.c.Stream.Shares[y] }},
		{b.say("workbook.years.activity"), func(y int) *figure.Figure { return b.c.Timeline.Activity[y] }},
		{b.say("workbook.years.discount"), func(y int) *figure.Figure { return b.f.of(fmt.Sprintf("appraisal.discount_%d", y)) }},
	} {
		cells := []spreadsheet.Cell{spreadsheet.Text(line.label, wordStyle)}
		for year := range model.Horizon {
			cells = append(cells, p.figureCell(line.of(year), year+2, wordStyle))
		}
		p.add(cells...)
	}
	p.end("year_shares", from)
	p.gap()
}

// tableOf is the table of a block; nil where it is none.
func tableOf(b document.Block) *table.Table {
	switch b := b.(type) {
	case *document.Table:
		return b.Table
	case *document.LangBlock:
		for _, inner := range b.Blocks {
			if t := tableOf(inner); t != nil {
				return t
			}
		}
	}
	return nil
}
