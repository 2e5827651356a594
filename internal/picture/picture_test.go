package picture

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"
)

// corners is a picture of 32 by 16 whose top left quarter is dark.
func corners() image.Image {
	m := image.NewRGBA(image.Rect(0, 0, 32, 16))
	for y := range 16 {
		for x := range 32 {
			c := color.RGBA{230, 230, 230, 255}
			if x < 16 && y < 8 {
				c = color.RGBA{20, 20, 20, 255}
			}
			m.Set(x, y, c)
		}
	}
	return m
}

// An order of bytes, as the standard library has two.
type order interface {
	binary.ByteOrder
	binary.AppendByteOrder
}

// exif is what a camera writes that was held so: its orientation, its name and where it was.
func exif(turned int, order order) []byte {
	b := []byte("II*\x00")
	if order.String() == binary.BigEndian.String() {
		b = []byte("MM\x00*")
	}
	b = order.AppendUint32(b, 8)
	b = order.AppendUint16(b, 2)
	for _, e := range [][2]int{{0x010f, 9}, {0x0112, turned}} {
		b = order.AppendUint16(b, uint16(e[0]))
		b = order.AppendUint16(b, 3)
		b = order.AppendUint32(b, 1)
		b = order.AppendUint16(b, uint16(e[1]))
		b = order.AppendUint16(b, 0)
	}
	return append(order.AppendUint32(b, 0), "CAMERA 53.8N 1.5W"...)
}

// photo is a JPEG as a telephone writes it: with EXIF, XMP, a comment, a small picture and something behind the end.
func photo(t *testing.T, turned int, order order) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, corners(), &jpeg.Options{Quality: 95}); err != nil {
		t.Fatal(err)
	}
	segment := func(mark byte, data string) []byte {
		return append(binary.BigEndian.AppendUint16([]byte{0xff, mark}, uint16(len(data)+2)), data...)
	}
	file := []byte{0xff, markStart}
	file = append(file, segment(markApp0, "JFIF\x00\x01\x02\x00\x00\x01\x00\x01\x01\x01SECRETTHUMB")...)
	file = append(file, segment(markApp1, "Exif\x00\x00"+string(exif(turned, order)))...)
	file = append(file, segment(markApp1, "http://ns.adobe.com/xap/1.0/\x00<x:xmpmeta>SECRET</x:xmpmeta>")...)
	file = append(file, segment(0xed, "Photoshop 3.0\x00SECRET")...)
	file = append(file, segment(markComment, "SECRET")...)
	return append(append(file, b.Bytes()[2:]...), "SECRET FILM"...)
}

func pngOf(t *testing.T, turned int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := png.Encode(&b, corners()); err != nil {
		t.Fatal(err)
	}
	chunk := func(name, data string) []byte {
		c := binary.BigEndian.AppendUint32(nil, uint32(len(data)))
		c = append(append(c, name...), data...)
		return binary.BigEndian.AppendUint32(c, crc32.ChecksumIEEE(c[4:]))
	}
	const head = 8 + 25
	file := bytes.Clone(b.Bytes()[:head])
	file = append(file, chunk("tEXt", "Author\x00SECRET")...)
	file = append(file, chunk("eXIf", string(exif(turned, binary.BigEndian)))...)
	file = append(file, chunk("iTXt", "XML:com.adobe.xmp\x00\x00\x00\x00\x00SECRET")...)
	return append(append(file, b.Bytes()[head:]...), "SECRET"...)
}

// dark reports whether a corner of a picture is dark: 0 is the top left one, then round with the clock.
func dark(m image.Image, corner int) bool {
	b := m.Bounds()
	x, y := b.Min.X+2, b.Min.Y+2
	if corner == 1 || corner == 2 {
		x = b.Max.X - 3
	}
	if corner >= 2 {
		y = b.Max.Y - 3
	}
	r, _, _, _ := m.At(x, y).RGBA()
	return r < 0x8000
}

// However the camera was held, a picture stands upright, and says nothing of camera, place or person.
func TestUprightAndBare(t *testing.T) {
	where := map[int]int{1: 0, 2: 1, 3: 2, 4: 3, 5: 0, 6: 1, 7: 2, 8: 3} // the corner that is dark then
	for turned, corner := range where {
		for name, file := range map[string][]byte{
			"JPEG": photo(t, turned, binary.LittleEndian), "JPEG of a Motorola": photo(t, turned, binary.BigEndian), "PNG": pngOf(t, turned),
		} {
			made, err := Ready(file)
			if err != nil {
				t.Errorf("%s, %d: %v", name, turned, err)
				continue
			}
			for _, secret := range []string{"SECRET", "CAMERA", "Exif", "eXIf", "xmp"} {
				if bytes.Contains(made, []byte(secret)) {
					t.Errorf("%s, %d: it says %q", name, turned, secret)
				}
			}
			m, _, err := image.Decode(bytes.NewReader(made))
			if err != nil {
				t.Errorf("%s, %d: %v", name, turned, err)
				continue
			}
			if wide := m.Bounds().Dx() > m.Bounds().Dy(); wide != (turned < 5) || !dark(m, corner) || dark(m, (corner+1)%4) || dark(m, (corner+2)%4) {
				t.Errorf("%s, %d: it is not upright: %v", name, turned, m.Bounds())
			}
			if again, err := Ready(made); err != nil || !bytes.Equal(again, made) {
				t.Errorf("%s, %d: what is ready is changed again: %v", name, turned, err)
			}
		}
	}
}

// A picture without anything beside it is published byte for byte.
func TestPlainPicturesStay(t *testing.T) {
	var j, p bytes.Buffer
	jpeg.Encode(&j, corners(), nil)
	png.Encode(&p, corners())
	for _, file := range [][]byte{j.Bytes(), p.Bytes()} {
		if made, err := Ready(file); err != nil || !bytes.Equal(made, file) {
			t.Errorf("a plain %s is changed: %v", Kind(file), err)
		}
	}
}

// What is no PNG or JPEG is named by what it is, whatever its name says.
func TestOtherKindsAreNamed(t *testing.T) {
	var j bytes.Buffer
	jpeg.Encode(&j, corners(), nil)
	for file, want := range map[string]string{
		"":                                     "it is an empty file",
		"RIFF\x00\x00\x00\x00WEBPVP8 ":         "it is WebP",
		"GIF89a\x01\x00":                       "it is GIF",
		"\x00\x00\x00\x18ftypheic":             "it is HEIC, as telephones take it",
		"\x00\x00\x00\x18ftypavif":             "it is AVIF",
		"II*\x00\x08":                          "it is TIFF",
		"%PDF-1.7":                             "it is PDF",
		"<?xml version='1.0'?><svg xmlns=''/>": "it is SVG",
		"<!DOCTYPE html><p>":                   "it is a web page",
		"text":                                 "it is no picture of a kind that is known",
		"\x89PNG\r\n\x1a\n":                    "it is a PNG that is broken",
		j.String()[:200]:                       "it is a JPEG that is broken",
		j.String()[:j.Len()-30]:                "it is a JPEG that is broken",
	} {
		if _, err := Ready([]byte(file)); err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("Ready(%.20q) = %v, want %s", file, err, want)
		}
	}
}

// A logo may be SVG or WebP; one that runs or fetches something is refused, and what its program wrote is taken out.
func TestLogos(t *testing.T) {
	made, err := ReadyLogo([]byte(`<svg xmlns="http://www.w3.org/2000/svg" inkscape:export-filename="/home/ann/x.png"><!-- by Ann --><metadata>Ann</metadata><path d="M0 0"/></svg>`))
	if want := `<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>`; err != nil || string(made) != want {
		t.Errorf("ReadyLogo = %s, %v, want %s", made, err, want)
	}
	for _, text := range []string{`<svg><script>x</script></svg>`, `<svg onload="x"/>`, `<svg><a href="javascript:x"/></svg>`, `<svg><image href="https://example.org/x.png"/></svg>`,
		`<svg><style>@import "x"</style></svg>`, `<!DOCTYPE svg [<!ENTITY x "y">]><svg/>`} {
		if _, err := ReadyLogo([]byte(text)); err == nil {
			t.Errorf("ReadyLogo(%s) takes it", text)
		}
	}
	chunk := func(name, data string) string {
		return name + string(binary.LittleEndian.AppendUint32(nil, uint32(len(data)))) + data + strings.Repeat("\x00", len(data)%2)
	}
	body := "WEBP" + chunk("VP8X", "\x0c\x00\x00\x00\x00\x00\x00\x00\x00\x00") + chunk("VP8 ", "odd") + chunk("EXIF", string(exif(1, binary.LittleEndian))) + chunk("XMP ", "SECRET")
	made, err = ReadyLogo([]byte("RIFF" + string(binary.LittleEndian.AppendUint32(nil, uint32(len(body)))) + body))
	if want := "WEBP" + chunk("VP8X", "\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00") + chunk("VP8 ", "odd"); err != nil || string(made[8:]) != want || binary.LittleEndian.Uint32(made[4:]) != uint32(len(want)) {
		t.Errorf("ReadyLogo of a WebP = %q, %v, want %q", made, err, want)
	}
}

// FuzzReady reads any bytes as a picture: no panic, and what is ready says nothing beside the picture and stays as it is.
func FuzzReady(f *testing.F) {
	f.Add([]byte("\xff\xd8\xff\xe1\x00\x08Exif\x00\x00"))
	f.Add([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR"))
	f.Add([]byte("RIFF\x10\x00\x00\x00WEBPEXIF\x04\x00\x00\x00II*\x00"))
	f.Add([]byte("<svg/>"))
	f.Fuzz(func(t *testing.T, file []byte) {
		made, err := ReadyLogo(file)
		if err != nil {
			return
		}
		if again, err := ReadyLogo(made); err != nil || Kind(made) != "SVG" && !bytes.Equal(again, made) {
			t.Errorf("%q is ready, and then it is not: %v", made, err)
		}
	})
}
