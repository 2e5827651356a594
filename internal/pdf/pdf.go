// Package pdf lays a filled document out on A4 pages and writes it as a PDF that is tagged for accessibility
// (PDF/UA-1) and fit for archives (PDF/A-2a).
//
// The work goes in three steps. A [layout] turns blocks into rows, which no page break parts: a line of text, a row of
// a table, a chart. [paginate] puts rows on pages. A [painter] draws the pages. Rows are drawn from ops: text,
// shapes, and where an element of the document's structure begins and ends; so what is drawn and what is read aloud
// come in one order.
//
//	fonts, err := font.Prepare()
//	out, err := pdf.Render(pdf.Document{Title: "Business case", Area: "Leeds", Blocks: blocks}, fonts, pdf.DefaultTheme())
//
// A new kind of block gets a case in [layout.block] and a file of its own that adds rows. Everything printed besides
// the document's own words stands in [Words]. The same document gives the same bytes: dates come from the caller.
package pdf

import (
	"fmt"
	"slices"
	"time"

	"casemaker/internal/address"
	"casemaker/internal/document"
	"casemaker/internal/hexmap"
	"casemaker/internal/pdf/font"
	"casemaker/internal/pdf/tagged"
)

// A Document is what one PDF says. Only Title and Lang are required.
type Document struct {
	Title        string
	Subtitle     string
	Area         string
	Organisation string // that publishes it; also its author
	Unsigned     string // said in its place where no organisation has put its name to it
	Footer       string // the same at the foot of every page, where there is less room; Unsigned where it is empty
	Subject      string
	Keywords     []string
	Lang         string
	Date         time.Time
	DateText     string // as printed
	Version      string
	Status       string
	Notice       string         // at the front, such as that the area is made up
	Cover        bool           // a page of its own for the title
	Contents     bool           // a list of the headings with their pages
	AtMost       int            // pages: with more, its text is set closer, as far as it may be read; 0 for any number
	Map          *hexmap.Map    // or nil
	Here         []hexmap.Shape // the places of the document on it
	Page         string         // address of the same document as a page, "" where not known
	Blocks       []document.Block

	// Link says where a link of the text leads from a file that stands by itself, or nothing where that is not known: then its
	// words are printed. One whose site has no
	// address leaves it out.
	Link func(url string) string

	// Picture finds a picture by its address in the text, or returns nil: then its words are printed. A document
	// without pictures leaves it out.
	Picture func(url string) *Picture
}

// leads is where a link of the text leads.
func (d *Document) leads(url string) string {
	if d.Link == nil {
		return address.Parts(nil).Outside("", "", url)
	}
	return d.Link(url)
}

// Output is a written PDF and what there is to say of it.
type Output struct {
	Data    []byte
	Pages   int
	Missing []Missing // characters that the typefaces lack
	Sparse  []int     // pages that are less than 40% full, other than a cover and the last of the list of contents and of the body
}

// A Missing is a character that was drawn as [font.MissingGlyph], and the text around its first place. It can still be
// searched, copied and read aloud.
type Missing struct {
	Rune   rune
	Around string
}

// Render writes a document as a PDF.
func Render(d Document, fonts *font.Set, theme *Theme) (Output, error) {
	l, pages := laidOut(d, fonts, theme, false)
	if d.AtMost > 0 && len(pages) > d.AtMost {
		l, pages = laidOut(d, fonts, theme, true)
	}
	p := &painter{doc: d, fonts: fonts, theme: theme, known: l.known, missing: l.missing, writer: tagged.New()}
	p.pages(pages)
	data, err := p.writer.Finish(metadata(d))
	if err != nil {
		return Output{}, fmt.Errorf("writing the PDF %q: %w", d.Title, err)
	}
	return Output{Data: data, Pages: len(pages), Missing: l.missing.sorted(), Sparse: sparse(pages)}, nil
}

// sparse are the numbers of pages that look forgotten.
func sparse(pages []page) []int {
	const least = 0.4
	var all []int
	for i, pg := range pages {
		if !pg.last && pg.used() < least {
			all = append(all, i+1)
		}
	}
	return all
}

// last marks the last page of a part.
func last(pages []page) []page {
	if n := len(pages); n > 0 {
		pages[n-1].last = true
	}
	return pages
}

// laidOut lays a document out, tight or as usual.
func laidOut(d Document, fonts *font.Set, theme *Theme, tight bool) (*layout, []page) {
	l := newLayout(d, fonts, theme)
	l.tight = tight
	blocks := d.Blocks
	if !d.Cover && !d.Contents {
		blocks = l.titleBlock(d)
	}
	l.blocks(blocks)
	l.endSections(0)
	return l, l.paged(d, l.paginated(d.AtMost))
}

// paged puts the pages at the front of a document before those of its body.
func (l *layout) paged(d Document, body []page) []page {
	front := newLayout(d, l.fonts, l.theme)
	front.known, front.missing = l.known, l.missing
	var pages []page
	if d.Cover {
		front.cover(d)
		pages = last(paginate(front.take()))
	}
	if d.Contents {
		pages = front.withContents(pages, body)
	}
	pages = append(pages, last(body)...)
	if len(pages) == 0 {
		pages = []page{{}}
	}
	return pages
}

// A closeness is how much closer than usual the rows of a document stand.
type closeness struct {
	space float64 // of the usual room between rows
	line  float64 // height of a line of running text
}

// closer are the ways to set a document closer, each closer than the one before. Letters keep their size.
var closer = []closeness{{0.8, 15.2}, {0.6, 14.6}, {0.45, 14.2}, {0.35, 14}}

// A last page that is used less than this is saved where setting rows closer saves it.
const fewLines = 0.3

// paginated puts the rows on pages: closer than usual where there would be too many, or where a last page with a few lines is saved by it;
// and wider apart where there is but one page, which is then used to its foot.
func (l *layout) paginated(atMost int) []page {
	body := paginate(l.rows)
	count := func(p []page) int { return len(l.paged(l.doc, p)) }
	for _, as := range closer {
		many := atMost > 0 && count(body) > atMost
		few := len(body) > 1 && body[len(body)-1].used() < fewLines
		if !many && !few {
			break
		}
		if next := paginate(as.set(l.rows)); many || len(next) < len(body) {
			body = next
		}
	}
	for space := 1.7; len(body) == 1 && space > 1.05; space -= 0.1 {
		next := paginate(closeness{space, lineHeight}.set(l.rows))
		if len(next) == 1 && next[0].used() < 0.985 && body[0].used() > 0.6 {
			return next
		}
	}
	return body
}

// set sets rows closer.
func (c closeness) set(rows []row) []row {
	rows = slices.Clone(rows)
	for i := range rows {
		rows[i].before *= c.space
		if rows[i].height == lineHeight {
			rows[i].height = c.line
		}
	}
	return rows
}

func metadata(d Document) tagged.Metadata {
	m := tagged.Metadata{Title: d.Title, Author: d.Organisation, Subject: d.Subject, Lang: d.Lang, Program: "casemaker", Date: d.Date}
	if d.Area != "" {
		m.Title = d.Title + " – " + d.Area
	}
	if m.Lang == "" {
		m.Lang = "en-GB"
	}
	for i, word := range d.Keywords {
		if i > 0 {
			m.Keywords += ", "
		}
		m.Keywords += word
	}
	return m
}

// missing gathers the characters that the fonts lack, each with the text around its first place.
type missing map[rune]string

func (m missing) note(r rune, text string, at int) {
	if _, known := m[r]; known {
		return
	}
	const reach = 24
	from, to := max(0, at-reach), min(len(text), at+reach)
	for from > 0 && text[from]&0xC0 == 0x80 {
		from--
	}
	for to < len(text) && text[to]&0xC0 == 0x80 {
		to++
	}
	m[r] = text[from:to]
}

func (m missing) sorted() []Missing {
	var all []Missing
	for r, around := range m {
		all = append(all, Missing{Rune: r, Around: around})
	}
	slices.SortFunc(all, func(a, b Missing) int { return int(a.Rune - b.Rune) })
	return all
}
