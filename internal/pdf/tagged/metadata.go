package tagged

import (
	"fmt"
	"html"
	"strings"
	"time"
)

// Metadata is what a file says of itself. Title and Lang are required by the accessibility standard.
type Metadata struct {
	Title    string
	Author   string
	Subject  string
	Keywords string
	Lang     string // of the whole document, as a BCP 47 tag
	Program  string // that wrote it
	Date     time.Time
}

// clean replaces what XML cannot hold, so that both forms of the metadata say the same.
func (m Metadata) clean() Metadata {
	for _, s := range []*string{&m.Title, &m.Author, &m.Subject, &m.Keywords, &m.Lang, &m.Program} {
		*s = strings.Map(func(r rune) rune {
			if r < ' ' || r == 0xFFFE || r == 0xFFFF {
				return ' '
			}
			return r
		}, strings.ToValidUTF8(*s, "\uFFFD"))
	}
	return m
}

// information writes the older form of the metadata. It must agree with the newer one.
func (m Metadata) information() []byte {
	b := []byte("<<")
	for _, e := range [][2]string{
		{"/Title", m.Title}, {"/Author", m.Author}, {"/Subject", m.Subject}, {"/Keywords", m.Keywords},
		{"/Creator", m.Program}, {"/Producer", m.Program},
	} {
		if e[1] != "" {
			b = append(append(b, e[0]...), textString(e[1])...)
		}
	}
	date := m.Date.UTC().Format("(D:20060102150405Z)")
	return append(b, "/CreationDate"+date+"/ModDate"+date+">>"...)
}

// xmp writes the metadata as XML, with what the file conforms to. The archival standard knows nothing of the
// accessibility one, so the schema of its mark has to be described.
func (m Metadata) xmp() string {
	var b strings.Builder
	b.WriteString("<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n" +
		`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
		`<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" ` +
		`xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">` + "\n")
	alternatives := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&b, "<%s><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></%[1]s>\n", name, html.EscapeString(text))
		}
	}
	simple := func(name, text string) {
		if text != "" {
			fmt.Fprintf(&b, "<%s>%s</%[1]s>\n", name, html.EscapeString(text))
		}
	}
	alternatives("dc:title", m.Title)
	alternatives("dc:description", m.Subject)
	if m.Author != "" {
		fmt.Fprintf(&b, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>\n", html.EscapeString(m.Author))
	}
	fmt.Fprintf(&b, "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>\n", html.EscapeString(m.Lang))
	simple("dc:format", "application/pdf")
	simple("pdf:Keywords", m.Keywords)
	simple("pdf:Producer", m.Program)
	simple("xmp:CreatorTool", m.Program)
	date := m.Date.UTC().Format("2006-01-02T15:04:05Z")
	for _, name := range []string{"xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate"} {
		simple(name, date)
	}
	simple("pdfaid:part", "2")
	simple("pdfaid:conformance", "A")
	simple("pdfuaid:part", "1")
	b.WriteString("</rdf:Description>\n" + extension + "</rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>")
	return b.String()
}

const extension = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" ` +
	`xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">` +
	`<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>` +
	`<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI><pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>` +
	`<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>` +
	`<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>` +
	`<pdfaProperty:description>Which part of ISO 14289 the file conforms to</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>` +
	`</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>` + "\n"
