package chart

// A Picture is a chart laid out: shapes from the top left, in the order in which they are drawn.
type Picture struct {
	Width, Height float64
	shapes        []shape
}

// An Ink is what a shape is for; a canvas knows its colour.
type Ink string

// The inks. Marks are the data; the rest is there to read them by.
const (
	Text    Ink = "text"
	Faint   Ink = "faint"
	Axis    Ink = "axis"
	Grid    Ink = "grid"
	Mark1   Ink = "mark-1" // the area, the main series
	Mark2   Ink = "mark-2" // the one contrast
	Mark3   Ink = "mark-3" // a comparison
	Panel   Ink = "back"
	OnMark  Ink = "on-mark" // text on a mark
	Outline Ink = "outline"
)

// IsMark reports whether an ink draws data.
func (i Ink) IsMark() bool { return i == Mark1 || i == Mark2 || i == Mark3 }

// A Point is a place in a picture.
type Point struct{ X, Y float64 }

// A Stroke is how a line is drawn.
type Stroke struct {
	Ink    Ink
	Width  float64
	Dashed bool
}

// An Anchor says which point of a text its place is.
type Anchor int

// The anchors.
const (
	Start Anchor = iota
	Middle
	End
)

// A Canvas draws the shapes of pictures.
type Canvas interface {
	Rect(x, y, w, h float64, ink Ink)
	Polygon(points []Point, ink Ink)
	Polyline(points []Point, stroke Stroke)
	// Text draws one line; y is its base line.
	Text(x, y float64, text string, size float64, bold bool, anchor Anchor, ink Ink)
}

// A shape draws itself on a canvas.
type shape func(Canvas)

// Draw draws the picture.
func (p *Picture) Draw(c Canvas) {
	for _, s := range p.shapes {
		s(c)
	}
}

// Lay places a chart in a width, with text of a size. The size counts for what people read: a picture that a page
// shows smaller than its width needs larger text.
func Lay(c *Chart, width, size float64) *Picture {
	b := &builder{chart: c, picture: &Picture{Width: width}, size: size, line: size * 1.35}
	switch c.Kind {
	case Flow:
		b.flow()
	case Line:
		b.curves()
	case Stack:
		b.stacks()
	case Range:
		b.ranges()
	case Hundred:
		b.hundred()
	default:
		b.bars()
	}
	b.picture.Height = b.y
	return b.picture
}

// A builder lays a chart out from the top down.
type builder struct {
	chart   *Chart
	picture *Picture
	size    float64
	line    float64 // height of a line of text
	y       float64 // how far the picture reaches
}

func (b *builder) add(s shape) { b.picture.shapes = append(b.picture.shapes, s) }

func (b *builder) rect(x, y, w, h float64, ink Ink) {
	b.add(func(c Canvas) { c.Rect(x, y, w, h, ink) })
}

func (b *builder) polygon(ink Ink, points ...Point) {
	b.add(func(c Canvas) { c.Polygon(points, ink) })
}

func (b *builder) polyline(stroke Stroke, points ...Point) {
	b.add(func(c Canvas) { c.Polyline(points, stroke) })
}

func (b *builder) text(x, y float64, text string, bold bool, anchor Anchor, ink Ink) {
	if text == "" {
		return
	}
	size := b.size
	b.add(func(c Canvas) { c.Text(x, y, text, size, bold, anchor, ink) })
}

// paragraph prints text in lines of a width from the top of the room that is left, and returns where it ends.
func (b *builder) paragraph(x, y, width float64, text string, bold bool, ink Ink) float64 {
	for _, line := range wrap(text, width, b.size, bold) {
		b.text(x, y+b.line*0.78, line, bold, Start, ink)
		y += b.line
	}
	return y
}
