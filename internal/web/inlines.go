package web

import (
	"html"

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
		w.raw(`<img src="`, html.EscapeString(address.Way(w.page, in.URL)), `" alt="`, html.EscapeString(in.Alt), `" loading="lazy">`)
	case *document.Break:
		if in.Hard {
			w.raw("<br>")
		}
		w.raw("\n")
	case *document.NoteCall:
		w.raw(`<sup><a id="`, address.Call(in.ID, in.Use), `" href="`, w.resolve("#"+address.Note(in.ID)), `" aria-label="`, w.say("Note %s", in.ID), `">`, in.ID, `</a></sup>`)
	case *document.Citation:
		w.cite(in.Source)
	case *document.Term:
		if !w.frame.Glossary {
			w.inlines(in.Text)
			return
		}
		w.element(`a class="term" href="`+html.EscapeString(address.Link(w.page, address.ToolkitPage(address.Glossary), address.Term(in.ID)))+`"`, func() { w.inlines(in.Text) })
	case *document.Number:
		w.number(in)
	}
}

func (w *htmlWriter) link(l *document.Link) {
	start := `a href="` + html.EscapeString(w.resolve(l.URL)) + `"`
	if l.Title != "" {
		start += ` title="` + html.EscapeString(l.Title) + `"`
	}
	w.element(start, func() { w.inlines(l.Text) })
}

// number writes a figure, leading to its note.
func (w *htmlWriter) number(n *document.Number) {
	if n.Figure.ID == "" {
		w.text(n.Text)
	} else {
		w.toNote(n.Figure, n.Text)
	}
	if n.Figure.Assumption() {
		w.raw(`<sup class="assumed" aria-hidden="true">`, document.AssumedMark, `</sup>`)
	}
}

// toNote leads from a figure to its note at the end of the page; a script opens the note on the spot.
func (w *htmlWriter) toNote(f *figure.Figure, text string) {
	w.led[f] = true
	w.element(`a class="figure" href="#`+html.EscapeString(f.Anchor())+`"`, func() { w.text(text) })
}
