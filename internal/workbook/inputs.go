package workbook

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/spreadsheet"
	"casemaker/internal/text"
)

// The ids of cells that say which workbook it is.
const (
	areaCell   = "workbook.area"
	layoutCell = "workbook.layout"
)

// The columns of the sheet of inputs.
const (
	inputValue     = 2
	inputPublished = 6
	inputSite      = 9
	inputNote      = 10
)

// A group is a part of the sheet of inputs: given figures whose ids begin with one of some words.
type group struct {
	key      string
	prefixes []string
}

// groups are the parts of the inputs, in order. An id belongs to the first that takes it.
var groups = []group{
	{"tested", []string{".low", ".high"}}, // told by their ends, and shown after all others
	{"place", []string{"births", "population", "low_income", "envelope", "current_spend", "member.", "neighbour.", "need.group.", "nation."}},
	{"posts", []string{"own.post.", "post."}},
	{"plan", []string{"month."}},
	{"cost", []string{"assumption.overhead", "assumption.contingency", "price.", "setup."}},
	{"time", []string{"assumption.weeks", "pay.hours", "assumption.direct_share", "assumption.hours_per_family"}},
	{"funding", []string{"funding.", "own.funding."}},
	{"money", []string{"assumption.discount_rate", "assumption.pay_rise", "assumption.price_rise", "assumption.test_benefit", "assumption."}},
	{"rates", []string{"rate."}},
	{"employers", []string{"employer.", "national_insurance.", "zone."}},
	{"pay", []string{"pay."}},
	{"teams", []string{"team.", "own.option.", "route.", "ask."}},
	{"rest", []string{""}},
}

// groupOf is the place of an id's group.
func groupOf(id string) int {
	for i, g := range groups {
		for _, p := range g.prefixes {
			if i == 0 && strings.HasSuffix(id, p) || i > 0 && strings.HasPrefix(id, p) {
				return cmp.Or(i, len(groups))
			}
		}
	}
	return len(groups)
}

// open reports whether an area's file can state a given figure otherwise: only such cells can be changed and taken back.
func (b *book) open(id string) bool {
	if strings.HasSuffix(id, ".low") || strings.HasSuffix(id, ".high") {
		return false
	}
	for _, p := range []string{"assumption.", "price.", "setup.", "month.", "funding.", "own.funding.", "own.post.", "post."} {
		if strings.HasPrefix(id, p) {
			return true
		}
	}
	_, published := b.c.Project.Catalogue.Get(id)
	return published && len(b.c.Members) == 0
}

// inputs is the sheet of all that is given, and of what the reader picks.
func (b *book) inputs() *spreadsheet.Sheet {
	p := b.page("inputs")
	p.columns(50, 22, 11, 16, 11, 16, 10, 46, 30, 36, 42)
	p.heading(p.sheet.Name, titleStyle)
	p.paragraph(b.say("workbook.inputs.note"), leadStyle)
	var headings []string
	for _, c := range []string{"input", "value", "unit", "period", "known_by", "published", "changed", "source", "site", "why", "id"} {
		h := b.say("workbook.column." + c)
		if c == "value" || c == "published" {
			h = overNumbers + h
		}
		headings = append(headings, h)
	}
	p.sheet.Freeze, p.sheet.FreezeLeft = p.start(headings...), 1
	p.sheet.Titles = p.sheet.Freeze
	b.choices(p)
	var given []*figure.Figure
	for _, id := range b.f.asked {
		if of := b.f.of(id); of != nil && of.Operation == figure.OpGiven && !b.homes[id] {
			given = append(given, of)
		}
	}
	slices.SortStableFunc(given, func(a, b *figure.Figure) int { return cmp.Compare(groupOf(a.ID), groupOf(b.ID)) })
	b.given = given
	at := 0
	for _, of := range given {
		if g := groupOf(of.ID); g != at {
			at = g
			p.band(b.say("workbook.inputs.group." + groups[g%len(groups)].key))
		}
		b.input(p, of)
	}
	p.band(b.say("workbook.inputs.group.book"))
	b.about(p, areaCell, b.say("workbook.inputs.area"), b.c.Area.Slug)
	b.about(p, layoutCell, b.say("workbook.inputs.layout"), Layout)
	p.end("inputs", p.sheet.Freeze)
	values := spreadsheet.Range{Row: p.sheet.Freeze + 1, Column: 7, LastRow: len(p.sheet.Rows), LastColumn: 7}
	first := spreadsheet.At(values.Row, 7)
	p.sheet.Highlights = append(p.sheet.Highlights, spreadsheet.Highlight{Range: values, Formula: `LEN(` + first + `)>0`, Colour: warnInk, Fill: warnFill})
	return p.sheet
}

// chosenNumber stands where a format has the number of a choice.
const chosenNumber = "\x00"

// chosenFormat is how the number of a choice is shown, with the words around it.
func chosenFormat(words string) string {
	before, after, _ := strings.Cut(words, chosenNumber)
	return strconv.Quote(before) + "0" + strconv.Quote(after)
}

// site is a cell that leads to a page of the web. It shows no more than the name of its site: LibreOffice breaks no words that lead anywhere, and
// whole addresses would be cut.
func (p *page) site(address string, row, column int) spreadsheet.Cell {
	if address == "" {
		return spreadsheet.Empty(wordStyle)
	}
	p.sheet.Links = append(p.sheet.Links, spreadsheet.Link{Cell: spreadsheet.At(row, column), To: address})
	host := address
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		host = strings.TrimPrefix(u.Host, "www.")
	}
	return spreadsheet.Text(host, linkStyle)
}

// band is a row that names the rows after it.
func (p *page) band(words string) {
	cells := []spreadsheet.Cell{spreadsheet.Text(words, bandStyle)}
	for range len(p.sheet.Widths) - 1 {
		cells = append(cells, spreadsheet.Empty(bandStyle))
	}
	p.add(cells...)
}

// about is a row that says which workbook it is.
func (b *book) about(p *page, id, label, value string) {
	b.home(id, p.sheet.Name, spreadsheet.At(p.next(), inputValue))
	cells := []spreadsheet.Cell{spreadsheet.Text(label, wordStyle), spreadsheet.Text(value, wordStyle)}
	for range len(p.sheet.Widths) - 3 {
		cells = append(cells, spreadsheet.Empty(wordStyle))
	}
	p.add(append(cells, spreadsheet.Text(b.f.name(id), quietStyle))...)
}

var (
	quietStyle = spreadsheet.Style{Colour: quietInk, Boxed: true, Indent: 1}
	openStyle  = spreadsheet.Style{Colour: inputInk, Fill: inputFill, Boxed: true, Open: true, Indent: 1}
	linkStyle  = spreadsheet.Style{Colour: linkInk, Underset: true, Boxed: true, Wrap: true, Indent: 1}
)

// input is the row of a given figure.
func (b *book) input(p *page, of *figure.Figure) {
	row := p.next()
	value := spreadsheet.At(row, inputValue)
	b.home(of.ID, p.sheet.Name, value)
	here := of.Value
	if known, ok := b.f.here[of.ID]; ok {
		here = known.Value
	}
	style, open := quietStyle, b.open(of.ID)
	style.Colour = ""
	if open {
		style = openStyle
	}
	style.Format, style.Right = numberFormat(of.Unit, here), true
	if open && of.Unit == figure.Share {
		style.Format = "0.0##%"
	}
	published := quietStyle
	published.Format, published.Right = style.Format, true
	source, link := b.source(of)
	why := wordStyle
	if open {
		why.Open = true
	}
	label := of.Label
	cells := []spreadsheet.Cell{
		spreadsheet.Text(label, wordStyle), spreadsheet.Number(here, style), spreadsheet.Text(b.unit(of.Unit), quietStyle), spreadsheet.Text(b.c.Language.Word(of.Period), wordStyle),
		spreadsheet.Text(b.c.Language.Method(of.Method), quietStyle), spreadsheet.Number(here, published),
		spreadsheet.Says(`IF(`+value+`=`+spreadsheet.At(row, inputPublished)+`,"","`+b.say("workbook.inputs.changed")+`")`, "", quietStyle),
		spreadsheet.Text(source, wordStyle), p.site(link, row, inputSite), spreadsheet.Text(of.Note, why), spreadsheet.Text(b.f.name(of.ID), quietStyle),
	}
	p.add(cells...)
	if open {
		p.sheet.Choices = append(p.sheet.Choices, b.limits(of, value))
	}
}

// source says where a given figure is from, and where that can be read.
func (b *book) source(of *figure.Figure) (words, link string) {
	s, ok := b.c.Project.Sources.Get(of.Source)
	switch {
	case !ok:
		return "", ""
	case of.Source == project.AssumptionSource:
		return b.say("assumptions.cell.working"), ""
	}
	words = s.Publisher + ": " + s.Title
	if s.Year > 0 {
		words += " (" + strconv.Itoa(s.Year) + ")"
	}
	return words, s.URL
}

// limits is what may be put in place of an input, and what is said beside it.
func (b *book) limits(of *figure.Figure, cell string) spreadsheet.Choice {
	c := spreadsheet.Choice{Cell: cell, Least: "0", Most: "1000000000", Title: of.Label, Prompt: b.say("workbook.inputs.prompt", "method", b.c.Language.Method(of.Method))}
	if of.Method == figure.Assumed {
		c.Prompt = strings.TrimSpace(b.say("workbook.inputs.assumed") + " " + of.Note)
	}
	switch {
	case strings.HasPrefix(of.ID, "month."):
		c.Most, c.Whole = "60", true
	case of.Unit == figure.Share:
		c.Most = "1"
	case of.Unit == figure.Babies || of.Unit == figure.People:
		c.Least, c.Whole = "1", true
	case of.Unit == figure.WTE:
		c.Most = "1000"
	case of.Unit == figure.Weeks:
		c.Least, c.Most = "1", "52"
	case of.Unit == figure.Hours:
		c.Least, c.Most = "0.25", "1000"
	}
	c.Refusal = b.say("workbook.inputs.refused", "least", c.Least, "most", c.Most)
	if of.Unit == figure.Share {
		c.Refusal = b.say("workbook.inputs.refused", "least", "0%", "most", "100%")
	}
	return c
}

// choices are the rows of what the reader picks.
func (b *book) choices(p *page) {
	as := b.c.Plan.Inputs.As
	point := pick{id: payPoint, label: b.say("workbook.choice.pay_point"), key: "pay_point", words: []string{b.say("workbook.choice.point.each")}, values: []string{project.EachPoint},
		now: 1 + slices.Index(model.PayPoints, as.Point)}
	for _, at := range model.PayPoints {
		point.words, point.values = append(point.words, b.say("pay-views.point."+at)), append(point.values, at)
	}
	b.pick(p, point)
	view := pick{id: pensionView, label: b.say("workbook.choice.pension_view"), key: "pension_view", values: project.PensionViews,
		words: []string{b.say("workbook.choice.pension.employer"), b.say("workbook.choice.pension.full")}}
	if as.FullPension {
		view.now = 1
	}
	b.pick(p, view)
	asked := pick{id: preferred, label: b.say("workbook.choice.preferred"), key: "preferred", now: slices.Index(b.c.Options, b.c.Preferred)}
	for _, o := range b.c.Options {
		asked.words, asked.values = append(asked.words, o.Option.Name), append(asked.values, o.Option.ID)
	}
	b.pick(p, asked)
}

// pick is a row with a list to pick from. What is picked is a word; the number that formulas use is in the column of units.
func (b *book) pick(p *page, of pick) {
	id, label, words, picked := of.id, of.label, of.words, of.now
	if !b.f.isAsk[id] {
		return
	}
	b.picks = append(b.picks, of)
	if len(b.choicesAt) == 0 {
		p.band(b.say("workbook.inputs.group.choice"))
	}
	row := p.next()
	value := spreadsheet.At(row, inputValue)
	b.choicesAt[id] = spreadsheet.Name{Name: "input." + strings.TrimPrefix(id, "choice."), Sheet: p.sheet.Name, Cell: value}
	b.names = append(b.names, b.choicesAt[id])
	b.home(id, p.sheet.Name, spreadsheet.At(row, inputValue+1))
	list := `"` + strings.Join(words, ",") + `"`
	quoted := make([]string, len(words))
	for i, w := range words {
		quoted[i] = `"` + w + `"`
	}
	among := "{" + strings.Join(quoted, ",") + "}"
	if id == preferred { // names of options can be long, and have commas
		list = b.optionNames.column(1)
		among = list
	}
	number, published := quietStyle, quietStyle
	published.Wrap = true
	number.Format, number.Right = chosenFormat(b.say("workbook.choice.number", "number", chosenNumber)), true
	cells := []spreadsheet.Cell{
		spreadsheet.Text(label, wordStyle), spreadsheet.Text(words[picked], openStyle),
		spreadsheet.Formula("MATCH("+value+","+among+",0)", float64(picked+1), number),
		spreadsheet.Empty(quietStyle), spreadsheet.Empty(quietStyle), spreadsheet.Text(words[picked], published),
		spreadsheet.Says(`IF(`+value+`=`+spreadsheet.At(row, inputPublished)+`,"","`+b.say("workbook.inputs.changed")+`")`, "", quietStyle),
		spreadsheet.Text(b.say("workbook.choice.note", "choices", text.Listed(words)), wordStyle), spreadsheet.Empty(wordStyle), spreadsheet.Empty(wordStyle), spreadsheet.Text(b.choicesAt[id].Name, quietStyle),
	}
	p.add(cells...)
	p.sheet.Choices = append(p.sheet.Choices, spreadsheet.Choice{Cell: value, Among: list, Title: label, Prompt: b.say("workbook.choice.prompt"), Refusal: b.say("workbook.choice.refused")})
}
