package compose

import (
	"cmp"
	"slices"
	"strings"

	"casemaker/internal/document"
	"casemaker/internal/exhibit"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// A Doc is a document or toolkit page, parsed.
type Doc struct {
	Page     project.Page
	Document *document.Document
}

// A Library holds every document and toolkit page of a project, each parsed once, and their wordings.
type Library struct {
	Documents []*Doc // made for every area, in order
	Toolkit   []*Doc // published on their own, in order
	Site      []*Doc // about the site itself, in order
	Wordings  *document.Wordings

	project *project.Project
	own     map[ownKey]*document.Document // documents with an area's own words
	parsed  []*Doc                        // own words, for checking
}

// An ownKey is a document of an area.
type ownKey struct{ document, area string }

// Read parses the pages of a project.
func Read(p *project.Project, problems *place.List) *Library {
	l := &Library{project: p}
	for _, page := range p.Pages {
		doc := &Doc{Page: page, Document: document.Parse(page.File, page.Text, problems)}
		doc.Document.BeginPages(page.Pages)
		if page.Kind == "toolkit" {
			doc.Document.ListSources(exhibit.References, p.Language(page.Lang).Say("Sources"))
		}
		switch page.Kind {
		case "document":
			l.Documents = append(l.Documents, doc)
		case "toolkit":
			l.Toolkit = append(l.Toolkit, doc)
		default:
			l.Site = append(l.Site, doc)
		}
	}
	for _, docs := range [][]*Doc{l.Documents, l.Toolkit, l.Site} {
		slices.SortStableFunc(docs, func(a, b *Doc) int {
			return cmp.Or(a.Page.Order-b.Page.Order, strings.Compare(a.Page.Lang, b.Page.Lang))
		})
	}
	l.readOwn(problems)
	l.Wordings = document.NewWordings(func(name string) (*document.Document, bool) {
		if d, ok := l.ToolkitPage(name); ok {
			return d.Document, true
		}
		return nil, false
	})
	return l
}

// All lists everything that was parsed: documents, toolkit pages, pages about the site, and areas' own words.
func (l *Library) All() []*Doc { return slices.Concat(l.Documents, l.Toolkit, l.Site, l.parsed) }

// ToolkitPage finds a toolkit page by its slug.
func (l *Library) ToolkitPage(slug string) (*Doc, bool) { return find(l.Toolkit, slug) }

// SiteCase is the case whose figures the pages about the site show: that of the worked example, or of no area.
func (l *Library) SiteCase(cases []*model.Case) *model.Case {
	for _, c := range cases {
		if c.Area.MadeUp {
			return c
		}
	}
	return model.General(l.project)
}

// DocumentNamed finds a document by its slug.
func (l *Library) DocumentNamed(slug string) (*Doc, bool) { return find(l.Documents, slug) }

func find(docs []*Doc, slug string) (*Doc, bool) {
	for _, d := range docs {
		if d.Page.Slug == slug {
			return d, true
		}
	}
	return nil, false
}

// For lists the documents that an area gets.
func (l *Library) For(c *model.Case) []*Doc {
	var docs []*Doc
	for _, d := range l.Documents {
		if len(d.Page.Nations) == 0 || slices.Contains(d.Page.Nations, c.Area.Nation) {
			docs = append(docs, d)
		}
	}
	return docs
}

// readOwn parses areas' own words and puts them into their documents.
func (l *Library) readOwn(problems *place.List) {
	l.own = map[ownKey]*document.Document{}
	sections := map[ownKey][]document.Own{}
	for _, o := range l.project.Own {
		d, ok := l.DocumentNamed(o.Document)
		if !ok {
			continue
		}
		parsed := document.Parse(o.File, o.Text, problems)
		l.parsed = append(l.parsed, &Doc{Page: project.Page{File: o.File, Kind: "document", Slug: o.Document, Lang: d.Page.Lang, Text: o.Text}, Document: parsed})
		if !d.Document.HasSection(o.Section) {
			problems.Warnf(place.Position{File: o.File, Line: 1, Column: 1}, "name the file after a heading’s id: "+place.Meant(o.Section, d.Document.Sections()),
				"these words are not shown: the document %q has no section %q", o.Document, o.Section)
			continue
		}
		key := ownKey{o.Document, o.Area}
		sections[key] = append(sections[key], document.Own{Section: o.Section, After: o.After, Document: parsed})
	}
	for key, own := range sections {
		d, _ := l.DocumentNamed(key.document)
		l.own[key] = d.Document.With(own)
	}
}

// Printed is a document as an area reads it on paper.
func (l *Library) Printed(d *Doc, c *model.Case) *document.Wording { return l.wording(d, c, onPaper{c}) }

// onPaper is an area's reader with a PDF in hand.
type onPaper struct{ *model.Case }

// FormatID is that of a PDF.
func (onPaper) FormatID() string { return "print" }

// Wording is a document as an area reads it, with the area's own words where it has any.
func (l *Library) Wording(d *Doc, c *model.Case) *document.Wording { return l.wording(d, c, c) }

func (l *Library) wording(d *Doc, c *model.Case, as document.Reader) *document.Wording {
	if own, ok := l.own[ownKey{d.Page.Slug, c.Area.Slug}]; ok && d.Page.Kind == "document" {
		return l.Wordings.For(own, as, d.Page.Numbered)
	}
	return l.Wordings.For(d.Document, as, d.Page.Numbered)
}
