// Package content holds the documents of a project and fills them for areas.
//
// A [Library] has every [Document], parsed once. [Library.Variant] picks the passages that an area reads and numbers what is left;
// areas that give the same answers to a document's conditions share one [Variant], so there are only a few.
// A [Filler] then puts an area's values in their places and turns blocks such as staffing-costs into tables, charts
// and key figures. The result is a [Filled], made once and read by every format:
//
//	filler := content.NewFiller(c)
//	filled := filler.Fill(library.Variant(d, c))
//
// Its sources and notes have their numbers, so a list of references comes out the same everywhere.
package content

import (
	"bytes"
	"cmp"
	"slices"
	"strings"

	"casemaker/internal/address"
	"casemaker/internal/document"
	"casemaker/internal/exhibit"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// A Document is a document or toolkit page: what its file says of it, and its text, parsed.
type Document struct {
	Page project.Page
	Text *document.Document
}

// A Library holds every document and toolkit page of a project, each parsed once, and their variants. It is safe for many
// goroutines.
type Library struct {
	Project   *project.Project
	Documents []*Document   // made for every area, in order
	Toolkit   []*Document   // published on their own, in order
	Site      []*Document   // about the site itself, in order
	Own       []*Document   // areas' own words for sections
	Parts     address.Parts // of documents that are published as several pages

	parsed   map[string]parsed // by file
	variants *Variants
	own      map[ownKey]*document.Document // documents with an area's own words
}

// An ownKey is a document of an area.
type ownKey struct{ document, area string }

// Read parses the pages of a project.
func Read(p *project.Project, problems *place.List) *Library { return ReadAgain(p, nil, problems) }

// ReadAgain parses the pages of a project that are not as they were in an earlier library, which may be nil.
func ReadAgain(p *project.Project, before *Library, problems *place.List) *Library {
	l := &Library{Project: p, Parts: address.Parts{}, parsed: map[string]parsed{}}
	for _, page := range p.Pages {
		doc := &Document{Page: page, Text: l.parse(page, before, problems)}
		switch page.Kind {
		case "document":
			l.Documents = append(l.Documents, doc)
			l.Parts[page.Slug] = anchors(document.Parts(doc.Text.Blocks))
		case "toolkit":
			l.Toolkit = append(l.Toolkit, doc)
		default:
			l.Site = append(l.Site, doc)
		}
	}
	for _, docs := range [][]*Document{l.Documents, l.Toolkit, l.Site} {
		slices.SortStableFunc(docs, func(a, b *Document) int {
			return cmp.Or(a.Page.Order-b.Page.Order, strings.Compare(a.Page.Lang, b.Page.Lang))
		})
	}
	l.readOwn(problems)
	l.variants = NewVariants(func(name string) (*document.Document, bool) {
		if d, ok := l.ToolkitPage(name); ok {
			return d.Text, true
		}
		return nil, false
	})
	return l
}

// A parsed page is what its text became, and what was found wrong.
type parsed struct {
	page     project.Page
	sources  string // the heading of its sources
	text     *document.Document
	problems []place.Problem
}

// parse parses a page, unless an earlier library has.
func (l *Library) parse(page project.Page, before *Library, problems *place.List) *document.Document {
	made := parsed{page: page}
	if page.Kind == "toolkit" {
		made.sources = l.Project.Language(page.Lang).Say("page.sources")
	}
	was, ok := parsed{}, false
	if before != nil {
		was, ok = before.parsed[page.File]
	}
	if ok && was.sources == made.sources && bytes.Equal(was.page.Text, page.Text) && slices.Equal(was.page.Pages, page.Pages) {
		made.text, made.problems = was.text, was.problems
	} else {
		var found place.List
		made.text = document.Parse(page.File, page.Text, &found)
		made.text.BeginPages(page.Pages)
		if made.sources != "" {
			made.text.ListSources(exhibit.References, made.sources)
		}
		made.problems = found.All()
	}
	l.parsed[page.File] = made
	problems.Add(made.problems...)
	return made.text
}

// All lists everything that was parsed: documents, toolkit pages, pages about the site, and areas' own words.
func (l *Library) All() []*Document { return slices.Concat(l.Documents, l.Toolkit, l.Site, l.Own) }

// ToolkitPage finds a toolkit page by its slug.
func (l *Library) ToolkitPage(slug string) (*Document, bool) { return Find(l.Toolkit, slug) }

// DocumentNamed finds a document by its slug.
func (l *Library) DocumentNamed(slug string) (*Document, bool) { return Find(l.Documents, slug) }

// Find finds a document in a list by its slug.
func Find(docs []*Document, slug string) (*Document, bool) {
	for _, d := range docs {
		if d.Page.Slug == slug {
			return d, true
		}
	}
	return nil, false
}

// For lists the documents that the areas of a nation get.
func (l *Library) For(nation string) []*Document {
	var docs []*Document
	for _, d := range l.Documents {
		if len(d.Page.Nations) == 0 || slices.Contains(d.Page.Nations, nation) {
			docs = append(docs, d)
		}
	}
	return docs
}

// English reports whether a page is in English.
func (l *Library) English(d *Document) bool { return l.Project.Language(d.Page.Lang).English() }

// Glossary reports whether there is a toolkit page to which terms lead.
func (l *Library) Glossary() bool {
	_, ok := l.ToolkitPage(address.Glossary)
	return ok
}

// readOwn parses areas' own words and puts them into their documents.
func (l *Library) readOwn(problems *place.List) {
	l.own = map[ownKey]*document.Document{}
	sections := map[ownKey][]document.Override{}
	for _, o := range l.Project.Own {
		d, ok := l.DocumentNamed(o.Document)
		if !ok {
			continue
		}
		parsed := document.Parse(o.File, o.Text, problems)
		l.Own = append(l.Own, &Document{Page: project.Page{File: o.File, Kind: "document", Slug: o.Document, Lang: d.Page.Lang, Text: o.Text}, Text: parsed})
		if !d.Text.HasSection(o.Section) {
			problems.Warnf(place.Position{File: o.File, Line: 1, Column: 1}, "name the file after a heading’s id: "+place.Meant(o.Section, d.Text.Sections()),
				"these words are not shown: the document %q has no section %q", o.Document, o.Section)
			continue
		}
		key := ownKey{o.Document, o.Area}
		sections[key] = append(sections[key], document.Override{Section: o.Section, After: o.After, Document: parsed})
	}
	for key, own := range sections {
		d, _ := l.DocumentNamed(key.document)
		l.own[key] = d.Text.With(own)
	}
}

// Printed is a document as an area reads it on paper. It is the same [Variant] where no passage is for pages or paper only.
func (l *Library) Printed(d *Document, c *model.Case) *Variant { return l.variant(d, c, onPaper{c}) }

// onPaper is an area with a PDF in hand.
type onPaper struct{ *model.Case }

// FormatID is that of a PDF.
func (onPaper) FormatID() string { return "print" }

// Variant is a document as an area reads it, with the area's own words where it has any.
func (l *Library) Variant(d *Document, c *model.Case) *Variant { return l.variant(d, c, c) }

func (l *Library) variant(d *Document, c *model.Case, as Conditions) *Variant {
	if own, ok := l.own[ownKey{d.Page.Slug, c.Area.Slug}]; ok && d.Page.Kind == "document" {
		return l.variants.For(own, as, d.Page.Numbered)
	}
	return l.variants.For(d.Text, as, d.Page.Numbered)
}

// PartNames lists the parts that the document is published as. The first has no name.
func (d *Document) PartNames() []string {
	var names []string
	for _, part := range document.Parts(d.Text.Blocks) {
		names = append(names, part.Name)
	}
	return names
}
