package document

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	xast "github.com/yuin/goldmark/extension/ast"
)

// A nearMiss is what was meant as markup, and stands on pages as the letters that it is made of.
type nearMiss struct {
	form         *regexp.Regexp
	what, remedy string
}

// nearMisses are tried in this order; of those that overlap the first is told.
var nearMisses = []nearMiss{
	{regexp.MustCompile(`\{\{`), "a value", "write {{ births }}, both pairs of braces in one paragraph"},
	{regexp.MustCompile(`\[[^\[\]@]{0,40}@[\pL\pN]`), "a citation", "write [@source] with the id of a source alone; a page goes behind it: [@source], page 3"},
	{regexp.MustCompile(`\[\^[^\]]*\]?`), "the call of a note", "write the note too, on a line of its own: [^1]: Its text."},
	{regexp.MustCompile(`\^\[`), "a note", "write [^1] here and the note on a line of its own: [^1]: Its text."},
	{regexp.MustCompile(`!\[[^\]]*\]\(`), "a picture", "give its file a name without spaces: ![What it shows](images/room.png)"},
	{regexp.MustCompile(`\]\(`), "a link", "write [words](address), without spaces in the address or with < > around it"},
	{regexp.MustCompile(`\]\[`), "a link", "write [words](address), or the address on a line of its own: [name]: https://example.org/"},
	{regexp.MustCompile(`\{#`), "the id of a heading", "write it behind the heading, with small letters, digits and hyphens: ## Need {#need}"},
	{regexp.MustCompile(`\*\*`), "bold text", "write **words**, without spaces inside the stars; two stars that are meant as such are written \\*\\*"},
	{regexp.MustCompile(`(?m)^:::|:::`), "a block", "let ::: begin a line of its own, with an empty line before it"},
	{regexp.MustCompile(`(?m)^\+\+\+`), "front matter", "let +++ be the first line of the file"},
	{regexp.MustCompile(`(?m)^#{1,6}[\pL\pN]`), "a heading", "write a space behind the #"},
	{regexp.MustCompile(`(?m)^\|.*\|[ \t]*$`), "a table", "write a line of dashes below the head of the table: |---|---|"},
}

// printed warns of what the text of a node shows as letters though it was meant as markup. An escape says that it is meant so.
func (c *converter) printed(parent ast.Node) {
	for n := parent.FirstChild(); n != nil; n = n.NextSibling() {
		first, ok := n.(*ast.Text)
		if !ok {
			continue
		}
		start, stop := first.Segment.Start, first.Segment.Stop
		for next, ok := n.NextSibling().(*ast.Text); ok && next.Segment.Start >= stop && blankBetween(c.source[stop:next.Segment.Start]); next, ok = n.NextSibling().(*ast.Text) {
			n, stop = next, next.Segment.Stop
		}
		c.nearMisses(start, c.source[start:stop])
	}
}

// blankBetween reports whether only a line end, and what begins the next line of a quote or list, parts two pieces of text.
func blankBetween(between []byte) bool { return len(bytes.Trim(between, " \t\n>")) == 0 }

// nearMisses looks at a passage of the file that is printed as it stands there.
func (c *converter) nearMisses(start int, raw []byte) {
	if !bytes.ContainsAny(raw, "{[]*:+#|^") {
		return
	}
	taken := map[int]bool{}
	for _, miss := range nearMisses {
		for _, at := range miss.form.FindAllIndex(raw, 3) {
			if taken[at[0]] || at[0] > 0 && raw[at[0]-1] == '\\' || start == 0 && at[0] == 0 && miss.what == "front matter" {
				continue
			}
			for i := at[0]; i < at[1]; i++ {
				taken[i] = true
			}
			found := strings.TrimSpace(unmark(string(raw[at[0]:min(at[1]+12, len(raw))])))
			found, _, _ = strings.Cut(found, "\n")
			c.warnAt(start+at[0], miss.remedy, "%q looks like %s, and is printed as letters", found, miss.what)
		}
	}
}

// noMarkup reports a value, or what looks like one, in words that are shown as they stand: those of a title or a picture.
func (c *converter) noMarkup(offset int, what, words string) {
	if strings.Contains(words, "{{") {
		c.errorAt(offset, "write it without {{ }}", "%s shows no values: %q", what, unmark(words))
	}
}

// altText is the text of a picture, in which nothing is filled.
func (c *converter) altText(n *ast.Image) string {
	_ = ast.Walk(n, func(child ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			switch child := child.(type) {
			case *valueNode:
				c.errorAt(child.offset, "write it without {{ }}", "the text of a picture shows no values: %q", child.id)
			case *citationNode:
				c.errorAt(child.offset, "put the citation into the text beside the picture", "the text of a picture shows no citations")
			case *xast.FootnoteLink:
				c.errorAt(offsetOf(n), "put the note into the text beside the picture", "the text of a picture calls no notes")
			}
		}
		return ast.WalkContinue, nil
	})
	values := len(c.doc.Values)
	text := Plain(c.inlines(n))
	c.doc.Values = c.doc.Values[:values]
	return text
}

var noteForm = regexp.MustCompile(`(?m)^ {0,3}\[\^([^\]\s]+)\]:(.*)$`)

// notesUsed warns of notes that no place calls, which no page shows, and of notes without text. Notes in literal text are
// not told from others; one that is called there is taken for called.
func (c *converter) notesUsed() {
	for _, m := range noteForm.FindAllSubmatchIndex(c.source, -1) {
		call := c.source[m[2]-2 : m[3]+1]
		calls := bytes.Count(c.source, call) - bytes.Count(c.source, append(bytes.Clone(call), ':'))
		if calls == 0 {
			c.warnAt(m[2]-2, "call it where it belongs: "+string(call), "nothing calls the note %s, and so no page shows it", call)
		}
		rest, _, _ := bytes.Cut(c.source[m[1]:], []byte("\n\n"))
		if len(bytes.TrimSpace(c.source[m[4]:m[5]])) == 0 && len(bytes.TrimSpace(rest)) == 0 {
			c.warnAt(m[2]-2, "write its text behind the colon", "the note %s has no text", call)
		}
	}
}
