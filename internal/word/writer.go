package word

import (
	"bytes"
	"fmt"
	"hash/fnv"
	"regexp"
	"strings"

	"casemaker/internal/address"
	"casemaker/internal/chart"
	"casemaker/internal/document"
	"casemaker/internal/palette"
)

// A writer writes blocks as the body of a document.
type writer struct {
	template *Template
	doc      Document
	out      *bytes.Buffer
	free     firstFree
	sources  map[string]int // numbers of the sources in the list of references
	anchors  map[string]bool
	lists    []int // numbers of the lists that begin anew, each one num
	lettered []int // of those lists, the ones with letters
	bullets  int   // num of bulleted lists; 0 until one is used
	notes    map[string]int
	noted    []document.Note
	relation []relation
	media    []medium
	pictures map[*chart.Chart]drawn
	level    int    // of lists
	style    string // of paragraphs, where it is not running text
	shift    int    // added to the level of headings
	table    int    // tables that are open
}

// A relation is something outside the document part that it refers to.
type relation struct {
	id, kind, target string
	external         bool
}

// A medium is a picture of the package.
type medium struct {
	name string
	data []byte
}

func newWriter(t *Template, d Document) *writer {
	w := &writer{
		template: t, doc: d, out: &bytes.Buffer{}, free: t.nums, sources: map[string]int{}, anchors: map[string]bool{},
		notes: map[string]int{}, pictures: map[*chart.Chart]drawn{},
	}
	w.survey(d.Blocks)
	return w
}

// survey looks ahead for what leads somewhere: anchors, the numbers of sources, footnotes.
func (w *writer) survey(blocks []document.Block) {
	document.Walk(blocks, func(b document.Block) {
		switch b := b.(type) {
		case *document.Heading:
			w.anchors[b.ID] = true
			if b.Level == 1 {
				w.shift = 1
			}
		case *document.References:
			for _, r := range b.Items {
				w.sources[r.Source] = r.Number
				w.anchors[address.Reference(r.Number)] = true
			}
		case *document.Table:
			w.anchors["table-"+b.Table.ID] = true
			for _, row := range b.Table.Rows {
				w.anchors[row.ID] = true
			}
		case *document.Chart:
			w.anchors[b.Chart.ID] = true
		case *document.Definitions:
			for _, item := range b.Items {
				w.anchors[item.ID] = true
			}
		case *document.Notes:
			for _, n := range b.Items {
				w.notes[n.ID] = w.free.note
				w.free.note++
				w.noted = append(w.noted, n)
			}
		}
	}, nil)
	delete(w.anchors, "")
}

func (w *writer) raw(parts ...string) {
	for _, p := range parts {
		w.out.WriteString(p)
	}
}

// paragraph writes one paragraph of a style. A further property may go before what the style says.
func (w *writer) paragraph(style, properties string, inside func()) {
	w.raw(`<w:p><w:pPr>`)
	if style != "" {
		w.raw(`<w:pStyle w:val="`, escaped(w.template.style(style)), `"/>`)
	}
	w.raw(properties, `</w:pPr>`)
	inside()
	w.raw(`</w:p>`)
}

// words writes a paragraph of plain text.
func (w *writer) words(style, text string) {
	if text != "" {
		w.paragraph(style, "", func() { w.run(text, look{}) })
	}
}

func (w *writer) blocks(blocks []document.Block) {
	for _, b := range blocks {
		w.block(b)
	}
}

func (w *writer) block(b document.Block) {
	switch b := b.(type) {
	case *document.Heading:
		w.heading(b)
	case *document.Paragraph:
		w.running(b)
	case *document.List:
		w.list(b)
	case *document.Definitions:
		w.definitions(b)
	case *document.Quote:
		w.styled("Quote", func() {
			w.blocks(b.Blocks)
			if len(b.By) > 0 {
				w.paragraph("Quote", "", func() { w.inlines(b.By, look{}) })
			}
		})
	case *document.Callout:
		w.callout(b)
	case *document.LangBlock:
		w.blocks(b.Blocks)
	case *document.Code:
		w.paragraph("Code", "", func() { w.literal(b.Text) })
	case *document.Rule:
		w.paragraph("", `<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="`+hex(palette.Light().Rule)+`"/></w:pBdr>`, func() {})
	case *document.Grid:
		w.grid(b)
	case *document.Table:
		w.typed(b.Table)
	case *document.Chart:
		w.chart(b.Chart)
	case *document.KeyFigures:
		w.keyFigures(b)
	case *document.References:
		w.references(b)
	}
}

// styled writes paragraphs of running text in another style.
func (w *writer) styled(style string, inside func()) {
	outer := w.style
	w.style = style
	inside()
	w.style = outer
}

func (w *writer) heading(h *document.Heading) {
	level := min(6, max(1, h.Level-1+w.shift))
	w.paragraph(fmt.Sprintf("Heading%d", level), "", func() {
		w.bookmarked(h.ID, func() {
			if h.Number != "" {
				w.run(h.Number+" ", look{})
			}
			w.inlines(h.Text, look{})
		})
	})
}

func (w *writer) running(p *document.Paragraph) {
	if m := p.Picture(); m != nil && w.doc.Picture != nil {
		if file := w.doc.Picture(m.URL); file != nil && w.image(m, file) {
			return
		}
	}
	w.paragraph(w.style, "", func() { w.inlines(p.Text, look{}) })
}

// callout writes a passage set apart.
func (w *writer) callout(c *document.Callout) {
	if c.Title != "" {
		w.words("CalloutTitle", c.Title)
	}
	w.styled("Callout", func() { w.blocks(c.Blocks) })
}

// literal keeps line breaks.
func (w *writer) literal(text string) {
	w.raw(`<w:r>`)
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		if i > 0 {
			w.raw(`<w:br/>`)
		}
		w.raw(`<w:t xml:space="preserve">`, escaped(line), `</w:t>`)
	}
	w.raw(`</w:r>`)
}

// deepest is how deep lists are numbered; deeper ones stay there.
const deepest = 8

func (w *writer) list(l *document.List) {
	num := w.bullet()
	style := "ListBullet"
	if l.Ordered {
		num, style = w.numbered(l.Start), "ListNumber"
		if l.Letters {
			w.lettered = append(w.lettered, num)
		}
	}
	level := min(w.level, deepest)
	for _, item := range l.Items {
		w.item(item, style, fmt.Sprintf(`<w:numPr><w:ilvl w:val="%d"/><w:numId w:val="%d"/></w:numPr>`, level, num))
	}
}

// item writes an item: its first paragraph beside its label, what follows set in below it.
func (w *writer) item(item document.Item, style, label string) {
	w.level++
	defer func() { w.level-- }()
	rest := item.Blocks
	if len(rest) > 0 {
		if p, ok := rest[0].(*document.Paragraph); ok {
			w.paragraph(style, label, func() { w.inlines(p.Text, look{}) })
			rest = rest[1:]
		} else {
			w.paragraph(style, label, func() {})
		}
	}
	w.styled("ListContinue", func() { w.blocks(rest) })
}

// bullet is the num of bulleted lists.
func (w *writer) bullet() int {
	if w.bullets == 0 {
		w.bullets = w.free.num
		w.free.num++
	}
	return w.bullets
}

// numbered begins a numbered list anew.
func (w *writer) numbered(start int) int {
	num := w.free.num
	w.free.num++
	w.lists = append(w.lists, num, max(1, start))
	return num
}

func (w *writer) definitions(d *document.Definitions) {
	for _, item := range d.Items {
		w.paragraph("Term", "", func() {
			w.bookmarked(item.ID, func() { w.inlines(item.Term, look{}) })
		})
		for _, meaning := range item.Meanings {
			w.styled("Definition", func() { w.blocks(meaning) })
		}
	}
}

// references lists the sources, each under its number.
func (w *writer) references(r *document.References) {
	num := w.numbered(1)
	for _, ref := range r.Items {
		w.paragraph("Bibliography", fmt.Sprintf(`<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>`, num), func() {
			w.bookmarked(address.Reference(ref.Number), func() { w.inlines(ref.Text, look{}) })
		})
	}
}

// keyFigures writes figures as a row of a table without lines, four beside each other.
func (w *writer) keyFigures(k *document.KeyFigures) {
	const most = 4
	for from := 0; from < len(k.Items); from += most {
		items := k.Items[from:min(from+most, len(k.Items))]
		widths := make([]int, len(items))
		for i := range widths {
			widths[i] = bodyWidth / len(items)
		}
		w.openTable("", widths, false)
		w.raw(`<w:tr><w:trPr><w:cantSplit/></w:trPr>`)
		for i, item := range items {
			w.cell(widths[i], 1, "", func() {
				w.words("KeyFigureLabel", item.Label)
				w.words("KeyFigure", item.Text)
				w.paragraph("KeyFigureDetail", "", func() {
					w.run(item.Detail, look{})
					if item.Figure != nil && item.Figure.Assumption() {
						w.run(document.AssumedMark, look{raised: true})
					}
					if n := w.sources[item.Source]; n > 0 {
						w.run(" ", look{})
						w.cite(n)
					}
				})
			})
		}
		w.raw(`</w:tr>`)
		w.closeTable()
	}
}

var notInName = regexp.MustCompile(`[^A-Za-z0-9_]`)

// bookmark is the name under which something can be led to: Word takes forty letters, digits and underscores.
func bookmark(anchor string) string {
	name := "b_" + notInName.ReplaceAllString(anchor, "_")
	if len(name) <= 40 && !strings.Contains(anchor, "_") {
		return name
	}
	h := fnv.New32a()
	h.Write([]byte(anchor))
	return fmt.Sprintf("%.30s_%08x", name, h.Sum32())
}

// bookmarked names a place.
func (w *writer) bookmarked(anchor string, inside func()) {
	if anchor == "" {
		inside()
		return
	}
	id := itoa(w.free.bookmark)
	w.free.bookmark++
	w.raw(`<w:bookmarkStart w:id="`, id, `" w:name="`, bookmark(anchor), `"/>`)
	inside()
	w.raw(`<w:bookmarkEnd w:id="`, id, `"/>`)
}

// finish writes what can only be written at the end: a table must not be the last thing in a body.
func (w *writer) finish() {
	if bytes.HasSuffix(w.out.Bytes(), []byte("</w:tbl>")) {
		w.raw(spacer)
	}
}

// spacer is the paragraph that Word demands between two tables and after the last: as small as can be.
const spacer = `<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/><w:rPr><w:sz w:val="2"/></w:rPr></w:pPr></w:p>`

// hex is a colour as Word writes it.
func hex(c palette.Color) string { return strings.ToUpper(strings.TrimPrefix(c.String(), "#")) }
