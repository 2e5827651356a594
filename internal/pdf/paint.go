package pdf

import (
	"cmp"
	"strings"

	"casemaker/internal/pdf/font"
	"casemaker/internal/pdf/tagged"
)

// A painter draws pages.
type painter struct {
	doc     Document
	fonts   *font.Set
	theme   *Theme
	known   map[string]bool // anchors
	missing missing
	writer  *tagged.Writer
	muted   bool    // what is drawn belongs to no element
	width   float64 // of the page
	height  float64
	top     float64 // of the rows of the page
}

// pages draws every page. The header and footer come last on each: they belong to no element.
func (p *painter) pages(pages []page) {
	for i, pg := range pages {
		p.width, p.height = pageShort, pageLong
		if pg.landscape {
			p.width, p.height = pageLong, pageShort
		}
		p.top = pg.top()
		p.writer.AddPage(p.width, p.height)
		p.frames(pg)
		for _, r := range pg.placed {
			p.row(r)
		}
		if i > 0 || !p.doc.Cover {
			p.headerFooter(i+1, len(pages))
		}
	}
}

func (p *painter) row(r placed) {
	if r.again {
		p.artifact(tagged.Header, func() {
			for _, m := range r.repeat.ops {
				m.paint(p, p.top+r.y-r.repeat.height)
			}
		})
	}
	for _, m := range r.ops {
		m.paint(p, p.top+r.y)
	}
}

// artifact draws what belongs to no element.
func (p *painter) artifact(kind tagged.ArtifactKind, draw func()) {
	if p.muted {
		draw()
		return
	}
	p.muted = true
	p.writer.Artifact(kind, draw)
	p.muted = false
}

// frames draws the grounds and bars behind the rows of a page.
func (p *painter) frames(pg page) {
	type extent struct {
		frame       *frame
		from, to    float64
		first, last bool // its first rows are on this page, and its last
	}
	var all []*extent
	index := map[*frame]*extent{}
	for _, r := range pg.placed {
		for _, f := range r.frames {
			e := index[f]
			if e == nil {
				e = &extent{frame: f, from: r.y}
				index[f] = e
				all = append(all, e)
			}
			e.to = r.y + r.height
			e.first = e.first || r.starts == f
			e.last = e.last || r.finishes == f
		}
	}
	for _, e := range all {
		p.artifact(tagged.Background, func() { p.frame(e.frame, p.top+e.from, e.to-e.from, e.first, e.last) })
	}
}

// frame draws a frame on one page. Its border stays open where the frame goes on, from the page before or on the next.
func (p *painter) frame(f *frame, y, height float64, first, last bool) {
	x := marginSide + f.x
	if f.ground != nil {
		p.fill(x, y, f.width, height, *f.ground)
	}
	if f.border != nil {
		c := p.writer.Draw()
		c.SetDrawColor(int(f.border[0]), int(f.border[1]), int(f.border[2]))
		c.SetLineWidth(1)
		if first && last {
			c.RoundedRect(x, y, f.width, height, 7, "1234", "D")
		} else {
			left, right, bottom := x, x+f.width, y+height
			if first {
				c.MoveTo(left, bottom)
				c.LineTo(left, y)
				c.LineTo(right, y)
				c.LineTo(right, bottom)
			} else {
				c.MoveTo(left, y)
				c.LineTo(left, bottom)
				if last {
					c.LineTo(right, bottom)
				} else {
					c.MoveTo(right, bottom)
				}
				c.LineTo(right, y)
			}
			c.DrawPath("D")
		}
	}
	if f.bar != nil {
		p.fill(x, y, 4, height, *f.bar)
	}
}

func (p *painter) fill(x, y, w, h float64, color Color) {
	c := p.writer.Draw()
	c.SetFillColor(int(color[0]), int(color[1]), int(color[2]))
	c.Rect(x, y, w, h, "F")
}

// headerFooter draws the running header and footer.
func (p *painter) headerFooter(number, of int) {
	const size = 9.0
	right := p.width - marginSide
	f := p.fonts.Face(font.Regular)
	words := p.theme.Words
	if number > 1 { // the first page begins with the title
		p.artifact(tagged.Header, func() {
			y := 38.0
			p.fit(p.doc.Title, marginSide, y, size, right-marginSide-160, false)
			p.fit(p.doc.Area, right, y, size, 150, true)
			p.fill(marginSide, y+7, right-marginSide, 0.6, p.theme.Rule)
		})
	}
	p.artifact(tagged.Footer, func() {
		y := p.height - 28
		p.fill(marginSide, y-14, right-marginSide, 0.6, p.theme.Rule)
		said := joined(" · ", cmp.Or(p.doc.Organisation, p.doc.Footer, p.doc.Unsigned), p.doc.Status, p.doc.DateText)
		p.fit(said, marginSide, y, size, right-marginSide-90, false)
		text := words.Page + " " + itoa(number) + " " + words.Of + " " + itoa(of)
		p.writer.Text(f, size, right-f.Width(text, size), y, p.theme.Faint, text)
	})
}

// fit draws a line of small text, cut to a width; aligned right, x is its right end.
func (p *painter) fit(text string, x, y, size, width float64, right bool) {
	f := p.fonts.Face(font.Regular)
	text = p.printed(f, text)
	if f.Width(text, size) > width {
		for text != "" && f.Width(text+"…", size) > width {
			runes := []rune(text)
			text = string(runes[:len(runes)-1])
		}
		text = strings.TrimRight(text, " ") + "…"
	}
	if right {
		x -= f.Width(text, size)
	}
	p.writer.Text(f, size, x, y, p.theme.Faint, text)
}

// printed is what is drawn of a text in one face: no character that only steers, and a note of each that the face lacks.
func (p *painter) printed(f *font.Face, text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case font.Invisible(r):
			return -1
		case !f.Has(r):
			p.missing.note(r, text, strings.IndexRune(text, r))
		}
		return r
	}, text)
}

// joined joins what is said of several things.
func joined(with string, parts ...string) string {
	var said []string
	for _, s := range parts {
		if s != "" {
			said = append(said, s)
		}
	}
	return strings.Join(said, with)
}
