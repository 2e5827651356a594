package pdf

import (
	"casemaker/internal/document"
	"casemaker/internal/pdf/tagged"
)

// perPixel is how large a picture is drawn, as browsers do: 96 pixels to the inch.
const perPixel = 72.0 / 96

// figure draws a picture of the project as large as a page of the site does, where it fits.
func (l *layout) figure(m *document.Image) {
	picture := l.doc.Picture(m.URL)
	width, height := fitting(picture, l.width, bodyHeight(false)*0.7)
	l.after(4)
	l.add(row{height: height, ops: []op{newImageOp(picture, m.Alt, width, height)}})
	l.after(11)
}

// drawable is the picture that a paragraph consists of, where there is a file for it.
func (l *layout) drawable(p *document.Paragraph) *document.Image {
	m := p.Picture()
	if m == nil || l.doc.Picture == nil || l.doc.Picture(m.URL) == nil {
		return nil
	}
	return m
}

// logo draws the publisher's picture at the top of a document, and reports whether there is one.
func (l *layout) logo(high float64) bool {
	if l.theme.Logo == nil {
		return false
	}
	scale := min(high/float64(l.theme.Logo.Height), l.width/2/float64(l.theme.Logo.Width))
	width, height := float64(l.theme.Logo.Width)*scale, float64(l.theme.Logo.Height)*scale
	l.add(row{height: height, keep: true, ops: []op{newImageOp(l.theme.Logo, l.theme.LogoText, width, height)}})
	return true
}

// fitting is the size of a picture in points, no larger than a room.
func fitting(p *Picture, roomWidth, roomHeight float64) (width, height float64) {
	width, height = float64(p.Width)*perPixel, float64(p.Height)*perPixel
	scale := min(1, roomWidth/width, roomHeight/height)
	return width * scale, height * scale
}

// An imageOp is a picture in an element of its own.
type imageOp struct {
	picture       *Picture
	x             float64
	width, height float64
	node          *node
}

func newImageOp(p *Picture, alt string, width, height float64) imageOp {
	return imageOp{picture: p, width: width, height: height, node: &node{role: tagged.Figure, attributes: &tagged.Attributes{Alt: alt}}}
}

func (m imageOp) paint(p *painter, y float64) {
	x := marginSide + m.x
	p.begin(m.node)
	p.writer.Picture(m.picture, x, y, m.width, m.height)
	p.writer.SetBox(m.node.element, x, y, x+m.width, y+m.height)
	p.writer.End()
}
