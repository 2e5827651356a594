package pdf

import (
	"strings"

	"codeberg.org/go-pdf/fpdf"
)

// A color is red, green and blue, 0 to 255.
type color [3]int

// A Theme is the colours of a document; the same tokens as the site's light ones.
type Theme struct {
	Ink, Faint, Link, Brand, Rule, Edge, Panel, Mark, Contrast color
}

// DefaultTheme is the built-in look.
func DefaultTheme() *Theme {
	return &Theme{
		Ink: color{0x1b, 0x1f, 0x2a}, Faint: color{0x4b, 0x4f, 0x5a}, Link: color{0x0b, 0x4f, 0x8c}, Brand: color{0x0d, 0x4f, 0x4c},
		Rule: color{0xcf, 0xc9, 0xbd}, Edge: color{0x74, 0x70, 0x6a}, Panel: color{0xf4, 0xf1, 0xea},
		Mark: color{0x12, 0x43, 0x6d}, Contrast: color{0xd4, 0x50, 0x1a},
	}
}

// A painter draws pages.
type painter struct {
	document Document
	faces    *Faces
	theme    *Theme
	pdf      *fpdf.Fpdf
	links    map[string]int // anchor to the library's link
	placed   map[string]bool
}

func newPainter(d Document, faces *Faces, theme *Theme) *painter {
	f := fpdf.NewCustom(&fpdf.InitType{OrientationStr: "P", UnitStr: "pt", SizeStr: "A4"})
	f.SetAutoPageBreak(false, 0)
	f.SetMargins(0, 0, 0)
	f.SetCatalogSort(true)
	f.SetCreationDate(d.Date)
	f.SetModificationDate(d.Date)
	f.SetTitle(d.Title, true)
	f.SetAuthor(d.Organisation, true)
	f.SetSubject(d.Subject, true)
	f.SetKeywords("parent-infant relationship team, "+d.Area, true)
	f.SetCreator("casemaker", true)
	f.SetProducer("casemaker", true)
	f.SetLang(d.Lang)
	f.SetDisplayMode("fullpage", "continuous")
	for s, name := range names {
		f.AddUTF8FontFromBytes(name[0], name[1], faces.files[s])
	}
	return &painter{document: d, faces: faces, theme: theme, pdf: f, links: map[string]int{}, placed: map[string]bool{}}
}

// paint draws all pages; the front ones have no bookmarks of their own but the contents.
func (p *painter) paint(pages []page, front int) {
	for _, pg := range pages {
		for _, b := range pg.placed {
			for _, anchor := range b.anchors {
				if _, twice := p.links[anchor]; !twice {
					p.links[anchor] = p.pdf.AddLink()
				}
			}
		}
	}
	for i, pg := range pages {
		p.pdf.AddPage()
		for _, b := range pg.placed {
			p.box(b, i+1)
		}
		if front == 0 || i > 0 {
			p.running(i+1, len(pages))
		}
	}
}

func (p *painter) box(b placed, number int) {
	top := marginTop + b.y
	for _, anchor := range b.anchors {
		if !p.placed[anchor] {
			p.placed[anchor] = true
			p.pdf.SetLink(p.links[anchor], top, number)
		}
	}
	if b.heading != nil {
		p.pdf.Bookmark(b.heading.text, max(0, min(b.heading.level, 3)-2), top)
	}
	for _, m := range b.marks {
		p.mark(m, marginSide, top)
	}
}

func (p *painter) mark(m mark, left, top float64) {
	x, y := left+m.x, top+m.y
	switch m.kind {
	case textMark:
		if m.text == "" {
			return
		}
		p.pdf.SetFont(names[m.style][0], names[m.style][1], m.size)
		p.pdf.SetTextColor(m.color[0], m.color[1], m.color[2])
		p.pdf.Text(x, y, m.text)
	case fillMark:
		p.pdf.SetFillColor(m.color[0], m.color[1], m.color[2])
		p.pdf.Rect(x, y, m.w, m.h, "F")
	case lineMark:
		p.pdf.SetDrawColor(m.color[0], m.color[1], m.color[2])
		p.pdf.SetLineWidth(0.6)
		p.pdf.Line(x, y, x+m.w, y)
	case linkMark:
		p.link(m, x, y)
	}
}

func (p *painter) link(m mark, x, y float64) {
	if anchor, ok := strings.CutPrefix(m.link, "#"); ok {
		if id, known := p.links[anchor]; known {
			p.pdf.Link(x, y, m.w, m.h, id)
		}
		return
	}
	p.pdf.LinkString(x, y, m.w, m.h, m.link)
}

// running draws the header and footer of a page.
func (p *painter) running(number, of int) {
	d := p.document
	look := mark{kind: textMark, style: regular, size: 9, color: p.theme.Faint}
	left := look
	running := d.Title
	if !strings.Contains(running, d.Area) {
		running += " · " + d.Area
	}
	left.text, left.y = p.faces.drawable(regular, running), 40
	p.mark(left, marginSide, 0)
	right := look
	right.text = "Page " + itoa(number) + " of " + itoa(of)
	right.x, right.y = bodyWidth-p.faces.width(regular, 9, right.text), pageHeight-34
	p.mark(right, marginSide, 0)
	foot := look
	foot.text, foot.y = p.faces.drawable(regular, details(d)), pageHeight-34
	p.mark(foot, marginSide, 0)
	p.mark(mark{kind: lineMark, y: 47, w: bodyWidth, color: p.theme.Rule}, marginSide, 0)
}
