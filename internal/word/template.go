package word

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// A Template is a file of Word that documents are written into. It is read-only and safe for many goroutines.
type Template struct {
	Name   string // for messages
	parts  *parts
	before string // of the document part: to the end of what the template itself says
	after  string // of the document part: from the last section's properties on
	empty  bool   // the template says nothing itself, so that the document brings its own title
	placed bool   // a placeholder says where the document goes
	ids    map[string]string
	added  string // styles that the template lacks
	nums   firstFree
}

// firstFree are the first numbers that a template does not use itself.
type firstFree struct{ abstract, num, note, relation, bookmark, drawing int }

var builtinTemplate = sync.OnceValue(func() *Template {
	t, err := prepare("", builtinParts())
	if err != nil {
		panic("word: the built-in template: " + err.Error())
	}
	return t
})

// Builtin is the built-in template.
func Builtin() *Template { return builtinTemplate() }

// Read reads someone's own template: a .docx file as Word or LibreOffice saves it.
func Read(name string, file []byte) (*Template, error) {
	p, err := readParts(file)
	if err != nil {
		return nil, err
	}
	ours := builtinParts()
	for _, part := range []string{numberPart, notesPart, stylesPart, corePart} {
		if _, ok := p.text[part]; !ok {
			p.put(part, ours.text[part])
		}
	}
	return prepare(name, p)
}

const mainNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

var sectionStart = regexp.MustCompile(`<w:sectPr[\s>/]`)

// prepare finds in the parts of a template where a document goes, and which styles and numbers it has.
func prepare(name string, p *parts) (*Template, error) {
	t := &Template{Name: name, parts: p, ids: map[string]string{}}
	text := string(p.text[documentPart])
	if !strings.Contains(text, `xmlns:w="`+mainNamespace+`"`) {
		return nil, errors.New("its text is not written as Word writes it (strict Open XML?); save it as an ordinary .docx")
	}
	start, end := strings.Index(text, "<w:body"), strings.LastIndex(text, "</w:body>")
	if start < 0 || end < start {
		return nil, errors.New("its text has no body; save it again in a word processor")
	}
	start += strings.IndexByte(text[start:], '>') + 1
	cut := end
	if all := sectionStart.FindAllStringIndex(text[start:end], -1); len(all) > 0 {
		// The last section's properties stand in the body itself; those of others in a paragraph.
		if last := start + all[len(all)-1][0]; !strings.Contains(text[last:end], "</w:p>") {
			cut = last
		}
	}
	t.before, t.after = withNamespaces(text[:cut]), text[cut:]
	own := text[start:cut]
	t.empty = strings.TrimSpace(textOf(own)) == "" && !strings.Contains(own, "<w:drawing") && !strings.Contains(own, "<w:pict")
	if t.empty {
		t.before = withNamespaces(text[:start])
	}
	t.placed = documentPlace.MatchString(textOf(own))
	t.findStyles()
	t.findNumbers()
	return t, nil
}

// documentPlace is the placeholder at which a document goes into a template.
var documentPlace = regexp.MustCompile(`\{\{\s*document\s*\}\}`)

// needed are the namespaces of what is written, by prefix.
var needed = [][2]string{
	{"r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"},
	{"wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"},
	{"a", "http://schemas.openxmlformats.org/drawingml/2006/main"},
	{"pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"},
}

// withNamespaces declares on the root element what is used below it and not declared there.
func withNamespaces(head string) string {
	at := strings.Index(head, "<w:document")
	if at < 0 {
		return head
	}
	end := at + strings.IndexByte(head[at:], '>')
	root := head[at:end]
	for _, n := range needed {
		if !strings.Contains(root, "xmlns:"+n[0]+"=") {
			root += fmt.Sprintf(` xmlns:%s="%s"`, n[0], n[1])
		}
	}
	return head[:at] + root + head[end:]
}

var (
	styleElement = regexp.MustCompile(`(?s)<w:style [^>]*w:styleId="([^"]*)"[^>]*>.*?</w:style>`)
	styleName    = regexp.MustCompile(`<w:name w:val="([^"]*)"`)
)

// findStyles maps the names of our styles to the ids that they have in the template, and keeps those that it lacks.
func (t *Template) findStyles() {
	theirs := map[string]string{}
	taken := map[string]bool{}
	for _, m := range styleElement.FindAllSubmatch(t.parts.text[stylesPart], -1) {
		if name := styleName.FindSubmatch(m[0]); name != nil {
			theirs[strings.ToLower(string(name[1]))] = string(m[1])
			taken[string(m[1])] = true
		}
	}
	var missing [][]byte
	for _, m := range styleElement.FindAllSubmatch(builtinParts().text[stylesPart], -1) {
		id, name := string(m[1]), string(styleName.FindSubmatch(m[0])[1])
		if have, ok := theirs[strings.ToLower(name)]; ok {
			t.ids[id] = have
			continue
		}
		t.ids[id] = id
		if taken[id] {
			t.ids[id] = "casemaker" + id
		}
		missing = append(missing, m[0])
	}
	var added strings.Builder
	for _, style := range missing {
		added.WriteString(t.renamed(string(style)) + "\n")
	}
	t.added = added.String()
}

var styleReference = regexp.MustCompile(`(w:styleId|<w:basedOn w:val|<w:next w:val)="([^"]*)"`)

// renamed is a style of ours with the template's ids, and never a default of its kind.
func (t *Template) renamed(style string) string {
	style = strings.Replace(style, ` w:default="1"`, "", 1)
	return styleReference.ReplaceAllStringFunc(style, func(found string) string {
		m := styleReference.FindStringSubmatch(found)
		if id, ok := t.ids[m[2]]; ok {
			return m[1] + `="` + id + `"`
		}
		return found
	})
}

// style is the template's id of one of our styles.
func (t *Template) style(id string) string {
	if own, ok := t.ids[id]; ok {
		return own
	}
	return id
}

var languageOf = regexp.MustCompile(`<w:lang [^>]*w:val="[^"]*"`)

// styled adds the missing styles to the template's, and gives the text its language.
func (t *Template) styled(styles []byte, lang string) []byte {
	text := strings.Replace(string(styles), "</w:styles>", t.added+"</w:styles>", 1)
	if lang != "" {
		text = languageOf.ReplaceAllStringFunc(text, func(found string) string {
			return regexp.MustCompile(`w:val="[^"]*"`).ReplaceAllString(found, `w:val="`+escaped(lang)+`"`)
		})
	}
	return []byte(text)
}

var numbersOf = map[string]*regexp.Regexp{
	"abstract": regexp.MustCompile(`w:abstractNumId="(\d+)"`),
	"num":      regexp.MustCompile(`<w:num w:numId="(\d+)"`),
	"note":     regexp.MustCompile(`<w:footnote [^>]*w:id="(\d+)"`),
	"relation": regexp.MustCompile(`Id="rId(\d+)"`),
	"bookmark": regexp.MustCompile(`<w:bookmarkStart [^>]*w:id="(\d+)"`),
	"drawing":  regexp.MustCompile(`<wp:docPr [^>]*id="(\d+)"`),
}

// findNumbers looks for the first numbers that the template leaves free.
func (t *Template) findNumbers() {
	first := func(kind string, part string) int {
		most := 0
		for _, m := range numbersOf[kind].FindAllSubmatch(t.parts.text[part], -1) {
			n := 0
			for _, digit := range m[1] {
				n = n*10 + int(digit-'0')
			}
			if n < 1e8 {
				most = max(most, n)
			}
		}
		return most + 1
	}
	t.nums = firstFree{
		abstract: first("abstract", numberPart), num: first("num", numberPart), note: first("note", notesPart),
		relation: first("relation", documentRels), bookmark: first("bookmark", documentPart), drawing: first("drawing", documentPart),
	}
}

// body is the document part: what the template says, with its placeholders filled, and the document where it goes.
func (t *Template) body(w *writer) ([]byte, error) {
	before, err := t.filled(w, documentPart, t.before)
	if err != nil {
		return nil, err
	}
	after, err := t.filled(w, documentPart, t.after)
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	out.WriteString(before)
	if !t.placed {
		if !t.empty {
			out.WriteString(`<w:p><w:r><w:br w:type="page"/></w:r></w:p>`)
		}
		out.Write(w.out.Bytes())
	}
	out.WriteString(after)
	return out.Bytes(), nil
}

// fillParts fills the placeholders of headers, footers and notes.
func (t *Template) fillParts(w *writer, out *parts) error {
	var all error
	for _, name := range slices.Sorted(slices.Values(out.names)) {
		base := strings.TrimPrefix(name, "word/")
		if !strings.HasPrefix(base, "header") && !strings.HasPrefix(base, "footer") && !strings.HasPrefix(base, "footnotes") && !strings.HasPrefix(base, "endnotes") || !strings.HasSuffix(base, ".xml") {
			continue
		}
		text, err := t.filled(w, name, string(out.text[name]))
		if err != nil {
			all = errors.Join(all, err)
			continue
		}
		out.put(name, []byte(text))
	}
	return all
}
