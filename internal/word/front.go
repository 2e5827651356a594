package word

import (
	"cmp"
	"strings"

	"casemaker/internal/document"
)

// front writes the title, and for a paper with a cover what stands on it; in one without, what it says first. It returns the blocks that are left.
func (w *writer) front() []document.Block {
	d := w.doc
	blocks := d.Blocks
	if from := cmp.Or(d.Organisation, d.Unsigned); d.Cover && from != "" {
		w.words("Subtitle", from)
	}
	name, large := d.Title, d.Area
	if large == "" || !d.Cover && strings.Contains(name, large) {
		name, large = "", d.Title
	}
	w.words("Subtitle", name)
	w.paragraph("Title", "", func() { w.bookmarked("top", func() { w.run(large, look{}) }) })
	w.words("Subtitle", d.Subtitle)
	if d.Cover {
		w.particulars()
	} else {
		for len(blocks) > 0 && d.Notice == "" && first(blocks) {
			w.blocks(blocks[:1])
			blocks = blocks[1:]
		}
		version := ""
		if d.Version != "" {
			version = d.Words.Version + " " + d.Version
		}
		w.words("KeyFigureDetail", strings.Join(nonEmpty([]string{cmp.Or(d.Organisation, d.Unsigned), d.Status, version, d.DateText}), " · "))
		w.online("KeyFigureDetail")
	}
	if d.Notice != "" {
		w.callout(&document.Callout{Kind: "note", Blocks: []document.Block{&document.Paragraph{Text: []document.Inline{&document.Text{Value: d.Notice}}}}})
	}
	if d.Cover {
		w.pageBreak()
	}
	if d.Contents {
		w.contents()
	}
	return blocks
}

// first reports whether blocks begin with a paragraph that announces no other block.
func first(blocks []document.Block) bool {
	p, ok := blocks[0].(*document.Paragraph)
	return ok && p.Picture() == nil && !(len(blocks) > 1 && strings.HasSuffix(strings.TrimSpace(document.Plain(p.Text)), ":"))
}

// particulars say which version this is.
func (w *writer) particulars() {
	d := w.doc
	for _, pair := range [][2]string{{d.Words.PublishedBy, d.Organisation}, {d.Words.Status, d.Status}, {d.Words.Version, d.Version}, {d.Words.Date, d.DateText}} {
		if pair[1] != "" {
			w.paragraph("", "", func() {
				w.run(pair[0]+": ", look{bold: true})
				w.run(pair[1], look{})
			})
		}
	}
	w.online("")
}

func (w *writer) online(style string) {
	if w.doc.Page == "" {
		return
	}
	w.paragraph(style, "", func() {
		w.run(w.doc.Words.Online+": ", look{})
		w.raw(`<w:hyperlink r:id="`, w.related("hyperlink", w.doc.Page, true), `" w:history="1">`)
		w.run(w.doc.Page, look{link: true})
		w.raw(`</w:hyperlink>`)
	})
}

func (w *writer) pageBreak() { w.raw(`<w:p><w:r><w:br w:type="page"/></w:r></w:p>`) }

// contents is a contents field that shows the headings at once and their pages once a word processor updates it.
func (w *writer) contents() {
	type entry struct {
		level         int
		title, anchor string
	}
	var entries []entry
	document.Walk(w.doc.Blocks, func(b document.Block) {
		if h, ok := b.(*document.Heading); ok {
			level := h.Level - 1 + w.shift
			if level < 1 || level > 2 || h.ID == "" {
				return
			}
			entries = append(entries, entry{level, strings.TrimSpace(h.Number + " " + document.Plain(h.Text)), h.ID})
		}
	}, nil)
	if len(entries) == 0 {
		return
	}
	w.words("TOCHeading", w.doc.Words.Contents)
	for i, e := range entries {
		w.paragraph("TOC"+itoa(e.level), "", func() {
			if i == 0 {
				w.raw(`<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC \o "1-2" \h \z \u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>`)
			}
			w.raw(`<w:hyperlink w:anchor="`, bookmark(e.anchor), `" w:history="1">`)
			w.run(e.title, look{})
			w.raw(`<w:r><w:tab/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGEREF `, bookmark(e.anchor), ` \h </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t></w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:hyperlink>`)
			if i == len(entries)-1 {
				w.raw(`<w:r><w:fldChar w:fldCharType="end"/></w:r>`)
			}
		})
	}
	w.pageBreak()
}
