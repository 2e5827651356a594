package pdf

import (
	"casemaker/internal/hexmap"
	"casemaker/internal/pdf/tagged"
)

// Marks that open and close elements, and that name places.
type (
	beginOp    struct{ node *node }
	endOp      struct{}
	anchorOp   struct{ name string }
	bookmarkOp struct {
		level int
		text  string
	}
)

// Marks that are decoration: artifacts, whatever element they stand in.
type (
	fillOp struct {
		x, y, w, h float64
		color      Color
	}
	lineOp struct {
		x, y, w float64
		thick   float64
		color   Color
		dotted  bool
	}
)

// A discOp is a filled circle around a place.
type discOp struct {
	x, y, r float64
	color   Color
}

// An arrowOp points down.
type arrowOp struct {
	x, y, h float64
	color   Color
}

// A mapOp is the map of hexagons, as wide as w, with the places of the document lit.
type mapOp struct {
	x, y, w            float64
	hexes              *hexmap.Map
	here               []hexmap.Shape
	lands, lit, ground Color
}

// A linkOp makes an area of the row lead somewhere; the open element is a link.
type linkOp struct {
	x, y, w, h float64
	target     string
	contents   string
}

// shifted moves an op to the right.
func shifted(m op, by float64) op {
	switch m := m.(type) {
	case textOp:
		m.x += by
		return m
	case fillOp:
		m.x += by
		return m
	case lineOp:
		m.x += by
		return m
	case discOp:
		m.x += by
		return m
	case arrowOp:
		m.x += by
		return m
	case mapOp:
		m.x += by
		return m
	case linkOp:
		m.x += by
		return m
	case pictureOp:
		m.x += by
		return m
	case imageOp:
		m.x += by
		return m
	}
	return m
}

func (m beginOp) paint(p *painter, _ float64) {
	if !p.muted {
		p.begin(m.node)
	}
}

func (endOp) paint(p *painter, _ float64) {
	if !p.muted {
		p.writer.End()
	}
}

// begin opens an element, again if it was open before.
func (p *painter) begin(n *node) {
	if n.element != nil {
		p.writer.Resume(n.element)
		return
	}
	var a tagged.Attributes
	if n.attributes != nil {
		a = *n.attributes
	}
	n.element = p.writer.Begin(n.role, a)
}

func (m anchorOp) paint(p *painter, y float64) {
	if !p.muted {
		p.writer.Anchor(m.name, y-6)
	}
}

func (m bookmarkOp) paint(p *painter, y float64) {
	p.writer.Bookmark(m.level, m.text, y-6)
}

func (m fillOp) paint(p *painter, y float64) {
	p.artifact(tagged.Background, func() { p.fill(marginSide+m.x, y+m.y, m.w, m.h, m.color) })
}

func (m lineOp) paint(p *painter, y float64) {
	p.artifact(tagged.Layout, func() {
		if !m.dotted {
			p.fill(marginSide+m.x, y+m.y-m.thick/2, m.w, m.thick, m.color)
			return
		}
		c := p.writer.Draw()
		c.SetDrawColor(int(m.color[0]), int(m.color[1]), int(m.color[2]))
		c.SetLineWidth(m.thick)
		c.SetDashPattern([]float64{m.thick, 3}, 0)
		c.Line(marginSide+m.x, y+m.y, marginSide+m.x+m.w, y+m.y)
		c.SetDashPattern(nil, 0)
	})
}

func (m discOp) paint(p *painter, y float64) {
	p.artifact(tagged.Background, func() {
		c := p.writer.Draw()
		c.SetFillColor(int(m.color[0]), int(m.color[1]), int(m.color[2]))
		c.Circle(marginSide+m.x, y+m.y, m.r, "F")
	})
}

func (m arrowOp) paint(p *painter, y float64) {
	p.artifact(tagged.Layout, func() {
		const head = 4.0
		x, top := marginSide+m.x, y+m.y
		p.fill(x-0.75, top, 1.5, m.h-head, m.color)
		c := p.writer.Draw()
		c.SetFillColor(int(m.color[0]), int(m.color[1]), int(m.color[2]))
		c.MoveTo(x-head, top+m.h-head-1)
		c.LineTo(x+head, top+m.h-head-1)
		c.LineTo(x, top+m.h)
		c.ClosePath()
		c.DrawPath("F")
	})
}

// height is how high the map is drawn.
func (m mapOp) height() float64 { return m.w * float64(m.hexes.Height) / float64(m.hexes.Width) }

// paint draws the map as decoration: the name of the place stands beside it.
func (m mapOp) paint(p *painter, y float64) {
	p.artifact(tagged.Background, func() {
		c := p.writer.Draw()
		scale := m.w / float64(m.hexes.Width)
		c.SetDrawColor(int(m.ground[0]), int(m.ground[1]), int(m.ground[2]))
		c.SetLineWidth(hexmap.Gap * scale)
		c.SetLineJoinStyle("round")
		draw := func(shapes []hexmap.Shape, color Color) {
			c.SetFillColor(int(color[0]), int(color[1]), int(color[2]))
			for _, s := range shapes {
				for _, ring := range s.Rings {
					for i, at := range ring {
						px, py := marginSide+m.x+float64(at.X)*scale, y+m.y+float64(at.Y)*scale
						if i == 0 {
							c.MoveTo(px, py)
						} else {
							c.LineTo(px, py)
						}
					}
					c.ClosePath()
				}
				c.DrawPath("B*")
			}
		}
		draw(m.hexes.Shapes, m.lands)
		draw(m.here, m.lit)
		const seen, few = 3.2, 3 // the least radius that is seen, and so many places at most that each has a disc
		if len(m.here) <= few && 7*scale < seen {
			for _, s := range m.here {
				if len(s.Rings) != 1 || len(s.Rings[0]) > 6 {
					continue // several hexagons are seen
				}
				c.SetLineWidth(1)
				c.Circle(marginSide+m.x+float64(s.Middle.X)*scale, y+m.y+float64(s.Middle.Y)*scale, seen, "FD")
			}
		}
		c.SetLineJoinStyle("miter")
	})
}

func (m linkOp) paint(p *painter, y float64) {
	if !p.muted {
		p.writer.Link(marginSide+m.x, y+m.y, m.w, m.h, m.target, m.contents)
	}
}

// paint draws text in its inline elements: those that it shares with the text before it stay open.
func (m textOp) paint(p *painter, y float64) {
	x, base := marginSide+m.x, y+m.y
	if !p.muted {
		if m.anchor != "" {
			p.writer.Anchor(m.anchor, base-2*m.size)
		}
	}
	depth := 0
	if !p.muted {
		depth = p.inline(m.node)
	}
	f := p.fonts.Face(m.style)
	p.writer.Text(f, m.size, x, base, m.color, m.text)
	if m.under {
		p.fill(x, base+m.size*0.11, m.width, m.size*0.055, m.color)
	}
	if m.struck {
		p.fill(x, base-m.size*0.28, m.width, m.size*0.055, m.color)
	}
	if link := linkOf(m.node); link != nil && !p.muted && p.leads(link) {
		p.link(link, x, base-m.size*0.9, m.width, m.size*1.2)
	}
	for range depth {
		p.writer.End()
	}
}

// inline opens the inline elements of a text, outermost first, and returns how many they are.
func (p *painter) inline(n *node) int {
	if n == nil {
		return 0
	}
	depth := p.inline(n.parent)
	if n.role == tagged.Link && !p.leads(n) {
		return depth
	}
	p.begin(n)
	return depth + 1
}

// link makes a rectangle lead where a link does. The innermost open element may be inside the link's.
func (p *painter) link(n *node, x, y, width, height float64) {
	p.writer.Resume(n.element)
	p.writer.Link(x, y, width, height, n.link.target, n.link.contents)
	p.writer.End()
}

// linkOf is the link that a text belongs to, or nil.
func linkOf(n *node) *node {
	for ; n != nil; n = n.parent {
		if n.role == tagged.Link {
			return n
		}
	}
	return nil
}

// leads reports whether a link has somewhere to lead.
func (p *painter) leads(n *node) bool {
	if n.link == nil || n.link.target == "" {
		return false
	}
	return n.link.target[0] != '#' || p.known[n.link.target[1:]]
}
