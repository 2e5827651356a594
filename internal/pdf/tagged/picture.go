package tagged

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"
)

// A Picture is a PNG or JPEG made ready once for all documents: opaque, on white, so that no reader has to mix colours;
// in red, green and blue or in grey; and no finer than paper shows.
type Picture struct {
	Width, Height int // in pixels, as given

	entries string // of its object, but for the length
	data    []byte
}

// finest is the most pixels a picture keeps along a side: about 200 to the inch across a page.
const finest = 1600

// NewPicture reads a PNG or JPEG.
func NewPicture(file []byte) (*Picture, error) {
	config, kind, err := image.DecodeConfig(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	if kind != "png" && kind != "jpeg" {
		return nil, fmt.Errorf("a picture of the kind %q", kind)
	}
	if config.Width*config.Height > 1<<26 {
		return nil, errors.New("more than 64 million pixels")
	}
	p := &Picture{Width: config.Width, Height: config.Height}
	plain := config.ColorModel == color.YCbCrModel || config.ColorModel == color.GrayModel
	if kind == "jpeg" && plain && max(p.Width, p.Height) <= finest {
		space := "DeviceRGB"
		if config.ColorModel == color.GrayModel {
			space = "DeviceGray"
		}
		p.photo(file, space, p.Width, p.Height)
		return p, nil
	}
	decoded, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, err
	}
	return p, p.encode(onWhite(decoded), kind)
}

// onWhite is a picture without transparency, and small enough.
func onWhite(from image.Image) image.Image {
	width, height := from.Bounds().Dx(), from.Bounds().Dy()
	if most := max(width, height); most > finest {
		width, height = max(1, width*finest/most), max(1, height*finest/most)
	}
	to := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(to, to.Bounds(), image.White, image.Point{}, draw.Src)
	draw.CatmullRom.Scale(to, to.Bounds(), from, from.Bounds(), draw.Over, nil)
	return to
}

func (p *Picture) encode(m image.Image, kind string) error {
	width, height := m.Bounds().Dx(), m.Bounds().Dy()
	var b bytes.Buffer
	if kind == "jpeg" {
		if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: 85}); err != nil {
			return err
		}
		p.photo(b.Bytes(), "DeviceRGB", width, height)
		return nil
	}
	if err := png.Encode(&b, m); err != nil {
		return err
	}
	// An opaque picture is written in three bytes a pixel, and PDF reads the lines of a PNG as they are.
	p.data = pngLines(b.Bytes())
	p.entries = fmt.Sprintf("%s/ColorSpace/DeviceRGB/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors 3/Columns %d>>", sized(width, height), width)
	return nil
}

// photo keeps a JPEG as it is.
func (p *Picture) photo(file []byte, space string, width, height int) {
	p.data, p.entries = file, sized(width, height)+"/ColorSpace/"+space+"/Filter/DCTDecode"
}

func sized(width, height int) string {
	return fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 8", width, height)
}

// pngLines is what a PNG's IDAT chunks hold.
func pngLines(file []byte) []byte {
	var all []byte
	const signature, frame = 8, 12
	for at := signature; at+frame <= len(file); {
		length := int(binary.BigEndian.Uint32(file[at:]))
		if string(file[at+4:at+8]) == "IDAT" {
			all = append(all, file[at+8:at+8+length]...)
		}
		at += frame + length
	}
	return all
}

// Picture draws a picture; x and y are its top left corner.
func (w *Writer) Picture(p *Picture, x, y, width, height float64) {
	canvas := w.mark()
	number, known := w.pictures[p]
	if !known {
		number = len(w.order)
		w.pictures[p] = number
		w.order = append(w.order, p)
	}
	canvas.RawWriteStr(fmt.Sprintf("q %.2f 0 0 %.2f %.2f %.2f cm /I%d Do Q", width, height, x, w.height-y-height, number))
}
