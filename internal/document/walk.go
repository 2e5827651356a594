package document

import (
	"maps"
	"slices"
)

// All returns the blocks of a document with those of its notes behind them.
func (d *Document) All() []Block {
	all := slices.Clone(d.Blocks)
	for _, id := range slices.Sorted(maps.Keys(d.Notes)) {
		all = append(all, d.Notes[id]...)
	}
	return all
}

// Walk visits blocks and their inlines in reading order, those inside others too. Either visitor may be nil.
func Walk(blocks []Block, block func(Block), inline func(Inline)) {
	inlines := func(list []Inline) { walkInlines(list, inline) }
	for _, b := range blocks {
		if block != nil {
			block(b)
		}
		switch b := b.(type) {
		case *Heading:
			inlines(b.Text)
		case *Paragraph:
			inlines(b.Text)
		case *List:
			for _, item := range b.Items {
				Walk(item.Blocks, block, inline)
			}
		case *Definitions:
			for _, item := range b.Items {
				inlines(item.Term)
				for _, meaning := range item.Meanings {
					Walk(meaning, block, inline)
				}
			}
		case *Quote:
			Walk(b.Blocks, block, inline)
			inlines(b.By)
		case *Grid:
			for _, row := range append([][][]Inline{b.Head}, b.Rows...) {
				for _, cell := range row {
					inlines(cell)
				}
			}
		case *Callout:
			Walk(b.Blocks, block, inline)
		case *LangBlock:
			Walk(b.Blocks, block, inline)
		case *Directive:
			Walk(b.Blocks, block, inline)
		case *Notes:
			for _, note := range b.Items {
				Walk(note.Blocks, block, inline)
			}
		case *References:
			for _, ref := range b.Items {
				inlines(ref.Text)
			}
		}
	}
}

func walkInlines(list []Inline, visit func(Inline)) {
	if visit == nil {
		return
	}
	for _, in := range list {
		visit(in)
		switch in := in.(type) {
		case *Emphasis:
			walkInlines(in.Text, visit)
		case *Strong:
			walkInlines(in.Text, visit)
		case *Struck:
			walkInlines(in.Text, visit)
		case *Link:
			walkInlines(in.Text, visit)
		case *Term:
			walkInlines(in.Text, visit)
		}
	}
}

// Picture returns the picture that a paragraph consists of, or nil.
func (p *Paragraph) Picture() *Image {
	if len(p.Text) != 1 {
		return nil
	}
	m, _ := p.Text[0].(*Image)
	return m
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
