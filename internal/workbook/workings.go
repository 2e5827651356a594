package workbook

import (
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/spreadsheet"
)

// workings is the sheet of the figures that others need and no table shows, and of steps that several share. Writing one may ask for
// more, until there is nothing left but what is given.
func (b *book) workings() *spreadsheet.Sheet {
	p := b.page("workings")
	p.columns(80, 18, 18, 54)
	p.heading(p.sheet.Name, titleStyle)
	p.paragraph(b.say("workbook.workings.note"), leadStyle)
	from := p.start(b.say("workbook.column.what"), overNumbers+b.say("workbook.column.value"), b.say("workbook.column.unit"), b.say("workbook.column.id"))
	p.sheet.Titles, p.sheet.Freeze = from, from
	for i := 0; i < len(b.f.asked); i++ {
		id := b.f.asked[i]
		if b.homes[id] || isChoice(id) {
			continue
		}
		b.working(p, id)
	}
	p.end("workings", from)
	return p.sheet
}

// working writes the row of an id, unless it is given: that is an input.
func (b *book) working(p *page, id string) {
	of, label, text, value := b.f.of(id), "", "", 0.0
	unit := figure.Number
	switch s := b.f.step(id); {
	case s != nil:
		whose := s.of
		if named := b.f.of(s.of); named != nil {
			whose = named.Label
		}
		label, text, value, unit = b.say("workbook.workings.step", "figure", whose), s.text, b.f.value(s.figure, s.of), s.figure.Unit
		if s.shaky {
			text = "IFERROR(" + text + `,"–")`
		}
	case strings.HasSuffix(id, chosenMark):
		of := b.f.chosen[id]
		label, text, value, unit = b.say("workbook.workings.chosen", "figure", b.f.of(strings.TrimSuffix(id, chosenMark)).Label), b.f.chosenFormula(id), of.Value, of.Unit
	case of == nil:
		panic("workbook: a formula asks for " + id + ", which is no figure")
	case of.Operation == figure.OpGiven:
		return
	default:
		label, unit = of.Label, of.Unit
		text, _ = b.f.working(of)
		value = b.f.value(of, id)
	}
	b.home(id, p.sheet.Name, spreadsheet.At(p.next(), 2))
	style := wordStyle
	number := style
	number.Format, number.Right, number.Wrap = numberFormat(unit, value), true, false
	if strings.HasPrefix(id, "step.") {
		number.Format = "#,##0.00####"
	}
	counts := b.unit(unit)
	if b.f.step(id) != nil {
		counts = "" // part of a sum: births over births, pounds times a share
	}
	quiet := style
	quiet.Colour, quiet.Wrap = quietInk, false
	p.add(spreadsheet.Text(label, style), spreadsheet.Formula(text, value, number), spreadsheet.Text(counts, quiet), spreadsheet.Text(b.f.name(id), quiet))
}

// unit says what a figure counts.
func (b *book) unit(u figure.Unit) string {
	return b.say("workbook.unit." + strings.ReplaceAll(string(u), " ", "_"))
}
