// Package compose fills a document for one area: it puts the area's values in their places and turns blocks
// such as staffing-costs into tables, charts and key figures.
//
// A [Filling] follows one document through one area, in order, whatever format is being written: it numbers the
// sources that tables bring in after those that the text cites, and remembers the figures shown, so that
// the list of references and the notes on figures come out the same everywhere.
package compose

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"casemaker/internal/chart"
	"casemaker/internal/document"
	"casemaker/internal/exhibit"
	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/table"
)

// A Filling is one document being filled for one area.
type Filling struct {
	Case    *model.Case
	Wording *document.Wording
	Tables  []*table.Table // shown so far
	Paper   bool           // read on paper, where a link has to be printed to be followed

	numbers map[string]int
	sources []string
	shown   map[*figure.Figure]bool
	figures []*figure.Figure // in tables and text
	noted   []*figure.Figure // in text, key figures and totals: what the notes on figures explain
}

// NewFilling starts to fill a wording for an area.
func NewFilling(w *document.Wording, c *model.Case) *Filling {
	f := &Filling{Case: c, Wording: w, numbers: map[string]int{}, shown: map[*figure.Figure]bool{}}
	for _, id := range w.Sources {
		f.SourceNumber(id)
	}
	return f
}

// SourceNumber returns the number of a source in the list of references, adding it if it is new.
func (f *Filling) SourceNumber(id string) int {
	if n, ok := f.numbers[id]; ok {
		return n
	}
	f.sources = append(f.sources, id)
	f.numbers[id] = len(f.sources)
	return len(f.sources)
}

// Value returns what stands for a value: a figure as text, or words. Checking has made sure that it exists.
func (f *Filling) Value(v *document.Value) document.Inline {
	if number, ok := f.Case.Figure(v.ID); ok {
		f.note(number)
		text := f.Case.Language.Figure(number, v.Style)
		if v.Opens {
			text = capital(text)
		}
		return &document.Number{Figure: number, Text: text}
	}
	words, ok := f.Case.Text(v.ID)
	if !ok {
		panic(fmt.Sprintf("compose: %s has no value %q", f.Case.Area.Slug, v.ID))
	}
	if to := project.ContactAddress(words); to != "" && strings.HasSuffix(v.ID, ".contact") {
		return &document.Link{URL: to, Text: []document.Inline{&document.Text{Value: words}}}
	}
	if v.Opens {
		words = capital(words)
	}
	return &document.Text{Value: words}
}

// capital gives words a capital letter at the start.
func capital(words string) string {
	r, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(r)) + words[size:]
}

// show remembers a figure for the notes on figures. Given and computed figures count, bare constants do not.
func (f *Filling) show(number *figure.Figure) {
	if number.ID != "" && !f.shown[number] {
		f.shown[number] = true
		f.figures = append(f.figures, number)
	}
}

// note shows a figure that the notes on figures explain.
func (f *Filling) note(number *figure.Figure) {
	f.show(number)
	if number.ID != "" && !slices.Contains(f.noted, number) {
		f.noted = append(f.noted, number)
	}
}

// Block returns what a directive stands for in this area; nothing where the area has nothing to show.
func (f *Filling) Block(d *document.Directive) []document.Block {
	switch d.Name {
	case exhibit.References:
		return f.references()
	case exhibit.FigureNotes:
		return f.figureNotes()
	case exhibit.WhatIf:
		return nil
	}
	blocks := exhibit.Build(d.Name, f.Case)
	f.showBlocks(blocks)
	return blocks
}

// showBlocks remembers what an exhibit shows.
func (f *Filling) showBlocks(blocks []document.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *document.Foreign:
			f.showBlocks(b.Blocks)
		case *document.Table:
			f.showTable(b.Table)
		case *document.Chart:
			f.showChart(b.Chart)
		case *document.List:
			document.Walk([]document.Block{b}, nil, func(in document.Inline) {
				if number, ok := in.(*document.Number); ok {
					f.note(number.Figure)
				}
			})
		case *document.KeyFigures:
			for _, item := range b.Items {
				for _, number := range []*figure.Figure{item.Least, item.Figure} {
					if number != nil {
						f.note(number)
					}
				}
			}
		}
	}
}

// Noted reports whether the notes on figures will explain a figure, as far as the document has been filled.
func (f *Filling) Noted(number *figure.Figure) bool { return slices.Contains(f.noted, number) }

func (f *Filling) showTable(t *table.Table) {
	f.Tables = append(f.Tables, t)
	for _, id := range t.Sources {
		f.SourceNumber(id)
	}
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			switch {
			case cell.Figure == nil:
			case row.Total:
				f.note(cell.Figure)
			default:
				f.show(cell.Figure)
			}
		}
	}
}

func (f *Filling) showChart(c *chart.Chart) {
	if c.Table != nil {
		f.showTable(c.Table)
	}
	for _, id := range c.Sources {
		f.SourceNumber(id)
	}
	for _, m := range c.Marks {
		for _, number := range []*figure.Figure{m.Value, m.Low, m.High} {
			if number != nil {
				f.show(number)
			}
		}
	}
}

// Fill returns the whole document filled: no values or directives are left in it.
func (f *Filling) Fill() []document.Block { return f.fillBlocks(f.Wording.Blocks) }

func (f *Filling) fillBlocks(blocks []document.Block) []document.Block {
	var all []document.Block
	for _, b := range blocks {
		switch n := b.(type) {
		case *document.Directive:
			all = append(all, f.fillBlocks(f.Block(n))...)
			continue
		case *document.Heading:
			b = &document.Heading{Level: n.Level, ID: n.ID, Number: n.Number, Text: f.fillInlines(n.Text)}
		case *document.Paragraph:
			b = &document.Paragraph{Text: f.fillInlines(n.Text)}
		case *document.List:
			l := &document.List{Ordered: n.Ordered, Letters: n.Letters, Start: n.Start, Tight: n.Tight}
			for _, item := range n.Items {
				l.Items = append(l.Items, document.Item{Blocks: f.fillBlocks(item.Blocks)})
			}
			b = l
		case *document.Definitions:
			l := &document.Definitions{}
			for _, item := range n.Items {
				filled := document.Definition{ID: item.ID, Term: f.fillInlines(item.Term)}
				for _, meaning := range item.Meanings {
					filled.Meanings = append(filled.Meanings, f.fillBlocks(meaning))
				}
				l.Items = append(l.Items, filled)
			}
			b = l
		case *document.Quote:
			b = &document.Quote{Blocks: f.fillBlocks(n.Blocks), By: f.fillInlines(n.By)}
		case *document.Callout:
			b = &document.Callout{Kind: n.Kind, Title: n.Title, Blocks: f.fillBlocks(n.Blocks)}
		case *document.Foreign:
			b = &document.Foreign{Lang: n.Lang, Blocks: f.fillBlocks(n.Blocks)}
		case *document.Notes:
			notes := &document.Notes{}
			for _, note := range n.Items {
				note.Blocks = f.fillBlocks(note.Blocks)
				notes.Items = append(notes.Items, note)
			}
			b = notes
		case *document.Grid:
			g := &document.Grid{Right: n.Right, Head: f.fillCells(n.Head)}
			for _, row := range n.Rows {
				g.Rows = append(g.Rows, f.fillCells(row))
			}
			b = g
		}
		all = append(all, b)
	}
	return all
}

func (f *Filling) fillCells(cells [][]document.Inline) [][]document.Inline {
	var all [][]document.Inline
	for _, cell := range cells {
		all = append(all, f.fillInlines(cell))
	}
	return all
}

func (f *Filling) fillInlines(inlines []document.Inline) []document.Inline {
	if inlines == nil {
		return nil
	}
	all := make([]document.Inline, len(inlines))
	for i, in := range inlines {
		switch n := in.(type) {
		case *document.Value:
			in = f.Value(n)
		case *document.Emphasis:
			in = &document.Emphasis{Text: f.fillInlines(n.Text)}
		case *document.Strong:
			in = &document.Strong{Text: f.fillInlines(n.Text)}
		case *document.Struck:
			in = &document.Struck{Text: f.fillInlines(n.Text)}
		case *document.Link:
			in = &document.Link{URL: n.URL, Title: n.Title, Text: f.fillInlines(n.Text)}
		}
		all[i] = in
	}
	return all
}
