// Package document reads the Markdown of documents and toolkit pages into a tree that every renderer draws.
//
// [Parse] turns a file into a [Document]: CommonMark with tables, footnotes and definition lists, and the
// project's own additions:
//
//	{{ need.reference | about }}      a value of the area, with a style
//	[@madigan-2023]                   a citation, which numbers itself
//	[ICB](term:icb)                   a word of the glossary
//	::: staffing-costs                a block, filled from the area's data
//	:::
//	::: when nation="wales"           a passage that only some areas show
//	:::
//
// A document is parsed once, and its tree never changed: package content makes other trees of it with a [Mapper], first the
// passages that an area reads and then those with its figures and tables. Every node knows its [Origin] in the file.
//
// Anything wrong is a [place.Problem] at its line and column. Values are never read as Markdown or HTML.
package document

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"casemaker/internal/place"
)

// A Document is a parsed Markdown file. It is read-only once parsed.
type Document struct {
	File    string
	Blocks  []Block
	Notes   map[string][]Block // footnotes by id
	Values  []*Value           // every value, in order
	Blocked []*Directive       // every directive, in order

	source []byte
}

// barMark stands for the bar inside {{ }} while Markdown is parsed, where a bar would end a table cell.
const barMark = '\x1f'

// Parse reads a Markdown text. Front matter must have been blanked out by the caller, line for line.
func Parse(file string, source []byte, problems *place.List) *Document {
	d := &Document{File: file, Notes: map[string][]Block{}, source: source}
	marked := markBars(source)
	root := markdown().Parser().Parse(text.NewReader(marked))
	c := &converter{doc: d, source: marked, problems: problems, ids: map[string]bool{}}
	d.Blocks = c.blocks(root)
	c.checkHeadings(d.Blocks)
	return d
}

// markdown is the dialect of documents.
func markdown() goldmark.Markdown {
	md := goldmark.New(
		goldmark.WithExtensions(extension.Table, extension.Footnote, extension.DefinitionList, extension.Strikethrough),
		goldmark.WithParserOptions(parser.WithAttribute()),
	)
	md.Parser().AddOptions(
		parser.WithBlockParsers(util.Prioritized(directiveParser{}, 450)),
		parser.WithInlineParsers(
			util.Prioritized(valueParser{}, 90),
			util.Prioritized(citationParser{}, 95),
		),
	)
	return md
}

// markBars replaces the bars inside {{ }} so that they do not split a table's cells.
func markBars(source []byte) []byte {
	if !bytes.Contains(source, []byte("{{")) {
		return source
	}
	marked := slices.Clone(source)
	for i := 0; i < len(marked); {
		open := bytes.Index(marked[i:], []byte("{{"))
		if open < 0 {
			break
		}
		open += i
		end := bytes.IndexAny(marked[open:], "}\n")
		if end < 0 {
			break
		}
		for j := open; j < open+end; j++ {
			if marked[j] == '|' {
				marked[j] = barMark
			}
		}
		i = open + end
	}
	return marked
}

// unmark gives literal text its bars back.
func unmark(s string) string {
	if strings.IndexByte(s, barMark) < 0 {
		return s
	}
	return strings.ReplaceAll(s, string(rune(barMark)), "|")
}

// Kinds of our own nodes in goldmark's tree.
var (
	kindValue     = ast.NewNodeKind("Value")
	kindCitation  = ast.NewNodeKind("Citation")
	kindDirective = ast.NewNodeKind("Directive")
)
