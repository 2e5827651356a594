// Package textfile reads the text files of a project, all of them in one way: pages, data, templates, style sheets.
//
// [Read] demands UTF-8 and says which encoding a file is in where it is another one. What it returns has no byte-order
// mark, ends its lines with a line feed alone, and is composed (NFC), so that a letter is the same letter whatever
// keyboard wrote it. A file that is no text, or larger than [Most], is refused.
//
//	text, ok := textfile.Read(fsys, "data/areas/leeds.toml", problems)
package textfile

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/unicode/norm"

	"casemaker/internal/place"
)

// Most is how many bytes a text file may have: some fifty times the longest of the built-in project.
const Most = 2 << 20

// Read reads a text file. It is false, and reported, where the file cannot be read or is not text in UTF-8.
func Read(fsys fs.FS, name string, problems *place.List) (text []byte, ok bool) {
	at := place.Position{File: name}
	state, err := fs.Stat(fsys, name)
	if err == nil && state.IsDir() {
		problems.Errorf(at, "put a file of that name in its place", "a folder stands where a file should")
		return nil, false
	}
	if err == nil && state.Size() > Most {
		problems.Errorf(at, "make several files of it, or take out what is not text", "the file has %d bytes; the limit is %d (size of a text file)", state.Size(), Most)
		return nil, false
	}
	raw, err := fs.ReadFile(fsys, name)
	if err != nil {
		problems.Add(Unreadable(name, err))
		return nil, false
	}
	return Decode(name, raw, problems)
}

// Unreadable is the problem of a file or folder that cannot be read.
func Unreadable(name string, err error) place.Problem {
	p := place.Problem{Position: place.Position{File: name}, Message: "it cannot be read: " + cause(err), Remedy: "check that it can be read by whoever runs the program"}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		p.Message, p.Remedy = "the file is missing", "add the file, or take it from the built-in project"
	case strings.Contains(err.Error(), "escapes"):
		p.Message, p.Remedy = "it is a link that leads out of the project", "put a copy of what it leads to in its place"
	}
	return p
}

// cause is an error without the name of the file, which stands in front of the message already.
func cause(err error) string {
	if inner := new(fs.PathError); errors.As(err, &inner) {
		return inner.Err.Error()
	}
	return err.Error()
}

// Decode makes text of a file's bytes, as [Read] does.
func Decode(name string, raw []byte, problems *place.List) (text []byte, ok bool) {
	if len(raw) > Most {
		problems.Errorf(place.Position{File: name}, "make several files of it, or take out what is not text", "the file has %d bytes; the limit is %d (size of a text file)", len(raw), Most)
		return nil, false
	}
	raw = bytes.TrimPrefix(raw, []byte("\xef\xbb\xbf"))
	if encoding := wide(raw); encoding != "" {
		problems.Errorf(place.Position{File: name, Line: 1, Column: 1}, utf8Remedy, "the file is in %s, not in UTF-8", encoding)
		return nil, false
	}
	if at := firstInvalid(raw); at >= 0 {
		problems.Errorf(place.InText(name, raw, at), utf8Remedy, "%s", narrow(raw, at))
		return nil, false
	}
	text = lineFeeds(raw)
	if !norm.NFC.IsNormal(text) {
		text = norm.NFC.Bytes(text)
	}
	if at := bytes.IndexFunc(text, forbidden); at >= 0 {
		r, _ := utf8.DecodeRune(text[at:])
		problems.Errorf(place.InText(name, text, at), "remove it; it is not seen, but stands there", "the file holds the control character %U, which no page can show", r)
		return nil, false
	}
	warn(name, text, problems)
	return text, true
}

const utf8Remedy = "save it as UTF-8 (Notepad: Save as, Encoding: UTF-8)"

// lineFeeds ends every line with a line feed alone.
func lineFeeds(raw []byte) []byte {
	if !bytes.ContainsRune(raw, '\r') {
		return raw
	}
	return bytes.ReplaceAll(bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
}

// wide names the encoding of a file whose characters have two or four bytes each; it is empty for others.
func wide(raw []byte) string {
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xfe\x00\x00")), bytes.HasPrefix(raw, []byte("\x00\x00\xfe\xff")):
		return "UTF-32"
	case bytes.HasPrefix(raw, []byte("\xff\xfe")), bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return "UTF-16"
	}
	// Without a mark, every second byte of Latin text is nought.
	start := raw[:min(len(raw), 200)]
	if zeros := bytes.Count(start, []byte{0}); len(start) > 3 && zeros*5 >= len(start)*2 {
		return "UTF-16"
	}
	return ""
}

func firstInvalid(raw []byte) int {
	if utf8.Valid(raw) {
		return -1
	}
	for at := 0; at < len(raw); {
		r, size := utf8.DecodeRune(raw[at:])
		if r == utf8.RuneError && size == 1 {
			return at
		}
		at += size
	}
	return -1
}

// narrow says what a byte is that no UTF-8 has there: most likely a letter of Windows-1252, in which Excel and Word save.
func narrow(raw []byte, at int) string {
	if r := charmap.Windows1252.DecodeByte(raw[at]); r != utf8.RuneError && !unicode.IsControl(r) && !bytes.ContainsRune(raw, 0) {
		return fmt.Sprintf("the file is not in UTF-8 but most likely in Windows-1252, where this byte is %q", r)
	}
	return fmt.Sprintf("the file is not text in UTF-8: it holds the byte 0x%02x", raw[at])
}

// forbidden reports whether a character can stand in no page, PDF or feed.
func forbidden(r rune) bool {
	return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 && r != 0x85 || r == 0xfffe || r == 0xffff
}

// Forbidden returns the first character of a text that no page can show, such as a control character.
func Forbidden(text string) (rune, bool) {
	at := strings.IndexFunc(text, forbidden)
	if at < 0 {
		return 0, false
	}
	r, _ := utf8.DecodeRuneInString(text[at:])
	return r, true
}

// warn tells of what is text in UTF-8 but was something else on its way.
func warn(name string, text []byte, problems *place.List) {
	if at := bytes.IndexRune(text, utf8.RuneError); at >= 0 {
		problems.Warnf(place.InText(name, text, at), "write the letter that it was", "the file holds %q, which stands where a letter was lost", utf8.RuneError)
	}
	for rest, base := string(text), 0; ; {
		at, what := Odd(rest)
		if at < 0 {
			break
		}
		problems.Warnf(place.InText(name, text, base+at), "write the letters that are meant", "the file holds %s", what)
		next := at + strings.IndexByte(rest[at:]+"\n", '\n') // one a line
		rest, base = rest[min(next, len(rest)):], base+next
	}
	for at := 0; at < len(text); {
		if text[at] < utf8.RuneSelf {
			at++
			continue
		}
		if twice, meant, size := encodedTwice(text[at:]); size > 0 {
			problems.Warnf(place.InText(name, text, at), fmt.Sprintf("write %q", meant), "%q looks like %q, read in the wrong encoding", twice, meant)
			return
		}
		_, size := utf8.DecodeRune(text[at:])
		at += size
	}
}

// encodedTwice reads a run of characters as bytes of Windows-1252: where those are UTF-8, "Â£" was a "£" once. Letters that
// stand beside each other in words, such as "Ã" before a "©", do so in no language of these islands.
func encodedTwice(text []byte) (twice, meant string, size int) {
	lead, first := utf8.DecodeRune(text)
	if lead != 'Â' && lead != 'Ã' && lead != 'â' && lead != 'Å' {
		return "", "", 0
	}
	var bytes []byte
	for at := 0; at < len(text) && len(bytes) < utf8.UTFMax; {
		r, n := utf8.DecodeRune(text[at:])
		b, ok := charmap.Windows1252.EncodeRune(r)
		if !ok || r < utf8.RuneSelf {
			break
		}
		bytes, at = append(bytes, b), at+n
		if r, n := utf8.DecodeRune(bytes); at > first && r != utf8.RuneError && n == len(bytes) {
			return string(text[:at]), string(r), at
		}
	}
	return "", "", 0
}
