package check

import (
	"slices"
	"strings"
)

// readParents reads the parent tree: for each page the elements of its marked content, for each link its element.
func (c *checker) readParents() {
	root := c.file.dict(c.file.dict(c.file.Trailer["Root"])["StructTreeRoot"])
	if root == nil {
		c.problem("tree", 0, "the document has no structure tree")
		return
	}
	seen := map[any]bool{}
	var walk func(v any)
	walk = func(v any) {
		d := c.file.dict(v)
		numbers := c.file.list(d["Nums"])
		for i := 0; i+1 < len(numbers); i += 2 {
			key, _ := numbers[i].(int)
			c.parents[key] = c.file.get(numbers[i+1])
			if ref, isRef := numbers[i+1].(Ref); isRef && c.file.dict(ref) != nil {
				c.parents[key] = ref
			}
		}
		for _, kid := range c.file.list(d["Kids"]) {
			if ref, ok := kid.(Ref); ok && !seen[ref] {
				seen[ref] = true
				walk(kid)
			}
		}
	}
	walk(root["ParentTree"])
}

// A part is an element while the tree is walked.
type part struct {
	ref      Ref
	role     string
	dict     Dict
	page     int // where its content is
	children []part
	marks    []mark
	links    []Ref // annotations
}

// tree checks the elements of the structure.
func (c *checker) tree() {
	rootRef := c.file.dict(c.file.Trailer["Root"])["StructTreeRoot"]
	root := c.file.dict(rootRef)
	if root == nil {
		return
	}
	kids := c.kids(root["K"])
	if len(kids) != 1 || c.file.dict(kids[0])["S"] != Name("Document") {
		c.problem("document", 0, "the structure does not begin with one Document")
	}
	parent, _ := rootRef.(Ref)
	ids := map[string]bool{}
	last := 0
	for _, kid := range kids {
		if ref, ok := kid.(Ref); ok {
			p := c.read(ref, parent, 0, 0)
			c.element(p, "", ids, &last)
		}
	}
}

func (c *checker) kids(v any) []any {
	if list := c.file.list(v); list != nil {
		return list
	}
	if v == nil {
		return nil
	}
	return []any{v}
}

// maxNesting bounds how deep elements nest: deeper files are taken for broken.
const maxNesting = 2000

// read reads an element with everything below it.
func (c *checker) read(ref, parent Ref, page, depth int) part {
	d := c.file.dict(ref)
	role, _ := d["S"].(Name)
	p := part{ref: ref, role: string(role), dict: d}
	if _, twice := c.elements[ref]; twice || depth > maxNesting {
		c.problem("tree", page, "element %d stands in the tree twice", ref)
		return p
	}
	c.elements[ref] = d
	c.order = append(c.order, ref)
	if d["P"] != parent {
		c.problem("tree", page, "%s (object %d) does not point to its parent", role, ref)
	}
	home, _ := d["Pg"].(Ref)
	if p.page = c.pageOf[home]; p.page == 0 {
		p.page = page
	}
	for _, kid := range c.kids(d["K"]) {
		switch kid := kid.(type) {
		case int:
			p.marks = append(p.marks, mark{c.pageOf[home], kid})
		case Dict:
			pg, _ := kid["Pg"].(Ref)
			if kid["Type"] == Name("OBJR") {
				obj, _ := kid["Obj"].(Ref)
				p.links = append(p.links, obj)
			} else if n, ok := kid["MCID"].(int); ok {
				p.marks = append(p.marks, mark{c.pageOf[pg], n})
			}
		case Ref:
			p.children = append(p.children, c.read(kid, ref, p.page, depth+1))
		}
	}
	for _, m := range p.marks {
		if _, twice := c.marks[m]; twice {
			c.problem("content", m.page, "marked content %d belongs to two elements", m.content)
		}
		c.marks[m] = ref
		if c.parentOf(m) != ref {
			c.problem("parent-tree", m.page, "the parent tree leads from marked content %d to another element than %s", m.content, role)
		}
	}
	return p
}

// parentOf is the element that the parent tree names for a piece of content.
func (c *checker) parentOf(m mark) Ref {
	if m.page == 0 {
		return 0
	}
	key, _ := c.file.dict(c.pages[m.page-1])["StructParents"].(int)
	list, _ := c.parents[key].([]any)
	if m.content < 0 || m.content >= len(list) {
		return 0
	}
	ref, _ := list[m.content].(Ref)
	return ref
}

// children are the roles that may stand in those that are strict about it.
var childrenOf = map[string][]string{
	"L": {"LI", "Caption", "L"}, "LI": {"Lbl", "LBody"}, "TOC": {"TOCI", "TOC", "Caption"},
	"Table": {"Caption", "THead", "TBody", "TFoot", "TR"}, "THead": {"TR"}, "TBody": {"TR"}, "TFoot": {"TR"}, "TR": {"TH", "TD"},
}

// parentsOf are the roles that may hold those that stand nowhere else.
var parentsOf = map[string][]string{
	"LI": {"L"}, "LBody": {"LI"}, "TR": {"Table", "THead", "TBody", "TFoot"}, "TH": {"TR"}, "TD": {"TR"},
	"THead": {"Table"}, "TBody": {"Table"}, "TOCI": {"TOC"}, "Caption": {"Table", "L", "Figure", "TOC"},
}

var roles = strings.Fields("Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct P H1 H2 H3 H4 H5 H6 " +
	"L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note Reference BibEntry Code Link Figure Formula")

// element checks one element and those below it. Last is the level of the heading before it.
func (c *checker) element(p part, parent string, ids map[string]bool, last *int) {
	if !slices.Contains(roles, p.role) {
		c.problem("role", p.page, "%q is no standard role", p.role)
	}
	if may, strict := parentsOf[p.role]; strict && !slices.Contains(may, parent) {
		c.problem("child", p.page, "%s stands in %s", p.role, parent)
	}
	if may, strict := childrenOf[p.role]; strict {
		for _, child := range p.children {
			if !slices.Contains(may, child.role) {
				c.problem("child", p.page, "%s holds %s", p.role, child.role)
			}
		}
		if len(p.marks) > 0 {
			c.problem("child", p.page, "%s holds content itself", p.role)
		}
	}
	switch {
	case len(p.role) == 2 && p.role[0] == 'H' && p.role[1] >= '1' && p.role[1] <= '6':
		c.heading(p, last)
	case p.role == "Figure":
		c.figure(p)
	case p.role == "Note":
		if id := text(p.dict["ID"]); id == "" || ids[id] {
			c.problem("note-id", p.page, "a Note has no ID, or that of another: %q", id)
		} else {
			ids[id] = true
		}
	case p.role == "Table":
		c.table(p)
	case p.role == "Link":
		if len(p.links) == 0 {
			c.problem("link", p.page, "a Link leads nowhere: no annotation belongs to it")
		}
	}
	if lang, has := p.dict["Lang"]; has && text(lang) == "" {
		c.problem("lang", p.page, "%s has an empty language", p.role)
	}
	for _, child := range p.children {
		c.element(child, p.role, ids, last)
	}
}

func (c *checker) heading(p part, last *int) {
	level := int(p.role[1] - '0')
	if level > *last+1 {
		c.problem("heading", p.page, "%s follows a heading of level %d", p.role, *last)
	}
	*last = level
}

func (c *checker) figure(p part) {
	if text(p.dict["Alt"]) == "" && text(p.dict["ActualText"]) == "" {
		c.problem("figure-alt", p.page, "a Figure has no alternative text")
	}
	for _, a := range c.kids(p.dict["A"]) {
		if box := c.file.list(c.file.dict(a)["BBox"]); len(box) == 4 {
			if float(box[0]) < float(box[2]) && float(box[1]) < float(box[3]) {
				return
			}
		}
	}
	c.problem("figure-box", p.page, "a Figure has no box")
}

// attribute is an attribute of a table's cell.
func (c *checker) attribute(p part, name Name) any {
	for _, a := range c.kids(p.dict["A"]) {
		if d := c.file.dict(a); d["O"] == Name("Table") && d[name] != nil {
			return d[name]
		}
	}
	return nil
}

// list is an attribute of a cell that is a list.
func (c *checker) list(d Dict, name Name) []any {
	list, _ := c.attribute(part{dict: d}, name).([]any)
	return list
}

// table checks that every row has as many columns, that header cells say what they head, and that there are some.
func (c *checker) table(p part) {
	var rows []part
	for i, child := range p.children {
		switch child.role {
		case "TR":
			rows = append(rows, child)
		case "THead", "TBody", "TFoot":
			rows = append(rows, child.children...)
		case "Caption":
			if i > 0 && i < len(p.children)-1 {
				c.problem("child", p.page, "the Caption of a Table is neither first nor last in it")
			}
		}
	}
	columns, headers := 0, 0
	ids := map[string]bool{}
	for _, row := range rows {
		for _, cell := range row.children {
			if cell.role == "TH" {
				ids[text(cell.dict["ID"])] = true
			}
		}
	}
	for i, row := range rows {
		n := 0
		for _, cell := range row.children {
			span, _ := c.attribute(cell, "ColSpan").(int)
			n += max(span, 1)
			for _, id := range c.list(cell.dict, "Headers") {
				if !ids[text(id)] {
					c.problem("headers", row.page, "a cell names a header that its table lacks: %q", text(id))
				}
			}
			if cell.role != "TH" {
				continue
			}
			headers++
			switch c.attribute(cell, "Scope") {
			case Name("Row"), Name("Column"), Name("Both"):
			default:
				c.problem("scope", row.page, "a TH does not say what it heads")
			}
		}
		if i == 0 {
			columns = n
		}
		if n != columns {
			c.problem("table", row.page, "row %d of a Table has %d columns, the first has %d", i+1, n, columns)
		}
	}
	if headers == 0 {
		c.problem("table", p.page, "a Table has no header cells")
	}
}
