package web

import (
	"casemaker/internal/document"
	"casemaker/internal/exhibit"
	"casemaker/internal/figure"
)

// notesHere ends a page with what its figures and citations lead to, as far as that does not stand on the page already: its
// share of the notes on figures and of the list of references. Other formats have what the document itself calls for.
func (w *htmlWriter) notesHere(blocks []document.Block) {
	noted, listed := false, false
	document.Walk(blocks, func(b document.Block) {
		switch b := b.(type) {
		case *document.Table:
			noted = noted || b.ID == exhibit.NotesTable
		case *document.References:
			listed = true
		}
	}, nil)
	var figures, references []document.Block
	if !noted {
		figures = w.filled.NotesOn(func(f *figure.Figure) bool { return w.led[f] })
	}
	if len(figures) == 0 && (listed || len(w.cited) == 0) {
		return
	}
	title := w.say("Figures and sources on this page")
	if listed {
		title = w.say("Figures on this page")
	}
	w.opens()
	w.raw(`<section class="section-notes">`, "\n", `<h2 id="notes-here">`, title, "</h2>\n")
	w.blocks(figures)
	if !listed {
		references = w.filled.ReferencesTo(func(source string) bool { return w.cited[source] })
	}
	if len(references) > 0 {
		w.raw("<h3>", w.say("Sources"), "</h3>\n")
		w.blocks(references)
	}
	w.raw("</section>\n")
}
