package document

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// A Reader is who a document is worded for: an area, with what is true of it.
type Reader interface {
	Has(id string) bool
	Is(trait string) bool
	NationID() string
	KindID() string
	FormatID() string // "page", or "print" for a PDF
}

// A Wording is a document as the areas read it that give the same answers to its conditions: passages chosen,
// pages included, notes and citations numbered. Values and blocks are still to be filled. It is read-only.
type Wording struct {
	Document   *Document
	Key        string // the answers, in the order of the document
	Blocks     []Block
	Sources    []string // ids of the sources cited, in the order of their numbers
	Values     []*Value
	Directives []*Directive
}

// When is the name of the block that holds a passage for some areas only, Include of the one that puts a page in.
const (
	When    = "when"
	Include = "include"
)

// A Shelf finds pages to include by name.
type Shelf func(page string) (*Document, bool)

// Wordings keeps the wordings of documents that have been asked for. It is safe for many goroutines.
type Wordings struct {
	shelf Shelf
	mu    sync.Mutex
	kept  map[wordingKey]*Wording
}

type wordingKey struct {
	doc      *Document
	key      string
	numbered bool
}

// NewWordings returns an empty store that includes pages from the shelf.
func NewWordings(shelf Shelf) *Wordings {
	return &Wordings{shelf: shelf, kept: map[wordingKey]*Wording{}}
}

// For returns the document as a reader is to read it. Headings are numbered where asked for.
func (w *Wordings) For(d *Document, r Reader, numbered bool) *Wording {
	key := w.answers(nil, d.Blocks, r, []*Document{d})
	w.mu.Lock()
	defer w.mu.Unlock()
	at := wordingKey{d, string(key), numbered}
	if kept, ok := w.kept[at]; ok {
		return kept
	}
	b := &builder{wordings: w, reader: r, open: []*Document{d}, ids: map[string]int{}, numbers: map[string]int{}, uses: map[string]int{}, calls: map[string]*Note{}}
	made := &Wording{Document: d, Key: string(key)}
	made.Blocks = b.blocks(d, d.Blocks, 0)
	if len(b.notes) > 0 {
		made.Blocks = append(made.Blocks, &Notes{Items: b.finishNotes()})
	}
	if numbered {
		numberHeadings(made.Blocks)
	}
	made.Sources, made.Values, made.Directives = b.sources, b.values, b.directives
	w.kept[at] = made
	return made
}

// included finds the page that a directive puts in; not one that is open already, which would never end.
func (w *Wordings) included(d *Directive, open []*Document) (*Document, bool) {
	page, ok := w.shelf(d.Attribute("page"))
	return page, ok && !slices.Contains(open, page)
}

// answers lists a reader's answers to the conditions of blocks, one byte each, skipping passages not shown.
// open are the document and pages that these blocks stand in.
func (w *Wordings) answers(key []byte, blocks []Block, r Reader, open []*Document) []byte {
	for _, b := range blocks {
		d, ok := b.(*Directive)
		if !ok {
			continue
		}
		switch d.Name {
		case When:
			if !holds(d, r) {
				key = append(key, '0')
				continue
			}
			key = append(key, '1')
		case Include:
			if page, ok := w.included(d, open); ok {
				key = w.answers(key, page.Blocks, r, append(slices.Clip(open), page))
			}
		}
		key = w.answers(key, d.Blocks, r, open)
	}
	return key
}

// Attribute returns an attribute's value, or nothing.
func (d *Directive) Attribute(name string) string {
	for _, a := range d.Attributes {
		if a.Name == name {
			return a.Value
		}
	}
	return ""
}

// holds reports whether all the conditions of a passage hold for a reader.
func holds(d *Directive, r Reader) bool {
	for _, a := range d.Attributes {
		words := strings.Fields(a.Value)
		switch a.Name {
		case "nation":
			if !anyOf(words, func(w string) bool { return w == r.NationID() }) {
				return false
			}
		case "kind":
			if !anyOf(words, func(w string) bool { return w == r.KindID() }) {
				return false
			}
		case "format":
			if !anyOf(words, func(w string) bool { return w == r.FormatID() }) {
				return false
			}
		case "has":
			if anyOf(words, func(w string) bool { return !r.Has(w) }) {
				return false
			}
		case "lacks":
			if anyOf(words, r.Has) {
				return false
			}
		case "is":
			if anyOf(words, func(w string) bool { return !r.Is(w) }) {
				return false
			}
		case "not":
			if anyOf(words, r.Is) {
				return false
			}
		}
	}
	return true
}

func anyOf(words []string, ok func(string) bool) bool {
	for _, w := range words {
		if ok(w) {
			return true
		}
	}
	return false
}

// A builder makes one wording.
type builder struct {
	wordings   *Wordings
	reader     Reader
	open       []*Document // the document and pages being worded
	ids        map[string]int
	sources    []string
	numbers    map[string]int // of sources
	uses       map[string]int
	notes      []*Note
	calls      map[string]*Note
	bodies     []func() []Block // of notes, to be worded after the text
	values     []*Value
	directives []*Directive
}

// blocks words blocks of a document, its headings so many levels down.
func (b *builder) blocks(d *Document, blocks []Block, down int) []Block {
	var all []Block
	for _, block := range blocks {
		all = append(all, b.block(d, block, down)...)
	}
	return all
}

func (b *builder) block(d *Document, block Block, down int) []Block {
	switch n := block.(type) {
	case *Heading:
		id := n.ID
		if b.ids[n.ID]++; b.ids[n.ID] > 1 {
			id = fmt.Sprintf("%s-%d", n.ID, b.ids[n.ID])
		}
		return []Block{&Heading{Level: min(6, n.Level+down), ID: id, Text: b.inlines(d, n.Text), Page: n.Page, Offset: n.Offset}}
	case *Paragraph:
		return []Block{&Paragraph{Text: b.inlines(d, n.Text)}}
	case *List:
		l := &List{Ordered: n.Ordered, Letters: n.Letters, Start: n.Start, Tight: n.Tight}
		for _, item := range n.Items {
			l.Items = append(l.Items, Item{Blocks: b.blocks(d, item.Blocks, down)})
		}
		return []Block{l}
	case *Definitions:
		l := &Definitions{}
		for _, item := range n.Items {
			made := Definition{ID: item.ID, Term: b.inlines(d, item.Term)}
			for _, meaning := range item.Meanings {
				made.Meanings = append(made.Meanings, b.blocks(d, meaning, down))
			}
			l.Items = append(l.Items, made)
		}
		return []Block{l}
	case *Quote:
		return []Block{&Quote{Blocks: b.blocks(d, n.Blocks, down), By: b.inlines(d, n.By)}}
	case *Grid:
		g := &Grid{Right: n.Right, Head: b.cells(d, n.Head)}
		for _, row := range n.Rows {
			g.Rows = append(g.Rows, b.cells(d, row))
		}
		return []Block{g}
	case *Directive:
		return b.directive(d, n, down)
	}
	return []Block{block}
}

func (b *builder) cells(d *Document, cells [][]Inline) [][]Inline {
	var all [][]Inline
	for _, cell := range cells {
		all = append(all, b.inlines(d, cell))
	}
	return all
}

// directive shows a passage or page, draws a call-out, or leaves a block to be filled.
func (b *builder) directive(d *Document, n *Directive, down int) []Block {
	switch n.Name {
	case When:
		if holds(n, b.reader) {
			return b.blocks(d, n.Blocks, down)
		}
		return nil
	case Include:
		page, ok := b.wordings.included(n, b.open)
		if !ok {
			return nil
		}
		b.open = append(b.open, page)
		defer func() { b.open = b.open[:len(b.open)-1] }()
		return b.blocks(page, page.Blocks, down+1)
	case "note", "warning":
		return []Block{&Callout{Kind: n.Name, Title: n.Attribute("title"), Blocks: b.blocks(d, n.Blocks, down)}}
	case "lang":
		return []Block{&Foreign{Lang: n.Attribute("code"), Blocks: b.blocks(d, n.Blocks, down)}}
	}
	b.directives = append(b.directives, n)
	return []Block{n}
}

func (b *builder) inlines(d *Document, inlines []Inline) []Inline {
	var all []Inline
	for _, in := range inlines {
		switch n := in.(type) {
		case *Emphasis:
			in = &Emphasis{Text: b.inlines(d, n.Text)}
		case *Strong:
			in = &Strong{Text: b.inlines(d, n.Text)}
		case *Struck:
			in = &Struck{Text: b.inlines(d, n.Text)}
		case *Link:
			in = &Link{URL: n.URL, Title: n.Title, Text: b.inlines(d, n.Text), Offset: n.Offset}
		case *Citation:
			in = b.cite(n)
		case *NoteCall:
			in = b.call(d, n)
		case *Value:
			b.values = append(b.values, n)
		}
		all = append(all, in)
	}
	return all
}

// cite numbers a citation by the first place that names its source.
func (b *builder) cite(n *Citation) Inline {
	number, ok := b.numbers[n.Source]
	if !ok {
		b.sources = append(b.sources, n.Source)
		number = len(b.sources)
		b.numbers[n.Source] = number
	}
	b.uses[n.Source]++
	return &Citation{Number: number, Source: n.Source, Use: b.uses[n.Source], Offset: n.Offset}
}

// call numbers a footnote by the first place that calls it.
func (b *builder) call(d *Document, n *NoteCall) Inline {
	key := d.File + "#" + n.ID
	note, ok := b.calls[key]
	if !ok {
		number := len(b.notes) + 1
		note = &Note{ID: strconv.Itoa(number), Number: number}
		b.calls[key] = note
		b.notes = append(b.notes, note)
		b.bodies = append(b.bodies, func() []Block { return b.blocks(d, d.Notes[n.ID], 0) })
	}
	note.Uses++
	return &NoteCall{ID: note.ID, Number: note.Number, Use: note.Uses}
}

// finishNotes words the footnotes; a note may call another, which then comes after it.
func (b *builder) finishNotes() []Note {
	for i := 0; i < len(b.bodies); i++ {
		b.notes[i].Blocks = b.bodies[i]()
	}
	var all []Note
	for _, n := range b.notes {
		all = append(all, *n)
	}
	return all
}

// numberHeadings numbers headings from level 2: 1, 1.1, 1.1.1.
func numberHeadings(blocks []Block) {
	var counts [7]int
	for _, block := range blocks {
		h, ok := block.(*Heading)
		if !ok || h.Level < 2 {
			continue
		}
		counts[h.Level]++
		for deeper := h.Level + 1; deeper < len(counts); deeper++ {
			counts[deeper] = 0
		}
		var parts []string
		for level := 2; level <= h.Level; level++ {
			parts = append(parts, strconv.Itoa(counts[level]))
		}
		h.Number = strings.Join(parts, ".")
	}
}
