// Package web writes the site: HTML pages, CSV tables and figures.json.
//
// A wording of a document is rendered once into a [Prepared] page: static pieces with gaps for values and blocks.
// Writing an area's page copies the pieces and fills the gaps, so cost grows with areas and hardly with words.
// The frame around it (head, header, footer) is an html/template of the project's templates folder.
package web

import (
	"bytes"
	"sync"

	"casemaker/internal/compose"
	"casemaker/internal/document"
	"casemaker/internal/exhibit"
)

// Brief is the document that is an area's own page; the others stand in folders below it.
const Brief = "brief"

// A Prepared is a wording as pieces of HTML with gaps between them. It is read-only.
type Prepared struct {
	pieces []piece
	links  Links
	noted  bool
}

// A piece is HTML and the gap that follows it; the last piece has none.
type piece struct {
	html []byte
	gap  gap
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
	d.blocks(w.Blocks)
	cut(gap{})
	return p
}

// Write fills the page for an area.
func (p *Prepared) Write(out *bytes.Buffer, f *compose.Filling) {
	d := &drawer{out: out, links: p.links, noted: p.noted, cited: f.SourceNumber}
	d.open = func(g gap) { d.blocks(f.Block(g.block)) }
	for _, piece := range p.pieces {
		out.Write(piece.html)
		switch {
		case piece.gap.value != nil:
			d.inline(f.Value(piece.gap.value))
		case piece.gap.block != nil:
			d.blocks(f.Block(piece.gap.block))
		}
	}
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
