package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"strings"
)

var errShort = errors.New("it ends too early")

// keptChunks are the parts of a PNG that show: the rest is text, time, place and program.
var keptChunks = []string{"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs"}

func barePNG(file []byte) (made []byte, turned int, err error) {
	const signature, frame = 8, 12
	made, turned = append(made, file[:signature]...), 1
	for at := signature; at < len(file); {
		if at+frame > len(file) {
			return nil, 0, errShort
		}
		length := int(binary.BigEndian.Uint32(file[at:]))
		end := at + frame + length
		if length < 0 || end > len(file) || end < at {
			return nil, 0, errShort
		}
		name := string(file[at+4 : at+8])
		switch {
		case slices.Contains(keptChunks, name):
			made = append(made, file[at:end]...)
		case name == "eXIf":
			turned = orientation(file[at+8 : end-4])
		}
		if name == "IEND" {
			return made, turned, nil
		}
		at = end
	}
	return nil, 0, errShort
}

// Markers of a JPEG.
const (
	markStart   = 0xd8
	markEnd     = 0xd9
	markScan    = 0xda
	markApp0    = 0xe0 // JFIF
	markApp1    = 0xe1 // EXIF, XMP
	markApp2    = 0xe2 // colour profile
	markApp14   = 0xee // Adobe: how the colours are meant
	markComment = 0xfe
)

func bareJPEG(file []byte) (made []byte, turned int, err error) {
	made, turned = []byte{0xff, markStart}, 1
	for at := 2; ; {
		for at < len(file) && file[at] == 0xff && at+1 < len(file) && file[at+1] == 0xff {
			at++ // a marker may have several
		}
		if at+2 > len(file) || file[at] != 0xff {
			return nil, 0, errShort
		}
		mark := file[at+1]
		if mark == markEnd {
			// What follows is no part of the picture: a telephone's film, or its place again.
			return append(made, 0xff, markEnd), turned, nil
		}
		if at+4 > len(file) {
			return nil, 0, errShort
		}
		length := int(binary.BigEndian.Uint16(file[at+2:]))
		end := at + 2 + length
		if length < 2 || end > len(file) {
			return nil, 0, errShort
		}
		segment := file[at+4 : end]
		switch {
		case mark == markApp0 && bytes.HasPrefix(segment, []byte("JFIF\x00")) && len(segment) >= 14:
			// Its small picture may show what was cut off the large one.
			made = append(append(made, 0xff, markApp0, 0, 16), segment[:12]...)
			made = append(made, 0, 0)
		case mark == markApp1 && bytes.HasPrefix(segment, []byte("Exif\x00\x00")):
			turned = orientation(segment[6:])
		case mark == markApp2 && bytes.HasPrefix(segment, []byte("ICC_PROFILE\x00")), mark == markApp14 && strings.HasPrefix(string(segment), "Adobe"):
			made = append(made, file[at:end]...)
		case mark >= markApp0 && mark <= 0xef, mark == markComment:
		default:
			made = append(made, file[at:end]...)
		}
		if at = end; mark == markScan {
			scan := at + scanEnd(file[at:])
			made = append(made, file[at:scan]...)
			at = scan
		}
	}
}

// scanEnd is where the picture's own bytes end: at a marker that is no restart.
func scanEnd(data []byte) int {
	for i := 0; i+1 < len(data); i++ {
		if data[i] == 0xff && data[i+1] != 0 && data[i+1] != 0xff && (data[i+1] < 0xd0 || data[i+1] > 0xd7) {
			return i
		}
	}
	return len(data)
}

// orientation reads how the camera was held out of what it wrote beside the picture; 1 is upright, and what is not known.
func orientation(tiff []byte) int {
	if len(tiff) < 8 {
		return 1
	}
	var order binary.ByteOrder = binary.LittleEndian
	if string(tiff[:2]) == "MM" {
		order = binary.BigEndian
	} else if string(tiff[:2]) != "II" {
		return 1
	}
	at := int(order.Uint32(tiff[4:]))
	if at < 8 || at+2 > len(tiff) {
		return 1
	}
	const tag, size = 0x0112, 12
	for i := range int(order.Uint16(tiff[at:])) {
		entry := at + 2 + i*size
		if entry+size > len(tiff) {
			return 1
		}
		if order.Uint16(tiff[entry:]) == tag {
			if n := int(order.Uint16(tiff[entry+8:])); n >= 1 && n <= 8 {
				return n
			}
			return 1
		}
	}
	return 1
}
