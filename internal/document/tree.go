package document

import (
	"casemaker/internal/chart"
	"casemaker/internal/figure"
	"casemaker/internal/table"
)

// A Block is a piece of a document that stands on its own lines. As parsed, a document holds [Directive]
// blocks and [Value] inlines; once filled for an area it holds neither, only what a renderer can draw.
type Block interface{ block() }

// An Inline is a piece of a line.
type Inline interface{ inline() }

// AssumedMark stands raised behind every figure of the text that rests on an assumption, in every format.
const AssumedMark = "A"

// RangeMark stands between the ends of a range where there is little room.
const RangeMark = "–"

// Blocks.
type (
	// Heading is a section's title. Level is 1 to 6 and rises by one at a time; ID is its anchor,
	// unique in the document; Number ("2.3") is empty where the document does not number.
	Heading struct {
		Level  int
		ID     string
		Number string
		Text   []Inline
		Page   string // name of the page that begins here, where the document is published as several
		At     Origin
	}

	// Paragraph is running text.
	Paragraph struct{ Text []Inline }

	// List is bulleted, or numbered from Start, or lettered. A tight list has no space between its items.
	List struct {
		Ordered bool
		Letters bool // of an ordered list: a, b, c in place of numbers
		Start   int
		Tight   bool
		Items   []Item
	}

	// Definitions is a list of terms, each with what it means.
	Definitions struct{ Items []Definition }

	// Quote is text in someone else's words. By names who said it, where known.
	Quote struct {
		Blocks []Block
		By     []Inline
	}

	// Code is literal text, line breaks kept.
	Code struct{ Text string }

	// Rule is a break between passages.
	Rule struct{}

	// Grid is a table written in Markdown: words only. Tables of figures are [Table].
	Grid struct {
		Right []bool // which columns align right
		Head  [][]Inline
		Rows  [][][]Inline
	}

	// Table is a typed table from the model.
	Table struct{ *table.Table }

	// Chart is a typed chart from the model.
	Chart struct{ *chart.Chart }

	// KeyFigures are the few figures that a reader should leave with.
	KeyFigures struct{ Items []KeyFigure }

	// Callout is a passage set apart: a note or a warning.
	Callout struct {
		Kind   string // "note", "warning", or "fold": closed on a page until its title is pressed
		Title  string
		Blocks []Block
	}

	// LangBlock is a passage in another language than the document's, as a BCP 47 tag.
	LangBlock struct {
		Lang   string
		Blocks []Block
	}

	// Notes are the footnotes, in the order in which the text calls them.
	Notes struct{ Items []Note }

	// References are the sources cited, in the order of their numbers.
	References struct{ Items []Reference }

	// Directive is a fenced block, not yet filled: its name, attributes and the blocks inside it.
	Directive struct {
		Name       string
		Attributes []Attribute
		Blocks     []Block
		At         Origin // its opening line
	}

	// WhatIf is where a reader of a page tries figures of their own. Other formats have nothing for it.
	WhatIf struct{}
)

// Parts of blocks.
type (
	// Item is one entry of a list.
	Item struct{ Blocks []Block }

	// Definition is a term and its meanings.
	Definition struct {
		ID       string // anchor, where something leads to it
		Term     []Inline
		Meanings [][]Block
	}

	// KeyFigure is one figure with its label and, below it, how it is known.
	KeyFigure struct {
		Label  string
		Text   string         // the figure or range as printed: "330–780"
		Least  *figure.Figure // the lower end of a range, before RangeMark
		Figure *figure.Figure
		Detail string // "2022, counted"
		Source string // source id, where there is one
	}

	// Note is a footnote. ID is unique in the document; Number counts from 1; Uses is how many
	// places call it.
	Note struct {
		ID     string
		Number int
		Uses   int
		Blocks []Block
	}

	// Reference is a cited source as printed. Source is its id.
	Reference struct {
		Number int
		Source string
		Text   []Inline
	}

	// Attribute is one name="value" of a directive.
	Attribute struct {
		Name, Value string
		At          Origin // its name
	}
)

// Inlines.
type (
	// Text is plain words. It may hold any character; renderers escape it.
	Text struct {
		Value string
		At    Origin // where the first of them stand
	}

	// Emphasis is stressed text; Strong text matters more.
	Emphasis struct{ Text []Inline }
	// Strong is text that matters more than its surroundings.
	Strong struct{ Text []Inline }
	// Struck is text that no longer holds.
	Struck struct{ Text []Inline }

	// CodeSpan is literal text in a line.
	CodeSpan struct{ Text string }

	// Link leads to URL, which is absolute, relative to the site's root ("toolkit/examples/"), or "#id".
	Link struct {
		URL   string
		Title string
		Text  []Inline
		At    Origin
	}

	// Image is a picture of the project with its alternative text.
	Image struct {
		URL   string
		Title string
		Alt   string
		At    Origin
	}

	// Break ends a line; a soft break is printed as a space.
	Break struct{ Hard bool }

	// NoteCall calls footnote Number; Use counts its calls from 1, for the way back.
	NoteCall struct {
		ID     string
		Number int
		Use    int
	}

	// Citation calls source Number in the list of references.
	Citation struct {
		Number int
		Source string
		Use    int
		At     Origin
	}

	// Term is a word of the glossary with its definition.
	Term struct {
		ID   string
		Text []Inline
		At   Origin
	}

	// Value is a figure or text of the area, not yet filled.
	Value struct {
		ID    string
		Style figure.Style
		Opens bool // it opens a sentence: words begin with a capital
		At    Origin
	}

	// Number is a filled figure as it stands in the text.
	Number struct {
		Figure *figure.Figure
		Text   string
	}
)

func (*Heading) block()     {}
func (*Paragraph) block()   {}
func (*List) block()        {}
func (*Definitions) block() {}
func (*Quote) block()       {}
func (*Code) block()        {}
func (*Rule) block()        {}
func (*Grid) block()        {}
func (*Table) block()       {}
func (*Chart) block()       {}
func (*KeyFigures) block()  {}
func (*Callout) block()     {}
func (*LangBlock) block()   {}
func (*Notes) block()       {}
func (*References) block()  {}
func (*Directive) block()   {}
func (*WhatIf) block()      {}

func (*Text) inline()     {}
func (*Emphasis) inline() {}
func (*Strong) inline()   {}
func (*Struck) inline()   {}
func (*CodeSpan) inline() {}
func (*Link) inline()     {}
func (*Image) inline()    {}
func (*Break) inline()    {}
func (*NoteCall) inline() {}
func (*Citation) inline() {}
func (*Term) inline()     {}
func (*Value) inline()    {}
func (*Number) inline()   {}
