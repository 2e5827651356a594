package document

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// A valueNode is {{ id | style }} in goldmark's tree.
type valueNode struct {
	ast.BaseInline
	id, style string
	offset    int
}

func (*valueNode) Kind() ast.NodeKind         { return kindValue }
func (n *valueNode) Dump(s []byte, level int) { ast.DumpHelper(n, s, level, nil, nil) }

// valueParser reads values.
type valueParser struct{}

func (valueParser) Trigger() []byte { return []byte{'{'} }

func (valueParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	if !bytes.HasPrefix(line, []byte("{{")) {
		return nil
	}
	end := bytes.Index(line, []byte("}}"))
	if end < 0 {
		return nil
	}
	id, style, _ := strings.Cut(string(line[2:end]), string(rune(barMark)))
	block.Advance(end + 2)
	return &valueNode{id: strings.TrimSpace(id), style: strings.TrimSpace(style), offset: segment.Start}
}

// A citationNode is [@a; @b] in goldmark's tree.
type citationNode struct {
	ast.BaseInline
	ids    []string
	offset int
}

func (*citationNode) Kind() ast.NodeKind         { return kindCitation }
func (n *citationNode) Dump(s []byte, level int) { ast.DumpHelper(n, s, level, nil, nil) }

var citationForm = regexp.MustCompile(`^\[(@[\w.-]+(?:\s*[;,]\s*@[\w.-]+)*)\]`)

// citationParser reads citations.
type citationParser struct{}

func (citationParser) Trigger() []byte { return []byte{'['} }

func (citationParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, segment := block.PeekLine()
	match := citationForm.FindSubmatch(line)
	if match == nil {
		return nil
	}
	n := &citationNode{offset: segment.Start}
	for _, id := range strings.FieldsFunc(string(match[1]), func(r rune) bool { return r == ';' || r == ',' || r == ' ' }) {
		n.ids = append(n.ids, strings.TrimPrefix(id, "@"))
	}
	block.Advance(len(match[0]))
	return n
}

// A directiveNode is a ::: block in goldmark's tree.
type directiveNode struct {
	ast.BaseBlock
	colons     int
	name       string
	attributes []Attribute
	offset     int
	strange    string // what of its opening line could not be read
	closed     bool
}

func (*directiveNode) Kind() ast.NodeKind         { return kindDirective }
func (n *directiveNode) Dump(s []byte, level int) { ast.DumpHelper(n, s, level, nil, nil) }

// directiveParser reads ::: blocks, which may hold others.
type directiveParser struct{}

func (directiveParser) Trigger() []byte { return []byte{':'} }

// countColons returns how many colons open a line and where they start; fewer than three are no fence.
func countColons(line []byte) (start, n int) {
	for start < len(line) && start < 3 && line[start] == ' ' {
		start++
	}
	for start+n < len(line) && line[start+n] == ':' {
		n++
	}
	if n < 3 {
		n = 0
	}
	return start, n
}

func (directiveParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	start, colons := countColons(line)
	rest := strings.TrimSpace(string(line[start+colons:]))
	if colons == 0 || rest == "" {
		return nil, parser.NoChildren
	}
	n := &directiveNode{colons: colons, offset: segment.Start + start}
	at := segment.Start + start + colons + strings.Index(string(line[start+colons:]), rest)
	n.name, n.attributes, n.strange = readOpening(rest, at)
	reader.Advance(segment.Len() - newline(line))
	return n, parser.HasChildren
}

func (directiveParser) Continue(node ast.Node, reader text.Reader, _ parser.Context) parser.State {
	n := node.(*directiveNode)
	line, segment := reader.PeekLine()
	start, colons := countColons(line)
	closing := colons >= n.colons && strings.TrimSpace(string(line[start+colons:])) == ""
	if !closing || innerOpen(n, colons) {
		return parser.Continue | parser.HasChildren
	}
	n.closed = true
	reader.Advance(segment.Len() - newline(line))
	return parser.Close
}

func (directiveParser) Close(ast.Node, text.Reader, parser.Context) {}
func (directiveParser) CanInterruptParagraph() bool                 { return true }
func (directiveParser) CanAcceptIndentedLine() bool                 { return false }

// innerOpen reports whether a block inside n is open that so many colons close; a closing line belongs to it.
func innerOpen(n ast.Node, colons int) bool {
	for c := n.LastChild(); c != nil; c = c.LastChild() {
		if d, ok := c.(*directiveNode); ok && !d.closed && colons >= d.colons {
			return true
		}
	}
	return false
}

func newline(line []byte) int {
	if bytes.HasSuffix(line, []byte("\n")) {
		return 1
	}
	return 0
}

var (
	nameForm      = regexp.MustCompile(`^[a-z][a-z0-9-]*`)
	attributeForm = regexp.MustCompile(`^\s+([a-z][a-z_-]*)="([^"]*)"`)
)

// readOpening reads the name and attributes of an opening line; offset is where it starts in the file.
func readOpening(line string, offset int) (name string, attributes []Attribute, strange string) {
	name = nameForm.FindString(line)
	rest, at := line[len(name):], offset+len(name)
	for {
		m := attributeForm.FindStringSubmatchIndex(rest)
		if m == nil {
			return name, attributes, strings.TrimSpace(rest)
		}
		attributes = append(attributes, Attribute{Name: rest[m[2]:m[3]], Value: unmark(rest[m[4]:m[5]]), At: Origin{offset: at + m[2]}})
		rest, at = rest[m[1]:], at+m[1]
	}
}
