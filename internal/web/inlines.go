package web

import (
	"html"

	"casemaker/internal/document"
	"casemaker/internal/figure"
)

func (d *drawer) inlines(inlines []document.Inline) {
	for _, in := range inlines {
		d.inline(in)
	}
}

func (d *drawer) inline(in document.Inline) {
	switch in := in.(type) {
	case *document.Text:
		d.text(in.Value)
	case *document.Emphasis:
		d.element("em", func() { d.inlines(in.Text) })
	case *document.Strong:
		d.element("strong", func() { d.inlines(in.Text) })
	case *document.Struck:
		d.element("s", func() { d.inlines(in.Text) })
	case *document.CodeSpan:
		d.element("code", func() { d.text(in.Text) })
	case *document.Link:
		d.link(in)
	case *document.Image:
		d.raw(`<img src="`, html.EscapeString(d.links.Root+in.URL), `" alt="`, html.EscapeString(in.Alt), `" loading="lazy">`)
	case *document.Break:
		if in.Hard {
			d.raw("<br>")
		}
		d.raw("\n")
	case *document.NoteCall:
		d.raw(`<sup><a id="`, callAnchor(in.ID, in.Use), `" href="`, d.resolve("#"+noteAnchor(in.ID)), `" aria-label="`, d.say("Note %s", in.ID), `">`, in.ID, `</a></sup>`)
	case *document.Citation:
		d.cite(in.Source)
	case *document.Term:
		if !d.links.Glossary {
			d.inlines(in.Text)
			return
		}
		d.element(`a class="term" href="`+html.EscapeString(d.links.Resolve("toolkit:"+GlossaryPage+"#term-"+in.ID))+`"`, func() { d.inlines(in.Text) })
	case *document.Value:
		d.open(gap{value: in})
	case *document.Number:
		d.number(in)
	}
}

func (d *drawer) link(l *document.Link) {
	start := `a href="` + html.EscapeString(d.resolve(l.URL)) + `"`
	if l.Title != "" {
		start += ` title="` + html.EscapeString(l.Title) + `"`
	}
	d.element(start, func() { d.inlines(l.Text) })
}

// number writes a figure, leading to its note where the document has notes on figures.
func (d *drawer) number(n *document.Number) {
	if !d.noted || n.Figure.ID == "" {
		d.text(n.Text)
	} else {
		d.toNote(n.Figure, n.Text)
	}
	if n.Figure.Assumption() {
		d.raw(`<sup class="assumed" aria-hidden="true">`, document.AssumedMark, `</sup>`)
	}
}

// toNote leads from a figure to its note at the end of the page; a script opens the note on the spot.
func (d *drawer) toNote(f *figure.Figure, text string) {
	d.noting[f] = true
	d.element(`a class="figure" href="#`+html.EscapeString(f.Anchor())+`"`, func() { d.text(text) })
}
