package content

import (
	"fmt"
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

// A Filled is a document as one area reads it, ready for every format: no values or directives are left in it. It is read-only.
type Filled struct {
	Case    *model.Case // in the language of the document
	Variant *Variant
	Blocks  []document.Block
	Parts   []document.Part  // the same blocks, cut where pages begin
	Tables  []*table.Table   // shown, those of charts too
	Sources []string         // cited, in the order of their numbers
	Figures []*figure.Figure // shown
	Noted   []*figure.Figure // in text, key figures and totals: what the notes on figures explain

	numbers map[string]int         // of sources
	notes   map[*figure.Figure]int // their places among those noted
	noted   map[*table.Table]int   // how many were by the table
}

// A Filler fills documents for one area, in one language. What it makes of a block serves every document that calls for it. It is
// not safe for several goroutines.
type Filler struct {
	c    *model.Case
	made map[string][]document.Block
}

// NewFiller returns a filler for an area.
func NewFiller(c *model.Case) *Filler { return &Filler{c, map[string][]document.Block{}} }

// Fill fills a variant, in reading order: sources that tables bring in are numbered after those that the text cites.
func (r *Filler) Fill(v *Variant) *Filled {
	w := &filling{filler: r, Filled: &Filled{Case: r.c, Variant: v,
		numbers: map[string]int{}, notes: map[*figure.Figure]int{}, noted: map[*table.Table]int{}}, shown: map[*figure.Figure]bool{}}
	for _, id := range v.Sources {
		w.number(id)
	}
	w.Mapper = document.Mapper{Block: w.block, Inline: w.inline}
	w.Filled.Blocks = w.Mapper.Blocks(v.Blocks)
	w.Filled.Parts = document.Parts(w.Filled.Blocks)
	// What a page says of its own figures cites their sources, whether or not the document lists them.
	for _, f := range w.Noted {
		if f.Source != "" && f.Operation == figure.OpGiven {
			w.number(f.Source)
		}
	}
	return w.Filled
}

// block is what an area's data make of a block, made once.
func (r *Filler) block(name string) []document.Block {
	blocks, ok := r.made[name]
	if !ok {
		blocks = exhibit.Build(name, r.c)
		r.made[name] = blocks
	}
	return blocks
}

// A filling is a document while it is filled.
type filling struct {
	*Filled
	document.Mapper
	filler *Filler
	shown  map[*figure.Figure]bool
}

func (w *filling) block(b document.Block) ([]document.Block, bool) {
	n, ok := b.(*document.Directive)
	if !ok {
		return nil, false
	}
	switch n.Name {
	case exhibit.References:
		return w.references(), true
	case exhibit.ShortList:
		return shortened(w.ReferencesTo(func(string) bool { return true }), w.Case.Language.Base(), w.Case.Project), true
	case exhibit.FigureNotes:
		return w.figureNotes(), true
	case exhibit.WhatIf:
		return []document.Block{&document.WhatIf{}}, true
	}
	blocks := w.filler.block(n.Name)
	document.Walk(blocks, w.show, w.shownInline)
	return blocks, true
}

func (w *filling) inline(in document.Inline) (document.Inline, bool) {
	switch n := in.(type) {
	case *document.Value:
		return w.value(n), true
	case *document.Link:
		// An area that this project does not publish has no page to lead to.
		if slug, ok := strings.CutPrefix(n.URL, "area:"); ok && !w.Case.Project.Publishes(slug) {
			return &document.Text{Value: document.Plain(n.Text)}, true
		}
	}
	return nil, false
}

// value returns what stands for a value: a figure as text, or words. Checking has made sure that it exists.
func (w *filling) value(v *document.Value) document.Inline {
	c := w.Case
	if f, ok := c.Figure(v.ID); ok {
		w.noteFigure(f)
		text := c.Language.Figure(f, v.Style)
		if v.Opens {
			text = capital(text)
		}
		return &document.Number{Figure: f, Text: text}
	}
	words, ok := c.Text(v.ID)
	if !ok {
		panic(fmt.Sprintf("content: %s has no value %q", c.Area.Slug, v.ID))
	}
	if to := project.ContactAddress(words); to != "" && strings.HasSuffix(v.ID, ".contact") {
		return &document.Link{URL: to, Text: []document.Inline{&document.Text{Value: words, At: v.At}}, At: v.At}
	}
	if v.Opens {
		words = capital(words)
	}
	return &document.Text{Value: words, At: v.At}
}

// capital gives words a capital letter at the start.
func capital(words string) string {
	r, size := utf8.DecodeRuneInString(words)
	return string(unicode.ToUpper(r)) + words[size:]
}

// number numbers a source by the first place that cites it.
func (w *filling) number(source string) int {
	n, ok := w.numbers[source]
	if !ok {
		w.Sources = append(w.Sources, source)
		n = len(w.Sources)
		w.numbers[source] = n
	}
	return n
}

// figure remembers that a figure is shown. Given and computed figures count, bare constants do not.
func (w *filling) figure(f *figure.Figure) {
	if f != nil && f.ID != "" && !w.shown[f] {
		w.shown[f] = true
		w.Figures = append(w.Figures, f)
	}
}

// noteFigure shows a figure that the notes on figures explain.
func (w *filling) noteFigure(f *figure.Figure) {
	w.figure(f)
	if f == nil || f.ID == "" {
		return
	}
	if _, ok := w.notes[f]; !ok {
		w.notes[f] = len(w.Noted)
		w.Noted = append(w.Noted, f)
	}
}

// show remembers what a block shows.
// shownInline notes a figure that stands in a line of a block, such as a sum that is asked for.
func (w *filling) shownInline(in document.Inline) {
	if n, ok := in.(*document.Number); ok {
		w.noteFigure(n.Figure)
	}
}

func (w *filling) show(b document.Block) {
	switch b := b.(type) {
	case *document.Table:
		w.table(b.Table)
	case *document.Chart:
		w.chart(b.Chart)
	case *document.KeyFigures:
		for _, item := range b.Items {
			w.noteFigure(item.Least)
			w.noteFigure(item.Figure)
			if item.Source != "" {
				w.number(item.Source)
			}
		}
	}
}

func (w *filling) table(t *table.Table) {
	w.Tables = append(w.Tables, t)
	for _, id := range t.Sources {
		w.number(id)
	}
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			switch {
			case cell.Figure == nil:
			case row.Total:
				w.noteFigure(cell.Figure)
			default:
				w.figure(cell.Figure)
			}
		}
	}
	w.noted[t] = len(w.Noted)
}

func (w *filling) chart(c *chart.Chart) {
	if c.Table != nil {
		w.table(c.Table)
	}
	for _, id := range c.Sources {
		w.number(id)
	}
	for _, m := range c.Marks {
		w.figure(m.Value)
		w.figure(m.Low)
		w.figure(m.High)
	}
}

// SourceNumber is the number of a source in the list of references; 0 where the document does not cite it.
func (f *Filled) SourceNumber(id string) int { return f.numbers[id] }

// Explains reports whether the notes on figures explain a figure of a table: one that is in its totals, or that the document has
// shown before it.
func (f *Filled) Explains(t *table.Table, number *figure.Figure) bool {
	at, ok := f.notes[number]
	return ok && at < f.noted[t]
}
