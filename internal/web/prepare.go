// Package web writes the site: HTML pages, CSV tables and figures.json.
//
// A wording of a document is rendered once into a [Prepared] page: static pieces with gaps for values and blocks.
// Writing an area's page copies the pieces and fills the gaps, so cost grows with areas and hardly with words.
// The frame around it (head, header, footer) is an html/template of the project's templates folder.
//
// What a reader tries out on a page comes from the same figures: [Theme.WhatIf] writes their workings into the page, and
// templates/assets/figures.js works them out again. There is no formula in a script.
package web

import (
	"bytes"
	"html"
	"strings"
	"sync"

	"casemaker/internal/compose"
	"casemaker/internal/document"
	"casemaker/internal/exhibit"
)

// Brief is the document that is an area's own page; the others stand in folders below it.
const Brief = "brief"

// A Prepared is a wording as pieces of HTML with gaps between them. It is read-only.
type Prepared struct {
	pieces   []piece
	sections []*document.Heading
	links    Links
	noted    bool
}

// A piece is HTML and the gap that follows it; the last piece has none.
type piece struct {
	html []byte
	gap  gap
}

// A Written is a document as HTML, with its sections and the files that it offers.
type Written struct {
	Body     []byte
	Contents []link
	Files    map[string][]byte // by their name in the area's folder
}

// Prepare renders a wording once for pages whose links are these.
func Prepare(w *document.Wording, links Links) *Prepared {
	p := &Prepared{links: links}
	for _, d := range w.Directives {
		p.noted = p.noted || d.Name == exhibit.FigureNotes
	}
	numbers := map[string]int{}
	for i, id := range w.Sources {
		numbers[id] = i + 1
	}
	d := &drawer{out: &bytes.Buffer{}, links: links, noted: p.noted, cited: func(id string) int { return numbers[id] }}
	cut := func(g gap) {
		p.pieces = append(p.pieces, piece{html: bytes.Clone(d.out.Bytes()), gap: g})
		d.out.Reset()
	}
	d.open = cut
	for _, b := range w.Blocks {
		if h, ok := b.(*document.Heading); ok && h.Level == 2 {
			if len(p.sections) > 0 {
				d.raw("</section>\n")
			}
			d.raw(`<section class="section-`, html.EscapeString(h.ID), `">`, "\n")
			p.sections = append(p.sections, h)
		}
		d.block(b)
	}
	if len(p.sections) > 0 {
		d.raw("</section>\n")
	}
	cut(gap{})
	return p
}

// Write fills the page for an area.
func (p *Prepared) Write(out *bytes.Buffer, f *compose.Filling) { p.fill(out, f, Extras{}) }

// Extras are what a page has besides the words that every format has.
type Extras struct {
	WhatIf func(*bytes.Buffer) error // writes the block of that name; nil leaves it out
	Files  bool                      // tables and charts offer themselves as files
}

// Fill fills the page for an area, with what only pages have.
func (p *Prepared) Fill(f *compose.Filling, extras Extras) (Written, error) {
	var out bytes.Buffer
	files, err := p.fill(&out, f, extras)
	return Written{Body: out.Bytes(), Contents: p.contents(f), Files: files}, err
}

func (p *Prepared) fill(out *bytes.Buffer, f *compose.Filling, extras Extras) (map[string][]byte, error) {
	d := &drawer{out: out, links: p.links, noted: p.noted, cited: f.SourceNumber, explained: f.Noted}
	if extras.Files {
		d.files = map[string][]byte{}
	}
	block := func(b *document.Directive) {
		if b.Name == exhibit.WhatIf && extras.WhatIf != nil {
			if err := extras.WhatIf(out); err != nil && d.err == nil {
				d.err = err
			}
			return
		}
		d.blocks(f.Block(b))
	}
	d.open = func(g gap) { block(g.block) }
	for _, piece := range p.pieces {
		out.Write(piece.html)
		switch {
		case piece.gap.value != nil:
			d.inline(f.Value(piece.gap.value))
		case piece.gap.block != nil:
			block(piece.gap.block)
		}
	}
	return d.files, d.err
}

// contents lists the sections of the page as the area reads them.
func (p *Prepared) contents(f *compose.Filling) []link {
	var all []link
	for _, h := range p.sections {
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
		all = append(all, link{title.String(), "#" + h.ID, ""})
	}
	return all
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
