package compose

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"casemaker/internal/document"
	"casemaker/internal/exhibit"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/table"
)

// references lists the sources cited so far. It stands at the end of a document.
func (f *Filling) references() []document.Block {
	for _, number := range model.Reachable(f.figures) {
		if number.Source != "" {
			f.SourceNumber(number.Source)
		}
	}
	return f.ReferencesTo(func(string) bool { return true })
}

// ReferencesTo lists some of the sources, with the numbers that they have in the whole document.
func (f *Filling) ReferencesTo(wanted func(source string) bool) []document.Block {
	list := &document.References{}
	for i, id := range f.sources {
		if wanted(id) {
			source, _ := f.Case.Project.Sources.Get(id)
			list.Items = append(list.Items, document.Reference{Number: i + 1, Source: id, Text: cite(source, f.Paper)})
		}
	}
	if len(list.Items) == 0 {
		return nil
	}
	return exhibit.InEnglish([]document.Block{list}, f.Case.Language)
}

// cite prints a source as lists of references do, on paper with its address. How it was read is on the page of sources.
func cite(s project.Source, paper bool) []document.Inline {
	year := "no date"
	if s.Year > 0 {
		year = strconv.Itoa(s.Year)
	}
	words := []document.Inline{&document.Text{Value: strings.TrimSuffix(s.Publisher, ".") + " (" + year + "). "}}
	title := []document.Inline{&document.Text{Value: s.Title}}
	if s.URL != "" {
		words = append(words, &document.Link{URL: s.URL, Text: title})
	} else {
		words = append(words, &document.Emphasis{Text: title})
	}
	tail := "."
	if paper && s.URL != "" {
		tail = ", " + shortAddress(s.URL) + "."
	}
	return append(words, &document.Text{Value: tail})
}

// shortAddress is a web address as it is printed: without its scheme, and cut where it is long.
func shortAddress(url string) string {
	_, address, _ := strings.Cut(url, "://")
	address = strings.TrimSuffix(strings.TrimPrefix(address, "www."), "/")
	const most = 44
	if runes := []rune(address); len(runes) > most {
		address = string(runes[:most-1]) + "…"
	}
	return address
}

// figureNotes lists the figures of the text and the totals of tables with their source or working. The cells of tables
// have their columns to explain them; figures.json has them all.
func (f *Filling) figureNotes() []document.Block {
	const rest = "The working of every other figure, down to its sources, is in the file figures.json beside this document."
	return f.NotesOn(func(*figure.Figure) bool { return true }, rest)
}

// NotesOn lists some of the figures that the notes on figures explain, with remarks below. That the numbers of sources are
// those of the whole document, it must have been filled to its end.
func (f *Filling) NotesOn(wanted func(*figure.Figure) bool, remarks ...string) []document.Block {
	t := &table.Table{ID: "figures", Caption: "Where each figure comes from", Notes: remarks, Columns: []table.Column{
		{Heading: "Figure"}, {Heading: "Value", Number: true}, {Heading: "Known by"}, {Heading: "Source or working", Weight: 3},
	}}
	for _, number := range f.noted {
		if !wanted(number) {
			continue
		}
		t.Rows = append(t.Rows, table.Row{ID: number.Anchor(), Cells: []table.Cell{
			table.Text(number.Label), table.Of(number), table.Text(string(number.Method)), table.Text(f.origin(number)),
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
func (f *Filling) origin(number *figure.Figure) string {
	if working := number.Working(); working != "" {
		return working
	}
	source, _ := f.Case.Project.Sources.Get(number.Source)
	text := fmt.Sprintf("%s, source %d", source.Publisher, f.SourceNumber(number.Source))
	if number.Period != "" {
		text += "; " + number.Period
	}
	if number.Note != "" {
		text += ". " + number.Note
	}
	return text
}
