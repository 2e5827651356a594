package word_test

import (
	"archive/zip"
	"bytes"
	"os"
	"strings"
	"testing"

	"casemaker/internal/document"
	"casemaker/internal/word"
)

const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w:body>`

const section = `<w:sectPr w:rsidR="00A"><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`

// packed is a file of Word with a body and styles as Word writes them.
func packed(t *testing.T, body string, further ...[2]string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	files := append([][2]string{
		{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`},
		{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`},
		{"word/_rels/document.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId7" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`},
		{"word/styles.xml", `<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:rPr><w:color w:val="FF0000"/></w:rPr></w:style></w:styles>`},
		{"word/document.xml", head + body + section},
	}, further...)
	for _, f := range files {
		w, err := z.Create(f[0])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(f[1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func values(id string) (string, bool) {
	v, ok := map[string]string{"area.name": "Leeds & district", "cost.recurrent": "£613,456"}[id]
	return v, ok
}

func blocks(name string) ([]document.Block, bool) {
	if name != "staffing-costs" {
		return nil, false
	}
	return []document.Block{&document.Paragraph{Text: []document.Inline{&document.Text{Value: "the table"}}}}, true
}

// A council's own template keeps its styles, cover and section, and gets values and blocks where it asks for them, however
// Word has split a placeholder into runs.
func TestTemplate(t *testing.T) {
	cover := `<w:p w:rsidR="1"><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t>Council of {{</w:t></w:r><w:proofErr w:type="spellStart"/><w:r w:rsidR="2"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve"> area</w:t></w:r><w:r><w:t>.name }}: {{cost.recurrent}} a year</w:t></w:r></w:p>` +
		`<w:p><w:r><w:t>{{ block staffing-costs }}</w:t></w:r></w:p>`
	header := [2]string{"word/header1.xml", `<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:p><w:r><w:t>{{ document.title }}</w:t></w:r></w:p></w:hdr>`}
	template, err := word.Read("council.docx", packed(t, cover, header))
	if err != nil {
		t.Fatal(err)
	}
	d := sample()
	d.Value, d.Block = values, blocks
	file, err := template.Render(d)
	if err != nil {
		t.Fatal(err)
	}
	parts := partsOf(t, file)
	body := parts["word/document.xml"]
	for _, want := range []string{
		`<w:t xml:space="preserve">Council of Leeds &amp; district</w:t>`, `<w:t xml:space="preserve">: £613,456 a year</w:t>`, ">the table<", `<w:pStyle w:val="berschrift1"/>`, `<w:sectPr w:rsidR="00A">`,
		`<w:br w:type="page"/>`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the document lacks %q:\n%s", want, body)
		}
	}
	if strings.Contains(body, "Published by") {
		t.Error("a template with a cover of its own gets ours besides")
	}
	styles := parts["word/styles.xml"]
	if strings.Count(styles, `<w:name w:val="heading 1"/>`) != 1 || !strings.Contains(styles, "FF0000") || !strings.Contains(styles, `w:val="Case Table"`) {
		t.Errorf("styles are\n%s", styles)
	}
	if !strings.Contains(parts["word/header1.xml"], "Business case") {
		t.Errorf("the header is %s", parts["word/header1.xml"])
	}
	for _, part := range []string{"footnotes", "numbering"} {
		if !strings.Contains(parts["word/_rels/document.xml.rels"], part+".xml") || !strings.Contains(parts["[Content_Types].xml"], "/word/"+part+".xml") {
			t.Errorf("nothing refers to %s", part)
		}
	}
}

// A template that LibreOffice has written (testdata/libreoffice.docx, from a cover and a header with placeholders, one of them half in
// bold) keeps its heading style, header and page, and is filled like Word's own.
func TestTemplateOfLibreOffice(t *testing.T) {
	file, err := os.ReadFile("testdata/libreoffice.docx")
	if err != nil {
		t.Fatal(err)
	}
	template, err := word.Read("council.docx", file)
	if err != nil {
		t.Fatal(err)
	}
	d := sample()
	d.Value, d.Block = values, blocks
	if file, err = template.Render(d); err != nil {
		t.Fatal(err)
	}
	parts := partsOf(t, file)
	body := parts["word/document.xml"]
	for _, want := range []string{">Report to cabinet: Leeds &amp; district<", ">The team costs £613,456 a year.<", ">the table<", ">Need<", `<w:headerReference w:type="default"`, `<w:pgMar w:left="1417"`} {
		if !strings.Contains(body, want) {
			t.Errorf("the document lacks %q", want)
		}
	}
	if !strings.Contains(parts["word/header1.xml"], "A council of Leeds &amp; district · Business case") {
		t.Errorf("the header is %s", parts["word/header1.xml"])
	}
	if styles := parts["word/styles.xml"]; strings.Count(styles, `<w:name w:val="heading 1"/>`)+strings.Count(styles, `<w:name w:val="Heading 1"/>`) != 1 || !strings.Contains(styles, "7B1F3A") {
		t.Errorf("its style of headings is lost: %s", styles)
	}
	if strings.Contains(body, "{{") || strings.Contains(body, "}}") {
		t.Error("a placeholder is left")
	}
}

// A placeholder says where the document goes.
func TestTemplateSaysWhereTheDocumentGoes(t *testing.T) {
	template, err := word.Read("council.docx", packed(t, `<w:p><w:r><w:t>before</w:t></w:r></w:p><w:p><w:r><w:t>{{ document }}</w:t></w:r></w:p><w:p><w:r><w:t>after</w:t></w:r></w:p>`))
	if err != nil {
		t.Fatal(err)
	}
	file, err := template.Render(sample())
	if err != nil {
		t.Fatal(err)
	}
	body := partsOf(t, file)["word/document.xml"]
	before, document, after := strings.Index(body, ">before<"), strings.Index(body, "Need"), strings.Index(body, ">after<")
	if before < 0 || document < before || after < document || strings.Contains(body, "{{") {
		t.Errorf("before stands at %d, the document at %d, after at %d", before, document, after)
	}
}

// What nothing can stand for is refused, each with its place.
func TestTemplateRefuses(t *testing.T) {
	cases := []struct {
		name, body, want string
	}{
		{"a value", `<w:p><w:r><w:t>{{ cost.recurent }} and {{ x.y }}</w:t></w:r></w:p>`, "council.docx: document: {{ cost.recurent }}: there is no such value; casemaker list figures names them\ncouncil.docx: document: {{ x.y }}: there is no such value; casemaker list figures names them"},
		{"a block", `<w:p><w:r><w:t>{{ block staffing }}</w:t></w:r></w:p>`, "council.docx: document: {{ block staffing }}: there is no such block; casemaker list blocks names them"},
		{"a block in a sentence", `<w:p><w:r><w:t>See {{ block staffing-costs }}.</w:t></w:r></w:p>`, "council.docx: document: {{ block staffing-costs }}: a block stands in a paragraph of its own"},
	}
	for _, c := range cases {
		template, err := word.Read("council.docx", packed(t, c.body))
		if err != nil {
			t.Fatal(err)
		}
		d := sample()
		d.Value, d.Block = values, blocks
		if _, err := template.Render(d); err == nil || err.Error() != c.want {
			t.Errorf("%s: Render gives %v, want %s", c.name, err, c.want)
		}
	}
	for name, file := range map[string][]byte{"text": []byte("hello"), "empty": nil} {
		if _, err := word.Read("x.docx", file); err == nil || !strings.Contains(err.Error(), "this is no .docx file") {
			t.Errorf("Read of %s gives %v", name, err)
		}
	}
	if _, err := word.Read("x.docx", packed(t, "")[:200]); err == nil {
		t.Error("Read takes a file that is cut off")
	}
}

func FuzzTemplate(f *testing.F) {
	f.Add(`<w:p><w:r><w:t>{{ area.name }}</w:t></w:r></w:p>`)
	f.Add(`<w:p><w:r><w:t>{{ </w:t></w:r><w:r><w:t>area.name</w:t></w:r><w:r><w:t> }}{{ document }}</w:t></w:r></w:p>`)
	f.Fuzz(func(t *testing.T, body string) {
		template, err := word.Read("x.docx", packed(t, body))
		if err != nil {
			return
		}
		d := sample()
		d.Value, d.Block = values, blocks
		d.Blocks = d.Blocks[:3]
		_, _ = template.Render(d)
	})
}
