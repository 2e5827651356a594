package spreadsheet

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode/utf8"
)

// A writer gathers the parts of a book.
type writer struct {
	book       *Book
	styles     *styles
	shared     list
	sharedUses int
	parts      []part
	types      []string // of parts, as [Content_Types].xml says them
	tables     int
	charts     int
	room       [32]byte
}

// Write makes the file.
func (book *Book) Write() ([]byte, error) {
	w := &writer{book: book, styles: newStyles()}
	w.add("_rels/.rels", []byte(declaration+`<Relationships xmlns="`+packageSpace+`">`+
		`<Relationship Id="rId1" Type="`+relationSpace+`/officeDocument" Target="xl/workbook.xml"/>`+
		`<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>`+
		`<Relationship Id="rId3" Type="`+relationSpace+`/extended-properties" Target="docProps/app.xml"/></Relationships>`), "")
	var relations relations
	for i, s := range book.Sheets {
		relations.add("worksheet", fmt.Sprintf("worksheets/sheet%d.xml", i+1), false)
		w.sheet(i+1, s)
	}
	relations.add("styles", "styles.xml", false)
	relations.add("sharedStrings", "sharedStrings.xml", false)
	w.add("xl/workbook.xml", book.part(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml")
	w.add("xl/_rels/workbook.xml.rels", relations.part(), "")
	w.add("xl/styles.xml", w.styles.part(), "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml")
	w.add("xl/sharedStrings.xml", w.strings(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml")
	w.properties()
	types := declaration + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
		`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>` +
		strings.Join(w.types, "") + "</Types>"
	return packed(append([]part{{"[Content_Types].xml", []byte(types)}}, w.parts...))
}

func (w *writer) add(name string, data []byte, kind string) {
	w.parts = append(w.parts, part{name, data})
	if kind != "" {
		w.types = append(w.types, `<Override PartName="/`+name+`" ContentType="`+kind+`"/>`)
	}
}

// packed puts parts into a file, in order and without times.
func packed(parts []part) ([]byte, error) {
	var out bytes.Buffer
	out.Grow(usual)
	z := zip.NewWriter(&out)
	press := presses.Get().(*flate.Writer)
	defer presses.Put(press)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		press.Reset(w)
		return press, nil
	})
	for _, p := range parts {
		method := zip.Deflate
		if len(p.data) < small {
			method = zip.Store
		}
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: method})
		if err == nil {
			_, err = f.Write(p.data)
		}
		if err != nil {
			return nil, fmt.Errorf("packing %s: %w", p.name, err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("packing a workbook: %w", err)
	}
	return out.Bytes(), nil
}

// packing is how hard parts are pressed together: a few kilobytes more take half the time.
const packing = 2

// small is how long a part may be and still be packed as it is: most parts are records of tables and lists of relations, and getting
// ready to press one takes longer than pressing it.
const small = 450

// usual is how long a packed workbook is, or a little more.
const usual = 160 << 10

// presses are what parts are pressed with, one after the other: making one takes longer than using it.
var presses = sync.Pool{New: func() any {
	press, err := flate.NewWriter(nil, packing)
	if err != nil {
		panic(err) // there is no such level
	}
	return press
}}

// part is workbook.xml.
func (book *Book) part() []byte {
	var b strings.Builder
	b.Grow(112 * (len(book.Names) + 2*len(book.Sheets) + 8))
	b.WriteString(declaration + `<workbook xmlns="` + mainSpace + `" xmlns:r="` + relationSpace + `"><workbookPr/><bookViews><workbookView tabRatio="850"/></bookViews><sheets>`)
	for i, s := range book.Sheets {
		fmt.Fprintf(&b, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escaped(s.Name), i+1, i+1)
	}
	b.WriteString("</sheets><definedNames>")
	for i, s := range book.Sheets {
		width := len(s.Widths)
		for _, row := range s.Rows {
			width = max(width, len(row.Cells), row.Merge)
		}
		last := len(s.Rows)
		for _, c := range s.Charts {
			last, width = max(last, c.Row+c.Rows), max(width, c.Column+c.Columns-1)
		}
		fmt.Fprintf(&b, `<definedName name="_xlnm.Print_Area" localSheetId="%d">%s</definedName>`, i, escaped(Range{1, 1, max(1, last), max(1, width)}.Fixed(s.Name)))
		if s.Titles > 0 {
			fmt.Fprintf(&b, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">%s!$%d:$%d</definedName>`, i, escaped(Quoted(s.Name)), s.Titles, s.Titles)
		}
	}
	for _, n := range book.Names {
		for _, part := range []string{`<definedName name="`, escaped(n.Name), `">`, escaped(Fixed(n.Sheet, n.Cell)), "</definedName>"} {
			b.WriteString(part)
		}
	}
	b.WriteString(`</definedNames><calcPr calcId="191029" fullCalcOnLoad="1"/></workbook>`)
	return []byte(b.String())
}

// strings are the words of all cells, each once.
func (w *writer) strings() []byte {
	var b bytes.Buffer
	b.Grow(96 * (len(w.shared.all) + 8))
	fmt.Fprintf(&b, declaration+`<sst xmlns="%s" count="%d" uniqueCount="%d">`, mainSpace, w.sharedUses, len(w.shared.all))
	for _, s := range w.shared.all {
		// The schema of a workbook has no such attribute; spreadsheets ask for it where words begin or end with a space.
		if strings.TrimSpace(s) != s {
			b.WriteString(`<si><t xml:space="preserve">`)
		} else {
			b.WriteString("<si><t>")
		}
		escape(&b, s)
		b.WriteString("</t></si>")
	}
	b.WriteString("</sst>")
	return b.Bytes()
}

func (w *writer) properties() {
	day := w.book.Date.Format("2006-01-02") + "T00:00:00Z"
	core := declaration + `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
		`xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
		"<dc:title>" + escaped(w.book.Title) + "</dc:title><dc:subject>" + escaped(w.book.Subject) + "</dc:subject><dc:creator>" + escaped(w.book.Author) + "</dc:creator>" +
		"<dc:language>" + escaped(w.book.Language) + "</dc:language>" +
		`<dcterms:created xsi:type="dcterms:W3CDTF">` + day + `</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">` + day + `</dcterms:modified></cp:coreProperties>`
	w.add("docProps/core.xml", []byte(core), "application/vnd.openxmlformats-package.core-properties+xml")
	app := declaration + `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>casemaker</Application></Properties>`
	w.add("docProps/app.xml", []byte(app), "application/vnd.openxmlformats-officedocument.extended-properties+xml")
}

func escaped(s string) string {
	if !strings.ContainsAny(s, `&<>"`) && clean(s) {
		return s
	}
	var b bytes.Buffer
	escape(&b, s)
	return b.String()
}

// clean reports whether XML can hold every letter of a text.
func clean(s string) bool {
	for _, r := range s {
		if r < ' ' && r != '\n' && r != '\t' || r == utf8.RuneError || r >= 0xfffe && r <= 0xffff {
			return false
		}
	}
	return true
}

// escape writes a text as XML, without what XML cannot hold.
func escape(b *bytes.Buffer, s string) {
	from := 0
	for i, r := range s {
		with := ""
		switch {
		case r == '&':
			with = "&amp;"
		case r == '<':
			with = "&lt;"
		case r == '>':
			with = "&gt;"
		case r == '"':
			with = "&quot;"
		case r < ' ' && r != '\n' && r != '\t', r == utf8.RuneError, r >= 0xfffe && r <= 0xffff:
			with = " "
		default:
			continue
		}
		b.WriteString(s[from:i])
		b.WriteString(with)
		from = i + utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size := utf8.DecodeRuneInString(s[i:])
			from = i + size
		}
	}
	b.WriteString(s[from:])
}
