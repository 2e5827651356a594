// Package address knows where everything of a site stands, and the way between any two places of it.
//
// An address is a path below the site's root. That of a page is its folder, such as "areas/leeds/business-case/", or ""
// for the front page; that of a file ends in its name. Pages lead to each other by relative ways, so a site can be published
// in any folder:
//
//	address.Way("areas/leeds/", "toolkit/staffing/")  // ../../toolkit/staffing/index.html
//
// What the text of a document links to, such as document:business-case#cost, is resolved by [Parts.Resolve].
package address

import (
	"net/url"
	"strconv"
	"strings"
)

// Pages and files that every site has.
const (
	Front        = ""
	Compare      = "compare/"
	Sources      = "sources/"
	Toolkit      = "toolkit/"
	NotFound     = "404.html"
	Feed         = "feed.xml"
	Sitemap      = "sitemap.xml"
	Robots       = "robots.txt"
	Redirects    = "_redirects" // where old addresses lead, for hosts that read it
	SharePicture = "share.png"  // for links to pages that belong to no area
)

// Brief is the document that is an area's own page; the others stand in folders below it.
const Brief = "brief"

// Changes is the page about the site that says what changed with its edition.
const Changes = "changes"

// Glossary is the toolkit page that terms lead to.
const Glossary = "glossary"

// Area is an area's own page.
func Area(slug string) string { return "areas/" + slug + "/" }

// AreaFile is a file of an area, such as "brief.pdf" or "tables/options.csv".
func AreaFile(slug, name string) string { return Area(slug) + name }

// SourcesData says what the ids of sources mean, for programs.
const SourcesData = "data/sources.json"

// Workings is the file of the workings that areas of a kind have alike.
func Workings(kind string) string { return "data/workings/" + kind + ".json" }

// Schema is the JSON Schema of a kind of published JSON, such as "figures".
func Schema(of string) string { return "data/schema/" + of + ".json" }

// Table is the file of a table of an area's documents.
func Table(area, id string) string { return AreaFile(area, "tables/"+id+".csv") }

// Chart is the file of a chart of an area's documents.
func Chart(area, id string) string { return AreaFile(area, "charts/"+id+".svg") }

// Document is a document of an area, or one of the parts that it is published as. The first part has no name.
func Document(area, document, part string) string {
	name, lang, _ := strings.Cut(document, ".")
	if name == Brief {
		name = ""
	}
	return Area(area) + folders(name, lang, part)
}

// ToolkitPage is a page of the toolkit.
func ToolkitPage(slug string) string {
	name, lang, _ := strings.Cut(slug, ".")
	return Toolkit + folders(name, lang)
}

// About is a page about the site itself.
func About(slug string) string { return folders(slug) }

// folders is the way down through folders; those without a name are left out. A version of a page in another language
// stands below its original.
func folders(names ...string) string {
	var b strings.Builder
	for _, name := range names {
		if name != "" {
			b.WriteString(name)
			b.WriteByte('/')
		}
	}
	return b.String()
}

// File is the file of an address: that of a page is the index of its folder.
func File(address string) string {
	if address == "" || strings.HasSuffix(address, "/") {
		return address + "index.html"
	}
	return address
}

// Root is the way from a page to the site's root: empty, or as many times "../" as folders lead to it.
func Root(page string) string { return strings.Repeat("../", strings.Count(page, "/")) }

// Way leads from a page to a page or file.
func Way(from, to string) string {
	to = File(to)
	shared := 0
	for i := 0; i < len(from) && i < len(to) && from[i] == to[i]; i++ {
		if from[i] == '/' {
			shared = i + 1
		}
	}
	return Root(from[shared:]) + to[shared:]
}

// Link leads from a page to a place on a page. Within one page it is the place alone.
func Link(from, to, anchor string) string {
	if anchor == "" {
		return Way(from, to)
	}
	if File(from) == File(to) {
		return "#" + anchor
	}
	return Way(from, to) + "#" + anchor
}

// Absolute is an address as others write it, where the site is published at base; empty where that is not known.
func Absolute(base, address, anchor string) string {
	if base == "" {
		return ""
	}
	if anchor != "" {
		anchor = "#" + anchor
	}
	return strings.TrimSuffix(base, "/") + "/" + address + anchor
}

// BasePath is where a site begins on the host of its address: "/" or "/briefs/".
func BasePath(base string) string {
	if u, err := url.Parse(base); err == nil && u.Path != "" {
		return u.Path
	}
	return "/"
}

// Anchors of what a document leads to within itself, in every format.

// Note is a footnote.
func Note(id string) string { return "note-" + id }

// Call is a place that calls a footnote, counted from 1.
func Call(id string, use int) string { return "call-" + id + "-" + strconv.Itoa(use) }

// Reference is a source in the list of references.
func Reference(number int) string { return "ref-" + strconv.Itoa(number) }

// Citation is a place that cites a source, counted from 1.
func Citation(number, use int) string {
	return "cite-" + strconv.Itoa(number) + "-" + strconv.Itoa(use)
}

// Term is a word of the glossary.
func Term(id string) string { return "term-" + id }
