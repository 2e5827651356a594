package web

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"time"

	"casemaker/internal/address"
	"casemaker/internal/project"
)

// Sitemap lists the pages for search engines; by their addresses.
func Sitemap(settings project.Settings, pages []string) []byte {
	var out bytes.Buffer
	out.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, page := range pages {
		out.WriteString("<url><loc>")
		xml.EscapeText(&out, []byte(address.Absolute(settings.BaseURL, page, "")))
		fmt.Fprintf(&out, "</loc><lastmod>%s</lastmod></url>\n", settings.Date.Format(time.DateOnly))
	}
	out.WriteString("</urlset>\n")
	return out.Bytes()
}

// Robots lets every search engine in and names the site map.
func Robots(settings project.Settings) []byte {
	return []byte("User-agent: *\nAllow: /\n\nSitemap: " + address.Absolute(settings.BaseURL, address.Sitemap, "") + "\n")
}

type atomLink struct {
	Rel  string `xml:"rel,attr,omitempty"`
	Href string `xml:"href,attr"`
}

type atomEntry struct {
	Title   string   `xml:"title"`
	ID      string   `xml:"id"`
	Link    atomLink `xml:"link"`
	Updated string   `xml:"updated"`
	Summary string   `xml:"summary"`
}

// Feed is an Atom feed of the areas, each with what its brief says first, after the page that says what changed, where there is one.
// Dates are the project's.
func Feed(settings project.Settings, about []project.Page, areas []Summary) ([]byte, error) {
	updated := settings.Date.Format(time.RFC3339)
	feed := struct {
		XMLName xml.Name    `xml:"http://www.w3.org/2005/Atom feed"`
		Title   string      `xml:"title"`
		ID      string      `xml:"id"`
		Links   []atomLink  `xml:"link"`
		Updated string      `xml:"updated"`
		Author  string      `xml:"author>name"`
		Entries []atomEntry `xml:"entry"`
	}{
		Title: settings.Title, ID: settings.BaseURL, Updated: updated, Author: cmp.Or(settings.Organisation, settings.Title),
		Links: []atomLink{{"self", address.Absolute(settings.BaseURL, address.Feed, "")}, {"", settings.BaseURL}},
	}
	for _, page := range about {
		if page.Slug == address.Changes {
			here := address.Absolute(settings.BaseURL, address.About(page.Slug), "")
			id := here + "#" + settings.Date.Format(time.DateOnly) // another edition is another entry
			feed.Entries = append(feed.Entries, atomEntry{page.Title, id, atomLink{"", here}, updated, page.Summary})
		}
	}
	for _, s := range areas {
		here := address.Absolute(settings.BaseURL, address.Area(s.Slug), "")
		feed.Entries = append(feed.Entries, atomEntry{s.Title, here, atomLink{"", here}, updated, s.Feed})
	}
	text, err := xml.MarshalIndent(feed, "", " ")
	return append([]byte(xml.Header), append(text, '\n')...), err
}
