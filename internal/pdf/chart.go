package pdf

import (
	"casemaker/internal/chart"
	"casemaker/internal/pdf/font"
	"casemaker/internal/pdf/tagged"
)

// picture draws a chart that no table of bars can show: a figure with its title as a caption and its alternative text, and its
// figures in a table below.
func (l *layout) picture(c *chart.Chart) {
	if c.Kind == chart.Flow {
		l.flow(c)
		return
	}
	l.after(aroundTable)
	l.anchor(c.ID)
	first := len(l.rows)
	alt := c.Alt
	if alt == "" {
		alt = joined(". ", c.Title, c.Subtitle)
	}
	node := l.begin(tagged.Figure, tagged.Attributes{Alt: alt})
	l.chartCaption(c)
	m := pictureOp{picture: chart.Lay(c, l.width, smallSize), scale: 1, node: node}
	const below = 70 // for the note and the sources
	if room := bodyHeight(false) - heightOf(l.rows[first:]) - below; m.picture.Height > room {
		m.scale = room / m.picture.Height
	}
	l.add(row{height: m.picture.Height * m.scale, ops: []op{m}})
	l.end()
	sources := c.Sources
	if c.Table != nil && len(c.Table.Sources) > 0 {
		sources = nil // they stand below the table
	}
	l.small([]string{c.Note}, sources)
	l.after(8)
	if c.Table != nil {
		l.table(c.Table)
	}
	l.after(belowTable)
}

// A pictureOp is a laid out chart, drawn in the figure that is open.
type pictureOp struct {
	picture *chart.Picture
	scale   float64
	x       float64
	node    *node
}

func (m pictureOp) paint(p *painter, y float64) {
	c := &canvas{painter: p, x: marginSide + m.x, y: y, scale: m.scale}
	m.picture.Draw(c)
	p.writer.SetBox(m.node.element, c.x, y, c.x+m.picture.Width*m.scale, y+m.picture.Height*m.scale)
}

// A canvas draws a chart's shapes on a page.
type canvas struct {
	painter *painter
	x, y    float64
	scale   float64
}

// color is the theme's colour of an ink.
func (c *canvas) color(ink chart.Ink) Color {
	t := c.painter.theme
	switch ink {
	case chart.Faint:
		return t.Faint
	case chart.Axis, chart.Outline:
		return t.Edge
	case chart.Grid:
		return t.Rule
	case chart.Mark1:
		return t.Mark1
	case chart.Mark2:
		return t.Mark2
	case chart.Mark3:
		return t.Compare
	case chart.Panel:
		return t.Panel
	case chart.OnMark:
		return Color{255, 255, 255}
	}
	return t.Ink
}

func (c *canvas) Rect(x, y, w, h float64, ink chart.Ink) {
	c.painter.fill(c.x+x*c.scale, c.y+y*c.scale, w*c.scale, h*c.scale, c.color(ink))
}

func (c *canvas) Polygon(points []chart.Point, ink chart.Ink) {
	draw, color := c.painter.writer.Draw(), c.color(ink)
	draw.SetFillColor(int(color[0]), int(color[1]), int(color[2]))
	c.path(points)
	draw.ClosePath()
	draw.DrawPath("F")
}

func (c *canvas) Polyline(points []chart.Point, s chart.Stroke) {
	draw, color := c.painter.writer.Draw(), c.color(s.Ink)
	draw.SetDrawColor(int(color[0]), int(color[1]), int(color[2]))
	draw.SetLineWidth(s.Width * c.scale)
	if s.Dashed {
		draw.SetDashPattern([]float64{5 * c.scale, 3 * c.scale}, 0)
	}
	c.path(points)
	draw.DrawPath("D")
	if s.Dashed {
		draw.SetDashPattern(nil, 0)
	}
}

func (c *canvas) path(points []chart.Point) {
	draw := c.painter.writer.Draw()
	for i, p := range points {
		if i == 0 {
			draw.MoveTo(c.x+p.X*c.scale, c.y+p.Y*c.scale)
		} else {
			draw.LineTo(c.x+p.X*c.scale, c.y+p.Y*c.scale)
		}
	}
}

func (c *canvas) Text(x, y float64, text string, size float64, bold bool, anchor chart.Anchor, ink chart.Ink) {
	style := font.Regular
	if bold {
		style = font.Bold
	}
	f := c.painter.fonts.Face(style)
	text = c.painter.printed(f, text)
	width := f.Width(text, size)
	switch anchor {
	case chart.Middle:
		x -= width / 2
	case chart.End:
		x -= width
	}
	c.painter.writer.Text(f, size*c.scale, c.x+x*c.scale, c.y+y*c.scale, c.color(ink), text)
}
