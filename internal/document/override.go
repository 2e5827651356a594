package document

import (
	"maps"
	"slices"
	"strconv"
)

// An Override is a place's own text for a section, parsed.
type Override struct {
	Section  string
	After    bool
	Document *Document
}

// With returns a document in which sections have a place's own words: in place of what stands under the heading, or
// after it. A section goes from its heading to the next of the same level or higher. The original is not changed.
func (d *Document) With(own []Override) *Document {
	made := *d
	for _, o := range own {
		made.Blocks = replaced(made.Blocks, o)
		made.Values = append(made.Values[:len(made.Values):len(made.Values)], o.Document.Values...)
		if len(o.Document.Notes) > 0 {
			notes := maps.Clone(made.Notes)
			for id, blocks := range o.Document.Notes {
				notes[o.Section+"/"+id] = blocks
			}
			made.Notes = notes
		}
	}
	return &made
}

// HasSection reports whether a heading at the top level of the document has an id.
func (d *Document) HasSection(id string) bool {
	return slices.Contains(d.Sections(), id)
}

// Sections lists the ids of the headings at the top level of the document.
func (d *Document) Sections() []string {
	var ids []string
	for _, b := range d.Blocks {
		if h, ok := b.(*Heading); ok {
			ids = append(ids, h.ID)
		}
	}
	return ids
}

// Anchors lists the ids of all headings of the document, those inside blocks too.
func (d *Document) Anchors() []string {
	var ids []string
	Walk(d.Blocks, func(b Block) {
		if h, ok := b.(*Heading); ok {
			ids = append(ids, h.ID)
		}
	}, nil)
	return ids
}

func replaced(blocks []Block, o Override) []Block {
	start, end := -1, len(blocks)
	level := 0
	for i, b := range blocks {
		h, ok := b.(*Heading)
		switch {
		case !ok:
		case start < 0 && h.ID == o.Section:
			start, level = i, h.Level
		case start >= 0 && h.Level <= level && end == len(blocks):
			end = i
		}
	}
	if start < 0 {
		return blocks
	}
	keep := start + 1
	if o.After {
		keep = end
	}
	// Calls of footnotes in own words go by the names under which With keeps their notes.
	own := Mapper{Inline: func(in Inline) (Inline, bool) {
		call, ok := in.(*NoteCall)
		if !ok {
			return nil, false
		}
		return &NoteCall{ID: o.Section + "/" + call.ID, Number: call.Number, Use: call.Use}, true
	}}
	return slices.Concat(blocks[:keep], own.Blocks(o.Document.Blocks), blocks[end:])
}

// ListSources ends a document that cites sources with a list of them under a heading, made by the named block, unless it
// has one.
func (d *Document) ListSources(block, heading string) {
	cites := false
	Walk(d.All(), nil, func(in Inline) {
		if _, ok := in.(*Citation); ok {
			cites = true
		}
	})
	for _, b := range d.Blocked {
		cites = cites && b.Name != block
	}
	if cites {
		id := "sources"
		for taken, n := d.Anchors(), 2; slices.Contains(taken, id); n++ {
			id = "sources-" + strconv.Itoa(n)
		}
		d.Blocks = append(d.Blocks, &Heading{Level: 2, ID: id, Text: []Inline{&Text{Value: heading}}}, &Directive{Name: block})
	}
}
