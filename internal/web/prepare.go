// Package web writes the site: HTML pages, CSV tables and figures.json.
//
// A wording of a document is rendered once into a [Prepared] page: static pieces with gaps for values and blocks.
// Writing an area's page copies the pieces and fills the gaps, so cost grows with areas and hardly with words.
// A document that is published as several pages is a [Part] for each; a link knows which of them holds where it leads.
// The frame around it (head, header, footer) is an html/template of the project's templates folder.
//
// What a reader tries out on a page comes from the same figures: [Theme.WhatIf] writes their workings into the page, and
// templates/assets/figures.js works them out again. There is no formula in a script.
package web

import (
	"bytes"
	"html"
	"maps"
	"strings"
	"sync"

	"casemaker/internal/compose"
	"casemaker/internal/document"
	"casemaker/internal/exhibit"
	"casemaker/internal/figure"
)

// Brief is the document that is an area's own page; the others stand in folders below it.
const Brief = "brief"

// A Prepared is a wording as pieces of HTML with gaps between them, for each page that it is published as. It is read-only.
type Prepared struct {
	pages []prepared
	parts map[string]string // by anchor, the name of the part that it stands in
}

// A prepared is one page of a wording.
type prepared struct {
	name     string // of the part
	links    Links
	pieces   []piece
	sections []*document.Heading // of level 2 and 3
	cited    map[string]bool     // sources, as far as the words cite them
	noted    bool                // the notes on figures stand here
	listed   bool                // the list of references does
}

// A piece is HTML and the gap that follows it; the last piece has none.
type piece struct {
	html []byte
	gap  gap
}

// A Written is a document as HTML: its pages in order, and the files that it offers.
type Written struct {
	Parts []Part
	Files map[string][]byte // by their name in the area's folder
}

// Prepare renders a wording once for pages whose links are these.
func Prepare(w *document.Wording, links Links) *Prepared {
	parts := w.Parts()
	p := &Prepared{parts: partsOf(parts)}
	numbers := map[string]int{}
	for i, id := range w.Sources {
		numbers[id] = i + 1
	}
	for _, part := range parts {
		d := &drawer{out: &bytes.Buffer{}, links: links.within(part.Name), parts: p.parts, noted: true, cited: func(id string) int { return numbers[id] },
			citing: map[string]bool{}}
		p.pages = append(p.pages, d.prepare(part))
	}
	return p
}

// prepare renders a part into pieces.
func (d *drawer) prepare(part document.Part) prepared {
	p := prepared{name: part.Name, links: d.links, cited: d.citing}
	cut := func(g gap) {
		p.pieces = append(p.pieces, piece{html: bytes.Clone(d.out.Bytes()), gap: g})
		d.out.Reset()
	}
	d.open = func(g gap) {
		if g.block != nil {
			p.noted = p.noted || g.block.Name == exhibit.FigureNotes
			p.listed = p.listed || g.block.Name == exhibit.References
		}
		cut(g)
	}
	open := false
	for _, b := range part.Blocks {
		if h, ok := b.(*document.Heading); ok && h.Level == 2 {
			if open {
				d.raw("</section>\n")
			}
			d.raw(`<section class="section-`, html.EscapeString(h.ID), `">`, "\n")
			open = true
		}
		if h, ok := b.(*document.Heading); ok && (h.Level == 2 || h.Level == 3) {
			p.sections = append(p.sections, h)
		}
		d.block(b)
	}
	if open {
		d.raw("</section>\n")
	}
	cut(gap{})
	return p
}

// Extras are what a page has besides the words that every format has.
type Extras struct {
	WhatIf func(*bytes.Buffer) error // writes the block of that name; nil leaves it out
	Files  bool                      // tables and charts offer themselves as files
}

// Fill fills the pages for an area, with what only pages have.
func (p *Prepared) Fill(f *compose.Filling, extras Extras) (Written, error) {
	var files map[string][]byte
	if extras.Files {
		files = map[string][]byte{}
	}
	var drawers []*drawer
	for _, page := range p.pages {
		d := &drawer{out: &bytes.Buffer{}, links: page.links, parts: p.parts, noted: true, cited: f.SourceNumber, explained: f.Noted, files: files,
			citing: maps.Clone(page.cited), noting: map[*figure.Figure]bool{}}
		d.fill(page, f, extras)
		drawers = append(drawers, d)
	}
	written := Written{Files: files}
	// Sources have their numbers only when all pages are filled.
	for i, page := range p.pages {
		d := drawers[i]
		p.notes(d, page, f)
		if d.err != nil {
			return Written{}, d.err
		}
		written.Parts = append(written.Parts, Part{Name: page.name, Body: d.out.Bytes(), Contents: page.contents(f)})
	}
	return written, nil
}

// fill copies the pieces of a page and fills its gaps.
func (d *drawer) fill(page prepared, f *compose.Filling, extras Extras) {
	block := func(b *document.Directive) {
		if b.Name == exhibit.WhatIf && extras.WhatIf != nil {
			if err := extras.WhatIf(d.out); err != nil && d.err == nil {
				d.err = err
			}
			return
		}
		d.blocks(f.Block(b))
	}
	d.open = func(g gap) { block(g.block) }
	for _, piece := range page.pieces {
		d.out.Write(piece.html)
		switch {
		case piece.gap.value != nil:
			d.inline(f.Value(piece.gap.value))
		case piece.gap.block != nil:
			block(piece.gap.block)
		}
	}
}

// contents lists the sections of the page as the area reads them, those of level 3 below those of level 2.
func (p *prepared) contents(f *compose.Filling) []section {
	var all []section
	for _, h := range p.sections {
		to := link{filled(h, f), "#" + h.ID, ""}
		switch {
		case h.Level == 2:
			all = append(all, section{link: to, name: strings.TrimPrefix(to.Title, h.Number+" ")})
		case len(all) > 0:
			last := &all[len(all)-1]
			last.Below = append(last.Below, to)
		}
	}
	return all
}

// filled is a heading as the area reads it, with its number.
func filled(h *document.Heading, f *compose.Filling) string {
	var title strings.Builder
	if h.Number != "" {
		title.WriteString(h.Number + " ")
	}
	document.Walk([]document.Block{&document.Paragraph{Text: h.Text}}, nil, func(in document.Inline) {
		switch in := in.(type) {
		case *document.Text:
			title.WriteString(in.Value)
		case *document.Value:
			switch v := f.Value(in).(type) {
			case *document.Text:
				title.WriteString(v.Value)
			case *document.Number:
				title.WriteString(v.Text)
			}
		}
	})
	return title.String()
}

// Pages keeps the prepared pages of wordings. It is safe for many goroutines.
type Pages struct {
	mu   sync.Mutex
	kept map[preparedKey]*Prepared
}

type preparedKey struct {
	wording *document.Wording
	links   Links
}

// NewPages returns an empty store.
func NewPages() *Pages { return &Pages{kept: map[preparedKey]*Prepared{}} }

// For returns a wording's prepared page, preparing it the first time.
func (s *Pages) For(w *document.Wording, links Links) *Prepared {
	s.mu.Lock()
	defer s.mu.Unlock()
	key := preparedKey{w, links}
	if p, ok := s.kept[key]; ok {
		return p
	}
	p := Prepare(w, links)
	s.kept[key] = p
	return p
}
