package pdf

import (
	"casemaker/internal/face"
	"casemaker/internal/tagged"
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
func (c *cell) beginItem(l *layout, s *sheet, i int, left, line float64, label bool) []mark {
	marks := []mark{beginMark{c.elements.items[i]}}
	if label {
		as := look{style: face.Regular, size: s.size, color: l.theme.Ink}
		bullet := line1(l, "•", as)
		marks = append(marks, beginMark{&node{role: tagged.Lbl}})
		marks = l.place(marks, bullet, left+s.pad, s.above+line*s.lineHeight(), s.lineHeight(), s.size)
		marks = append(marks, endMark{})
	}
	return append(marks, beginMark{c.elements.bodies[i]})
}

// line1 is a text on one line, whatever its width.
func line1(l *layout, text string, as look) line {
	width := l.faces.Face(as.style).Width(text, as.size)
	return line{parts: []part{{look: &as, text: text, width: width}}, width: width}
}
