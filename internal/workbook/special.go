package workbook

import (
	"fmt"
	"strings"

	"casemaker/internal/exhibit"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/spreadsheet"
	"casemaker/internal/table"
)

// special gives the cell of a figure a formula that its working does not hold: what the model decides, not works out.
func (f *formulas) special(id, text string, shaky bool) {
	f.specials[id] = expression{text, bindsWhole, shaky}
}

// options is the sheet of the options, of what they come to over the years, and of the one that is asked for.
func (b *book) options() *spreadsheet.Sheet {
	p := b.page("options")
	p.columns(46, 11, 13, 14, 13, 13, 13, 14, 13)
	p.heading(p.sheet.Name, titleStyle)
	all := b.optionsTable(p)
	money, families := b.optionYears(p)
	b.asked(p, all, money, families)
	p.bars(bars{title: b.say("workbook.chart.options"), format: moneyAxis, across: true}, seriesAt{
		b.say("options.column.cost"), spreadsheet.Range{Row: all.first, Column: 1, LastRow: all.last, LastColumn: 1}, spreadsheet.Range{Row: all.first, Column: 3, LastRow: all.last, LastColumn: 3}})
	return p.sheet
}

// A block is where a table of options has its rows.
type block struct {
	sheet       string
	first, last int
}

func (k block) column(n int) string {
	return spreadsheet.Range{Row: k.first, Column: n, LastRow: k.last, LastColumn: n}.Fixed(k.sheet)
}

// optionsTable is the table of options of the business case, with each cell live: also those that have nothing to say at first.
func (b *book) optionsTable(p *page) block {
	t := tableOf(first(exhibit.Build("options", b.c)))
	p.heading(t.Caption, partStyle)
	from := p.startTable(t)
	k := block{p.sheet.Name, from + 1, from + len(t.Rows)}
	for i, a := range b.c.Options {
		row := from + 1 + i
		stem := strings.TrimSuffix(a.WTE.ID, ".wte")
		further := b.further(k, row)
		if a.Incremental != nil {
			b.f.special(a.Incremental.ID, further, true)
		}
		cells := []spreadsheet.Cell{spreadsheet.Text(a.Option.Name, wordStyle)}
		for j, of := range []*figure.Figure{a.WTE, a.Cost, a.PV, a.Families, a.Coverage} {
			cells = append(cells, p.figureCell(of, j+2, wordStyle))
		}
		cells = append(cells,
			b.liveOr(p, a.PerFamily, 7, stem+".per_family", fmt.Sprintf("IFERROR(%s/%s,%q)", spreadsheet.At(row, 3), spreadsheet.At(row, 5), "–")),
			b.liveOr(p, a.Incremental, 8, stem+".incremental", further))
		if len(t.Columns) > 8 {
			pass, fail := b.say("options.affordable.pass"), b.say("options.affordable.fail")
			cells = append(cells, spreadsheet.Says(fmt.Sprintf("IF(%s>%s,%q,%q)", spreadsheet.At(row, 3), b.f.ask("envelope"), fail, pass), t.Rows[i].Cells[8].Text, wordStyle))
		}
		p.add(cells...)
	}
	p.end("options", from)
	p.notes(t)
	p.gap()
	return k
}

// further is the formula for what each further family costs, against the option that sees next fewer; of several that see as many, the
// first is compared, and with the last of those before.
func (b *book) further(k block, row int) string {
	families, costs := k.column(5), k.column(3)
	here, cost := spreadsheet.At(row, 5), spreadsheet.At(row, 3)
	less := fmt.Sprintf("SUMPRODUCT(MAX((%s<%s)*%s))", families, here, families)
	earlier := "0"
	if row > k.first {
		earlier = fmt.Sprintf("COUNTIF(%s,%s)", spreadsheet.Range{Row: k.first, Column: 5, LastRow: row - 1, LastColumn: 5}.Fixed(k.sheet), here)
	}
	return fmt.Sprintf(`IF(AND(COUNTIF(%s,"<"&%s)>0,%s=0),(%s-LOOKUP(2,1/(%s=%s),%s))/(%s-%s),"–")`, families, here, earlier, cost, families, less, costs, here, less)
}

// liveOr is the cell of a figure, or of one that the area lacks now and may have after a change.
func (b *book) liveOr(p *page, of *figure.Figure, column int, id, formula string) spreadsheet.Cell {
	if of != nil {
		return p.figureCell(of, column, wordStyle)
	}
	style := wordStyle
	style.Format, style.Right = formats[figure.Pounds], true
	b.home(id, p.sheet.Name, spreadsheet.At(p.next(), column))
	return spreadsheet.Says(formula, "–", style)
}

// optionYears are the money and the families of each option by year.
func (b *book) optionYears(p *page) (money, families block) {
	loose := b.f.loose.Options
	headings := func(more ...string) []string {
		all := []string{b.say("options.column.option")}
		for _, h := range more {
			all = append(all, overNumbers+h)
		}
		return append(all, b.years()...)
	}
	lines := func(caption, name string, heads []string, unit figure.Unit, of func(*model.Plan, *model.CashFlow) []*figure.Figure) block {
		p.heading(caption, partStyle)
		from := p.start(heads...)
		for i, a := range b.c.Options {
			cells := []spreadsheet.Cell{spreadsheet.Text(a.Option.Name, wordStyle)}
			if a.Plan == nil {
				for range len(heads) - 1 {
					number := wordStyle
					number.Format, number.Right = formats[unit], true
					cells = append(cells, spreadsheet.Number(0, number))
				}
			} else {
				within := strings.TrimSuffix(a.WTE.ID, "wte") + "years"
				for _, f := range of(loose[i].Plan, loose[i].Stream) {
					cells = append(cells, p.partCell(f, within, unit))
				}
			}
			p.add(cells...)
		}
		p.end(name, from)
		p.gap()
		return block{p.sheet.Name, from + 1, from + len(b.c.Options)}
	}
	money = lines(b.say("workbook.options.money"), "option_money",
		headings(b.say("workbook.options.setup"), b.say("workbook.options.contingency"), b.say("workbook.options.up_to")), figure.Pounds,
		func(t *model.Plan, s *model.CashFlow) []*figure.Figure {
			return append([]*figure.Figure{t.SetUpSum, t.Contingency, t.UpTo}, s.Cost[:]...)
		})
	families = lines(b.say("workbook.options.families"), "option_families", headings(), figure.Families,
		func(_ *model.Plan, s *model.CashFlow) []*figure.Figure { return s.Families[:] })
	return money, families
}

// years are the headings of the years.
func (b *book) years() []string {
	var all []string
	for year := range model.Horizon {
		all = append(all, overNumbers+b.say("years.year", "year", year))
	}
	return all
}

// partCell is a cell of a figure that has no cell of its own: a step of an option, read from the loosened case.
func (p *page) partCell(of *figure.Figure, within string, unit figure.Unit) spreadsheet.Cell {
	e, value := p.b.f.part(of, within), p.b.f.value(of, within)
	style := wordStyle
	style.Format, style.Right, style.Wrap = formats[unit], true, false
	if e.shaky {
		e.text = "IFERROR(" + e.text + `,"–")`
	}
	return spreadsheet.Formula(e.text, value, style)
}

// asked is what the papers ask for: the sums of the option that is picked, and what they are beyond what there is.
func (b *book) asked(p *page, all, money, families block) {
	pick := b.f.ask(preferred)
	from := func(k block, column int) string { return "INDEX(" + k.column(column) + "," + pick + ")" }
	for id, text := range map[string]string{
		"preferred.wte": from(all, 2), "preferred.cost": from(all, 3), "preferred.pv_cost": from(all, 4), "preferred.families": from(all, 5),
		"preferred.setup": from(money, 2), "preferred.contingency": from(money, 3), "preferred.up_to": from(money, 4),
	} {
		b.f.special(id, text, false)
	}
	b.f.special("preferred.coverage", from(all, 6), true)
	b.f.special("preferred.per_family", from(all, 7), true)
	for year := range model.Horizon {
		b.f.special(fmt.Sprintf("preferred.year.%d.cost", year), from(money, 5+year), false)
		b.f.special(fmt.Sprintf("preferred.year.%d.families", year), from(families, 2+year), false)
	}
	for id, pair := range map[string][2]string{"gap.wte": {"preferred.wte", "existing.wte"}, "gap.seen": {"preferred.families", "existing.families"}, "gap.cost": {"preferred.cost", "existing.budget"}} {
		if _, ok := b.f.here[id]; ok {
			b.f.special(id, "MAX(0,"+b.f.ask(pair[0])+"-"+b.f.ask(pair[1])+")", false)
		}
	}
	b.optionNames = all
	b.list(p, "asked", b.say("workbook.options.asked"), []string{
		"preferred.wte", "preferred.cost", "preferred.contingency", "preferred.up_to", "preferred.setup", "preferred.families", "preferred.coverage",
		"preferred.per_family", "preferred.pv_cost", "envelope", "money.left", "existing.wte", "existing.families", "existing.budget", "gap.wte", "gap.seen", "gap.cost",
		"share.births", "share.of_team", "share.wte", "share.cost", "team.number", "capacity.per_team",
	})
}

// list is a table of figures one below the other, those that the area has.
func (b *book) list(p *page, name, caption string, ids []string) (first, last int) {
	p.heading(caption, partStyle)
	from := p.start(b.say("workbook.column.what"), overNumbers+b.say("workbook.column.value"))
	for _, id := range ids {
		if of, ok := b.c.Figure(id); ok {
			p.add(spreadsheet.Text(of.Label, wordStyle), p.figureCell(of, 2, wordStyle))
		}
	}
	p.end(name, from)
	p.gap()
	return from + 1, len(p.sheet.Rows) - 1
}

// funding is the sheet of who pays: the table of the business case, and below it how the odd pounds are shared out.
func (b *book) funding() *spreadsheet.Sheet {
	t := tableOf(first(exhibit.Build("funding-mix", b.c)))
	if t == nil {
		return nil
	}
	p := b.page("funding")
	p.columns(46, 13, 11, 14, 14, 14, 14, 14, 15)
	p.heading(p.sheet.Name, titleStyle)
	top := p.next() + 2 // below the caption and the headings
	var sharing []*model.FunderShare
	for _, f := range b.c.Funders {
		if f.Contribution.Share != nil {
			sharing = append(sharing, f)
		}
	}
	n := len(sharing)
	notes := len(t.Notes)
	if t.Assumed {
		notes++
	}
	rests := top + len(t.Rows) + notes + 3 // where the rows of what rounding leaves begin: below notes, a gap, a caption and headings
	for year := range model.Horizon {
		column := spreadsheet.Column(4 + year)
		block := func(from, to int) string { return fmt.Sprintf("%s$%d:%s$%d", column, from, column, to) }
		for i, f := range sharing {
			row, sign := rests+i, fmt.Sprintf("SIGN(%s$%d)", column, rests+n)
			rank := fmt.Sprintf("SUMPRODUCT(--(%s*%s>%s%d*%s))+COUNTIF(%s,%s%d)", block(rests, rests+n-1), sign, column, row, sign, block(rests, row), column, row)
			b.f.special(f.Years[year].ID, fmt.Sprintf("ROUND(%s*%s+0.000001,0)+IF(%s<=ABS(%s$%d),%s,0)", b.toShare(year), b.f.ask(f.Contribution.Share.ID), rank, column, rests+n, sign), false)
		}
	}
	p.show(t)
	if n > 0 {
		b.fundingRests(p, t, sharing, rests)
	}
	var all []seriesAt
	for i, row := range t.Rows[:len(t.Rows)-2] { // the last two are the cost and the gap
		all = append(all, seriesAt{row.Cells[0].Text, spreadsheet.Range{Row: top - 1, Column: 4, LastRow: top - 1, LastColumn: 8}, spreadsheet.Range{Row: top + i, Column: 4, LastRow: top + i, LastColumn: 8}})
	}
	p.bars(bars{title: b.say("workbook.chart.funding"), format: moneyAxis, stacked: true}, all...)
	return p.sheet
}

// toShare is the formula for what is shared out in a year: its cost, less the amounts that funders state.
func (b *book) toShare(year int) string {
	var stated []string
	for _, f := range b.c.Funders {
		if of := f.Contribution.In(year); of != nil {
			stated = append(stated, b.f.ask(of.ID))
		}
	}
	cost := b.f.ask(b.c.Stream.Cost[year].ID)
	if len(stated) == 0 {
		return cost
	}
	return "(" + cost + "-" + strings.Join(stated, "-") + ")"
}

// fundingRests is the table of what rounding to whole pounds leaves of each share, from a row on.
func (b *book) fundingRests(p *page, t *table.Table, sharing []*model.FunderShare, rests int) {
	n, shared := len(sharing), model.Rest(b.c.Stream.Cost, b.c.Area.Funding)
	p.heading(b.say("workbook.funding.rests"), partStyle)
	from := p.start(append([]string{t.Columns[0].Heading, t.Columns[1].Heading, overNumbers + t.Columns[2].Heading}, b.years()...)...)
	if from+1 != rests {
		panic(fmt.Sprintf("workbook: what rounding leaves begins in row %d, not %d", from+1, rests))
	}
	number := wordStyle
	number.Format, number.Right = `0.00;-0.00`, true
	left := [model.Horizon]float64{}
	for _, f := range sharing {
		status := b.say("funding-mix.status." + f.Contribution.Status)
		cells := []spreadsheet.Cell{spreadsheet.Text(f.Contribution.Funder, wordStyle), spreadsheet.Text(status, wordStyle), p.figureCell(f.Contribution.Share, 3, wordStyle)}
		for year, cost := range shared {
			exact := cost.Value * f.Contribution.Share.Value
			part := figure.RoundTo(exact, 1)
			left[year] += part
			amount := b.toShare(year) + "*" + b.f.ask(f.Contribution.Share.ID)
			cells = append(cells, spreadsheet.Formula("ROUND("+amount+"-ROUND("+amount+"+0.000001,0),6)", figure.RoundTo(exact-part, 1e-6), number))
		}
		p.add(cells...)
	}
	whole := number
	whole.Format, whole.Bold, whole.Over = "0", true, true
	cells := []spreadsheet.Cell{spreadsheet.Text(b.say("workbook.funding.left"), bold(wordStyle)), spreadsheet.Empty(whole), spreadsheet.Empty(whole)}
	for year, cost := range shared {
		shares := spreadsheet.Range{Row: rests, Column: 3, LastRow: rests + n - 1, LastColumn: 3}.Fixed(p.sheet.Name)
		name := b.toShare(year)
		cells = append(cells, spreadsheet.Formula("ROUND("+name+"-SUMPRODUCT(ROUND("+name+"*"+shares+"+0.000001,0)),0)", cost.Value-left[year], whole))
	}
	p.add(cells...)
	p.end("funding_rests", from)
	p.paragraph(b.say("workbook.funding.note"), noteStyle)
}

// bold is a style in bold letters.
func bold(s spreadsheet.Style) spreadsheet.Style {
	s.Bold = true
	return s
}

// worths puts the benefit of a family, as a figure, in place of the words of the break-even table.
func worths(t *table.Table) {
	for i, row := range t.Rows {
		value := row.Cells[1].Figure // rounded: what each is worth × those reached
		t.Rows[i].Cells[0] = table.Of(value.Arguments[0].Arguments[0])
	}
}

// months puts the months of the plan, as figures, in place of their digits.
func (b *book) months(t *table.Table) {
	for i, id := range b.c.Timeline.Milestones.IDs {
		for _, of := range []*figure.Figure{b.c.Timeline.Lead, b.c.Timeline.Team, b.c.Timeline.Open, b.c.Timeline.Full} {
			if of.ID == "month."+id {
				t.Rows[i].Cells[3] = table.Of(of)
			}
		}
	}
}
