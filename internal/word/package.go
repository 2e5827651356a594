package word

import (
	"archive/zip"
	"bytes"
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
)

//go:embed all:template
var builtin embed.FS

// Limits on a template, which someone made and the program did not.
const (
	mostParts = 2000
	mostBytes = 64 << 20
)

// parts are the files of a package by name, in the order in which they are written.
type parts struct {
	names []string
	text  map[string][]byte
}

func (p *parts) put(name string, data []byte) {
	if _, ok := p.text[name]; !ok {
		p.names = append(p.names, name)
	}
	p.text[name] = data
}

// cloned is a copy whose parts can be replaced.
func (p *parts) cloned() *parts {
	c := &parts{names: slices.Clone(p.names), text: make(map[string][]byte, len(p.text)+16)}
	for name, data := range p.text {
		c.text[name] = data
	}
	return c
}

// builtinParts are those of the built-in template.
func builtinParts() *parts {
	p := &parts{text: map[string][]byte{}}
	err := fs.WalkDir(builtin, "template", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		data, err := builtin.ReadFile(name)
		p.put(strings.TrimPrefix(name, "template/"), data)
		return err
	})
	if err != nil {
		panic("word: the built-in template cannot be read: " + err.Error())
	}
	return p
}

// readParts unpacks a file of Word.
func readParts(file []byte) (*parts, error) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	if err != nil {
		return nil, errors.New("this is no .docx file; save it as one (Word document) in a word processor")
	}
	if len(z.File) > mostParts {
		return nil, fmt.Errorf("it holds more than %d parts", mostParts)
	}
	p := &parts{text: map[string][]byte{}}
	total := 0
	for _, f := range z.File {
		if strings.HasSuffix(f.Name, "/") {
			continue
		}
		data, err := readPart(f, mostBytes-total)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", f.Name, err)
		}
		total += len(data)
		p.put(f.Name, data)
	}
	for _, needed := range []string{contentTypes, documentPart} {
		if _, ok := p.text[needed]; !ok {
			return nil, fmt.Errorf("it has no part %s; save it as a Word document (.docx) in a word processor", needed)
		}
	}
	return p, nil
}

func readPart(f *zip.File, room int) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	data, err := io.ReadAll(io.LimitReader(r, int64(room)+1))
	if len(data) > room {
		err = fmt.Errorf("unpacked it is larger than %d MB", mostBytes>>20)
	}
	return data, errors.Join(err, r.Close())
}

// The parts that every document has, by their usual names.
const (
	contentTypes = "[Content_Types].xml"
	documentPart = "word/document.xml"
	documentRels = "word/_rels/document.xml.rels"
	stylesPart   = "word/styles.xml"
	numberPart   = "word/numbering.xml"
	notesPart    = "word/footnotes.xml"
	corePart     = "docProps/core.xml"
)

// packed writes the parts as a file. The same parts give the same bytes: no part carries a time.
func (p *parts) packed() ([]byte, error) {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	// Word wants the content types first.
	names := append([]string{contentTypes}, slices.DeleteFunc(slices.Clone(p.names), func(n string) bool { return n == contentTypes })...)
	for _, name := range names {
		method := zip.Deflate
		if strings.HasSuffix(name, ".png") || strings.HasSuffix(name, ".jpg") || strings.HasSuffix(name, ".jpeg") {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(p.text[name]); err != nil {
			return nil, err
		}
	}
	if err := z.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}
