package pdf

import (
	"casemaker/internal/pdf/font"
	"casemaker/internal/pdf/tagged"
)

// A cellList is the elements of a list in a cell. They are kept, for a row may go on over pages.
type cellList struct {
	list   *node
	items  []*node
	bodies []*node
}

// listNode is the list's element.
func (c *cell) listNode() *node {
	if c.elements == nil {
		c.elements = &cellList{list: &node{role: tagged.L, attributes: &tagged.Attributes{Numbering: "Disc"}}}
		for range c.paragraphs {
			c.elements.items = append(c.elements.items, &node{role: tagged.LI})
			c.elements.bodies = append(c.elements.bodies, &node{role: tagged.LBody})
		}
	}
	return c.elements.list
}

// beginItem opens an item and its body, with its bullet where the item itself begins here.
func (c *cell) beginItem(l *layout, s *tableLayout, i int, left, line float64, label bool) []op {
	ops := []op{beginOp{c.elements.items[i]}}
	if label {
		as := look{style: font.Regular, size: s.size, color: l.theme.Ink}
		bullet := line1(l, "•", as)
		ops = append(ops, beginOp{&node{role: tagged.Lbl}})
		ops = l.place(ops, bullet, left+s.pad, s.above+line*s.lineHeight(), s.lineHeight(), s.size)
		ops = append(ops, endOp{})
	}
	return append(ops, beginOp{c.elements.bodies[i]})
}

// line1 is a text on one line, whatever its width.
func line1(l *layout, text string, as look) line {
	width := l.fonts.Face(as.style).Width(text, as.size)
	return line{parts: []part{{look: &as, text: text, width: width}}, width: width}
}
