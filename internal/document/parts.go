package document

import "slices"

// A Part is what stands on one page of a document that is published as several. Its name is the id of the section that it
// begins with, and the last folder of its address; the first has none.
type Part struct {
	Name   string
	Blocks []Block
}

// BeginPages says at which sections a new page of the document begins. It belongs to parsing.
func (d *Document) BeginPages(sections []string) {
	for _, h := range d.breaks() {
		if slices.Contains(sections, h.ID) {
			h.Page = h.ID
		}
	}
}

// Breaks lists the sections at which a page can begin.
func (d *Document) Breaks() []string {
	var ids []string
	for _, h := range d.breaks() {
		ids = append(ids, h.ID)
	}
	return ids
}

// breaks are the headings of level 2 that every reader gets, but for one that nothing stands before.
func (d *Document) breaks() []*Heading {
	var all []*Heading
	for i, b := range d.Blocks {
		if h, ok := b.(*Heading); ok && h.Level == 2 && i > 0 {
			all = append(all, h)
		}
	}
	return all
}

// Parts cuts blocks where pages begin; those of a single page are one part.
func Parts(blocks []Block) []Part {
	all, start := []Part{{}}, 0
	for i, b := range blocks {
		if h, ok := b.(*Heading); ok && h.Page != "" {
			all[len(all)-1].Blocks = blocks[start:i]
			all, start = append(all, Part{Name: h.Page}), i
		}
	}
	all[len(all)-1].Blocks = blocks[start:]
	return all
}
