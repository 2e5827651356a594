package check

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"unicode/utf16"
)

// A File is a PDF read into objects.
type File struct {
	Objects map[Ref]any // Dict, *Stream or a plain value
	Trailer Dict
}

var errTable = errors.New("the table of objects cannot be read")

// Open reads a file.
func Open(data []byte) (*File, error) {
	if !bytes.HasPrefix(data, []byte("%PDF-")) {
		return nil, errors.New("it does not begin as a PDF")
	}
	at := bytes.LastIndex(data, []byte("startxref"))
	if at < 0 {
		return nil, errTable
	}
	s := &scanner{data: data, at: at + len("startxref")}
	start, _ := s.next()
	offset, ok := start.(int)
	if !ok || offset < 0 || offset >= len(data) {
		return nil, errTable
	}
	f := &File{Objects: map[Ref]any{}}
	table, _, err := readIndirect(data, offset)
	stream, isStream := table.(*Stream)
	if err != nil || !isStream {
		return nil, errTable
	}
	f.Trailer = stream.Dict
	return f, f.readTable(data, stream)
}

// readTable reads every object that the cross-reference stream lists.
func (f *File) readTable(data []byte, table *Stream) error {
	rows, err := table.Decoded()
	if err != nil {
		return err
	}
	widths, _ := table.Dict["W"].([]any)
	if len(widths) != 3 {
		return errTable
	}
	var w [3]int
	for i := range w {
		w[i], _ = widths[i].(int)
		if w[i] < 0 || w[i] > 8 {
			return errTable
		}
	}
	size := w[0] + w[1] + w[2]
	if size == 0 {
		return errTable
	}
	packs := map[Ref]bool{}
	for n := 0; (n+1)*size <= len(rows); n++ {
		row := rows[n*size:]
		kind, first := number(row[:w[0]]), number(row[w[0]:w[0]+w[1]])
		switch kind {
		case 1:
			object, named, err := readIndirect(data, first)
			if err != nil {
				return fmt.Errorf("object %d: %w", n, err)
			}
			if int(named) != n {
				return fmt.Errorf("object %d: %w", n, errTable)
			}
			f.Objects[named] = object
		case 2:
			packs[Ref(first)] = true
		}
	}
	for pack := range packs {
		if err := f.unpack(pack); err != nil {
			return err
		}
	}
	return nil
}

func number(b []byte) int {
	v := 0
	for _, c := range b {
		v = v<<8 | int(c)
	}
	return v
}

// unpack reads the objects of an object stream.
func (f *File) unpack(pack Ref) error {
	stream, ok := f.Objects[pack].(*Stream)
	if !ok {
		return fmt.Errorf("object %d is not an object stream", pack)
	}
	data, err := stream.Decoded()
	if err != nil {
		return err
	}
	count, _ := stream.Dict["N"].(int)
	first, _ := stream.Dict["First"].(int)
	index := &scanner{data: data}
	for range count {
		n, _ := index.next()
		at, _ := index.next()
		ref, ok1 := n.(int)
		offset, ok2 := at.(int)
		if !ok1 || !ok2 || first+offset > len(data) || first+offset < 0 {
			return fmt.Errorf("object stream %d cannot be read", pack)
		}
		object, ok := (&scanner{data: data, at: first + offset}).next()
		if !ok {
			return fmt.Errorf("object %d cannot be read", ref)
		}
		f.Objects[Ref(ref)] = object
	}
	return nil
}

// readIndirect reads "12 0 obj …" at an offset.
func readIndirect(data []byte, offset int) (any, Ref, error) {
	if offset < 0 || offset >= len(data) {
		return nil, 0, errTable
	}
	s := &scanner{data: data, at: offset}
	n, _ := s.next()
	s.next()
	word, _ := s.next()
	ref, ok := n.(int)
	if !ok || word != operator("obj") {
		return nil, 0, errTable
	}
	object, ok := s.next()
	if !ok {
		return nil, 0, errors.New("it cannot be read")
	}
	dict, isDict := object.(Dict)
	if word, _ := s.next(); !isDict || word != operator("stream") {
		return object, Ref(ref), nil
	}
	if s.peek(0) == '\r' {
		s.at++
	}
	s.at++
	length, _ := dict["Length"].(int)
	if length < 0 || s.at+length > len(data) {
		return nil, 0, errors.New("its stream is longer than the file")
	}
	return &Stream{Dict: dict, Data: data[s.at : s.at+length]}, Ref(ref), nil
}

// Decoded returns the data of a stream, decompressed.
func (s *Stream) Decoded() ([]byte, error) {
	if s.Dict["Filter"] == nil {
		return s.Data, nil
	}
	if s.Dict["Filter"] != Name("FlateDecode") {
		return nil, fmt.Errorf("a stream is compressed by %v", s.Dict["Filter"])
	}
	r, err := zlib.NewReader(bytes.NewReader(s.Data))
	if err != nil {
		return nil, err
	}
	const most = 64 << 20 // more than a page or font ever needs
	data, err := io.ReadAll(io.LimitReader(r, most))
	if err != nil {
		return nil, err
	}
	parameters, _ := s.Dict["DecodeParms"].(Dict)
	if predictor, _ := parameters["Predictor"].(int); predictor < 10 {
		return data, nil
	}
	columns, _ := parameters["Columns"].(int)
	return unpredicted(data, columns)
}

// unpredicted undoes the differences between lines ("Up"), in which tables of objects are written.
func unpredicted(data []byte, columns int) ([]byte, error) {
	if columns < 1 || len(data)%(columns+1) != 0 {
		return nil, errTable
	}
	var out []byte
	above := make([]byte, columns)
	for ; len(data) > 0; data = data[columns+1:] {
		for i := range above {
			if data[0] == 2 {
				above[i] += data[1+i]
			} else {
				above[i] = data[1+i]
			}
		}
		out = append(out, above...)
	}
	return out, nil
}

// get follows a reference.
func (f *File) get(v any) any {
	for range 10 {
		ref, ok := v.(Ref)
		if !ok {
			return v
		}
		v = f.Objects[ref]
	}
	return nil
}

// dict is the dictionary that a value is or refers to; nil if none.
func (f *File) dict(v any) Dict {
	switch v := f.get(v).(type) {
	case Dict:
		return v
	case *Stream:
		return v.Dict
	}
	return nil
}

func (f *File) list(v any) []any {
	list, _ := f.get(v).([]any)
	return list
}

// Pages lists the page objects in order.
func (f *File) Pages() []Ref {
	var all []Ref
	seen := map[Ref]bool{}
	var walk func(v any)
	walk = func(v any) {
		for _, kid := range f.list(f.dict(v)["Kids"]) {
			ref, _ := kid.(Ref)
			if seen[ref] {
				continue
			}
			seen[ref] = true
			if f.dict(ref)["Type"] == Name("Page") {
				all = append(all, ref)
			} else {
				walk(kid)
			}
		}
	}
	walk(f.dict(f.Trailer["Root"])["Pages"])
	return all
}

// text decodes a text string: UTF-16 with its mark, or single bytes.
func text(v any) string {
	s, ok := v.(String)
	if !ok {
		return ""
	}
	if len(s) < 2 || s[0] != 0xFE || s[1] != 0xFF {
		return string(s)
	}
	var units []uint16
	for i := 2; i+1 < len(s); i += 2 {
		units = append(units, uint16(s[i])<<8|uint16(s[i+1]))
	}
	return string(utf16.Decode(units))
}

// float is a number of either kind.
func float(v any) float64 {
	switch v := v.(type) {
	case int:
		return float64(v)
	case float64:
		return v
	}
	return 0
}
