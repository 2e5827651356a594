package content

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"casemaker/internal/address"
	"casemaker/internal/document"
)

// Conditions answer what a passage of a document asks before it is shown: an area does, with what is true of it.
type Conditions interface {
	Has(id string) bool
	Is(trait string) bool
	NationID() string
	KindID() string
	FormatID() string // "page", or "print" for a PDF
}

// A Variant is a document as the areas read it that give the same answers to its conditions: passages chosen,
// pages included, notes and citations numbered. Values and blocks are still to be filled. It is read-only.
type Variant struct {
	Document *document.Document
	Answers  string // one byte each, in the order of the document
	Blocks   []document.Block
	Sources  []string // ids of the sources cited, in the order of their numbers
	Values   []*document.Value

	parts map[string]string // by anchor, the name of the part that it stands in
}

// PartOf is the name of the part that an anchor of the text stands in.
func (v *Variant) PartOf(anchor string) string { return v.parts[anchor] }

// When is the name of the block that holds a passage for some areas only, Include of the one that puts a page in.
const (
	When    = "when"
	Include = "include"
)

// Variants keeps the variants of documents that have been asked for. It is safe for many goroutines.
type Variants struct {
	find func(page string) (*document.Document, bool)
	mu   sync.Mutex
	kept map[variantKey]*Variant
}

type variantKey struct {
	doc      *document.Document
	answers  string
	numbered bool
}

// NewVariants returns an empty store that finds pages to include by name.
func NewVariants(find func(page string) (*document.Document, bool)) *Variants {
	return &Variants{find: find, kept: map[variantKey]*Variant{}}
}

// For returns the document as an area is to read it. Headings are numbered where asked for.
func (vs *Variants) For(d *document.Document, c Conditions, numbered bool) *Variant {
	answers := vs.answers(nil, d, c, []*document.Document{d})
	vs.mu.Lock()
	defer vs.mu.Unlock()
	at := variantKey{d, string(answers), numbered}
	if kept, ok := vs.kept[at]; ok {
		return kept
	}
	b := newBuilder(vs, d, c)
	made := &Variant{Document: d, Answers: string(answers), Blocks: b.Blocks(d.Blocks)}
	if len(b.notes) > 0 {
		made.Blocks = append(slices.Clip(made.Blocks), &document.Notes{Items: b.finishNotes()})
	}
	if numbered {
		numberHeadings(made.Blocks)
	}
	made.Sources, made.Values = b.sources, b.values
	made.parts = anchors(document.Parts(made.Blocks))
	vs.kept[at] = made
	return made
}

// included finds the page that a directive puts in; not one that is open already, which would never end.
func (vs *Variants) included(d *document.Directive, open []*document.Document) (*document.Document, bool) {
	page, ok := vs.find(d.Attribute("page"))
	return page, ok && !slices.Contains(open, page)
}

// answers lists the answers to the conditions of a document and of the pages that it includes, one byte each, skipping passages
// not shown. open are the document and the pages that it stands in.
func (vs *Variants) answers(known []byte, d *document.Document, c Conditions, open []*document.Document) []byte {
	var asked document.Mapper
	asked.Block = func(b document.Block) ([]document.Block, bool) {
		n, ok := b.(*document.Directive)
		if !ok {
			return nil, false
		}
		switch n.Name {
		case When:
			if !holds(n, c) {
				known = append(known, '0')
				return nil, true
			}
			known = append(known, '1')
		case Include:
			if page, ok := vs.included(n, open); ok {
				known = vs.answers(known, page, c, append(slices.Clip(open), page))
			}
		}
		asked.Blocks(n.Blocks)
		return nil, true
	}
	asked.Blocks(d.All())
	return known
}

// holds reports whether all the conditions of a passage hold.
func holds(d *document.Directive, c Conditions) bool {
	for _, a := range d.Attributes {
		words := strings.Fields(a.Value)
		met := true
		switch a.Name {
		case "nation":
			met = slices.Contains(words, c.NationID())
		case "kind":
			met = slices.Contains(words, c.KindID())
		case "format":
			met = slices.Contains(words, c.FormatID())
		case "has":
			met = !slices.ContainsFunc(words, func(w string) bool { return !c.Has(w) })
		case "lacks":
			met = !slices.ContainsFunc(words, c.Has)
		case "is":
			met = !slices.ContainsFunc(words, func(w string) bool { return !c.Is(w) })
		case "not":
			met = !slices.ContainsFunc(words, c.Is)
		}
		if !met {
			return false
		}
	}
	return true
}

// A builder makes one variant. It maps the blocks of the innermost open document.
type builder struct {
	document.Mapper
	variants   *Variants
	conditions Conditions
	open       []*document.Document // the document and the pages put into it
	down       int                  // how many levels its headings go down
	ids        map[string]bool
	sources    []string
	numbers    map[string]int // of sources
	uses       map[string]int
	notes      []*document.Note
	calls      map[string]*document.Note
	bodies     []func() []document.Block // of notes, made after the text
	values     []*document.Value
}

func newBuilder(vs *Variants, d *document.Document, c Conditions) *builder {
	b := &builder{variants: vs, conditions: c, open: []*document.Document{d}, ids: map[string]bool{}, numbers: map[string]int{}, uses: map[string]int{}, calls: map[string]*document.Note{}}
	b.Mapper = document.Mapper{Block: b.block, Inline: b.inline}
	return b
}

func (b *builder) block(block document.Block) ([]document.Block, bool) {
	switch n := block.(type) {
	case *document.Heading:
		made := *n
		for use := 2; b.ids[made.ID]; use++ {
			made.ID = fmt.Sprintf("%s-%d", n.ID, use)
		}
		b.ids[made.ID] = true
		made.Level = min(6, n.Level+b.down)
		made.Text = b.Inlines(n.Text)
		return []document.Block{&made}, true
	case *document.Directive:
		return b.directive(n), true
	}
	return nil, false
}

// directive shows a passage or page, draws a call-out, or leaves a block to be filled.
func (b *builder) directive(n *document.Directive) []document.Block {
	switch n.Name {
	case When:
		if holds(n, b.conditions) {
			return b.Blocks(n.Blocks)
		}
		return nil
	case Include:
		page, ok := b.variants.included(n, b.open)
		if !ok {
			return nil
		}
		return b.within(append(slices.Clip(b.open), page), b.down+1, page.Blocks)
	case "note", "warning":
		return []document.Block{&document.Callout{Kind: n.Name, Title: n.Attribute("title"), Blocks: b.Blocks(n.Blocks)}}
	case "fold":
		if b.conditions.FormatID() == "print" {
			return b.Blocks(n.Blocks) // on paper nothing can be opened
		}
		return []document.Block{&document.Callout{Kind: n.Name, Title: n.Attribute("title"), Blocks: b.Blocks(n.Blocks)}}
	case "lang":
		return []document.Block{&document.LangBlock{Lang: n.Attribute("code"), Blocks: b.Blocks(n.Blocks)}}
	}
	made := *n
	made.Blocks = nil // data fill it: what stands in it, which is refused, is not shown
	return []document.Block{&made}
}

// within maps blocks that stand in other documents than those open now.
func (b *builder) within(open []*document.Document, down int, blocks []document.Block) []document.Block {
	before, above := b.open, b.down
	b.open, b.down = open, down
	made := b.Blocks(blocks)
	b.open, b.down = before, above
	return made
}

func (b *builder) inline(in document.Inline) (document.Inline, bool) {
	switch n := in.(type) {
	case *document.Citation:
		return b.cite(n), true
	case *document.NoteCall:
		return b.call(n), true
	case *document.Value:
		b.values = append(b.values, n)
	}
	return nil, false
}

// cite numbers a citation by the first place that names its source.
func (b *builder) cite(n *document.Citation) document.Inline {
	if b.numbers[n.Source] == 0 {
		b.sources = append(b.sources, n.Source)
		b.numbers[n.Source] = len(b.sources)
	}
	b.uses[n.Source]++
	return &document.Citation{Number: b.numbers[n.Source], Source: n.Source, Use: b.uses[n.Source], At: n.At}
}

// call numbers a footnote by the first place that calls it.
func (b *builder) call(n *document.NoteCall) document.Inline {
	open := b.open
	d := open[len(open)-1]
	key := d.File + "#" + n.ID
	note, ok := b.calls[key]
	if !ok {
		number := len(b.notes) + 1
		note = &document.Note{ID: strconv.Itoa(number), Number: number}
		b.calls[key] = note
		b.notes = append(b.notes, note)
		b.bodies = append(b.bodies, func() []document.Block { return b.within(open, 0, d.Notes[n.ID]) })
	}
	note.Uses++
	return &document.NoteCall{ID: note.ID, Number: note.Number, Use: note.Uses}
}

// finishNotes makes the footnotes; a note may call another, which then comes after it.
func (b *builder) finishNotes() []document.Note {
	for i := 0; i < len(b.bodies); i++ {
		b.notes[i].Blocks = b.bodies[i]()
	}
	var all []document.Note
	for _, n := range b.notes {
		all = append(all, *n)
	}
	return all
}

// numberHeadings numbers the headings at the top from level 2: 1, 1.1, 1.1.1. The builder has made them, so they are this
// variant's own.
func numberHeadings(blocks []document.Block) {
	var counts [7]int
	for _, block := range blocks {
		h, ok := block.(*document.Heading)
		if !ok || h.Level < 2 {
			continue
		}
		counts[h.Level]++
		clear(counts[h.Level+1:])
		var parts []string
		for _, count := range counts[2 : h.Level+1] {
			parts = append(parts, strconv.Itoa(count))
		}
		h.Number = strings.Join(parts, ".")
	}
}

// anchors says for every anchor of a document's text in which part it stands.
func anchors(parts []document.Part) map[string]string {
	of := map[string]string{}
	for _, p := range parts {
		document.Walk(p.Blocks, func(b document.Block) {
			switch b := b.(type) {
			case *document.Heading:
				of[b.ID] = p.Name
			case *document.Notes:
				for _, note := range b.Items {
					of[address.Note(note.ID)] = p.Name
				}
			}
		}, func(in document.Inline) {
			if call, ok := in.(*document.NoteCall); ok {
				of[address.Call(call.ID, call.Use)] = p.Name
			}
		})
	}
	return of
}
