// Package web writes the site's HTML: the pages of documents, and the pages that belong to no area.
//
// [Render] writes a filled document as the text of its pages. A document that is published as several is a [Part] for each,
// and a link knows which of them holds where it leads. The frame around a text (head, header, footer) is an html/template of
// the project's templates folder, which [ReadTheme] reads.
//
// What a reader tries out on a page comes from the same figures: [Theme.WhatIf] writes their workings into the page, and
// templates/assets/figures.js works them out again. There is no formula in a script.
package web

import (
	"bytes"
	"html"
	"html/template"
	"strings"
	"sync"

	"casemaker/internal/address"
	"casemaker/internal/chart"
	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/language"
)

// A Frame says where the pages of a document stand, and what they have besides the words that every format has.
type Frame struct {
	Address  func(part string) string // of the page that a part is
	Parts    address.Parts            // of the documents that it may link to
	Glossary bool                     // terms lead to a page of the toolkit

	// Size is how many bytes a file has, by its address, 0 where that is not known; ok is false where there is no such file.
	// Tables and charts offer those that there are; nil where there are none.
	Size func(address string) (bytes int, ok bool)
	// Picture draws a chart as SVG. nil draws it anew each time.
	Picture func(*chart.Chart, chart.Frame) []byte
	// WhatIf writes where a reader tries figures of their own. nil leaves it out.
	WhatIf func(out *bytes.Buffer, page string) error
}

// A Part is a page of a document as HTML; most documents have one.
type Part struct {
	Name     string        // its folder below the document's; empty for the first
	Opening  template.HTML // what stands before its key figures or first section
	Lead     template.HTML // its key figures and what is asked, where it has them
	Body     template.HTML
	Contents []section
	WhatIf   bool // a reader can try figures there
}

// Render writes a filled document as HTML.
func Render(f *content.Filled, frame Frame) ([]Part, error) {
	if frame.Picture == nil {
		frame.Picture = chart.SVG
	}
	out := buffers.Get().(*bytes.Buffer)
	defer buffers.Put(out)
	var parts []Part
	for _, part := range f.Parts {
		out.Reset()
		w := &htmlWriter{
			out: out, filled: f, frame: &frame, part: part.Name, page: frame.Address(part.Name), lang: f.Case.Language,
			cited: map[string]bool{}, led: map[*figure.Figure]bool{},
		}
		w.document(part.Blocks)
		w.notesHere(part.Blocks)
		w.lead = max(w.lead, w.opening)
		if w.err != nil {
			return nil, w.err
		}
		text := template.HTML(out.String())
		parts = append(parts, Part{Name: part.Name, Opening: text[:w.opening], Lead: text[w.opening:w.lead], Body: text[w.lead:], Contents: contents(part.Blocks), WhatIf: w.tried})
	}
	return parts, nil
}

// buffers are what pages are written in, one after the other.
var buffers = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// An htmlWriter writes the blocks of a part of a document as HTML.
type htmlWriter struct {
	out    *bytes.Buffer
	filled *content.Filled
	frame  *Frame
	part   string             // that the page is
	page   string             // its address
	lang   *language.Language // of the passage

	cited   map[string]bool         // the sources that the page has cited so far
	led     map[*figure.Figure]bool // its figures that lead to a note
	here    map[*figure.Figure]bool // those of the table being written: each leads to its note once
	under   *document.Heading       // the heading above
	grids   int                     // how many tables stand under it
	opening int                     // how many bytes open the page
	lead    int                     // how many bytes end with what is asked
	opened  bool
	linked  bool // inside a link, in which no other can stand
	tried   bool // a reader can try figures here
	err     error
}

// askSection is the section that a page shows before all others, beside nothing.
const askSection = "ask"

// document writes the blocks of a page, in sections that begin at the headings of level 2.
func (w *htmlWriter) document(blocks []document.Block) {
	open, leads := false, false
	for _, b := range blocks {
		if h, ok := b.(*document.Heading); ok && h.Level == 2 {
			if open {
				w.raw("</section>\n")
			}
			w.opens()
			if leads || !open && h.ID != askSection {
				w.lead = w.out.Len()
			}
			leads = !open && h.ID == askSection
			w.raw(`<section class="section-`, html.EscapeString(h.ID), `">`, "\n")
			open = true
		}
		w.block(b)
	}
	if open {
		w.raw("</section>\n")
	}
}

// opens notes that what opens the page ends here.
func (w *htmlWriter) opens() {
	if !w.opened {
		w.opening, w.opened = w.out.Len(), true
	}
}

func (w *htmlWriter) raw(parts ...string) {
	for _, p := range parts {
		w.out.WriteString(p)
	}
}

// say is a message in the page's language, ready to stand in a page or an attribute.
func (w *htmlWriter) say(id string, pairs ...any) string {
	return html.EscapeString(w.lang.Say(id, pairs...))
}

// text writes words, whatever they hold, as html.EscapeString does.
func (w *htmlWriter) text(s string) {
	from := 0
	for i := 0; i < len(s); i++ {
		var escaped string
		switch s[i] {
		case '&':
			escaped = "&amp;"
		case '<':
			escaped = "&lt;"
		case '>':
			escaped = "&gt;"
		case '"':
			escaped = "&#34;"
		case '\'':
			escaped = "&#39;"
		default:
			continue
		}
		w.out.WriteString(s[from:i])
		w.out.WriteString(escaped)
		from = i + 1
	}
	w.out.WriteString(s[from:])
}

// element writes a start tag, its content and the end tag.
func (w *htmlWriter) element(start string, content func()) {
	name, _, _ := strings.Cut(start, " ")
	w.raw("<", start, ">")
	content()
	w.raw("</", name, ">")
}

// resolve turns an address of the document into one for the page, whichever part of the document it leads to.
func (w *htmlWriter) resolve(url string) string {
	if len(url) > 1 && url[0] == '#' {
		to := w.filled.Variant.PartOf(url[1:])
		return address.Link(w.page, w.frame.Address(to), url[1:])
	}
	return w.frame.Parts.From(w.page, w.filled.Case.Area.Slug, url)
}

// whatIf writes where a reader tries figures of their own.
func (w *htmlWriter) whatIf() {
	if w.frame.WhatIf == nil || w.err != nil {
		return
	}
	before := w.out.Len()
	w.err = w.frame.WhatIf(w.out, w.page)
	w.tried = w.tried || w.out.Len() > before
}
