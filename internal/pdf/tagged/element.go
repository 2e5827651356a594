package tagged

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf16"
)

// An Element is a piece of the document's structure.
type Element struct {
	role       Role
	attributes *Attributes // nil for none
	parent     *Element
	children   []child
	number     int // of its object
}

// A child is an element, a link, or else a piece of marked content of a page.
type child struct {
	element *Element
	link    *link
	page    int
	content int
}

// Attributes are what an element says beside its content. All are optional, but a [Figure] needs Alt and Box, a [TH]
// its Scope and a [Note] its ID.
type Attributes struct {
	Alt       string      // what a picture shows
	Actual    string      // the text that what is drawn stands for
	Lang      string      // of a passage in another language than the document's
	ID        string      // unique in the document
	Scope     string      // of a TH: "Row" or "Column"
	Columns   int         // that a cell spans, where more than one
	Headers   string      // IDs of the cells that head a cell, parted by spaces, where Scope does not say it
	Numbering string      // of an L: "Disc", "Decimal" or "None"
	Box       *[4]float64 // of a Figure: left, top, right, bottom on its page
	boxHeight float64     // of the page that the box is on
}

// SetBox sets the box of an element that is known only once it is drawn.
func (w *Writer) SetBox(e *Element, left, top, right, bottom float64) {
	if e.attributes == nil {
		e.attributes = &Attributes{}
	}
	e.attributes.Box = &[4]float64{left, top, right, bottom}
	e.attributes.boxHeight = w.height
}

// structure writes the tree: an object an element, the parent tree, the names of elements with an ID.
func (f *finisher) structure() int {
	root := f.objects.allocate()
	document := f.writer.stack[0]
	f.number(document)
	f.element(document, root)
	parents := f.parentTree()
	dict := fmt.Sprintf("<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d", document.number, parents, len(f.writer.pages)+len(f.writer.links))
	if len(f.ids) > 0 {
		dict += fmt.Sprintf("/IDTree %d 0 R", f.idTree())
	}
	f.objects.put(root, []byte(dict+">>"))
	return root
}

// number gives every element its object, children after their parent.
func (f *finisher) number(e *Element) {
	e.number = f.objects.allocate()
	if e.attributes != nil && e.attributes.ID != "" {
		f.ids = append(f.ids, e)
	}
	for _, c := range e.children {
		if c.element != nil {
			f.number(c.element)
		}
	}
}

func (f *finisher) element(e *Element, parent int) {
	b := append(append(append(f.scratch[:0], "<</S/"...), e.role...), "/P "...)
	b = appendReference(b, parent)
	home := -1 // the page that bare content numbers are on
	for _, c := range e.children {
		if c.element == nil && c.link == nil {
			home = c.page
			b = appendReference(append(b, "/Pg "...), f.pages[home])
			break
		}
	}
	b = e.appendAttributes(b)
	if len(e.children) > 0 {
		b = append(b, "/K["...)
		for i, c := range e.children {
			if i > 0 {
				b = append(b, ' ')
			}
			b = f.appendChild(b, c, home)
		}
		b = append(b, ']')
	}
	f.scratch = append(b, ">>"...)
	f.objects.put(e.number, f.scratch)
	for _, c := range e.children {
		if c.element != nil {
			f.element(c.element, e.number)
		}
	}
}

func (f *finisher) appendChild(b []byte, c child, home int) []byte {
	switch {
	case c.element != nil:
		return appendReference(b, c.element.number)
	case c.link != nil:
		return fmt.Appendf(b, "<</Type/OBJR/Obj %d 0 R/Pg %d 0 R>>", c.link.number, f.pages[c.link.page])
	case c.page == home:
		return strconv.AppendInt(b, int64(c.content), 10)
	}
	return fmt.Appendf(b, "<</Type/MCR/Pg %d 0 R/MCID %d>>", f.pages[c.page], c.content)
}

// appendReference writes what leads to an object. Trees are full of them.
func appendReference(b []byte, number int) []byte {
	return append(strconv.AppendInt(b, int64(number), 10), " 0 R"...)
}

func (e *Element) appendAttributes(b []byte) []byte {
	a := e.attributes
	if a == nil {
		return b
	}
	text := func(key, value string) {
		if value != "" {
			b = append(append(b, key...), textString(value)...)
		}
	}
	text("/Alt", a.Alt)
	text("/ActualText", a.Actual)
	text("/Lang", a.Lang)
	text("/ID", a.ID)
	switch {
	case a.Scope != "" || a.Columns > 1 || a.Headers != "":
		b = append(b, "/A<</O/Table"...)
		if a.Scope != "" {
			b = append(append(b, "/Scope/"...), a.Scope...)
		}
		if a.Columns > 1 {
			b = fmt.Appendf(b, "/ColSpan %d", a.Columns)
		}
		if a.Headers != "" {
			b = append(b, "/Headers["...)
			for id := range strings.FieldsSeq(a.Headers) {
				b = append(b, textString(id)...)
			}
			b = append(b, ']')
		}
		b = append(b, ">>"...)
	case a.Numbering != "":
		b = append(append(append(b, "/A<</O/List/ListNumbering/"...), a.Numbering...), ">>"...)
	case a.Box != nil:
		x := a.Box
		b = fmt.Appendf(b, "/A<</O/Layout/Placement/Block/BBox[%.2f %.2f %.2f %.2f]>>", x[0], a.boxHeight-x[3], x[2], a.boxHeight-x[1])
	}
	return b
}

var escaper = strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`)

// textString writes text as PDF keeps it outside pages: plain where it is ASCII, UTF-16 otherwise.
func textString(s string) string {
	plain := true
	for i := range len(s) {
		if s[i] < 0x20 || s[i] > 0x7E {
			plain = false
			break
		}
	}
	if plain {
		return "(" + escaper.Replace(s) + ")"
	}
	b := []byte("<FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		b = fmt.Appendf(b, "%04X", u)
	}
	return string(append(b, '>'))
}
