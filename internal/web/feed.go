package web

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"net/url"
	"time"

	"casemaker/internal/model"
	"casemaker/internal/project"
)

// basePath is where an address's site begins on its host: "/" or "/briefs/".
func basePath(base string) string {
	if u, err := url.Parse(base); err == nil && u.Path != "" {
		return u.Path
	}
	return "/"
}

// Sitemap lists the pages for search engines; addresses are those below the site's root.
func Sitemap(settings project.Settings, addresses []string) []byte {
	var out bytes.Buffer
	out.WriteString(xml.Header + `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">` + "\n")
	for _, address := range addresses {
		out.WriteString("<url><loc>")
		xml.EscapeText(&out, []byte(settings.BaseURL+address))
		fmt.Fprintf(&out, "</loc><lastmod>%s</lastmod></url>\n", settings.Date.Format(time.DateOnly))
	}
	out.WriteString("</urlset>\n")
	return out.Bytes()
}

// Robots lets every search engine in and names the site map.
func Robots(settings project.Settings) []byte {
	return []byte("User-agent: *\nAllow: /\n\nSitemap: " + settings.BaseURL + "sitemap.xml\n")
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

// Feed is an Atom feed of the areas, each with what its brief says first. Dates are the project's.
func Feed(settings project.Settings, cases []*model.Case) ([]byte, error) {
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
		Links: []atomLink{{"self", settings.BaseURL + "feed.xml"}, {"", settings.BaseURL}},
	}
	for _, c := range cases {
		here := settings.BaseURL + "areas/" + c.Area.Slug + "/"
		feed.Entries = append(feed.Entries, atomEntry{BriefTitle(c), here, atomLink{"", here}, updated, summary(c)})
	}
	text, err := xml.MarshalIndent(feed, "", " ")
	return append([]byte(xml.Header), append(text, '\n')...), err
}

// summary is a case in a sentence.
func summary(c *model.Case) string {
	births, ok := c.Figure("births")
	if !ok {
		return "No published count of births is held for this area yet."
	}
	low, _ := c.Figure("need.low")
	high, _ := c.Figure("need.high")
	cost, _ := c.Figure("cost.recurrent")
	return fmt.Sprintf("%s babies born in a year; between %s and %s likely to need specialised help; a full team would cost about %s a year.",
		births.Text(""), low.Text("rounded"), high.Text("rounded"), cost.Text("thousands"))
}
