package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"regexp"
)

var (
	svgNotes   = regexp.MustCompile(`(?s)<!--.*?-->|<metadata\b.*?</metadata>|<metadata\b[^>]*/>`)
	svgProgram = regexp.MustCompile(`\s(?:inkscape|sodipodi):[\w-]+="[^"]*"`)
	svgRuns    = regexp.MustCompile(`(?i)<script\b|<foreignObject\b|<iframe\b|\son\w+\s*=|javascript:|<!ENTITY`)
	svgLeads   = regexp.MustCompile(`(?i)(?:href|src)\s*=\s*["']\s*(?:https?:|//|file:)|url\(\s*["']?\s*(?:https?:|//)|@import`)
)

// ReadyLogo returns a logo as it is to be published: it may be SVG or WebP too, which pages show and PDFs do not.
func ReadyLogo(file []byte) ([]byte, error) {
	switch Kind(file) {
	case "SVG":
		return readySVG(file)
	case "WebP":
		return readyWebP(file)
	}
	return Ready(file)
}

// readySVG takes out what the program that drew a picture wrote beside it. One that runs or fetches something is refused.
func readySVG(file []byte) ([]byte, error) {
	if found := svgRuns.Find(file); found != nil {
		return nil, fmt.Errorf("it is an SVG that runs something: %q", found)
	}
	if found := svgLeads.Find(file); found != nil {
		return nil, fmt.Errorf("it is an SVG that fetches something: %q", found)
	}
	return svgProgram.ReplaceAll(svgNotes.ReplaceAll(file, nil), nil), nil
}

// readyWebP takes a camera's data out.
func readyWebP(file []byte) ([]byte, error) {
	const head, frame = 12, 8
	made := bytes.Clone(file[:head])
	for at := head; at < len(file); {
		if at+frame > len(file) {
			return nil, errors.New("it is a WebP that is broken: it ends too early")
		}
		name, length := string(file[at:at+4]), int(binary.LittleEndian.Uint32(file[at+4:]))
		end := at + frame + length + length%2
		if length < 0 || end < at || at+frame+length > len(file) {
			return nil, errors.New("it is a WebP that is broken: it ends too early")
		}
		end = min(end, len(file))
		switch name {
		case "EXIF":
			data := bytes.TrimPrefix(file[at+frame:at+frame+length], []byte("Exif\x00\x00"))
			if orientation(data) > 1 {
				return nil, errors.New("it is a WebP that its camera held sideways; save it as PNG or JPEG")
			}
		case "XMP ":
		default:
			chunk := bytes.Clone(file[at:end])
			if name == "VP8X" && length > 0 {
				const exif, xmp = 1 << 3, 1 << 2
				chunk[frame] &^= exif | xmp
			}
			made = append(made, chunk...)
		}
		at = end
	}
	binary.LittleEndian.PutUint32(made[4:], uint32(len(made)-8))
	return made, nil
}
