package word

import (
	"bytes"
	"fmt"
	"path"
	"slices"
	"strings"

	"casemaker/internal/document"
)

const relationTypes = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"

// relate adds what the document refers to, its pictures and their types.
func (w *writer) relate(out *parts) {
	rels := string(out.text[documentRels])
	if rels == "" {
		rels = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>`
	}
	var added strings.Builder
	add := func(id, kind, target string, external bool) {
		fmt.Fprintf(&added, `<Relationship Id="%s" Type="%s%s" Target="%s"`, id, relationTypes, kind, escaped(target))
		if external {
			added.WriteString(` TargetMode="External"`)
		}
		added.WriteString("/>")
	}
	for _, r := range w.relation {
		add(r.id, r.kind, r.target, r.external)
	}
	for _, kind := range []string{"footnotes", "numbering", "styles"} {
		target := kind + ".xml"
		if !strings.Contains(rels, relationTypes+kind+`"`) {
			w.missingPart(out, add, kind, target)
		}
	}
	out.put(documentRels, []byte(strings.Replace(rels, "</Relationships>", added.String()+"</Relationships>", 1)))
	types := string(out.text[contentTypes])
	for _, m := range w.media {
		out.put("word/media/"+m.name, m.data)
		ending := strings.TrimPrefix(path.Ext(m.name), ".")
		if !strings.Contains(types, `Extension="`+ending+`"`) {
			kind := map[string]string{"png": "image/png", "svg": "image/svg+xml", "jpg": "image/jpeg"}[ending]
			types = strings.Replace(types, "</Types>", fmt.Sprintf(`<Default Extension="%s" ContentType="%s"/></Types>`, ending, kind), 1)
		}
	}
	out.put(contentTypes, []byte(types))
}

// missingPart relates a part of ours that the template has none of.
func (w *writer) missingPart(out *parts, add func(id, kind, target string, external bool), kind, target string) {
	add("casemaker-"+kind, kind, target, false)
	types := string(out.text[contentTypes])
	if strings.Contains(types, `PartName="/word/`+target+`"`) {
		return
	}
	override := fmt.Sprintf(`<Override PartName="/word/%s" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.%s+xml"/>`, target, kind)
	out.put(contentTypes, []byte(strings.Replace(types, "</Types>", override+"</Types>", 1)))
}

// numbering adds our lists to those of the template: one of bullets, and one of numbers that begins anew for each list.
func (w *writer) numbering(part []byte) []byte {
	if w.bullets == 0 && len(w.lists) == 0 {
		return part
	}
	bullets, numbers, letters := w.free.abstract, w.free.abstract+1, w.free.abstract+2
	var abstract, nums strings.Builder
	level := func(i int, format, text string) {
		left := 425 * (i + 1)
		if i == cellLevel {
			left = 200
		}
		fmt.Fprintf(&abstract, `<w:lvl w:ilvl="%d"><w:start w:val="1"/><w:numFmt w:val="%s"/><w:lvlText w:val="%s"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="%d" w:hanging="%d"/></w:pPr></w:lvl>`,
			i, format, text, left, min(left, 425))
	}
	fmt.Fprintf(&abstract, `<w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="hybridMultilevel"/>`, bullets)
	for i := range 9 {
		level(i, "bullet", "•")
	}
	fmt.Fprintf(&abstract, `</w:abstractNum><w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="hybridMultilevel"/>`, numbers)
	for i := range 9 {
		level(i, "decimal", fmt.Sprintf("%%%d.", i+1))
	}
	if len(w.lettered) > 0 {
		fmt.Fprintf(&abstract, `</w:abstractNum><w:abstractNum w:abstractNumId="%d"><w:multiLevelType w:val="hybridMultilevel"/>`, letters)
		for i := range 9 {
			level(i, "lowerLetter", fmt.Sprintf("%%%d.", i+1))
		}
	}
	abstract.WriteString(`</w:abstractNum>`)
	if w.bullets > 0 {
		fmt.Fprintf(&nums, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/></w:num>`, w.bullets, bullets)
	}
	for i := 0; i < len(w.lists); i += 2 {
		kind := numbers
		if slices.Contains(w.lettered, w.lists[i]) {
			kind = letters
		}
		fmt.Fprintf(&nums, `<w:num w:numId="%d"><w:abstractNumId w:val="%d"/>`, w.lists[i], kind)
		for level := range 9 {
			fmt.Fprintf(&nums, `<w:lvlOverride w:ilvl="%d"><w:startOverride w:val="%d"/></w:lvlOverride>`, level, w.lists[i+1])
		}
		nums.WriteString(`</w:num>`)
	}
	// Kinds of lists stand before the lists themselves.
	text := string(part)
	if at := strings.Index(text, "<w:num "); at >= 0 {
		text = text[:at] + abstract.String() + text[at:]
	} else {
		text = strings.Replace(text, "</w:numbering>", abstract.String()+"</w:numbering>", 1)
	}
	return []byte(strings.Replace(text, "</w:numbering>", nums.String()+"</w:numbering>", 1))
}

// footnotes adds the notes of the text to those of the template.
func (w *writer) footnotes(part []byte) []byte {
	if len(w.noted) == 0 {
		return part
	}
	body := w.out
	defer func() { w.out = body }()
	w.out = &bytes.Buffer{}
	for _, n := range w.noted {
		w.raw(`<w:footnote w:id="`, itoa(w.notes[n.ID]), `">`)
		mark := `<w:r><w:rPr><w:rStyle w:val="` + escaped(w.template.style("FootnoteReference")) + `"/></w:rPr><w:footnoteRef/></w:r>`
		blocks := n.Blocks
		if len(blocks) > 0 {
			if p, ok := blocks[0].(*document.Paragraph); ok {
				w.paragraph("FootnoteText", "", func() {
					w.raw(mark)
					w.run(" ", look{})
					w.plain(p.Text)
				})
				blocks = blocks[1:]
			}
		}
		if len(blocks) == len(n.Blocks) {
			w.paragraph("FootnoteText", "", func() { w.raw(mark) })
		}
		for _, b := range blocks {
			if p, ok := b.(*document.Paragraph); ok {
				w.paragraph("FootnoteText", "", func() { w.plain(p.Text) })
				continue
			}
			document.Walk([]document.Block{b}, nil, func(in document.Inline) {
				if t, ok := in.(*document.Text); ok {
					w.paragraph("FootnoteText", "", func() { w.run(t.Value, look{}) })
				}
			})
		}
		w.raw(`</w:footnote>`)
	}
	return bytes.Replace(part, []byte("</w:footnotes>"), append(w.out.Bytes(), []byte("</w:footnotes>")...), 1)
}

// plain writes inlines without links to addresses: those of footnotes would need relations of their own part.
func (w *writer) plain(inlines []document.Inline) {
	outer := w.doc.Link
	w.doc.Link = func(string) string { return "" }
	w.inlines(inlines, look{})
	w.doc.Link = outer
}
