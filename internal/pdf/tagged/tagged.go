// Package tagged writes PDFs that everyone can read: drawn on a canvas of codeberg.org/go-pdf/fpdf, with the
// structure that PDF/UA-1 (accessibility) and PDF/A-2a (archiving) ask for.
//
// What is drawn belongs to the element that is open. What belongs to none, such as a page's header, is an artifact.
//
//	w := tagged.New()
//	w.AddPage(595.28, 841.89)
//	w.Begin(tagged.H1, tagged.Attributes{})
//	w.Text(set.Face(font.Bold), 24, 60, 90, tagged.Color{}, "Contents")
//	w.End()
//	w.Artifact(tagged.Footer, func() { w.Text(…) })
//	data, err := w.Finish(tagged.Metadata{Title: "Report", Lang: "en-GB", Date: date})
//
// [Writer.Draw] hands out the canvas itself for lines and shapes. An element may go on over a page break;
// [Writer.Resume] goes on with one that was ended. Coordinates are points from the top left of the page.
//
// The same calls give the same bytes. A Writer serves one document and one goroutine; faces are shared.
package tagged

import (
	"strconv"

	"codeberg.org/go-pdf/fpdf"

	"casemaker/internal/pdf/font"
)

// A Role is what an element is: a standard structure type of PDF 1.7.
type Role string

// The roles.
const (
	Document   Role = "Document"
	Sect       Role = "Sect"
	Div        Role = "Div"
	H1         Role = "H1"
	H2         Role = "H2"
	H3         Role = "H3"
	H4         Role = "H4"
	H5         Role = "H5"
	H6         Role = "H6"
	P          Role = "P"
	L          Role = "L"
	LI         Role = "LI"
	Lbl        Role = "Lbl"
	LBody      Role = "LBody"
	Table      Role = "Table"
	THead      Role = "THead"
	TBody      Role = "TBody"
	TR         Role = "TR"
	TH         Role = "TH"
	TD         Role = "TD"
	Caption    Role = "Caption"
	Figure     Role = "Figure"
	Link       Role = "Link"
	Reference  Role = "Reference"
	Note       Role = "Note"
	TOC        Role = "TOC"
	TOCI       Role = "TOCI"
	BlockQuote Role = "BlockQuote"
	Code       Role = "Code"
	Span       Role = "Span"
)

// Heading returns the role of a heading of a level, 1 to 6.
func Heading(level int) Role { return Role("H" + strconv.Itoa(min(max(level, 1), 6))) }

// An ArtifactKind says why something is drawn that no reader needs to hear.
type ArtifactKind string

// The kinds of artifact.
const (
	Header     ArtifactKind = "<</Type/Pagination/Subtype/Header>>"
	Footer     ArtifactKind = "<</Type/Pagination/Subtype/Footer>>"
	Layout     ArtifactKind = "<</Type/Layout>>"
	Background ArtifactKind = "<</Type/Layout/Subtype/Background>>"
)

// A Color is red, green and blue.
type Color [3]uint8

// A Writer draws one document.
type Writer struct {
	canvas   *fpdf.Fpdf
	pages    []*page
	stack    []*Element // open elements, the document first
	marked   bool       // marked content is open
	inside   bool       // of an artifact
	fonts    map[*font.Subset]bool
	order    []*Picture       // as first drawn
	pictures map[*Picture]int // their places in the order
	anchors  map[string]place
	links    []*link
	marks    []bookmark
	line     []byte // room for one drawing operation
	runs     []font.Run
	pen      pen
	height   float64
}

// A page lists which element each piece of marked content on it belongs to.
type page struct {
	owners []*Element
	links  []*link
}

// A pen is what text was drawn with last on the page, so that it need not be said again.
type pen struct {
	font  *font.Subset
	size  float64
	color Color
	known bool // the colour still is what it was
}

// New returns a Writer with no page yet. Its root element, [Document], is open.
func New() *Writer {
	canvas := fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", SizeStr: "A4"})
	canvas.SetAutoPageBreak(false, 0)
	canvas.SetMargins(0, 0, 0)
	canvas.SetCompression(false)
	canvas.SetCatalogSort(true)
	return &Writer{
		canvas: canvas, fonts: map[*font.Subset]bool{}, pictures: map[*Picture]int{}, anchors: map[string]place{},
		stack: []*Element{{role: Document}},
	}
}

// AddPage begins a page. Elements that are open stay so.
func (w *Writer) AddPage(width, height float64) {
	w.unmark()
	w.canvas.AddPageFormat("P", fpdf.SizeType{Wd: width, Ht: height})
	w.pages = append(w.pages, &page{})
	w.pen = pen{}
	w.height = height
}

// Pages is how many pages there are.
func (w *Writer) Pages() int { return len(w.pages) }

// Begin opens an element inside the one that is open.
func (w *Writer) Begin(role Role, a Attributes) *Element {
	parent := w.stack[len(w.stack)-1]
	e := &Element{role: role, parent: parent}
	if a != (Attributes{}) {
		own := a
		e.attributes = &own
	}
	parent.children = append(parent.children, child{element: e})
	w.Resume(e)
	return e
}

// Resume opens an element again that was ended, so that more can be drawn in it.
func (w *Writer) Resume(e *Element) {
	w.unmark()
	w.stack = append(w.stack, e)
}

// End closes the element that is open. It panics where none is.
func (w *Writer) End() {
	if len(w.stack) == 1 {
		panic("tagged: End without Begin")
	}
	w.unmark()
	w.stack = w.stack[:len(w.stack)-1]
}

// Artifact draws what belongs to no element.
func (w *Writer) Artifact(kind ArtifactKind, draw func()) {
	w.unmark()
	w.canvas.RawWriteStr("/Artifact " + string(kind) + " BDC")
	w.inside = true
	draw()
	w.inside = false
	w.canvas.RawWriteStr("EMC")
}

// Draw returns the canvas, ready to draw in the open element or artifact. Use it before anything else is called on
// the Writer; text goes through [Writer.Text], pictures through [Writer.Picture].
func (w *Writer) Draw() *fpdf.Fpdf {
	w.pen.known = false
	return w.mark()
}

// mark begins marked content of the open element, if it is not begun.
func (w *Writer) mark() *fpdf.Fpdf {
	if w.inside || w.marked {
		return w.canvas
	}
	e := w.stack[len(w.stack)-1]
	at := len(w.pages) - 1
	p := w.pages[at]
	number := len(p.owners)
	p.owners = append(p.owners, e)
	e.children = append(e.children, child{page: at, content: number})
	b := append(append(append(w.line[:0], '/'), e.role...), " <</MCID "...)
	w.line = append(strconv.AppendInt(b, int64(number), 10), ">> BDC"...)
	w.canvas.RawWriteStr(string(w.line))
	w.marked = true
	return w.canvas
}

// unmark ends the marked content that is open.
func (w *Writer) unmark() {
	if w.marked {
		w.canvas.RawWriteStr("EMC")
		w.marked = false
	}
}

// Text draws a line of text; y is its base line.
func (w *Writer) Text(f *font.Face, size, x, y float64, color Color, text string) {
	if text == "" {
		return
	}
	canvas := w.mark()
	b := append(w.line[:0], "BT "...)
	if !w.pen.known || w.pen.color != color {
		b = append(appendColor(b, color), ' ')
		w.pen.color, w.pen.known = color, true
	}
	w.runs = f.Encode(w.runs[:0], text)
	for i, run := range w.runs {
		w.fonts[run.Font] = true
		if w.pen.font != run.Font || w.pen.size != size {
			b = append(append(append(b, '/'), run.Font.ID...), ' ')
			b = append(appendNumber(b, size), " Tf "...)
			w.pen.font, w.pen.size = run.Font, size
		}
		if i == 0 {
			b = appendNumber(b, x)
			b = appendNumber(append(b, ' '), w.height-y)
			b = append(b, " Td "...)
		}
		b = appendString(b, run.Codes)
		b = append(b, " Tj "...)
	}
	b = append(b, "ET"...)
	w.line = b
	canvas.RawWriteStr(string(b))
}

// appendColor writes a colour to fill with.
func appendColor(b []byte, c Color) []byte {
	for _, v := range c {
		b = strconv.AppendFloat(b, float64(v)/255, 'f', 3, 64)
		b = append(b, ' ')
	}
	return append(b, "rg"...)
}

// appendNumber writes a number with up to two decimals.
func appendNumber(b []byte, v float64) []byte {
	b = strconv.AppendFloat(b, v, 'f', 2, 64)
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	if b[len(b)-1] == '.' {
		b = b[:len(b)-1]
	}
	return b
}

// appendString writes a string of bytes in parentheses.
func appendString(b, s []byte) []byte {
	b = append(b, '(')
	for _, c := range s {
		switch c {
		case '(', ')', '\\':
			b = append(b, '\\', c)
		case '\r':
			b = append(b, '\\', 'r')
		case '\n':
			b = append(b, '\\', 'n')
		default:
			b = append(b, c)
		}
	}
	return append(b, ')')
}
