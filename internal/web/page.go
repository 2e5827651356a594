package web

import (
	"bytes"
	"encoding/json"
	"html/template"
	"strings"
	"time"

	"casemaker/internal/compose"
	"casemaker/internal/model"
	"casemaker/internal/project"
)

// A DocumentPage is one document of one area as a page.
type DocumentPage struct {
	Page      project.Page
	Case      *model.Case
	Documents []*compose.Doc // all that the area gets
	PDFs      map[string]PDF // by document; none where PDFs are not built
	Glossary  bool           // the toolkit has a glossary page
	Figures   int            // bytes of figures.json; 0 where there is none
	Table     int            // bytes of figures.csv
}

// A PDF is what a link to one says of it.
type PDF struct{ Bytes, Pages int }

// Links says where the document's links lead from its page.
func (p DocumentPage) Links() Links {
	if p.Page.Slug == Brief {
		return Links{Root: "../../", Glossary: p.Glossary}
	}
	return Links{Root: "../../../", Area: "../", Glossary: p.Glossary}
}

// Address is where the page stands below the site's root.
func (p DocumentPage) Address() string {
	if p.Page.Slug == Brief {
		return "areas/" + p.Case.Area.Slug + "/"
	}
	return "areas/" + p.Case.Area.Slug + "/" + p.Page.Slug + "/"
}

// BriefTitle is the title of an area's brief; place is the area as it stands in a sentence.
func BriefTitle(place string) string { return "A parent-infant relationship team for " + place }

type documentView struct {
	Heading       string
	Title         string
	Area          *project.Area
	Place         string
	Nation        string
	MadeUp        bool
	Boundary      string
	NextReview    string
	NextReviewDay string
	Brief         bool
	BriefURL      string
	Overdue       bool
	ReviewBy      string
	ReviewDay     string
	Opening       template.HTML
	Contents      []link
	PDFs          []download // this document's first
	Others        []link
	Data          []download
}

type link struct{ Title, URL string }

// A download is a file with its type and size.
type download struct {
	Title, Text, URL string
	Main             bool
}

// Document lays a filled document into its frame.
func (t *Theme) Document(p DocumentPage, written Written) ([]byte, error) {
	c, links, settings := p.Case, p.Links(), p.Case.Project.Settings
	name, _ := c.Text("area.name")
	d := documentView{
		Title: p.Page.Title, Area: c.Area, Place: name, Nation: c.Nation.Name, MadeUp: c.Area.MadeUp, Boundary: model.Date(c.Area.Boundary),
		NextReview: model.Date(settings.NextReview), NextReviewDay: settings.NextReview.Format(time.DateOnly), Brief: p.Page.Slug == Brief,
		BriefURL: links.Resolve("document:" + Brief), Overdue: Overdue(p.Page, settings), ReviewBy: model.Date(p.Page.ReviewBy),
		Contents: written.Contents,
	}
	if !p.Page.ReviewBy.IsZero() {
		d.ReviewDay = p.Page.ReviewBy.Format(time.DateOnly)
	}
	d.Heading = p.Page.Title + " for " + name
	title := p.Page.Title + ": " + c.Area.Name
	if d.Brief {
		d.Heading = BriefTitle(name)
		title = d.Heading
	}
	p.downloads(&d, links)
	opening, body := parted(written.Body)
	scripts := []string{"site.js"}
	if bytes.Contains(body, []byte(`id="what-if"`)) {
		scripts = []string{"figures.js", "site.js", "what-if.js"}
	}
	d.Opening = template.HTML(opening)
	return t.render("document", view{
		Title: title, Description: p.Page.Title + " for " + name + ". " + p.Page.Summary,
		Root: links.Root, Address: p.Address(), Here: "areas", Kind: "document " + p.Page.Slug, Settings: settings,
		Body: template.HTML(body), Page: d, Scripts: scripts,
		Share: "areas/" + c.Area.Slug + "/share.png", Dataset: dataset(p, name),
	})
}

// parted cuts a document before its key figures or first section: what opens it stands beside the downloads.
func parted(body []byte) (opening, rest []byte) {
	first := -1
	for _, start := range []string{`<dl class="key-figures"`, `<section`} {
		if at := bytes.Index(body, []byte(start)); at >= 0 && (first < 0 || at < first) {
			first = at
		}
	}
	return body[:max(first, 0)], body[max(first, 0):]
}

// downloads lists what can be taken away, the fullest case first.
func (p DocumentPage) downloads(d *documentView, links Links) {
	for _, other := range p.Documents {
		slug, name := other.Page.Slug, other.Page.Title
		if made, ok := p.PDFs[slug]; ok {
			main := slug == p.Page.Slug
			if d.Brief {
				main = slug == "business-case"
			}
			file := download{Title: name, Text: "PDF, " + pages(made.Pages) + ", " + Size(made.Bytes), URL: links.Area + slug + ".pdf", Main: main}
			if main {
				d.PDFs = append([]download{file}, d.PDFs...)
			} else {
				d.PDFs = append(d.PDFs, file)
			}
		}
		if slug != p.Page.Slug {
			d.Others = append(d.Others, link{name, links.Resolve("document:" + slug)})
		}
	}
	if p.Table > 0 {
		d.Data = append(d.Data, download{Title: "Figures", Text: "CSV, " + Size(p.Table), URL: links.Area + "figures.csv"})
	}
	if p.Figures > 0 {
		d.Data = append(d.Data, download{Title: "Figures with their workings", Text: "JSON, " + Size(p.Figures), URL: links.Area + "figures.json"})
	}
}

func pages(n int) string {
	if n == 1 {
		return "1 page"
	}
	return short(float64(n)) + " pages"
}

// Overdue reports whether a page is past its review date at the date of the documents.
func Overdue(page project.Page, s project.Settings) bool {
	return !page.ReviewBy.IsZero() && page.ReviewBy.Before(s.Date)
}

// dataset describes an area's figures for search engines, as schema.org has it. Only the brief does, and only where the
// site's address is known.
func dataset(p DocumentPage, place string) template.JS {
	settings, area := p.Case.Project.Settings, p.Case.Area
	if p.Page.Slug != Brief || settings.BaseURL == "" || area.MadeUp || p.Figures == 0 {
		return ""
	}
	here := settings.BaseURL + p.Address()
	type object map[string]any
	about := object{"@type": "AdministrativeArea", "name": area.Name}
	if area.Code != "" {
		about["identifier"] = area.Code
	}
	files := []object{{"@type": "DataDownload", "encodingFormat": "application/json", "contentUrl": here + "figures.json"}}
	if p.Table > 0 {
		files = append(files, object{"@type": "DataDownload", "encodingFormat": "text/csv", "contentUrl": here + "figures.csv"})
	}
	data := object{
		"@context": "https://schema.org", "@type": "Dataset", "name": BriefTitle(place) + ": figures", "url": here,
		"description":     "Births, estimated need, team, cost and coverage of a specialised parent-infant relationship team for " + place + ", each with its source or its working.",
		"creator":         object{"@type": "Organization", "name": settings.Organisation},
		"dateModified":    settings.Date.Format(time.DateOnly),
		"version":         settings.Version,
		"spatialCoverage": about, "distribution": files, "isAccessibleForFree": true,
	}
	if births, ok := p.Case.Figure("births"); ok && births.Period != "" {
		data["temporalCoverage"] = births.Period
	}
	if strings.Contains(settings.Licence, "Open Government Licence v3.0") {
		data["license"] = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
	}
	text, err := json.Marshal(data)
	if err != nil {
		panic("web: a description of a dataset does not become JSON: " + err.Error())
	}
	return template.JS(text)
}
