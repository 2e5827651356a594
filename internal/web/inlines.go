package web

import (
	"html"
	"net/url"

	"casemaker/internal/address"
	"casemaker/internal/document"
	"casemaker/internal/figure"
)

func (w *htmlWriter) inlines(inlines []document.Inline) {
	for _, in := range inlines {
		w.inline(in)
	}
}

func (w *htmlWriter) inline(in document.Inline) {
	switch in := in.(type) {
	case *document.Text:
		w.text(in.Value)
	case *document.Emphasis:
		w.element("em", func() { w.inlines(in.Text) })
	case *document.Strong:
		w.element("strong", func() { w.inlines(in.Text) })
	case *document.Struck:
		w.element("s", func() { w.inlines(in.Text) })
	case *document.CodeSpan:
		w.element("code", func() { w.text(in.Text) })
	case *document.Link:
		w.link(in)
	case *document.Image:
		w.image(in)
	case *document.Break:
		if in.Hard {
			w.raw("<br>")
		}
		w.raw("\n")
	case *document.NoteCall:
		w.raw(`<sup><a id="`, address.Call(in.ID, in.Use), `" href="`, w.resolve("#"+address.Note(in.ID)), `" aria-label="`, w.say("text.note_number", "number", in.ID), `">`, in.ID, `</a></sup>`)
	case *document.Citation:
		w.cite(in.Source)
	case *document.Term:
		if !w.frame.Glossary {
			w.inlines(in.Text)
			return
		}
		means := ""
		if term, ok := w.filled.Case.Project.Glossary.Get(in.ID); ok {
			means = ` data-means="` + html.EscapeString(term.Definition) + `"`
		}
		w.element(`a class="term"`+means+` href="`+html.EscapeString(address.Link(w.page, address.ToolkitPage(address.Glossary), address.Term(in.ID)))+`"`, func() { w.inlines(in.Text) })
	case *document.Number:
		w.number(in)
	}
}

func (w *htmlWriter) link(l *document.Link) {
	start := `a href="` + html.EscapeString(w.resolve(l.URL)) + `"`
	if l.Title != "" {
		start += ` title="` + html.EscapeString(l.Title) + `"`
	}
	w.linked = true
	w.element(start, func() { w.inlines(l.Text) })
	w.linked = false
}

// image writes a picture. Its file's name may hold letters that an address cannot.
func (w *htmlWriter) image(m *document.Image) {
	w.raw(`<img src="`, html.EscapeString(address.Way(w.page, (&url.URL{Path: m.URL}).EscapedPath())), `" alt="`, html.EscapeString(m.Alt), `"`)
	if m.Title != "" {
		w.raw(` title="`, html.EscapeString(m.Title), `"`)
	}
	w.raw(` loading="lazy">`)
}

// number writes a figure, leading to its note but where it stands in a link already.
func (w *htmlWriter) number(n *document.Number) {
	if n.Figure.ID == "" || w.linked {
		w.text(n.Text)
	} else {
		w.toNote(n.Figure, n.Text)
	}
	if n.Figure.Assumption() {
		w.assumed()
	}
}

// assumed writes the mark of a figure that rests on an assumption.
func (w *htmlWriter) assumed() {
	w.raw(`<sup class="assumed" role="img" aria-label="`, w.say("text.assumed"), `">`, document.AssumedMark, `</sup>`)
}

// toNote leads from a figure to its note at the end of the page; a script opens the note on the spot.
func (w *htmlWriter) toNote(f *figure.Figure, text string) {
	w.led[f] = true
	w.element(`a class="figure" href="#`+html.EscapeString(f.Anchor())+`"`, func() { w.text(text) })
}
