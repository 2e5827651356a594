package web

import (
	"bytes"
	"html"
	"strconv"
	"strings"

	"casemaker/internal/compose"
	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/language"
)

// A gap is what a piece of a prepared page leaves open: a value or a block of the area.
type gap struct {
	value *document.Value
	block *document.Directive
}

// A drawer writes the blocks of a document as HTML. Values and directives are handed to open, which either
// notes a gap (when a wording is prepared) or fills it (when an area's page is written).
type drawer struct {
	out   *bytes.Buffer
	links Links
	noted bool // a figure leads to its note
	open  func(gap)
	cited func(source string) int // the number of a source in the list of references
	parts map[string]string       // by anchor, the part of the document that it stands in

	explained func(*figure.Figure) bool // whether the notes on figures will have a figure
	files     map[string][]byte         // what tables and charts offer as files; nil where they offer none
	citing    map[string]bool           // the sources that the page has cited so far
	noting    map[*figure.Figure]bool   // the figures of it that lead to a note
	err       error
	under     *document.Heading       // the heading above
	led       map[*figure.Figure]bool // figures that lead to their notes from the table being written: each does once
	grids     int                     // how many tables stand under it
}

// Links says where the addresses of a document lead from the page it stands on.
type Links struct {
	Root string // relative way to the site's root, "../../"
	Area string // relative way to the area's folder, "" or "../"

	Glossary bool // there is a toolkit page GlossaryPage, to which terms lead

	Language *language.Language // of the page
	Library  *compose.Library   // knows which documents are published as several pages; nil where none is

	part string // of its document that the page is
}

// GlossaryPage is the toolkit page that terms lead to.
const GlossaryPage = "glossary"

// Resolve turns an address of a document into one for its page.
func (l Links) Resolve(url string) string {
	if page, ok := strings.CutPrefix(url, "toolkit:"); ok {
		name, anchor, _ := strings.Cut(page, "#")
		return l.Root + ToolkitAddress(name) + "index.html" + fragment(anchor)
	}
	if page, ok := strings.CutPrefix(url, "page:"); ok {
		name, anchor, _ := strings.Cut(page, "#")
		return l.Root + name + "/index.html" + fragment(anchor)
	}
	if slug, ok := strings.CutPrefix(url, "area:"); ok {
		return l.Root + "areas/" + slug + "/index.html"
	}
	if name, ok := strings.CutPrefix(url, "document:"); ok {
		name, anchor, _ := strings.Cut(name, "#")
		return l.Area + folder(name) + below(partHolding(l.Library, name, anchor)) + "index.html" + fragment(anchor)
	}
	return url
}

// folder is where a document stands below its area's folder: the brief is the area's own page, and a version in another
// language stands in a folder of its own below the original.
func folder(slug string) string {
	name, lang, _ := strings.Cut(slug, ".")
	if name == Brief {
		return strings.TrimPrefix(lang+"/", "/")
	}
	return strings.TrimSuffix(name+"/"+lang, "/") + "/"
}

// ToolkitAddress is where a toolkit page stands below the site's root.
func ToolkitAddress(slug string) string { return "toolkit/" + strings.ReplaceAll(slug, ".", "/") + "/" }

func fragment(anchor string) string {
	if anchor == "" {
		return ""
	}
	return "#" + anchor
}

func (d *drawer) raw(parts ...string) {
	for _, p := range parts {
		d.out.WriteString(p)
	}
}

// say is a message in the page's language, ready to stand in a page or an attribute.
func (d *drawer) say(english string, args ...any) string {
	return html.EscapeString(d.links.Language.Say(english, args...))
}

func (d *drawer) text(s string) { d.out.WriteString(html.EscapeString(s)) }

// element writes a start tag, its content and the end tag.
func (d *drawer) element(start string, content func()) {
	name, _, _ := strings.Cut(start, " ")
	d.raw("<", start, ">")
	content()
	d.raw("</", name, ">")
}

func (d *drawer) blocks(blocks []document.Block) {
	for _, b := range blocks {
		d.block(b)
	}
}

func (d *drawer) block(b document.Block) {
	switch b := b.(type) {
	case *document.Directive:
		d.open(gap{block: b})
	case *document.Heading:
		d.heading(b)
	case *document.Paragraph:
		d.element("p", func() { d.inlines(b.Text) })
		d.raw("\n")
	case *document.List:
		d.list(b)
	case *document.Definitions:
		d.definitions(b)
	case *document.Quote:
		d.element("blockquote", func() {
			d.blocks(b.Blocks)
			if len(b.By) > 0 {
				d.element("footer", func() { d.inlines(b.By) })
			}
		})
		d.raw("\n")
	case *document.Code:
		d.element(`div class="scroll" role="region" aria-label="`+d.say("Literal text")+`" tabindex="0"`, func() {
			d.element("pre", func() { d.element("code", func() { d.text(b.Text) }) })
		})
		d.raw("\n")
	case *document.Rule:
		d.raw("<hr>\n")
	case *document.Grid:
		d.grid(b)
	case *document.Table:
		d.table(b.Table)
	case *document.Chart:
		d.chart(b.Chart)
	case *document.KeyFigures:
		d.keyFigures(b)
	case *document.Callout:
		d.callout(b)
	case *document.Foreign:
		d.foreign(b)
	case *document.Notes:
		d.notes(b)
	case *document.References:
		d.references(b)
	}
}

// foreign writes a passage in another language. What is said around a table in English is English too.
func (d *drawer) foreign(b *document.Foreign) {
	own := d.links.Language
	if source := own.Source(); b.Lang == source.Lang() {
		d.links.Language = source
	}
	d.element(`div lang="`+html.EscapeString(b.Lang)+`"`, func() { d.blocks(b.Blocks) })
	d.links.Language = own
}

func (d *drawer) heading(h *document.Heading) {
	name := "h" + strconv.Itoa(h.Level)
	d.under, d.grids = h, 0
	d.element(name+` id="`+html.EscapeString(h.ID)+`"`, func() {
		if h.Number != "" {
			d.text(h.Number + " ")
		}
		d.inlines(h.Text)
	})
	d.raw("\n")
}

func (d *drawer) list(l *document.List) {
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
	d.element(start, func() {
		for _, item := range l.Items {
			d.element("li", func() { d.tight(l.Tight, item.Blocks) })
		}
	})
	d.raw("\n")
}

// tight writes blocks whose paragraphs have no space around them.
func (d *drawer) tight(tight bool, blocks []document.Block) {
	for _, b := range blocks {
		if p, ok := b.(*document.Paragraph); ok && tight {
			d.inlines(p.Text)
			continue
		}
		d.block(b)
	}
}

func (d *drawer) definitions(l *document.Definitions) {
	d.element("dl", func() {
		for _, item := range l.Items {
			start := "dt"
			if item.ID != "" {
				start += ` id="` + html.EscapeString(item.ID) + `"`
			}
			d.element(start, func() { d.inlines(item.Term) })
			for _, meaning := range item.Meanings {
				d.element("dd", func() { d.tight(true, meaning) })
			}
		}
	})
	d.raw("\n")
}

func (d *drawer) grid(g *document.Grid) {
	right := func(i int) string {
		if i < len(g.Right) && g.Right[i] {
			return ` class="number"`
		}
		return ""
	}
	label := `aria-label="` + d.say("Table") + `"`
	d.grids++
	switch {
	case d.under != nil && d.grids == 1:
		label = `aria-labelledby="` + html.EscapeString(d.under.ID) + `"`
	case d.under != nil:
		label = `aria-label="` + d.say("%s, table %d", document.Plain(d.under.Text), d.grids) + `"`
	}
	d.element(`div class="scroll" role="region" `+label+` tabindex="0"`, func() {
		d.element("table "+label, func() {
			d.element("thead", func() {
				d.element("tr", func() {
					for i, cell := range g.Head {
						d.element(`th scope="col"`+right(i), func() { d.inlines(cell) })
					}
				})
			})
			d.element("tbody", func() {
				for _, row := range g.Rows {
					d.element("tr", func() {
						for i, cell := range row {
							start := "td"
							if i == 0 {
								start = `th scope="row"`
							}
							d.element(start+right(i), func() { d.inlines(cell) })
						}
					})
				}
			})
		})
	})
	d.raw("\n")
}

func (d *drawer) keyFigures(k *document.KeyFigures) {
	d.element(`dl class="key-figures"`, func() {
		for _, item := range k.Items {
			d.element("div", func() {
				d.element("dt", func() { d.text(item.Label) })
				d.element(`dd class="value"`, func() {
					if item.Figure != nil && item.Figure.ID != "" && d.noted {
						text := item.Text
						if least, most, ok := strings.Cut(text, document.RangeMark); ok && item.Least != nil {
							d.toNote(item.Least, least)
							d.text(document.RangeMark)
							text = most
						}
						d.toNote(item.Figure, text)
						return
					}
					d.text(item.Text)
				})
				d.element(`dd class="detail"`, func() {
					d.text(item.Detail)
					if item.Source != "" {
						d.raw(" ")
						d.cite(item.Source)
					}
				})
			})
		}
	})
	d.raw("\n")
}

func (d *drawer) callout(c *document.Callout) {
	d.element(`div class="callout `+c.Kind+`" role="note"`, func() {
		if c.Title != "" {
			d.element(`p class="callout-title"`, func() { d.text(c.Title) })
		}
		d.blocks(c.Blocks)
	})
	d.raw("\n")
}

func (d *drawer) notes(n *document.Notes) {
	d.element(`ol class="notes"`, func() {
		for _, note := range n.Items {
			d.element(`li id="`+noteAnchor(note.ID)+`"`, func() {
				d.blocks(note.Blocks)
				for use := 1; use <= note.Uses; use++ {
					d.raw(` <a class="back" href="`, d.resolve("#"+callAnchor(note.ID, use)), `" aria-label="`, d.say("Back to note %s, place %d", note.ID, use), `">↩</a>`)
				}
			})
		}
	})
	d.raw("\n")
}

func (d *drawer) references(r *document.References) {
	d.element(`ol class="references"`, func() {
		next := 1
		for _, ref := range r.Items {
			n := strconv.Itoa(ref.Number)
			start := `li id="ref-` + n + `"`
			if ref.Number != next {
				start += ` value="` + n + `"`
			}
			d.element(start, func() { d.inlines(ref.Text) })
			next = ref.Number + 1
		}
	})
	d.raw("\n")
}

// cite links to a source in the list of references.
func (d *drawer) cite(source string) {
	d.citing[source] = true
	n := strconv.Itoa(d.cited(source))
	d.raw(`<a class="cite" href="#ref-`, n, `" aria-label="`, d.say("Source %s", n), `">[`, n, `]</a>`)
}
