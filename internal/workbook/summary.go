package workbook

import (
	"fmt"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/spreadsheet"
)

// summary is the first sheet: what it comes to, whether the sums agree, and where all else is.
func (b *book) summary(others []*spreadsheet.Sheet) *spreadsheet.Sheet {
	p := b.page("summary")
	p.columns(78, 26, 26)
	p.heading(b.title, titleStyle)
	p.paragraph(b.say("workbook.summary.lead"), leadStyle)
	if b.c.Area.MadeUp {
		p.paragraph(b.say("workbook.summary.made_up"), leadStyle)
	}
	p.gap()
	p.heading(b.say("workbook.summary.main"), partStyle)
	from := p.start(b.say("workbook.column.what"), overNumbers+b.say("workbook.column.value"), b.say("workbook.column.where"))
	for _, id := range []string{
		"births", "need.low", "need.central", "need.high", "preferred.wte", "preferred.families", "preferred.coverage", "preferred.cost", "preferred.up_to", "preferred.setup",
		"preferred.per_family", "preferred.pv_cost", "appraisal.break_even_per_family", "funding.gap",
	} {
		of, ok := b.c.Figure(id)
		if !ok {
			continue
		}
		row := p.next()
		cell := p.figureCell(of, 2, bold(wordStyle))
		where := b.say("workbook.sheet.inputs")
		if at, ok := b.at[id]; ok {
			where = at.Sheet
		}
		p.sheet.Links = append(p.sheet.Links, spreadsheet.Link{Cell: spreadsheet.At(row, 3), To: "#" + spreadsheet.Quoted(where) + "!A1"})
		p.add(spreadsheet.Text(of.Label, wordStyle), cell, spreadsheet.Text(where, linkStyle))
	}
	p.end("summary", from)
	p.paragraph(b.say("prices.of", "year", b.c.Pay.PriceYear)+" "+b.say("workbook.assumed"), noteStyle)
	p.gap()
	b.checks(p)
	p.heading(b.say("workbook.summary.contents"), partStyle)
	from = p.start(b.say("workbook.column.holds"), b.say("workbook.column.sheet"))
	keys := map[string]string{}
	for _, key := range sheetKeys {
		keys[b.say("workbook.sheet."+key)] = key
	}
	names := []string{b.say("workbook.sheet.inputs")}
	for _, s := range others {
		names = append(names, s.Name)
	}
	names = append(names, b.say("workbook.sheet.sources"), b.say("workbook.sheet.workings"))
	for _, name := range names {
		row := p.next()
		p.sheet.Links = append(p.sheet.Links, spreadsheet.Link{Cell: spreadsheet.At(row, 2), To: "#" + spreadsheet.Quoted(name) + "!A1"})
		p.add(spreadsheet.Text(b.say("workbook.holds."+keys[name]), wordStyle), spreadsheet.Text(name, linkStyle))
	}
	p.end("contents", from)
	return p.sheet
}

// sheetKeys are the sheets that a summary leads to.
var sheetKeys = []string{
	"inputs", "need", "staffing", "non_pay", "options", "years", "funding", "sensitivity", "benefits", "assumptions", "theory", "risks", "indicators", "milestones", "sources", "workings",
}

// checks are sums that must agree, each worked out in another way than the figure that it checks.
func (b *book) checks(p *page) {
	p.heading(b.say("workbook.checks"), partStyle)
	from := p.start(b.say("workbook.column.check"), b.say("workbook.column.result"), overNumbers+b.say("workbook.column.difference"))
	ok, wrong := b.say("workbook.check.ok"), b.say("workbook.check.wrong")
	number := wordStyle
	number.Format, number.Right = "#,##0.00;-#,##0.00;0", true
	line := func(words, difference string) {
		row := p.next()
		p.add(spreadsheet.Text(words, wordStyle),
			spreadsheet.Says(fmt.Sprintf("IF(ABS(%s)<0.000001,%q,%q)", spreadsheet.At(row, 3), ok, wrong), ok, bold(wordStyle)),
			spreadsheet.Formula(difference, 0, number))
	}
	names := func(all []*figure.Figure) string {
		parts := make([]string, len(all))
		for i, f := range all {
			parts[i] = b.f.ask(f.ID)
		}
		return "SUM(" + strings.Join(parts, ",") + ")"
	}
	t := b.c.Plan
	var posts, shares, years []*figure.Figure
	for _, post := range t.Posts {
		posts = append(posts, post.Total)
	}
	columns := []*figure.Figure{t.Basic, t.Insurance, t.Pension, t.Levy}
	if t.Supplement != nil {
		columns = append(columns, t.Supplement)
	}
	line(b.say("workbook.check.posts"), names(posts)+"-"+names(columns))
	for _, f := range b.c.Funders {
		if of := f.Contribution.Share; of != nil {
			shares = append(shares, of)
		}
		years = append(years, f.Total)
	}
	if len(shares) > 0 {
		line(b.say("workbook.check.shares"), names(shares)+"-1")
		line(b.say("workbook.check.funders"), names(years)+"-"+b.f.ask(b.c.Stream.Total.ID))
	}
	line(b.say("workbook.check.years"), names(b.c.Stream.Cost[:])+"-"+b.f.ask(b.c.Stream.Total.ID))
	line(b.say("workbook.check.months"), fmt.Sprintf("IF(AND(%s<=%s,%s<=%s),0,1)", b.f.ask(b.c.Timeline.Lead.ID), b.f.ask(b.c.Timeline.Open.ID), b.f.ask(b.c.Timeline.Open.ID), b.f.ask(b.c.Timeline.Full.ID)))
	p.add(spreadsheet.Text(b.say("workbook.check.inputs"), wordStyle), spreadsheet.Empty(wordStyle),
		spreadsheet.Formula(fmt.Sprintf("COUNTIF(%s!$G:$G,%q)", spreadsheet.Quoted(b.say("workbook.sheet.inputs")), b.say("workbook.inputs.changed")), 0, number))
	p.end("checks", from)
	results := spreadsheet.Range{Row: from + 1, Column: 2, LastRow: len(p.sheet.Rows), LastColumn: 2}
	at := spreadsheet.At(results.Row, 2)
	p.sheet.Highlights = append(p.sheet.Highlights,
		spreadsheet.Highlight{Range: results, Formula: fmt.Sprintf("%s=%q", at, wrong), Colour: warnInk, Fill: warnFill},
		spreadsheet.Highlight{Range: results, Formula: fmt.Sprintf("%s=%q", at, ok), Colour: goodInk})
	p.gap()
}

// sources is the sheet of what the inputs stand on.
func (b *book) sources() *spreadsheet.Sheet {
	p := b.page("sources")
	p.columns(36, 56, 8, 18, 30, 62)
	p.heading(p.sheet.Name, titleStyle)
	var headings []string
	for _, c := range []string{"publisher", "source_title", "year", "read", "site", "address"} {
		headings = append(headings, b.say("workbook.column."+c))
	}
	from := p.start(headings...)
	p.sheet.Freeze, p.sheet.Titles = from, from
	seen := map[string]bool{}
	add := func(id string) {
		s, ok := b.c.Project.Sources.Get(id)
		if !ok || seen[id] {
			return
		}
		seen[id] = true
		row, year := p.next(), ""
		if s.Year > 0 {
			year = fmt.Sprint(s.Year)
		}
		site := p.site(s.URL, row, 5)
		p.add(spreadsheet.Text(s.Publisher, wordStyle), spreadsheet.Text(s.Title, wordStyle), spreadsheet.Text(year, wordStyle),
			spreadsheet.Text(s.ReadIn(b.c.Language), wordStyle), site, spreadsheet.Text(s.URL, wordStyle))
	}
	for _, id := range b.f.asked {
		if of := b.f.of(id); of != nil && of.Operation == figure.OpGiven {
			add(of.Source)
		}
	}
	for _, id := range b.cited {
		add(id)
	}
	p.end("sources", from)
	return p.sheet
}

// benefits is a sheet to fill: a line for each benefit with its present value, and what they come to together.
func (b *book) benefits() *spreadsheet.Sheet {
	if b.c.Appraisal.BreakEven == nil {
		return nil
	}
	p := b.page("benefits")
	p.columns(34, 22, 16, 20, 26, 11, 11, 11, 11, 13, 11, 8, 9, 14, 16)
	p.heading(p.sheet.Name, titleStyle)
	p.paragraph(b.say("workbook.benefits.note"), leadStyle)
	var headings []string
	for i, c := range []string{"benefit", "body", "kind", "owner", "source", "confidence", "baseline", "effect", "deadweight", "unit_cost", "optimism_bias", "lag", "duration", "yearly", "pv"} {
		h := b.say("workbook.benefits.column." + c)
		if i >= 5 {
			h = overNumbers + h
		}
		headings = append(headings, h)
	}
	from := p.start(headings...)
	p.sheet.Freeze, p.sheet.FreezeLeft = from, 1
	kinds := []string{"cash-releasing", "cost_avoidance", "capacity", "societal"}
	var kindNames []string
	for _, k := range kinds {
		kindNames = append(kindNames, b.say("benefits.kind."+k))
	}
	for i := range max(benefitLines, len(b.c.Benefits)+4) {
		b.benefitLine(p, i, kindNames)
	}
	p.end("benefits", from)
	last := len(p.sheet.Rows)
	column := func(n int) string {
		return spreadsheet.Range{Row: from + 1, Column: n, LastRow: last, LastColumn: n}.Fixed(p.sheet.Name)
	}
	p.gap()
	p.heading(b.say("workbook.benefits.together"), partStyle)
	head := p.start(b.say("workbook.column.what"), overNumbers+b.say("workbook.column.value"))
	values := map[string]float64{}
	for _, r := range b.c.Returns {
		values[r.Kind] = r.PV.Value
	}
	cost := b.c.Stream.PV.Value
	societal := kindNames[len(kindNames)-1]
	for _, kind := range []struct{ key, sum string }{
		{"fiscal", fmt.Sprintf(`SUMIF(%s,"<>%s",%s)`, column(3), societal, column(15))}, {"total", "SUM(" + column(15) + ")"},
	} {
		of := spreadsheet.At(p.next(), 2)
		money, ratio := wordStyle, wordStyle
		money.Format, money.Right = formats[figure.Pounds], true
		ratio.Format, ratio.Right = "0.00", true
		b.home("benefit."+kind.key+".pv", p.sheet.Name, of)
		p.add(spreadsheet.Text(b.say("workbook.benefits.sum."+kind.key), wordStyle), spreadsheet.Formula(kind.sum, values[kind.key], money))
		b.home("appraisal.net_"+kind.key, p.sheet.Name, spreadsheet.At(p.next(), 2))
		name, pv := b.f.ask("benefit."+kind.key+".pv"), b.f.ask(b.c.Stream.PV.ID)
		if len(b.c.Benefits) == 0 {
			p.add(spreadsheet.Text(b.say("workbook.benefits.net."+kind.key), wordStyle), spreadsheet.Says(fmt.Sprintf(`IF(%s=0,"–",%s-%s)`, name, name, pv), "–", money))
			b.home("appraisal.ratio_"+kind.key, p.sheet.Name, spreadsheet.At(p.next(), 2))
			p.add(spreadsheet.Text(b.say("workbook.benefits.ratio."+kind.key), wordStyle), spreadsheet.Says(fmt.Sprintf(`IF(%s=0,"–",%s/%s)`, name, name, pv), "–", ratio))
			continue
		}
		p.add(spreadsheet.Text(b.say("workbook.benefits.net."+kind.key), wordStyle), spreadsheet.Formula(fmt.Sprintf(`IF(%s=0,"–",%s-%s)`, name, name, pv), values[kind.key]-cost, money))
		b.home("appraisal.ratio_"+kind.key, p.sheet.Name, spreadsheet.At(p.next(), 2))
		p.add(spreadsheet.Text(b.say("workbook.benefits.ratio."+kind.key), wordStyle), spreadsheet.Formula(fmt.Sprintf(`IF(%s=0,"–",%s/%s)`, name, name, pv), values[kind.key]/cost, ratio))
	}
	p.add(spreadsheet.Text(b.c.Appraisal.BreakEven.Label, wordStyle), p.figureCell(b.c.Appraisal.BreakEven, 2, wordStyle))
	p.end("benefits_together", head)
	p.paragraph(b.say("benefits.note"), noteStyle)
	return p.sheet
}

// benefitLines is how many lines there are to fill.
const benefitLines = 8

// benefitLine is one line of benefits: one that the area states, or one to fill.
func (b *book) benefitLine(p *page, i int, kinds []string) {
	row := p.next()
	at := func(column int) string { return spreadsheet.At(row, column) }
	share, money, whole := openStyle, openStyle, openStyle
	share.Format, money.Format, whole.Format = "0.0%", formats[figure.Pounds], "0"
	words := openStyle
	words.Wrap = true
	cells := make([]spreadsheet.Cell, 15)
	for j, style := range []spreadsheet.Style{words, words, words, words, words, whole, share, share, share, money, share, whole, whole} {
		cells[j] = spreadsheet.Empty(style)
	}
	yearly, pv := 0.0, 0.0
	if i < len(b.c.Benefits) {
		v := b.c.Benefits[i]
		of := v.Benefit
		source, _ := b.c.Project.Sources.Get(of.Source)
		for j, text := range []string{of.Name, of.Body, b.say("benefits.kind." + strings.ReplaceAll(of.Cashability, " ", "_")), of.Owner, source.Title} {
			cells[j] = spreadsheet.Text(text, words)
		}
		for j, n := range map[int]float64{5: float64(of.Confidence), 6: of.Baseline.Value, 7: of.Effect.Value, 8: of.Deadweight.Value, 9: of.UnitCost.Value, 10: of.OptimismBias.Value, 11: float64(of.Lag), 12: float64(of.Duration)} {
			cells[j] = spreadsheet.Number(n, cells[j].Style)
		}
		for _, f := range []*figure.Figure{of.Baseline, of.Effect, of.Deadweight, of.UnitCost, of.OptimismBias} {
			column := map[string]int{"baseline": 7, "effect": 8, "deadweight": 9, "unit_cost": 10, "optimism_bias": 11}[f.ID[strings.LastIndex(f.ID, ".")+1:]]
			b.home(f.ID, p.sheet.Name, at(column))
		}
		yearly, pv = v.Yearly.Value, v.PV.Value
		b.home(v.Yearly.ID, p.sheet.Name, at(14))
		b.home(v.PV.ID, p.sheet.Name, at(15))
	}
	result := wordStyle
	result.Format, result.Right = `£#,##0;-£#,##0;"–"`, true
	each := fmt.Sprintf("%s*%s*(1-%s)*%s*(1-%s)", at(7), at(8), at(9), at(10), at(11))
	growth := "(1+" + b.f.ask("assumption.discount_rate") + ")"
	worth := fmt.Sprintf("IF(%[1]s=1,%[2]s,(1-%[1]s^-%[2]s)/(1-%[1]s^-1))*%[1]s^-%[3]s", growth, at(13), at(12))
	cells[13] = spreadsheet.Formula(b.f.ask(b.c.Plan.Capacity.ID)+"*"+each, yearly, result)
	cells[14] = spreadsheet.Formula(each+"*"+b.f.ask(b.c.Stream.Reached.ID)+"*"+worth, pv, result)
	p.sheet.Rows = append(p.sheet.Rows, spreadsheet.Row{Cells: cells, Height: 31})
	list := `"` + strings.Join(kinds, ",") + `"`
	title := b.say("workbook.sheet.benefits")
	p.sheet.Choices = append(p.sheet.Choices,
		spreadsheet.Choice{Cell: at(3), Among: list, Title: title, Prompt: b.say("workbook.choice.prompt"), Refusal: b.say("workbook.choice.refused")},
		spreadsheet.Choice{Cell: at(6), Least: "1", Most: "6", Whole: true, Title: title, Prompt: b.say("workbook.benefits.grade"), Refusal: b.say("workbook.inputs.refused", "least", "1", "most", "6")},
		spreadsheet.Choice{Cell: at(7) + ":" + at(9), Least: "0", Most: "1", Title: title, Refusal: b.say("workbook.inputs.refused", "least", "0%", "most", "100%")},
		spreadsheet.Choice{Cell: at(12), Least: "0", Most: "60", Whole: true, Title: title, Refusal: b.say("workbook.inputs.refused", "least", "0", "most", "60")},
		spreadsheet.Choice{Cell: at(13), Least: "1", Most: "60", Whole: true, Title: title, Refusal: b.say("workbook.inputs.refused", "least", "1", "most", "60")})
}

// plain prints a number of a chart's alternative text.
func (b *book) plain(format string, value float64) string {
	unit := figure.Families
	if format == moneyAxis {
		unit = figure.Pounds
	}
	return b.c.Language.Figure(&figure.Figure{Naming: &figure.Naming{}, Value: value, Unit: unit}, figure.Exact)
}
