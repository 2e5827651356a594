package word

import (
	"strings"

	"casemaker/internal/address"
	"casemaker/internal/document"
)

// A look is how a run of text is drawn beyond its style.
type look struct {
	bold, italic, struck, mono, raised, link bool
}

func (l look) properties(t *Template) string {
	var b strings.Builder
	if l.link {
		b.WriteString(`<w:rStyle w:val="` + escaped(t.style("Hyperlink")) + `"/>`)
	}
	if l.mono {
		b.WriteString(`<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New" w:cs="Courier New"/>`)
	}
	if l.bold {
		b.WriteString(`<w:b/><w:bCs/>`)
	}
	if l.italic {
		b.WriteString(`<w:i/><w:iCs/>`)
	}
	if l.struck {
		b.WriteString(`<w:strike/>`)
	}
	if l.raised {
		b.WriteString(`<w:vertAlign w:val="superscript"/>`)
	}
	if b.Len() == 0 {
		return ""
	}
	return "<w:rPr>" + b.String() + "</w:rPr>"
}

// run writes text of one look. White space becomes single spaces, as in every format.
func (w *writer) run(text string, as look) {
	text = strings.Map(func(r rune) rune {
		switch r {
		case '\n', '\t', '\r', '\u2028', '\u2029':
			return ' '
		}
		return r
	}, text)
	if text == "" {
		return
	}
	w.raw(`<w:r>`, as.properties(w.template), `<w:t xml:space="preserve">`, escaped(text), `</w:t></w:r>`)
}

func (w *writer) inlines(inlines []document.Inline, as look) {
	for _, in := range inlines {
		w.inline(in, as)
	}
}

func (w *writer) inline(in document.Inline, as look) {
	switch in := in.(type) {
	case *document.Text:
		w.run(in.Value, as)
	case *document.Number:
		w.run(in.Text, as)
		if in.Figure != nil && in.Figure.Assumption() {
			as.raised = true
			w.run(document.AssumedMark, as)
		}
	case *document.Emphasis:
		as.italic = true
		w.inlines(in.Text, as)
	case *document.Strong:
		as.bold = true
		w.inlines(in.Text, as)
	case *document.Struck:
		as.struck = true
		w.inlines(in.Text, as)
	case *document.Term:
		w.inlines(in.Text, as)
	case *document.CodeSpan:
		as.mono = true
		w.run(in.Text, as)
	case *document.Link:
		w.link(in, as)
	case *document.Image:
		w.run(in.Alt, as)
	case *document.Break:
		if in.Hard {
			w.raw(`<w:r><w:br/></w:r>`)
		} else {
			w.run(" ", as)
		}
	case *document.NoteCall:
		if id, ok := w.notes[in.ID]; ok {
			w.raw(`<w:r><w:rPr><w:rStyle w:val="`, escaped(w.template.style("FootnoteReference")), `"/></w:rPr><w:footnoteReference w:id="`, itoa(id), `"/></w:r>`)
		}
	case *document.Citation:
		w.cite(in.Number)
	}
}

// link leads to a place of the document or to an address; its words alone are written where it leads nowhere from a file that
// stands by itself.
func (w *writer) link(l *document.Link, as look) {
	target := l.URL
	if w.doc.Link != nil {
		target = w.doc.Link(l.URL)
	}
	anchor, inside := strings.CutPrefix(target, "#")
	switch {
	case inside && w.anchors[anchor]:
		as.link = true
		w.raw(`<w:hyperlink w:anchor="`, bookmark(anchor), `" w:history="1">`)
	case inside || target == "" || !strings.Contains(target, ":"):
		w.inlines(l.Text, as)
		return
	default:
		as.link = true
		w.raw(`<w:hyperlink r:id="`, w.related("hyperlink", target, true), `" w:history="1"`)
		if l.Title != "" {
			w.raw(` w:tooltip="`, escaped(l.Title), `"`)
		}
		w.raw(`>`)
	}
	w.inlines(l.Text, as)
	w.raw(`</w:hyperlink>`)
}

// cite writes the number of a source, which leads to the list of references.
func (w *writer) cite(number int) {
	text := "[" + itoa(number) + "]"
	anchor := address.Reference(number)
	if !w.anchors[anchor] {
		w.run(text, look{})
		return
	}
	w.raw(`<w:hyperlink w:anchor="`, bookmark(anchor), `" w:history="1">`)
	w.run(text, look{})
	w.raw(`</w:hyperlink>`)
}

// related gives what the document refers to an id.
func (w *writer) related(kind, target string, external bool) string {
	for _, r := range w.relation {
		if r.kind == kind && r.target == target {
			return r.id
		}
	}
	id := "rId" + itoa(w.free.relation)
	w.free.relation++
	w.relation = append(w.relation, relation{id, kind, target, external})
	return id
}
