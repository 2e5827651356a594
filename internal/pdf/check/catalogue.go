package check

import (
	"strings"
)

// Lang is the language of the document as a whole.
func (f *File) Lang() string { return text(f.get(f.dict(f.Trailer["Root"])["Lang"])) }

// catalogue checks what the file says of itself.
func (c *checker) catalogue() {
	f := c.file
	root := f.dict(f.Trailer["Root"])
	if f.Lang() == "" {
		c.problem("lang", 0, "the document has no language")
	}
	if f.dict(root["MarkInfo"])["Marked"] != true {
		c.problem("marked", 0, "the document is not marked as tagged")
	}
	if f.dict(root["ViewerPreferences"])["DisplayDocTitle"] != true {
		c.problem("title-shown", 0, "readers would show the file's name and not the document's title")
	}
	if len(f.list(f.Trailer["ID"])) != 2 {
		c.problem("id", 0, "the file has no identifier")
	}
	if f.Trailer["Encrypt"] != nil {
		c.problem("encrypted", 0, "the file is encrypted")
	}
	c.outputIntent(root)
	c.metadata(root)
	if len(c.pages) == 0 {
		c.problem("pages", 0, "the document has no pages")
	}
	for i, ref := range c.pages {
		p := f.dict(ref)
		if p["Tabs"] != Name("S") {
			c.problem("tabs", i+1, "the tab key does not follow the reading order")
		}
		if _, ok := p["StructParents"].(int); !ok {
			c.problem("struct-parents", i+1, "the page is not in the parent tree")
		}
	}
}

func (c *checker) outputIntent(root Dict) {
	for _, v := range c.file.list(root["OutputIntents"]) {
		d := c.file.dict(v)
		profile, _ := c.file.get(d["DestOutputProfile"]).(*Stream)
		if d["S"] == Name("GTS_PDFA1") && profile != nil {
			data, err := profile.Decoded()
			if err == nil && len(data) > 128 && string(data[36:40]) == "acsp" {
				return
			}
		}
	}
	c.problem("output-intent", 0, "no colour profile says what the colours mean")
}

// metadata checks the XMP packet, and that the older form agrees with it.
func (c *checker) metadata(root Dict) {
	stream, _ := c.file.get(root["Metadata"]).(*Stream)
	if stream == nil {
		c.problem("xmp", 0, "there is no XMP metadata")
		return
	}
	data, err := stream.Decoded()
	if err != nil {
		c.problem("xmp", 0, "the XMP metadata cannot be read: %v", err)
		return
	}
	xmp := string(data)
	for _, want := range [][2]string{
		{"pdfuaid:part", "1"}, {"pdfaid:part", "2"}, {"pdfaid:conformance", "A"},
	} {
		if got := element(xmp, want[0]); got != want[1] {
			c.problem("xmp", 0, "%s is %q in the XMP metadata, want %q", want[0], got, want[1])
		}
	}
	if !strings.Contains(xmp, "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>") {
		c.problem("xmp", 0, "the XMP metadata does not describe the schema of pdfuaid")
	}
	title := element(inside(xmp, "dc:title"), "rdf:li")
	if strings.TrimSpace(title) == "" {
		c.problem("title", 0, "the document has no title")
	}
	info := c.file.dict(c.file.Trailer["Info"])
	for _, pair := range [][2]string{
		{"Title", title}, {"Author", element(inside(xmp, "dc:creator"), "rdf:li")},
		{"Subject", element(inside(xmp, "dc:description"), "rdf:li")}, {"Keywords", element(xmp, "pdf:Keywords")},
		{"Producer", element(xmp, "pdf:Producer")}, {"Creator", element(xmp, "xmp:CreatorTool")},
		{"CreationDate", date(element(xmp, "xmp:CreateDate"))}, {"ModDate", date(element(xmp, "xmp:ModifyDate"))},
	} {
		if got := text(c.file.get(info[Name(pair[0])])); got != pair[1] {
			c.problem("info", 0, "%s is %q, the XMP metadata says %q", pair[0], got, pair[1])
		}
	}
}

// element is what stands in the first XML element of a name, unescaped.
func element(xmp, name string) string { return unescape.Replace(inside(xmp, name)) }

// inside is what stands in the first XML element of a name, as it is written.
func inside(xml, name string) string {
	_, after, found := strings.Cut(xml, "<"+name)
	if !found {
		return ""
	}
	_, after, _ = strings.Cut(after, ">")
	within, _, found := strings.Cut(after, "</"+name+">")
	if !found {
		return ""
	}
	return within
}

var unescape = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&#34;", `"`, "&#39;", "'", "&amp;", "&")

// date writes an XMP date as the older form does.
func date(s string) string {
	return "D:" + strings.NewReplacer("-", "", ":", "", "T", "").Replace(s)
}
