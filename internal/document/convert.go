package document

import (
	"strconv"
	"strings"
	"unicode"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"casemaker/internal/figure"
	"casemaker/internal/place"
)

// A converter turns goldmark's tree into ours.
type converter struct {
	doc      *Document
	source   []byte
	problems *place.List
	ids      map[string]bool
}

// at is the place of an offset in the file.
func (c *converter) at(offset int) Origin { return Origin{c.doc, offset} }

func (c *converter) errorAt(offset int, remedy, format string, args ...any) {
	c.problems.Errorf(c.at(offset).Position(), remedy, format, args...)
}

func (c *converter) warnAt(offset int, remedy, format string, args ...any) {
	c.problems.Warnf(c.at(offset).Position(), remedy, format, args...)
}

// offsetOf is where a node starts, as near as goldmark knows.
func offsetOf(n ast.Node) int {
	if p := n.Pos(); p >= 0 {
		return p
	}
	if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
		return n.Lines().At(0).Start
	}
	if n.Parent() != nil {
		return offsetOf(n.Parent())
	}
	return 0
}

func (c *converter) blocks(parent ast.Node) []Block {
	var all []Block
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		if b := c.block(n); b != nil {
			all = append(all, b)
		}
	}
	return all
}

// block converts one block; nil stands for nothing to show, such as the list of footnotes.
func (c *converter) block(n ast.Node) Block {
	switch n := n.(type) {
	case *ast.Heading:
		return c.heading(n)
	case *ast.Paragraph, *ast.TextBlock:
		return &Paragraph{Text: c.inlines(n)}
	case *ast.List:
		l := &List{Ordered: n.IsOrdered(), Start: n.Start, Tight: n.IsTight}
		for item := n.FirstChild(); item != nil; item = item.NextSibling() {
			l.Items = append(l.Items, Item{Blocks: c.blocks(item)})
		}
		return l
	case *ast.Blockquote:
		return &Quote{Blocks: c.blocks(n)}
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		return &Code{Text: c.lines(n)}
	case *ast.ThematicBreak:
		return &Rule{}
	case *ast.HTMLBlock:
		return c.htmlBlock(n)
	case *xast.Table:
		return c.grid(n)
	case *xast.DefinitionList:
		return c.definitions(n)
	case *xast.FootnoteList:
		for note := n.FirstChild(); note != nil; note = note.NextSibling() {
			f := note.(*xast.Footnote)
			c.doc.Notes[strconv.Itoa(f.Index)] = c.blocks(f)
		}
		return nil
	case *directiveNode:
		return c.directive(n)
	}
	return nil
}

func (c *converter) heading(n *ast.Heading) Block {
	h := &Heading{Level: n.Level, Text: c.inlines(n), At: c.at(offsetOf(n))}
	if id, ok := n.AttributeString("id"); ok {
		if b, isBytes := id.([]byte); isBytes {
			h.ID = string(b)
			switch {
			case c.ids[h.ID]:
				c.errorAt(offsetOf(n), "give each heading its own id", "the id %q stands on two headings", h.ID)
			case reservedForm.MatchString(h.ID):
				c.errorAt(offsetOf(n), "give the heading another id, such as {#about-"+h.ID+"}", "the id %q is one of the program’s own", h.ID)
			case !idForm.MatchString(h.ID) || len(h.ID) > longestID:
				c.errorAt(offsetOf(n), "write at most 60 small letters, digits and hyphens, a letter first", "%q cannot be the id of a heading", h.ID)
			}
		}
	}
	if h.ID == "" {
		h.ID = c.freeID(Plain(h.Text))
	}
	c.ids[h.ID] = true
	return h
}

// freeID makes an anchor from a heading's words. It begins with a letter, as some readers of HTML want.
func (c *converter) freeID(words string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(words) {
		switch {
		case r < unicode.MaxASCII && (unicode.IsLetter(r) || unicode.IsDigit(r) && b.Len() > 0):
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	id := strings.Trim(b.String(), "-")
	if len(id) > longestID {
		id = strings.Trim(id[:longestID], "-")
	}
	switch {
	case id == "":
		id = "section"
	case reservedForm.MatchString(id):
		id = "section-" + id
	}
	for base, n := id, 2; c.ids[id]; n++ {
		id = base + "-" + strconv.Itoa(n)
	}
	return id
}

// htmlBlock shows HTML as the text it is, and says that it is not used here.
func (c *converter) htmlBlock(n *ast.HTMLBlock) Block {
	c.errorAt(offsetOf(n), "write Markdown; a < that is meant as such is written &lt;", "HTML is not read in documents")
	raw := c.lines(n)
	if n.HasClosure() {
		raw += string(n.ClosureLine.Value(c.source))
	}
	return &Code{Text: unmark(raw)}
}

func (c *converter) lines(n ast.Node) string {
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		b.Write(line.Value(c.source))
	}
	return unmark(b.String())
}

func (c *converter) grid(n *xast.Table) Block {
	g := &Grid{}
	for _, a := range n.Alignments {
		g.Right = append(g.Right, a == xast.AlignRight)
	}
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		var cells [][]Inline
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, c.inlines(cell))
		}
		if _, head := row.(*xast.TableHeader); head {
			g.Head = cells
		} else {
			if r, ok := row.(*xast.TableRow); ok {
				c.fits(r, len(g.Head))
			}
			g.Rows = append(g.Rows, cells)
		}
	}
	return g
}

func (c *converter) definitions(n *xast.DefinitionList) Block {
	d := &Definitions{}
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		switch child.(type) {
		case *xast.DefinitionTerm:
			d.Items = append(d.Items, Definition{Term: c.inlines(child)})
		case *xast.DefinitionDescription:
			if len(d.Items) > 0 {
				last := &d.Items[len(d.Items)-1]
				last.Meanings = append(last.Meanings, c.blocks(child))
			}
		}
	}
	return d
}

func (c *converter) directive(n *directiveNode) Block {
	if n.name == "" || n.strange != "" {
		c.errorAt(n.offset, `write ::: name attribute="value"`, "the block %q cannot be read", strings.TrimSpace(n.name+" "+n.strange))
	}
	if !n.closed {
		c.errorAt(n.offset, "add a line ::: where it ends", "the block %q is not closed", n.name)
	}
	for i := range n.attributes {
		n.attributes[i].At.document = c.doc
		c.noMarkup(n.attributes[i].At.offset, "the attribute "+n.attributes[i].Name, n.attributes[i].Value)
	}
	d := &Directive{Name: n.name, Attributes: n.attributes, At: c.at(n.offset), Blocks: c.blocks(n)}
	c.doc.Blocked = append(c.doc.Blocked, d)
	return d
}

func (c *converter) inlines(parent ast.Node) []Inline {
	var all []Inline
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		all = c.inline(all, n)
	}
	c.printed(parent)
	return all
}

// inline adds one inline to the list; text that follows text is joined to it.
func (c *converter) inline(all []Inline, n ast.Node) []Inline {
	switch n := n.(type) {
	case *ast.Text:
		value := string(n.Segment.Value(c.source))
		if !n.IsRaw() {
			value = literal(value)
		}
		all = addText(all, unmark(value), c.at(n.Segment.Start))
		if n.HardLineBreak() || n.SoftLineBreak() {
			all = append(all, &Break{Hard: n.HardLineBreak()})
		}
		return all
	case *ast.String:
		return addText(all, unmark(string(n.Value)), c.at(offsetOf(n)))
	case *ast.CodeSpan:
		return append(all, &CodeSpan{Text: c.codeText(n)})
	case *ast.Emphasis:
		if n.Level == 1 {
			return append(all, &Emphasis{Text: c.inlines(n)})
		}
		return append(all, &Strong{Text: c.inlines(n)})
	case *xast.Strikethrough:
		return append(all, &Struck{Text: c.inlines(n)})
	case *ast.Link:
		return append(all, c.link(address(string(n.Destination)), c.title(n.Title, offsetOf(n)), c.inlines(n), offsetOf(n))...)
	case *ast.AutoLink:
		url := string(n.URL(c.source))
		if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(strings.ToLower(url), "mailto:") {
			url = "mailto:" + url
		}
		return append(all, c.link(string(util.URLEscape([]byte(url), false)), "", []Inline{&Text{Value: string(n.Label(c.source)), At: c.at(offsetOf(n))}}, offsetOf(n))...)
	case *ast.Image:
		return append(all, &Image{URL: fileOf(literal(string(n.Destination))), Title: c.title(n.Title, offsetOf(n)), Alt: c.altText(n), At: c.at(offsetOf(n))})
	case *ast.RawHTML:
		c.errorAt(offsetOf(n), "write Markdown; a < that is meant as such is written &lt;", "HTML is not read in documents")
		for i := range n.Segments.Len() {
			segment := n.Segments.At(i)
			all = addText(all, unmark(string(segment.Value(c.source))), c.at(segment.Start))
		}
		return all
	case *xast.FootnoteLink:
		return append(all, &NoteCall{ID: strconv.Itoa(n.Index)})
	case *valueNode:
		return append(all, c.value(n, opensSentence(all)))
	case *citationNode:
		for _, id := range n.ids {
			all = append(all, &Citation{Source: id, At: c.at(n.offset)})
		}
	}
	return all
}

func addText(all []Inline, value string, at Origin) []Inline {
	if value == "" {
		return all
	}
	if len(all) > 0 {
		if last, ok := all[len(all)-1].(*Text); ok {
			all[len(all)-1] = &Text{Value: last.Value + value, At: last.At}
			return all
		}
	}
	return append(all, &Text{Value: value, At: at})
}

// codeText is the text of a code span, its line breaks as spaces.
func (c *converter) codeText(n ast.Node) string {
	var b strings.Builder
	for child := n.FirstChild(); child != nil; child = child.NextSibling() {
		if t, ok := child.(*ast.Text); ok {
			b.Write(t.Segment.Value(c.source))
		}
	}
	return unmark(strings.ReplaceAll(b.String(), "\n", " "))
}

func (c *converter) value(n *valueNode, opens bool) Inline {
	v := &Value{ID: n.id, Style: figure.Style(n.style), Opens: opens, At: c.at(n.offset)}
	c.doc.Values = append(c.doc.Values, v)
	return v
}

// opensSentence reports whether what follows these inlines begins a sentence.
func opensSentence(before []Inline) bool {
	if len(before) == 0 {
		return true
	}
	text := strings.TrimRight(Plain(before), " ")
	return text == "" || strings.HasSuffix(text, ".") || strings.HasSuffix(text, "?") || strings.HasSuffix(text, "!")
}

// title is what shows when a pointer rests on a link or picture.
func (c *converter) title(raw []byte, offset int) string {
	c.noMarkup(offset, "a title", string(raw))
	return strings.ReplaceAll(unmark(literal(string(raw))), "\n", " ")
}

// link converts a link. One that could run something, such as javascript:, keeps its words only. What leads somewhere by
// itself stands behind the link, not inside it: notes and citations of its words.
func (c *converter) link(url, title string, words []Inline, offset int) []Inline {
	if id, ok := strings.CutPrefix(url, "term:"); ok {
		return []Inline{&Term{ID: id, Text: words, At: c.at(offset)}}
	}
	if fault := addressFault(url); fault != "" {
		c.errorAt(offset, "link to a web page, an e-mail address, a heading (#id), toolkit:PAGE, page:NAME, document:NAME or area:NAME", "the address %q is not one to link to: %s", url, fault)
		return []Inline{&Emphasis{Text: words}}
	}
	words, behind := unlinked(words)
	return append([]Inline{&Link{URL: url, Title: title, Text: words, At: c.at(offset)}}, behind...)
}

// checkHeadings reports headings that skip a level, within blocks too.
func (c *converter) checkHeadings(blocks []Block) {
	last := 1
	var walk func([]Block)
	walk = func(blocks []Block) {
		for _, b := range blocks {
			switch b := b.(type) {
			case *Heading:
				if b.Level > last+1 {
					c.errorAt(b.At.offset, "write "+strings.Repeat("#", last+1)+" "+Plain(b.Text), "the heading %q skips a level", Plain(b.Text))
				}
				last = b.Level
			case *Directive:
				walk(b.Blocks)
			}
		}
	}
	walk(blocks)
}

// Plain is the text of inlines without their marks; values stand as their ids.
func Plain(inlines []Inline) string {
	var b strings.Builder
	for _, in := range inlines {
		switch in := in.(type) {
		case *Text:
			b.WriteString(in.Value)
		case *Emphasis:
			b.WriteString(Plain(in.Text))
		case *Strong:
			b.WriteString(Plain(in.Text))
		case *Struck:
			b.WriteString(Plain(in.Text))
		case *Link:
			b.WriteString(Plain(in.Text))
		case *Term:
			b.WriteString(Plain(in.Text))
		case *CodeSpan:
			b.WriteString(in.Text)
		case *Image:
			b.WriteString(in.Alt)
		case *Number:
			b.WriteString(in.Text)
		case *Value:
			b.WriteString(in.ID)
		case *Break:
			b.WriteByte(' ')
		}
	}
	return b.String()
}
