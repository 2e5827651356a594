package word

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"math"
	"slices"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"
	"golang.org/x/image/vector"

	"casemaker/internal/chart"
	"casemaker/internal/palette"
	"casemaker/internal/typeface"
)

// density is how many pixels of a fallback picture make a point: enough for print at office quality.
const density = 2.0

// inks are the colours of shapes, those of pages in the light.
var inks = func() map[chart.Ink]color.NRGBA {
	s := palette.Light()
	inked := func(c palette.Color) color.NRGBA { return color.NRGBA{c.R, c.G, c.B, 255} }
	return map[chart.Ink]color.NRGBA{
		chart.Text: inked(s.Ink), chart.Faint: inked(s.Faint), chart.Axis: inked(s.Edge), chart.Grid: inked(s.Rule), chart.Mark1: inked(s.Mark),
		chart.Mark2: inked(s.Mark2), chart.Mark3: inked(s.Compare), chart.Panel: inked(s.Panel), chart.OnMark: {255, 255, 255, 255}, chart.Outline: inked(s.Edge),
	}
}()

// faces are the typefaces of pictures, read once.
var faces = sync.OnceValue(func() [2]*opentype.Font {
	var all [2]*opentype.Font
	for i, data := range [][]byte{typeface.Sans, typeface.SansBold} {
		f, err := opentype.Parse(data)
		if err != nil {
			panic("word: the built-in typeface cannot be read: " + err.Error())
		}
		all[i] = f
	}
	return all
})

// raster draws a picture as PNG. The picture has few colours, so that it is small: shades between ink and paper are rounded.
func raster(p *chart.Picture) []byte {
	bounds := image.Rect(0, 0, int(math.Ceil(p.Width*density)), int(math.Ceil(p.Height*density)))
	c := canvases.Get().(*canvas)
	defer canvases.Put(c)
	c.clear(bounds)
	p.Draw(c)
	var out bytes.Buffer
	encoder := png.Encoder{CompressionLevel: png.BestSpeed, BufferPool: c}
	if err := encoder.Encode(&out, c.paletted()); err != nil {
		panic("word: a picture cannot be written as PNG: " + err.Error())
	}
	return out.Bytes()
}

// canvases are drawn on one after the other: there are a dozen pictures an area.
var canvases = sync.Pool{New: func() any { return &canvas{faces: map[size]font.Face{}} }}

type size struct {
	points float64
	bold   bool
}

// A canvas draws the shapes of a chart as pixels. Its paper is opaque, so that an image.RGBA, which is fast to draw on, holds the
// colours as they are.
type canvas struct {
	image   image.RGBA
	indexed image.Paletted
	faces   map[size]font.Face
	room    *png.EncoderBuffer
}

// clear makes the canvas white.
func (c *canvas) clear(bounds image.Rectangle) {
	n := bounds.Dx() * bounds.Dy()
	c.image = image.RGBA{Pix: slices.Grow(c.image.Pix[:0], 4*n)[:4*n], Stride: 4 * bounds.Dx(), Rect: bounds}
	c.indexed = image.Paletted{Pix: slices.Grow(c.indexed.Pix[:0], n)[:n], Stride: bounds.Dx(), Rect: bounds}
	draw.Draw(&c.image, bounds, image.White, image.Point{}, draw.Src)
}

// Get implements [png.EncoderBufferPool].
func (c *canvas) Get() *png.EncoderBuffer { return c.room }

// Put implements [png.EncoderBufferPool].
func (c *canvas) Put(room *png.EncoderBuffer) { c.room = room }

// fill draws a shape. Only the pixels around it are gone through.
func (c *canvas) fill(points []chart.Point, ink chart.Ink) {
	low, high := points[0], points[0]
	for _, p := range points {
		low.X, low.Y = min(low.X, p.X), min(low.Y, p.Y)
		high.X, high.Y = max(high.X, p.X), max(high.Y, p.Y)
	}
	around := image.Rect(int(low.X*density), int(low.Y*density), int(high.X*density)+1, int(high.Y*density)+1).Intersect(c.image.Bounds())
	if around.Empty() {
		return
	}
	r := vector.NewRasterizer(around.Dx(), around.Dy())
	for i, p := range points {
		x, y := float32(p.X*density-float64(around.Min.X)), float32(p.Y*density-float64(around.Min.Y))
		if i == 0 {
			r.MoveTo(x, y)
		} else {
			r.LineTo(x, y)
		}
	}
	r.ClosePath()
	r.Draw(&c.image, around, image.NewUniform(inks[ink]), image.Point{})
}

// Rect implements [chart.Canvas].
func (c *canvas) Rect(x, y, w, h float64, ink chart.Ink) {
	r := image.Rect(int(math.Round(x*density)), int(math.Round(y*density)), int(math.Round((x+w)*density)), int(math.Round((y+h)*density)))
	if w > 0 && r.Dx() == 0 {
		r.Max.X++
	}
	if h > 0 && r.Dy() == 0 {
		r.Max.Y++
	}
	draw.Draw(&c.image, r, image.NewUniform(inks[ink]), image.Point{}, draw.Over)
}

// Polygon implements [chart.Canvas].
func (c *canvas) Polygon(points []chart.Point, ink chart.Ink) { c.fill(points, ink) }

// Polyline implements [chart.Canvas]: each piece is a thin rectangle along it.
func (c *canvas) Polyline(points []chart.Point, s chart.Stroke) {
	for i := 1; i < len(points); i++ {
		from, to := points[i-1], points[i]
		length := math.Hypot(to.X-from.X, to.Y-from.Y)
		if length == 0 {
			continue
		}
		dx, dy := (to.X-from.X)/length, (to.Y-from.Y)/length
		const dash, gap = 5.0, 3.0
		step := length
		if s.Dashed {
			step = dash + gap
		}
		for at := 0.0; at < length; at += step {
			end := length
			if s.Dashed {
				end = min(length, at+dash)
			}
			nx, ny := -dy*s.Width/2, dx*s.Width/2
			ax, ay, bx, by := from.X+dx*at, from.Y+dy*at, from.X+dx*end, from.Y+dy*end
			c.fill([]chart.Point{{X: ax + nx, Y: ay + ny}, {X: bx + nx, Y: by + ny}, {X: bx - nx, Y: by - ny}, {X: ax - nx, Y: ay - ny}}, s.Ink)
		}
	}
}

// Text implements [chart.Canvas].
func (c *canvas) Text(x, y float64, text string, points float64, bold bool, anchor chart.Anchor, ink chart.Ink) {
	face := c.face(size{points, bold})
	d := font.Drawer{Dst: &c.image, Src: image.NewUniform(inks[ink]), Face: face}
	switch width := float64(d.MeasureString(text)) / 64 / density; anchor {
	case chart.Middle:
		x -= width / 2
	case chart.End:
		x -= width
	}
	d.Dot = fixed.Point26_6{X: fixed.Int26_6(x * density * 64), Y: fixed.Int26_6(y * density * 64)}
	d.DrawString(text)
}

func (c *canvas) face(s size) font.Face {
	if f, ok := c.faces[s]; ok {
		return f
	}
	i := 0
	if s.bold {
		i = 1
	}
	f, err := opentype.NewFace(faces()[i], &opentype.FaceOptions{Size: s.points * density, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic("word: " + err.Error())
	}
	c.faces[s] = f
	return f
}

// paletted gathers the colours of the picture, rounded so that there are at most 256.
func (c *canvas) paletted() image.Image {
	pure := map[uint32]bool{packed(255, 255, 255): true}
	var near [1 << 12]bool // whether a colour that is kept as it is rounds to this
	near[rounded(packed(255, 255, 255))] = true
	for _, ink := range inks {
		of := packed(ink.R, ink.G, ink.B)
		pure[of], near[rounded(of)] = true, true
	}
	var shades [1 << 12]uint8 // the place of a rounded colour in the palette, and one
	known := map[uint32]uint8{}
	last, index := uint32(0), uint8(0) // most pixels are as the one before; no colour is packed as nothing
	for i, pix := 0, c.image.Pix; i < len(pix); i += 4 {
		if at := packed(pix[i], pix[i+1], pix[i+2]); at != last {
			last = at
			if len(c.indexed.Palette) == 255 {
				return &c.image
			}
			if shade := rounded(at); near[shade] && pure[at] {
				var ok bool
				if index, ok = known[at]; !ok {
					index = c.colour(pix[i], pix[i+1], pix[i+2])
					known[at] = index
				}
			} else if shades[shade] > 0 {
				index = shades[shade] - 1
			} else { // a shade at an edge
				index = c.colour(pix[i]&^0x0f|pix[i]>>4, pix[i+1]&^0x0f|pix[i+1]>>4, pix[i+2]&^0x0f|pix[i+2]>>4)
				shades[shade] = index + 1
			}
		}
		c.indexed.Pix[i/4] = index
	}
	return &c.indexed
}

// colour adds a colour to the palette and returns its place.
func (c *canvas) colour(r, g, b uint8) uint8 {
	c.indexed.Palette = append(c.indexed.Palette, color.NRGBA{r, g, b, 255})
	return uint8(len(c.indexed.Palette) - 1)
}

// packed is an opaque colour as a number, which is not 0.
func packed(r, g, b uint8) uint32 { return 0xff<<24 | uint32(r)<<16 | uint32(g)<<8 | uint32(b) }

// rounded is a packed colour with four bits for each of red, green and blue.
func rounded(of uint32) uint32 { return of>>20&0xf<<8 | of>>12&0xf<<4 | of>>4&0xf }
