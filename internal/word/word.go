// Package word writes a filled document as a file of Word (Office Open XML, ISO 29500 transitional), for those who put papers
// into their own house style.
//
// A [Template] gives styles, headers, footers and, if it has one, a cover; the built-in one is made of plain parts below
// template/. What a document says is written with styles by their names, so that the styles of a council's own template take
// over. A template may also hold placeholders, {{ area.name }} or {{ block staffing-costs }}, wherever its author wants a
// value or a table.
//
//	template := word.Builtin()
//	file, err := template.Render(word.Document{Title: "Business case", Area: "Leeds", Blocks: filled.Blocks})
//
// The text is that of the PDF in the same order: both come from the same blocks. Nothing here depends on the clock.
package word

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"
	"time"

	"casemaker/internal/document"
)

// A Document is what one file says. Only Title is required.
type Document struct {
	Title        string
	Subtitle     string
	Area         string
	Organisation string
	Unsigned     string // said in its place where no organisation has put its name to it
	Subject      string
	Lang         string // BCP 47; English of Britain where it is empty
	Date         time.Time
	DateText     string
	Version      string
	Status       string
	Notice       string
	Cover        bool // the title on a page of its own
	Contents     bool
	Page         string // address of the same document as a page
	Blocks       []document.Block
	Words        Words

	// Link says where a link of the text leads from a file that stands by itself; empty where its words are printed alone.
	Link func(url string) string
	// Picture finds the file of a picture of the text, or nil.
	Picture func(url string) []byte
	// Value fills a placeholder of a template with text; ok is false where there is no such value.
	Value func(id string) (text string, ok bool)
	// Block fills a placeholder of a template with blocks; ok is false where there is no such block.
	Block func(name string) (blocks []document.Block, ok bool)
}

// Words are what is printed besides the document's own text.
type Words struct {
	Contents, Page, Of, PublishedBy, Status, Version, Date, Online, Sources string
}

// Render writes a document with the template. It fails only where a placeholder of the template has nothing to stand for it.
func (t *Template) Render(d Document) ([]byte, error) {
	w := newWriter(t, d)
	blocks := d.Blocks
	if t.empty {
		blocks = w.front()
	}
	w.blocks(blocks)
	w.finish()
	out := t.parts.cloned()
	body, err := t.body(w)
	if err != nil {
		return nil, err
	}
	out.put(documentPart, body)
	if err := t.fillParts(w, out); err != nil {
		return nil, err
	}
	w.relate(out)
	out.put(numberPart, w.numbering(out.text[numberPart]))
	out.put(notesPart, w.footnotes(out.text[notesPart]))
	out.put(stylesPart, t.styled(out.text[stylesPart], d.Lang))
	out.put(corePart, properties(d))
	return out.packed()
}

// properties are the document's own, as a word processor shows them.
func properties(d Document) []byte {
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n")
	b.WriteString(`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`)
	title := d.Title
	if d.Area != "" {
		title += " – " + d.Area
	}
	fmt.Fprintf(&b, "<dc:title>%s</dc:title>", escaped(title))
	if d.Subject != "" {
		fmt.Fprintf(&b, "<dc:subject>%s</dc:subject>", escaped(d.Subject))
	}
	if d.Organisation != "" {
		fmt.Fprintf(&b, "<dc:creator>%s</dc:creator>", escaped(d.Organisation))
	}
	fmt.Fprintf(&b, "<dc:language>%s</dc:language>", escaped(d.lang()))
	if !d.Date.IsZero() {
		for _, name := range []string{"created", "modified"} {
			fmt.Fprintf(&b, `<dcterms:%s xsi:type="dcterms:W3CDTF">%s</dcterms:%s>`, name, d.Date.UTC().Format(time.RFC3339), name)
		}
	}
	b.WriteString("</cp:coreProperties>\n")
	return b.Bytes()
}

func (d Document) lang() string {
	if d.Lang == "" {
		return "en-GB"
	}
	return d.Lang
}

var escaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")

// escaped is text for an element or attribute. Characters that XML cannot hold are left out.
func escaped(text string) string {
	clean := strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, text)
	return escaper.Replace(clean)
}

func itoa(n int) string { return strconv.Itoa(n) }
