package tagged

import (
	"fmt"
	"slices"
	"strings"
)

// A place is a point of a page.
type place struct {
	page int
	y    float64 // from the bottom
}

// A link is an area of a page that leads elsewhere.
type link struct {
	page     int
	box      [4]float64 // left, bottom, right, top
	target   string
	contents string
	owner    *Element
	number   int // of its object
}

// A bookmark is a line of the outline that readers show beside the pages.
type bookmark struct {
	level int
	text  string
	at    place
}

// Link makes a rectangle of the page lead to a target: an address, or "#" and the name of an anchor. Contents says in
// words where it leads. The open element must be a [Link].
func (w *Writer) Link(x, y, width, height float64, target, contents string) {
	at := len(w.pages) - 1
	l := &link{
		page: at, box: [4]float64{x, w.height - y - height, x + width, w.height - y},
		target: target, contents: contents, owner: w.stack[len(w.stack)-1],
	}
	if l.owner.role != Link {
		panic("tagged: a link inside " + string(l.owner.role))
	}
	l.owner.children = append(l.owner.children, child{link: l})
	w.links = append(w.links, l)
	w.pages[at].links = append(w.pages[at].links, l)
}

// Anchor names a place of the page, for links to lead to. The first place of a name counts.
func (w *Writer) Anchor(name string, y float64) {
	if _, known := w.anchors[name]; !known {
		w.anchors[name] = w.here(y)
	}
}

// Bookmark adds a line to the outline. Level counts from 1.
func (w *Writer) Bookmark(level int, text string, y float64) {
	w.marks = append(w.marks, bookmark{level: level, text: text, at: w.here(y)})
}

func (w *Writer) here(y float64) place { return place{page: len(w.pages) - 1, y: w.height - y} }

// destination writes a place that a link leads to.
func (f *finisher) destination(p place) string {
	return fmt.Sprintf("[%d 0 R/XYZ null %.2f null]", f.pages[p.page], p.y)
}

// annotations writes the links of the pages. Their numbers in the parent tree follow those of the pages.
func (f *finisher) annotations() error {
	for i, l := range f.writer.links {
		b := fmt.Appendf(nil, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[%.2f %.2f %.2f %.2f]/StructParent %d/Contents%s",
			l.box[0], l.box[1], l.box[2], l.box[3], len(f.pages)+i, textString(l.contents))
		if name, inside := strings.CutPrefix(l.target, "#"); inside {
			at, known := f.writer.anchors[name]
			if !known {
				return fmt.Errorf("a link leads to %q, which is nowhere in the document", l.target)
			}
			b = append(append(b, "/Dest"...), f.destination(at)...)
		} else {
			b = append(append(append(b, "/A<</S/URI/URI"...), textString(asciiAddress(l.target))...), ">>"...)
		}
		f.objects.put(l.number, append(b, ">>"...))
	}
	return nil
}

// asciiAddress writes the bytes of an address beyond ASCII, and spaces, as the web does.
func asciiAddress(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c > ' ' && c < 0x7F {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}

// parentTree leads from pages and links back to their elements.
func (f *finisher) parentTree() int {
	b := []byte("<</Nums[")
	for i, p := range f.writer.pages {
		b = fmt.Appendf(b, "%d[", i)
		for _, e := range p.owners {
			b = append(appendReference(b, e.number), ' ')
		}
		b = append(b, ']')
	}
	for i, l := range f.writer.links {
		b = fmt.Appendf(b, "%d %d 0 R ", len(f.pages)+i, l.owner.number)
	}
	return f.objects.add(append(b, "]>>"...))
}

// idTree leads from names to the elements that carry them.
func (f *finisher) idTree() int {
	slices.SortFunc(f.ids, func(a, b *Element) int {
		return strings.Compare(textString(a.attributes.ID), textString(b.attributes.ID))
	})
	b := []byte("<</Names[")
	for _, e := range f.ids {
		b = fmt.Appendf(b, "%s %d 0 R ", textString(e.attributes.ID), e.number)
	}
	return f.objects.add(append(b, "]>>"...))
}

// outline writes the bookmarks and returns the number of their root, 0 where there are none.
func (f *finisher) outline() int {
	marks := f.writer.marks
	if len(marks) == 0 {
		return 0
	}
	root := f.objects.allocate()
	nodes := make([]outlineNode, len(marks)+1)
	nodes[0] = outlineNode{number: root}
	open := []int{0}
	for i, m := range marks {
		for len(open) > 1 && marks[open[len(open)-1]-1].level >= m.level {
			open = open[:len(open)-1]
		}
		parent := open[len(open)-1]
		nodes[i+1] = outlineNode{number: f.objects.allocate(), parent: parent}
		nodes[parent].children = append(nodes[parent].children, i+1)
		open = append(open, i+1)
	}
	for i, n := range nodes {
		b := []byte("<<")
		if i == 0 {
			b = append(b, "/Type/Outlines"...)
		} else {
			m := marks[i-1]
			b = fmt.Appendf(b, "/Title%s/Parent %d 0 R/Dest%s", textString(m.text), nodes[n.parent].number, f.destination(m.at))
			siblings := nodes[n.parent].children
			at := slices.Index(siblings, i)
			if at > 0 {
				b = fmt.Appendf(b, "/Prev %d 0 R", nodes[siblings[at-1]].number)
			}
			if at+1 < len(siblings) {
				b = fmt.Appendf(b, "/Next %d 0 R", nodes[siblings[at+1]].number)
			}
		}
		if c := n.children; len(c) > 0 {
			count := len(c)
			if i > 0 {
				count = -count // closed until a reader opens it
			}
			b = fmt.Appendf(b, "/First %d 0 R/Last %d 0 R/Count %d", nodes[c[0]].number, nodes[c[len(c)-1]].number, count)
		}
		f.objects.put(n.number, append(b, ">>"...))
	}
	return root
}

type outlineNode struct {
	number   int
	parent   int // index
	children []int
}
