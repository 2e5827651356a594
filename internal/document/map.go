package document

// A Mapper makes a tree from another, in reading order. Its functions say what stands in the place of a node; of a node that
// they leave alone what is inside is mapped. The old tree is not changed, and the new one shares with it what is the same.
type Mapper struct {
	// Block returns what stands in a block's place, which may be nothing, and whether it has anything to say of the block.
	Block func(Block) ([]Block, bool)
	// Inline does the same for an inline.
	Inline func(Inline) (Inline, bool)
}

// Blocks maps blocks.
func (m *Mapper) Blocks(blocks []Block) []Block {
	made, _ := m.blocks(blocks)
	return made
}

// Inlines maps inlines.
func (m *Mapper) Inlines(inlines []Inline) []Inline {
	made, _ := m.inlines(inlines)
	return made
}

func (m *Mapper) blocks(blocks []Block) (made []Block, changed bool) {
	for i, b := range blocks {
		put, replaced := []Block(nil), false
		if m.Block != nil {
			put, replaced = m.Block(b)
		}
		if !replaced {
			inside := m.inside(b)
			if inside == b {
				if changed {
					made = append(made, b)
				}
				continue
			}
			put = []Block{inside}
		}
		if !changed {
			made, changed = append(make([]Block, 0, len(blocks)+len(put)), blocks[:i]...), true
		}
		made = append(made, put...)
	}
	if !changed {
		return blocks, false
	}
	return made, true
}

// inside maps what is inside a block. It returns the block itself where that stays the same.
func (m *Mapper) inside(block Block) Block {
	switch n := block.(type) {
	case *Heading:
		if text, changed := m.inlines(n.Text); changed {
			made := *n
			made.Text = text
			return &made
		}
	case *Paragraph:
		if text, changed := m.inlines(n.Text); changed {
			return &Paragraph{Text: text}
		}
	case *List:
		return m.list(n)
	case *Definitions:
		return m.definitions(n)
	case *Quote:
		blocks, changed := m.blocks(n.Blocks)
		by, named := m.inlines(n.By)
		if changed || named {
			return &Quote{Blocks: blocks, By: by}
		}
	case *Grid:
		head, changed := m.cells(n.Head)
		rows, other := mapped(n.Rows, m.cells)
		if changed || other {
			return &Grid{Right: n.Right, Head: head, Rows: rows}
		}
	case *Callout:
		if blocks, changed := m.blocks(n.Blocks); changed {
			return &Callout{Kind: n.Kind, Title: n.Title, Blocks: blocks}
		}
	case *LangBlock:
		if blocks, changed := m.blocks(n.Blocks); changed {
			return &LangBlock{Lang: n.Lang, Blocks: blocks}
		}
	case *Directive:
		if blocks, changed := m.blocks(n.Blocks); changed {
			made := *n
			made.Blocks = blocks
			return &made
		}
	case *Notes:
		items, changed := mapped(n.Items, func(note Note) (Note, bool) {
			blocks, changed := m.blocks(note.Blocks)
			note.Blocks = blocks
			return note, changed
		})
		if changed {
			return &Notes{Items: items}
		}
	case *References:
		items, changed := mapped(n.Items, func(r Reference) (Reference, bool) {
			text, changed := m.inlines(r.Text)
			r.Text = text
			return r, changed
		})
		if changed {
			return &References{Items: items}
		}
	}
	return block
}

func (m *Mapper) list(n *List) Block {
	items, changed := mapped(n.Items, func(item Item) (Item, bool) {
		blocks, changed := m.blocks(item.Blocks)
		return Item{Blocks: blocks}, changed
	})
	if !changed {
		return n
	}
	return &List{Ordered: n.Ordered, Letters: n.Letters, Start: n.Start, Tight: n.Tight, Items: items}
}

func (m *Mapper) definitions(n *Definitions) Block {
	items, changed := mapped(n.Items, func(item Definition) (Definition, bool) {
		term, changed := m.inlines(item.Term)
		meanings, other := mapped(item.Meanings, m.blocks)
		return Definition{ID: item.ID, Term: term, Meanings: meanings}, changed || other
	})
	if !changed {
		return n
	}
	return &Definitions{Items: items}
}

func (m *Mapper) cells(cells [][]Inline) ([][]Inline, bool) { return mapped(cells, m.inlines) }

// mapped maps a list. It returns the list itself where nothing in it changes.
func mapped[T any](list []T, f func(T) (T, bool)) (made []T, changed bool) {
	for i, item := range list {
		to, is := f(item)
		if is && !changed {
			made, changed = append(make([]T, 0, len(list)), list[:i]...), true
		}
		if changed {
			made = append(made, to)
		}
	}
	if !changed {
		return list, false
	}
	return made, true
}

func (m *Mapper) inlines(list []Inline) ([]Inline, bool) {
	return mapped(list, func(in Inline) (Inline, bool) {
		if m.Inline != nil {
			if put, replaced := m.Inline(in); replaced {
				return put, true
			}
		}
		return m.inline(in)
	})
}

// inline maps what is inside an inline.
func (m *Mapper) inline(in Inline) (Inline, bool) {
	switch n := in.(type) {
	case *Emphasis:
		if text, changed := m.inlines(n.Text); changed {
			return &Emphasis{Text: text}, true
		}
	case *Strong:
		if text, changed := m.inlines(n.Text); changed {
			return &Strong{Text: text}, true
		}
	case *Struck:
		if text, changed := m.inlines(n.Text); changed {
			return &Struck{Text: text}, true
		}
	case *Link:
		if text, changed := m.inlines(n.Text); changed {
			made := *n
			made.Text = text
			return &made, true
		}
	case *Term:
		if text, changed := m.inlines(n.Text); changed {
			made := *n
			made.Text = text
			return &made, true
		}
	}
	return in, false
}
