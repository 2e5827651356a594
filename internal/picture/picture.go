// Package picture makes the pictures of a project fit to be published: upright, and without what a camera or a program wrote
// beside them, such as where and by whom they were taken.
//
// [Ready] keeps a PNG or JPEG as it is but for that; only one that its camera held sideways, or whose colours are those of a
// printing press, is drawn anew. [Kind] says what a file is, whatever its name says.
//
//	file, err := picture.Ready(photo)
package picture

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
)

// What a picture may have.
const (
	mostBytes  = 30 << 20
	mostPixels = 1 << 26
)

// quality is that of a JPEG which is drawn anew.
const quality = 90

// Kind says what a file is by its first bytes; it is empty for one that is not known.
func Kind(file []byte) string {
	has := func(at int, sign string) bool {
		return len(file) >= at+len(sign) && string(file[at:at+len(sign)]) == sign
	}
	switch {
	case len(file) == 0:
		return "an empty file"
	case has(0, "\x89PNG\r\n\x1a\n"):
		return "PNG"
	case has(0, "\xff\xd8\xff"):
		return "JPEG"
	case has(0, "RIFF") && has(8, "WEBP"):
		return "WebP"
	case has(0, "GIF87a"), has(0, "GIF89a"):
		return "GIF"
	case has(4, "ftypavif"), has(4, "ftypavis"):
		return "AVIF"
	case has(4, "ftyphei"), has(4, "ftyphev"), has(4, "ftypmif1"), has(4, "ftypmsf1"):
		return "HEIC, as telephones take it"
	case has(4, "ftyp"):
		return "a film"
	case has(0, "II*\x00"), has(0, "MM\x00*"):
		return "TIFF"
	case has(0, "BM"):
		return "BMP"
	case has(0, "\xff\x0a"), has(0, "\x00\x00\x00\x0cJXL "):
		return "JPEG XL"
	case has(0, "\x00\x00\x00\x0cjP  "):
		return "JPEG 2000"
	case has(0, "%PDF"):
		return "PDF"
	case has(0, "8BPS"):
		return "Photoshop’s own"
	case bytes.Contains(file[:min(len(file), 1024)], []byte("<svg")):
		return "SVG"
	case bytes.HasPrefix(bytes.ToLower(bytes.TrimSpace(file[:min(len(file), 200)])), []byte("<!doctype html")), has(0, "<html"):
		return "a web page"
	}
	return ""
}

// Ready returns a PNG or JPEG as it is to be published. The error says what a file is that is neither.
func Ready(file []byte) ([]byte, error) {
	kind := Kind(file)
	switch {
	case kind == "":
		return nil, errors.New("it is no picture of a kind that is known")
	case kind != "PNG" && kind != "JPEG":
		return nil, fmt.Errorf("it is %s", kind)
	case len(file) > mostBytes:
		return nil, errors.New("it has more than 30 MB (size of a picture)")
	}
	config, _, err := image.DecodeConfig(bytes.NewReader(file))
	switch {
	case err != nil:
		return nil, fmt.Errorf("it is a %s that is broken or of an unusual kind: %w", kind, err)
	case config.Width <= 0 || config.Height <= 0:
		return nil, fmt.Errorf("it is a %s without a size", kind)
	case config.Width*config.Height > mostPixels:
		return nil, errors.New("it has more than 64 million pixels (size of a picture)")
	}
	parts, turned, err := bare(file, kind)
	if err != nil {
		return nil, fmt.Errorf("it is a %s that is broken: %w", kind, err)
	}
	// What is published is whole, whatever a browser would bear.
	shown, _, err := image.Decode(bytes.NewReader(parts))
	if err != nil {
		return nil, fmt.Errorf("it is a %s that is broken: %w", kind, err)
	}
	if turned <= 1 && config.ColorModel != color.CMYKModel {
		return parts, nil
	}
	return encoded(upright(shown, turned), kind)
}

// bare takes out of a file what is no part of the picture, and returns how the camera was held.
func bare(file []byte, kind string) (made []byte, turned int, err error) {
	if kind == "PNG" {
		return barePNG(file)
	}
	return bareJPEG(file)
}

func encoded(m image.Image, kind string) ([]byte, error) {
	var b bytes.Buffer
	var err error
	if kind == "PNG" {
		err = png.Encode(&b, m)
	} else {
		err = jpeg.Encode(&b, m, &jpeg.Options{Quality: quality})
	}
	return b.Bytes(), err
}

// upright turns a picture as its orientation says, a number of EXIF: 6 is a camera held on its right side.
func upright(m image.Image, turned int) image.Image {
	from := m.Bounds()
	w, h := from.Dx(), from.Dy()
	size := image.Rect(0, 0, w, h)
	if turned >= 5 {
		size = image.Rect(0, 0, h, w)
	}
	to := image.NewNRGBA(size)
	for y := range h {
		for x := range w {
			tx, ty := x, y
			switch turned {
			case 2:
				tx, ty = w-1-x, y
			case 3:
				tx, ty = w-1-x, h-1-y
			case 4:
				tx, ty = x, h-1-y
			case 5:
				tx, ty = y, x
			case 6:
				tx, ty = h-1-y, x
			case 7:
				tx, ty = h-1-y, w-1-x
			case 8:
				tx, ty = y, w-1-x
			}
			to.Set(tx, ty, m.At(from.Min.X+x, from.Min.Y+y))
		}
	}
	return to
}
