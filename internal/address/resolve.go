package address

import "strings"

// Parts says in which part of a document each of its anchors stands, by document and anchor. A document that is published as
// one page need not be among them.
type Parts map[string]map[string]string

// Resolve finds where a link of a text leads within the site, for the documents of an area:
//
//	toolkit:staffing#pay    a page of the toolkit
//	document:brief#need     a document of the area, whichever part of it holds the anchor
//	page:method             a page about the site
//	area:leeds              another area
//	images/room.jpg         a file
//
// ok is false where it leads elsewhere: a place of the same document, or another site.
func (p Parts) Resolve(area, link string) (to, anchor string, ok bool) {
	if strings.HasPrefix(link, "#") {
		return "", "", false
	}
	kind, name, found := strings.Cut(link, ":")
	if !found {
		to, anchor, _ = strings.Cut(strings.TrimPrefix(link, "/"), "#")
		return to, anchor, true
	}
	name, anchor, _ = strings.Cut(name, "#")
	if name == "" {
		return "", "", false
	}
	switch kind {
	case "toolkit":
		return ToolkitPage(name), anchor, true
	case "page":
		return About(name), anchor, true
	case "area":
		return Area(name), anchor, true
	case "document":
		return Document(area, name, p[name][anchor]), anchor, true
	}
	return "", "", false
}

// From resolves a link of a text that stands on a page.
func (p Parts) From(page, area, link string) string {
	if to, anchor, ok := p.Resolve(area, link); ok {
		return Link(page, to, anchor)
	}
	return link
}

// Outside resolves a link of a text that stands in a file, which leads to the site that is published at base. It is empty where
// that is not known.
func (p Parts) Outside(base, area, link string) string {
	if to, anchor, ok := p.Resolve(area, link); ok {
		return Absolute(base, to, anchor)
	}
	return link
}
