// Package preview draws the pictures that stand for a page where people share a link to it: 1200 by 630 pixels, with the
// name of the place and its figures. A picture has few colours and is the same bytes on every machine.
//
//	cards := preview.NewDrawer(settings)
//	png := cards.Area(c)
package preview

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"sync"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/palette"
	"casemaker/internal/project"
	"casemaker/internal/text"
	"casemaker/internal/typeface"
)

// The size that sites which show links ask for, and the space around what is drawn.
const (
	width, height = 1200, 630
	margin        = 72
)

// shades is how many steps there are between a ground and the letters on it: enough for smooth letters, few enough that a
// pixel takes four bits.
const shades = 6

// The colours of a picture: grounds, and where the shades of letters on them begin.
const (
	paper  = 0
	ink    = 1 // on paper
	brand  = ink + shades
	circle = brand + 1 // on the brand colour, darker
	light  = circle + 1
)

// head is how far down the brand colour reaches.
const head = 404

// A Drawer draws pictures. It is safe for many goroutines.
type Drawer struct {
	settings project.Settings
	colors   color.Palette
	once     sync.Once
	fonts    map[weight]*opentype.Font
	encoder  png.Encoder
}

// A weight is one of the typefaces of pictures.
type weight int

const (
	plain weight = iota
	serif        // names and figures
)

// NewDrawer returns a drawer with the publisher's colours.
func NewDrawer(settings project.Settings) *Drawer {
	d := &Drawer{settings: settings, encoder: png.Encoder{CompressionLevel: png.BestSpeed}}
	scheme := palette.Light()
	dark, main := scheme.Ink, scheme.Brand
	if c, ok := palette.Parse(settings.Theme.Brand); ok {
		main = c
	}
	white := scheme.Paper
	d.colors = append(d.colors, color.White)
	d.shade(white, dark)
	d.colors = append(d.colors, mixed(main, dark, 0), mixed(main, palette.Color{}, 1))
	d.shade(main, white)
	return d
}

// shade adds the colours of letters on a ground.
func (d *Drawer) shade(ground, letters palette.Color) {
	for step := 1; step <= shades; step++ {
		d.colors = append(d.colors, mixed(ground, letters, step))
	}
}

// mixed is a colour so many steps from a ground.
func mixed(ground, c palette.Color, step int) color.Color {
	part := func(from, to uint8) uint8 { return uint8(int(from) + (int(to)-int(from))*step/shades) }
	return color.RGBA{part(ground.R, c.R), part(ground.G, c.G), part(ground.B, c.B), 255}
}

// read reads the typefaces; a project without an address needs none.
func (d *Drawer) read() {
	d.fonts = map[weight]*opentype.Font{}
	for w, data := range map[weight][]byte{plain: typeface.Sans, serif: typeface.SerifBold} {
		f, err := opentype.Parse(data)
		if err != nil {
			panic("card: the built-in typeface cannot be read: " + err.Error())
		}
		d.fonts[w] = f
	}
}

// Area draws the picture of an area's pages.
func (d *Drawer) Area(c *model.Case) []byte {
	s := d.sheet()
	name, _ := c.Text("area.name")
	l := c.Language
	s.text(l.Say("preview.team"), 40)
	s.title(text.UpperFirst(name))
	if c.Plan != nil {
		low, high, cost := c.Need.Low, c.Need.High, c.Plan.Recurrent
		s.figures([][2]string{
			{l.Figure(c.Births, figure.Exact), l.Say("preview.births")},
			{l.Figure(low, figure.Rounded) + "–" + l.Figure(high, figure.Rounded), l.Say("preview.need")},
			{l.Figure(cost, figure.Thousands), l.Say("preview.cost")},
		})
	} else {
		s.figures([][2]string{{l.Say("preview.ask"), l.Say("preview.ask_what")}})
	}
	return s.finish()
}

// Site draws the picture of pages that belong to no area.
func (d *Drawer) Site(p *project.Project) []byte {
	s := d.sheet()
	l := p.Language("")
	s.text(l.Say("preview.site"), 40)
	s.title(d.settings.Title)
	s.figures([][2]string{{l.Say("preview.find"), l.Say("preview.find_what")}})
	return s.finish()
}

// A sheet is a picture being drawn, from the top down.
type sheet struct {
	drawer *Drawer
	image  *image.Paletted
	y      int
}

func (d *Drawer) sheet() *sheet {
	d.once.Do(d.read)
	s := &sheet{drawer: d, image: image.NewPaletted(image.Rect(0, 0, width, height), d.colors), y: margin + 36}
	s.fill(image.Rect(0, 0, width, head), brand)
	s.disc(width-90, 70, 250)
	s.disc(width-370, head-30, 120)
	return s
}

func (s *sheet) fill(r image.Rectangle, at uint8) {
	for y := r.Min.Y; y < r.Max.Y; y++ {
		row := s.image.Pix[s.image.PixOffset(r.Min.X, y):s.image.PixOffset(r.Max.X, y)]
		for x := range row {
			row[x] = at
		}
	}
}

// disc darkens the brand colour within a radius of a place.
func (s *sheet) disc(x, y, radius int) {
	for py := max(0, y-radius); py < min(head, y+radius); py++ {
		for px := max(0, x-radius); px < min(width, x+radius); px++ {
			if (px-x)*(px-x)+(py-y)*(py-y) < radius*radius {
				s.image.SetColorIndex(px, py, circle)
			}
		}
	}
}

func (s *sheet) face(size float64, w weight) font.Face {
	f, err := opentype.NewFace(s.drawer.fonts[w], &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingNone})
	if err != nil {
		panic("card: " + err.Error())
	}
	return f
}

// text draws one line and moves below it.
func (s *sheet) text(text string, size float64) {
	s.at(margin, s.y, text, s.face(size, plain), light)
	s.y += int(size * 1.35)
}

// title draws a name as large as it fits on two lines.
func (s *sheet) title(name string) {
	for size := 104.0; ; size -= 8 {
		face := s.face(size, serif)
		lines := broken(name, face, width-2*margin)
		if len(lines) > 2 && size > 40 {
			continue
		}
		s.y += int(size * 0.75)
		for _, line := range lines {
			s.at(margin, s.y, line, face, light)
			s.y += int(size * 1.1)
		}
		return
	}
}

// broken parts words into lines of a width.
func broken(text string, face font.Face, most int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		longer := strings.TrimSpace(line + " " + word)
		if line != "" && font.MeasureString(face, longer).Ceil() > most {
			lines, line = append(lines, line), word
			continue
		}
		line = longer
	}
	return append(lines, line)
}

// figures draws figures beside each other at the foot, each with its label.
func (s *sheet) figures(all [][2]string) {
	column := (width - 2*margin) / max(3, len(all))
	large, small := s.face(60, serif), s.face(31, plain)
	for i, f := range all {
		x := margin + i*column
		s.fill(image.Rect(x, height-184, x+6, height-94), brand)
		s.at(x+24, height-136, f[0], large, ink)
		s.at(x+24, height-98, f[1], small, ink)
	}
}

// at draws a line of text at a place; colour is where its shades begin.
func (s *sheet) at(x, y int, text string, face font.Face, colour uint8) {
	bounds, _ := font.BoundString(face, text)
	area := image.Rect(bounds.Min.X.Floor(), bounds.Min.Y.Floor(), bounds.Max.X.Ceil()+1, bounds.Max.Y.Ceil()+1)
	mask := image.NewAlpha(area)
	drawer := font.Drawer{Dst: mask, Src: image.Opaque, Face: face, Dot: fixed.Point26_6{}}
	drawer.DrawString(text)
	r := area.Add(image.Pt(x, y)).Intersect(s.image.Bounds())
	for py := r.Min.Y; py < r.Max.Y; py++ {
		for px := r.Min.X; px < r.Max.X; px++ {
			if a := mask.AlphaAt(px-x, py-y).A; a > 0 {
				if step := (int(a)*shades + 127) / 255; step > 0 {
					s.image.SetColorIndex(px, py, colour+uint8(step-1))
				}
			}
		}
	}
}

// finish writes who publishes it and returns the picture.
func (s *sheet) finish() []byte {
	said := s.drawer.settings.Title
	if from := s.drawer.settings.Organisation; from != "" {
		said += " · " + from
	}
	s.at(margin, height-32, said, s.face(28, plain), ink)
	var out bytes.Buffer
	if err := s.drawer.encoder.Encode(&out, s.image); err != nil {
		panic("card: " + err.Error())
	}
	return out.Bytes()
}
