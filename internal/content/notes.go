package content

import (
	"slices"
	"strconv"
	"strings"

	"casemaker/internal/document"
	"casemaker/internal/exhibit"
	"casemaker/internal/figure"
	"casemaker/internal/language"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/table"
)

// reached numbers the sources of all figures shown so far, down to those that they were worked out from.
func (w *filling) reached() {
	for _, source := range w.Case.Sources(w.Figures...) {
		w.number(source)
	}
}

// shortened lists sources in a line each: who published what stands at the address. Those of figures that the text only
// shows are left to the page.
func shortened(blocks []document.Block, c *model.Case) []document.Block {
	for _, b := range blocks {
		list, ok := b.(*document.References)
		if !ok {
			continue
		}
		for i, item := range list.Items {
			source, _ := c.Project.Sources.Get(item.Source)
			address := shortAddress(source.URL, addressBeside(source.Publisher))
			if address == "" {
				continue
			}
			list.Items[i].Text = []document.Inline{
				&document.Text{Value: strings.TrimSuffix(source.Publisher, ".") + " (" + yearOf(c.Language.Base(), source) + "), "},
				&document.Link{URL: source.URL, Text: []document.Inline{&document.Text{Value: address}}},
			}
		}
	}
	return blocks
}

// yearOf is the year of a source as lists print it.
func yearOf(l *language.Language, s project.Source) string {
	if s.Year == 0 {
		return l.Say("references.no_date")
	}
	return strconv.Itoa(s.Year)
}

// ReferencesTo lists some of the sources, with the numbers that they have in the whole document.
func (f *Filled) ReferencesTo(wanted func(source string) bool) []document.Block {
	list := &document.References{}
	for i, id := range f.Sources {
		if wanted(id) {
			source, _ := f.Case.Project.Sources.Get(id)
			list.Items = append(list.Items, document.Reference{Number: i + 1, Source: id, Text: cited(f.Case.Language.Base(), source)})
		}
	}
	if len(list.Items) == 0 {
		return nil
	}
	return exhibit.InEnglish([]document.Block{list}, f.Case.Language)
}

// cited prints a source as lists of references do. How it was read is on the page of sources.
func cited(l *language.Language, s project.Source) []document.Inline {
	words := []document.Inline{&document.Text{Value: strings.TrimSuffix(s.Publisher, ".") + " (" + yearOf(l, s) + "). "}}
	title := []document.Inline{&document.Text{Value: s.Title}}
	if s.URL != "" {
		words = append(words, &document.Link{URL: s.URL, Text: title})
	} else {
		words = append(words, &document.Emphasis{Text: title})
	}
	if address := shortAddress(s.URL, longestAddress); address != "" {
		return append(words, &document.Text{Value: ", " + address})
	}
	if s.Where != "" {
		words = append(words, &document.Text{Value: ": " + s.Where})
	}
	return append(words, &document.Text{Value: "."})
}

// shortAddress is a web address to be read from paper: without its scheme, and shortened where it is long. What stands last
// tells pages of one publisher apart, so the middle goes first.
func shortAddress(url string, most int) string {
	_, address, _ := strings.Cut(url, "://")
	address = strings.TrimSuffix(strings.TrimPrefix(address, "www."), "/")
	runes := []rune(address)
	if len(runes) <= most {
		return address
	}
	host, path, _ := strings.Cut(address, "/")
	last := []rune(path[strings.LastIndex(path, "/")+1:])
	if room := most - len([]rune(host)) - len("/…/"); strings.Contains(path, "/") && room >= 12 {
		if len(last) > room {
			last = append(last[:room-1], '…')
		}
		return host + "/…/" + string(last)
	}
	return string(runes[:most-1]) + "…"
}

// How long an address may be on paper: at most so long, and in a list with a line for each source as long as the name of its
// publisher leaves room.
const (
	longestAddress  = 60
	shortestAddress = 44
	roomInLine      = 88
)

// addressBeside is how long an address may be to stand in one line with who publishes it.
func addressBeside(publisher string) int {
	return max(shortestAddress, min(longestAddress, roomInLine-len([]rune(publisher))))
}

// figureNotes lists the figures of the text and the totals of tables with their source or working. The cells of tables
// have their columns to explain them; figures.json has them all.
func (w *filling) figureNotes() []document.Block {
	for _, f := range w.Noted {
		if f.Source != "" && f.Operation == figure.OpGiven {
			w.number(f.Source)
		}
	}
	return w.NotesOn(func(*figure.Figure) bool { return true }, w.Case.Language.Base().Say("figure-notes.rest"))
}

// NotesOn lists some of the figures that the notes on figures explain, with remarks below.
func (f *Filled) NotesOn(wanted func(*figure.Figure) bool, remarks ...string) []document.Block {
	l := f.Case.Language.Base()
	t := &table.Table{
		ID: exhibit.NotesTable, Caption: l.Say("figure-notes.caption"), Notes: remarks,
		Columns: []table.Column{
			{Heading: l.Say("figure-notes.column.figure")},
			{Heading: l.Say("figure-notes.column.value"), Number: true},
			{Heading: l.Say("figure-notes.column.known_by")},
			{Heading: l.Say("figure-notes.column.origin"), Weight: 3},
		},
	}
	for _, number := range f.Noted {
		if !wanted(number) {
			continue
		}
		source := 0
		if number.Operation == figure.OpGiven {
			source = f.SourceNumber(number.Source)
		}
		t.Rows = append(t.Rows, table.Row{ID: number.Anchor(), Source: source, Cells: []table.Cell{
			table.Text(number.Label), table.Of(number), table.Text(l.Method(number.Method)), table.Text(f.origin(l, number)),
		}})
		if number.Source != "" && !slices.Contains(t.Sources, number.Source) {
			t.Sources = append(t.Sources, number.Source)
		}
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return exhibit.InEnglish([]document.Block{&document.Table{Table: t}}, f.Case.Language)
}

// origin says where a figure comes from, in words.
func (f *Filled) origin(l *language.Language, number *figure.Figure) string {
	if working := l.Working(number); working != "" {
		return working
	}
	source, _ := f.Case.Project.Sources.Get(number.Source)
	text := l.Say("figure-notes.source", "publisher", source.Publisher, "number", f.SourceNumber(number.Source))
	if number.Period != "" {
		text += "; " + number.Period
	}
	if number.Note != "" {
		text += ". " + number.Note
	}
	return text
}
