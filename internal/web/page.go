package web

import (
	"cmp"
	"encoding/json"
	"html/template"
	"slices"
	"strconv"
	"strings"
	"time"

	"casemaker/internal/address"
	"casemaker/internal/content"
	"casemaker/internal/format"
	"casemaker/internal/model"
	"casemaker/internal/project"
)

// A DocumentPage is one document of one area as a page, or a part of it that is a page.
type DocumentPage struct {
	Page      project.Page
	Part      string // name of the part; empty for the first, or only one
	Case      *model.Case
	Documents []*content.Document // all that the area gets
	Papers    []format.Offer      // documents to take away
	Data      []format.Offer      // the figures of the area, to take away
}

// Address is where a part of the document stands below the site's root.
func (p DocumentPage) Address(part string) string {
	return address.Document(p.Case.Area.Slug, p.Page.Slug, part)
}

// to leads from the page to a document of the area.
func (p DocumentPage) to(document string) string {
	return address.Way(p.Address(p.Part), address.Document(p.Case.Area.Slug, document, ""))
}

// file leads from the page to a file.
func (p DocumentPage) file(f format.File) string { return address.Way(p.Address(p.Part), f.Address) }

// BriefTitle is the title of an area's brief, in the case's language.
func BriefTitle(c *model.Case) string {
	place, _ := c.Text("area.name")
	return c.Language.Say("document.brief_title", "area", place)
}

type documentView struct {
	Heading       string
	Title         string
	Area          *project.Area
	Place         string
	Contact       string // who answers for the area
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
	Summary       string // of a document that opens with a section
	Opening       template.HTML
	Lead          template.HTML
	Map           template.HTML // with the area lit on it, of a brief
	Contents      []section
	Parts         []partView // of a document that is several pages
	Number        int        // of the part, from 1
	First         string     // way to the first part; empty where it is the page itself
	Before, After *link
	Papers        []paperView // this document's first
	Others        []link
	Languages     []version
	Data          []download
}

// A link leads to a page. Lang is its language where that is not the language of the page that the link stands on.
type link struct{ Title, URL, Lang string }

// A version is a page in one of the languages that it is written in.
type version struct {
	Name, Lang, Address string
	Here                bool // the page itself
}

// A paperView is a document among those that can be taken away.
type paperView struct {
	Title, URL, Lang string // no address for the page itself
	For              string
	Files            []download
}

// A download is a file with its type and size.
type download struct{ Title, Text, URL string }

// Document lays one of the parts of a filled document into its frame.
func (t *Theme) Document(p DocumentPage, parts []Part) ([]byte, error) {
	part := parts[slices.IndexFunc(parts, func(part Part) bool { return part.Name == p.Part })]
	c, here, settings := p.Case, p.Address(p.Part), p.Case.Project.Settings
	name, _ := c.Text("area.name")
	say, dated := c.Language.Say, c.Language.Dated
	d := documentView{
		Title: p.Page.Title, Area: c.Area, Place: name, Contact: cmp.Or(c.Area.Contact, settings.Contact), Nation: c.Language.Word(c.Nation.Name), MadeUp: c.Area.MadeUp, Boundary: dated(c.Area.Boundary),
		NextReview: dated(settings.NextReview), NextReviewDay: settings.NextReview.Format(time.DateOnly), Brief: p.Page.Original() == address.Brief,
		BriefURL: p.to(p.spoken(address.Brief)), Overdue: Overdue(p.Page, settings), ReviewBy: dated(p.Page.ReviewBy),
		Contents: part.Contents, Languages: p.languages(),
	}
	if !p.Page.ReviewBy.IsZero() {
		d.ReviewDay = p.Page.ReviewBy.Format(time.DateOnly)
	}
	d.Heading = say("document.title_for", "title", p.Page.Title, "area", name)
	title := p.Page.Title + ": " + c.Name()
	if d.Brief {
		title = BriefTitle(c)
		d.Heading, d.Map = title, smallMap(c.Project, c.Area)
		if c.Area.Kind == "council" {
			d.Heading = say("document.brief_heading", "area", name)
		}
	}
	description := say("document.title_for", "title", p.Page.Title, "area", name) + ". " + p.Page.Summary
	if p.Part != "" {
		named := part.title(c.Language)
		d.Brief, d.First = false, address.Way(here, p.Address(""))
		d.Heading, title, description = d.Heading+": "+named, named+" – "+title, named+". "+description
	}
	if len(parts) > 1 {
		d.among(parts, p)
	}
	p.papers(&d)
	var later []string
	if part.WhatIf {
		later = []string{"what-if.js"}
	}
	d.Lead = part.Lead
	if d.Opening = part.Opening; strings.TrimSpace(string(part.Opening)) == "" && p.Part == "" {
		d.Summary = p.Page.Summary
	}
	return t.render("document", view{
		Title: title, Description: description,
		Root: address.Root(here), Address: here, Here: "areas", Kind: "document " + p.Page.Original(), Settings: settings, Language: c.Language, Languages: d.Languages,
		Body: part.Body, Page: d, Scripts: []string{"site.js"}, Later: later,
		Share: address.AreaFile(c.Area.Slug, address.SharePicture), Dataset: dataset(p, name),
	})
}

// papers lists the documents of the area in the page's language, the page's own first, each with what it is for and the files that there
// are of it; and the figures. A part of a document but the first has the files of its own document.
func (p DocumentPage) papers(d *documentView) {
	l := p.Case.Language
	for _, other := range p.Documents {
		slug := other.Page.Slug
		if slug != p.spoken(other.Page.Original()) {
			continue
		}
		to := paperView{Title: other.Page.Title, For: other.Page.Summary}
		if other.Page.Lang != p.Page.Lang {
			to.Lang = p.Case.Project.Language(other.Page.Lang).Lang()
		}
		if slug != p.Page.Slug || p.Part != "" {
			to.URL = p.to(slug)
		}
		if slug != p.Page.Slug {
			d.Others = append(d.Others, link{to.Title, to.URL, to.Lang})
		}
		for _, paper := range p.Papers {
			if paper.Document.Page.Slug == slug {
				to.Files = append(to.Files, download{Title: to.Title, Text: paper.Text(l), URL: p.file(paper.File)})
			}
		}
		switch {
		case slug == p.Page.Slug:
			d.Papers = append([]paperView{to}, d.Papers...)
		case p.Part == "":
			d.Papers = append(d.Papers, to)
		}
	}
	if p.Part != "" {
		return // what can be taken away besides the paper itself stands on its first page
	}
	for _, data := range p.Data {
		d.Data = append(d.Data, download{Title: l.Say(data.Title), Text: data.Text(l), URL: p.file(data.File)})
	}
}

// spoken is the slug of a document in the page's language, or of the original where it has no such version.
func (p DocumentPage) spoken(original string) string {
	for _, d := range p.Documents {
		if d.Page.Original() == original && d.Page.Lang == p.Page.Lang {
			return d.Page.Slug
		}
	}
	return original
}

// languages lists the versions of the document, itself among them; none where there is no other.
func (p DocumentPage) languages() []version {
	var all []project.Page
	for _, d := range p.Documents {
		all = append(all, d.Page)
	}
	return versions(p.Case.Project, p.Page, all, func(other project.Page) string {
		part := ""
		if slices.Contains(other.Pages, p.Part) {
			part = p.Part
		}
		return address.Document(p.Case.Area.Slug, other.Slug, part)
	})
}

// versions picks those of a page from a list.
func versions(p *project.Project, page project.Page, from []project.Page, address func(project.Page) string) []version {
	var all []version
	for _, other := range from {
		if other.Original() == page.Original() {
			l := p.Language(other.Lang)
			all = append(all, version{Name: l.Name, Lang: l.Lang(), Address: address(other), Here: other.Slug == page.Slug})
		}
	}
	if len(all) < 2 {
		return nil
	}
	return all
}

// Overdue reports whether a page is past its review date at the date of the documents.
func Overdue(page project.Page, s project.Settings) bool {
	return !page.ReviewBy.IsZero() && page.ReviewBy.Before(s.Date)
}

// coverage is a period as ISO 8601 has it: a year, or the year to the middle of one; empty for any other.
func coverage(period string) string {
	year := strings.TrimPrefix(period, "the year to mid-")
	n, err := strconv.Atoi(year)
	switch {
	case err != nil || len(year) != 4:
		return ""
	case year != period:
		return strconv.Itoa(n-1) + "-07-01/" + year + "-06-30"
	}
	return year
}

// dataset describes an area's figures for search engines, as schema.org has it. Only the brief does, and only where the
// site's address is known.
func dataset(p DocumentPage, place string) template.JS {
	settings, area := p.Case.Project.Settings, p.Case.Area
	if p.Page.Slug != address.Brief || p.Part != "" || settings.BaseURL == "" || area.MadeUp || len(p.Data) == 0 {
		return ""
	}
	here := settings.BaseURL + p.Address(p.Part)
	type object map[string]any
	about := object{"@type": "AdministrativeArea", "name": area.Name}
	if area.Code != "" {
		about["identifier"] = area.Code
	}
	var files []object
	for _, f := range p.Data {
		files = append(files, object{"@type": "DataDownload", "encodingFormat": f.Media, "contentUrl": address.Absolute(settings.BaseURL, f.Address, "")})
	}
	data := object{
		"@context": "https://schema.org", "@type": "Dataset", "name": p.Case.Language.Say("document.dataset", "title", BriefTitle(p.Case)), "url": here,
		"description":     p.Case.Language.Say("document.dataset_holds", "area", place),
		"dateModified":    settings.Date.Format(time.DateOnly),
		"version":         settings.Version,
		"spatialCoverage": about, "distribution": files, "isAccessibleForFree": true,
	}
	if settings.Organisation != "" {
		data["creator"] = object{"@type": "Organization", "name": settings.Organisation}
	}
	if births, ok := p.Case.Figure("births"); ok {
		if covered := coverage(births.Period); covered != "" {
			data["temporalCoverage"] = covered
		}
	}
	var measured []object
	for _, id := range []string{"births", "need.central", "capacity.families", "cost.recurrent"} {
		if f, ok := p.Case.Figure(id); ok {
			measured = append(measured, object{"@type": "PropertyValue", "name": f.Label, "unitText": string(f.Unit)})
		}
	}
	if len(measured) > 0 {
		data["variableMeasured"] = measured
	}
	switch {
	case strings.Contains(settings.Licence, "Open Government Licence v3.0"):
		data["license"] = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
	case strings.Contains(settings.Licence, "CC BY 4.0"):
		data["license"] = "https://creativecommons.org/licenses/by/4.0/"
	}
	text, err := json.Marshal(data)
	if err != nil {
		panic("web: a description of a dataset does not become JSON: " + err.Error())
	}
	return template.JS(text)
}
