// Package palette has the colours of the design, and measures colours, so that a publisher's own cannot make a page hard to read.
//
// Contrast is that of WCAG 2: text needs 4.5:1 against its ground, marks and edges 3:1.
//
//	brand, ok := palette.Parse("#ff9900")
//	palette.Contrast(brand, palette.Light().Paper)                     // 2.1: too pale for text
//	palette.Nearest(brand, palette.Text, palette.Light().Paper)        // the same hue, dark enough
//
// The colours of the design stand here once: [Light] and [Dark]. PDFs, charts and pictures take them from here; the style
// sheet of the site has the same, and a test holds it to them.
package palette

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// A Color is red, green and blue.
type Color struct{ R, G, B uint8 }

// Text is the least contrast between text and its ground.
const Text = 4.5

// Parse reads a colour written #rrggbb.
func Parse(text string) (c Color, ok bool) {
	digits, marked := strings.CutPrefix(text, "#")
	if !marked || len(digits) != 6 {
		return c, false
	}
	n, err := strconv.ParseUint(digits, 16, 32)
	if err != nil {
		return c, false
	}
	return Color{uint8(n >> 16), uint8(n >> 8), uint8(n)}, true
}

// String writes the colour as #rrggbb.
func (c Color) String() string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// luminance is the relative luminance of WCAG 2.
func (c Color) luminance() float64 {
	part := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*part(c.R) + 0.7152*part(c.G) + 0.0722*part(c.B)
}

// Contrast is the ratio of WCAG 2 between two colours, 1 to 21.
func Contrast(a, b Color) float64 {
	light, dark := a.luminance(), b.luminance()
	if light < dark {
		light, dark = dark, light
	}
	return (light + 0.05) / (dark + 0.05)
}

// Least is the smallest contrast of a colour against several grounds.
func Least(c Color, grounds ...Color) float64 {
	least := 21.0
	for _, g := range grounds {
		least = min(least, Contrast(c, g))
	}
	return least
}

// Nearest is the colour most like c that has the contrast against every ground: c itself, or c mixed with as little black
// or white as it takes, which keeps the hue.
func Nearest(c Color, ratio float64, grounds ...Color) Color {
	const steps = 255
	for step := range steps + 1 {
		for _, end := range []uint8{0x00, 0xff} {
			mixed := c.mixed(end, float64(step)/steps)
			if Least(mixed, grounds...) >= ratio {
				return mixed
			}
		}
	}
	panic("palette: no colour stands out from every ground")
}

// mixed moves every part of a colour towards an end by a share of the way.
func (c Color) mixed(end uint8, share float64) Color {
	part := func(v uint8) uint8 {
		return uint8(math.Round(float64(v) + (float64(end)-float64(v))*share))
	}
	return Color{part(c.R), part(c.G), part(c.B)}
}
