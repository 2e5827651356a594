package web

import (
	"html"
	"strconv"
	"strings"

	"casemaker/internal/address"
	"casemaker/internal/document"
)

func (w *htmlWriter) blocks(blocks []document.Block) {
	for _, b := range blocks {
		w.block(b)
	}
}

func (w *htmlWriter) block(b document.Block) {
	switch b := b.(type) {
	case *document.Heading:
		w.heading(b)
	case *document.Paragraph:
		w.element("p", func() { w.inlines(b.Text) })
		w.raw("\n")
	case *document.List:
		w.list(b)
	case *document.Definitions:
		w.definitions(b)
	case *document.Quote:
		w.element("blockquote", func() {
			w.blocks(b.Blocks)
			if len(b.By) > 0 {
				w.element("footer", func() { w.inlines(b.By) })
			}
		})
		w.raw("\n")
	case *document.Code:
		w.element(`div class="scroll" role="region" aria-label="`+w.say("text.literal")+`" tabindex="0"`, func() {
			w.element("pre", func() { w.element("code", func() { w.text(b.Text) }) })
		})
		w.raw("\n")
	case *document.Rule:
		w.raw("<hr>\n")
	case *document.Grid:
		w.grid(b)
	case *document.Table:
		w.table(b.Table)
	case *document.Chart:
		w.chart(b.Chart)
	case *document.KeyFigures:
		w.keyFigures(b)
	case *document.Callout:
		w.callout(b)
	case *document.LangBlock:
		w.langBlock(b)
	case *document.Notes:
		w.notes(b)
	case *document.References:
		w.references(b)
	case *document.WhatIf:
		w.whatIf()
	}
}

// langBlock writes a passage in another language. What is said around a table in English is English too.
func (w *htmlWriter) langBlock(b *document.LangBlock) {
	own := w.lang
	if source := own.Base(); b.Lang == source.Lang() {
		w.lang = source
	}
	w.element(`div lang="`+html.EscapeString(b.Lang)+`"`, func() { w.blocks(b.Blocks) })
	w.lang = own
}

func (w *htmlWriter) heading(h *document.Heading) {
	name := "h" + strconv.Itoa(h.Level)
	w.under, w.grids = h, 0
	w.element(name+` id="`+html.EscapeString(h.ID)+`"`, func() {
		if h.Number != "" {
			w.text(h.Number + " ")
		}
		w.inlines(h.Text)
	})
	w.raw("\n")
}

func (w *htmlWriter) list(l *document.List) {
	start := "ul"
	if l.Ordered {
		start = "ol"
		if l.Start != 1 {
			start += ` start="` + strconv.Itoa(l.Start) + `"`
		}
		if l.Letters {
			start += ` type="a"`
		}
	}
	w.element(start, func() {
		for _, item := range l.Items {
			w.element("li", func() { w.tight(l.Tight, item.Blocks) })
		}
	})
	w.raw("\n")
}

// tight writes blocks whose paragraphs have no space around them.
func (w *htmlWriter) tight(tight bool, blocks []document.Block) {
	for _, b := range blocks {
		if p, ok := b.(*document.Paragraph); ok && tight {
			w.inlines(p.Text)
			continue
		}
		w.block(b)
	}
}

func (w *htmlWriter) definitions(l *document.Definitions) {
	w.element("dl", func() {
		for _, item := range l.Items {
			start := "dt"
			if item.ID != "" {
				start += ` id="` + html.EscapeString(item.ID) + `"`
			}
			w.element(start, func() { w.inlines(item.Term) })
			for _, meaning := range item.Meanings {
				w.element("dd", func() { w.tight(true, meaning) })
			}
		}
	})
	w.raw("\n")
}

func (w *htmlWriter) grid(g *document.Grid) {
	right := func(i int) string {
		if i < len(g.Right) && g.Right[i] {
			return ` class="number"`
		}
		return ""
	}
	label := `aria-label="` + w.say("text.table") + `"`
	w.grids++
	switch {
	case w.under != nil && w.grids == 1:
		label = `aria-labelledby="` + html.EscapeString(w.under.ID) + `"`
	case w.under != nil:
		label = `aria-label="` + w.say("text.table_below", "heading", document.Plain(w.under.Text), "number", w.grids) + `"`
	}
	w.element(`div class="scroll" role="region" `+label+` tabindex="0"`, func() {
		w.element("table "+label, func() {
			w.element("thead", func() {
				w.element("tr", func() {
					for i, cell := range g.Head {
						w.element(`th scope="col"`+right(i), func() { w.inlines(cell) })
					}
				})
			})
			w.element("tbody", func() {
				for _, row := range g.Rows {
					w.element("tr", func() {
						for i, cell := range row {
							start := "td"
							if i == 0 {
								start = `th scope="row"`
							}
							w.element(start+right(i), func() { w.inlines(cell) })
						}
					})
				}
			})
		})
	})
	w.raw("\n")
}

func (w *htmlWriter) keyFigures(k *document.KeyFigures) {
	w.opens()
	w.element(`dl class="key-figures"`, func() {
		for _, item := range k.Items {
			w.element("div", func() {
				w.element("dt", func() { w.text(item.Label) })
				w.element(`dd class="value"`, func() {
					if item.Figure != nil && item.Figure.ID != "" {
						text := item.Text
						if least, most, ok := strings.Cut(text, document.RangeMark); ok && item.Least != nil {
							w.toNote(item.Least, least)
							w.text(document.RangeMark)
							text = most
						}
						w.toNote(item.Figure, text)
						return
					}
					w.text(item.Text)
				})
				w.element(`dd class="detail"`, func() {
					w.text(item.Detail)
					if item.Figure != nil && item.Figure.Assumption() {
						w.assumed()
					}
					if item.Source != "" {
						w.raw(" ")
						w.cite(item.Source)
					}
				})
			})
		}
	})
	w.raw("\n")
}

// fold writes a passage that its title opens. One that has nothing for the area is left out, with its title.
func (w *htmlWriter) fold(c *document.Callout) {
	start := w.out.Len()
	w.raw("<details><summary>")
	w.text(c.Title)
	w.raw("</summary>\n")
	before := w.out.Len()
	w.blocks(c.Blocks)
	if w.out.Len() == before {
		w.out.Truncate(start)
		return
	}
	w.raw("</details>\n")
}

func (w *htmlWriter) callout(c *document.Callout) {
	if c.Kind == "fold" {
		w.fold(c)
		return
	}
	w.element(`div class="callout `+c.Kind+`" role="note"`, func() {
		if c.Title != "" {
			w.element(`p class="callout-title"`, func() { w.text(c.Title) })
		}
		w.blocks(c.Blocks)
	})
	w.raw("\n")
}

func (w *htmlWriter) notes(n *document.Notes) {
	w.element(`ol class="notes"`, func() {
		for _, note := range n.Items {
			w.element(`li id="`+address.Note(note.ID)+`"`, func() {
				w.blocks(note.Blocks)
				for use := 1; use <= note.Uses; use++ {
					w.raw(` <a class="back" href="`, w.resolve("#"+address.Call(note.ID, use)), `" aria-label="`, w.say("text.back_to_note", "number", note.ID, "place", use), `">↩</a>`)
				}
			})
		}
	})
	w.raw("\n")
}

func (w *htmlWriter) references(r *document.References) {
	w.element(`ol class="references"`, func() {
		next := 1
		for _, ref := range r.Items {
			start := `li id="` + address.Reference(ref.Number) + `"`
			if ref.Number != next {
				start += ` value="` + strconv.Itoa(ref.Number) + `"`
			}
			w.element(start, func() { w.inlines(ref.Text) })
			next = ref.Number + 1
		}
	})
	w.raw("\n")
}

// cite links to a source in the list of references.
func (w *htmlWriter) cite(source string) {
	n := strconv.Itoa(w.filled.SourceNumber(source))
	w.citeAs(source, ` aria-label="`+w.say("text.source_number", "number", n)+`"`)
}

// citeShortly is cite where the words before it say that sources follow.
func (w *htmlWriter) citeShortly(source string) { w.citeAs(source, "") }

func (w *htmlWriter) citeAs(source, label string) {
	w.cited[source] = true
	number := w.filled.SourceNumber(source)
	w.raw(`<a class="cite" href="#`, address.Reference(number), `"`, label, `>[`, strconv.Itoa(number), `]</a>`)
}
