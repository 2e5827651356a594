package site

import (
	"bytes"
	"path"

	"casemaker/internal/compose"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/table"
	"casemaker/internal/web"
)

// A writer makes the files of one build and hands each to add.
type writer struct {
	site    *Site
	options Options
	add     func(name string, data []byte) error
}

func (w *writer) wants(format string) bool { return w.options.Wants(format) }

// area writes everything of one area.
func (w *writer) area(c *model.Case) error {
	folder := path.Join("areas", c.Area.Slug)
	figures, err := web.FiguresJSON(c)
	if err != nil {
		return err
	}
	if w.wants("json") {
		if err := w.add(path.Join(folder, "figures.json"), figures); err != nil {
			return err
		}
	}
	tables := map[string]*table.Table{}
	for _, d := range w.site.Library.For(c) {
		if err := w.document(folder, d, c, len(figures), tables); err != nil {
			return err
		}
	}
	if !w.wants("csv") {
		return nil
	}
	for id, t := range tables {
		data, err := web.CSV(t)
		if err != nil {
			return err
		}
		if err := w.add(path.Join(folder, "tables", id+".csv"), data); err != nil {
			return err
		}
	}
	return nil
}

// document writes one document of an area, and gathers the tables that it shows.
func (w *writer) document(folder string, d *compose.Doc, c *model.Case, figures int, tables map[string]*table.Table) error {
	wording := w.site.Library.Wording(d, c)
	page := web.DocumentPage{Page: d.Page, Case: c, Documents: w.site.Library.For(c), Glossary: w.site.hasGlossary(), FiguresSize: figures}
	if w.wants("pdf") {
		data, err := w.pdf(d, c, wording)
		if err != nil {
			return err
		}
		if data != nil {
			page.PDFSize = len(data)
			if err := w.add(path.Join(folder, d.Page.Slug+".pdf"), data); err != nil {
				return err
			}
		}
	}
	f := compose.NewFilling(wording, c)
	var body bytes.Buffer
	w.site.pages.For(wording, page.Links()).Write(&body, f)
	for _, t := range f.Tables {
		tables[t.ID] = t
	}
	if !w.wants("html") {
		return nil
	}
	html, err := w.site.theme.Document(page, body.Bytes())
	if err != nil {
		return err
	}
	name := path.Join(folder, d.Page.Slug, "index.html")
	if d.Page.Slug == web.Brief {
		name = path.Join(folder, "index.html")
	}
	return w.add(name, html)
}

// shared writes what belongs to no area: the index, toolkit pages, sources and the style sheet.
func (w *writer) shared() error {
	if !w.wants("html") {
		return nil
	}
	s := w.site
	for name, data := range s.theme.Assets {
		if err := w.add(name, data); err != nil {
			return err
		}
	}
	index, err := s.theme.Index(s.Project, s.Cases)
	if err != nil {
		return err
	}
	if err := w.add("index.html", index); err != nil {
		return err
	}
	sources, err := s.theme.Sources(s.Project)
	if err != nil {
		return err
	}
	if err := w.add("sources/index.html", sources); err != nil {
		return err
	}
	return w.toolkit()
}

// toolkit writes the toolkit pages and their list.
func (w *writer) toolkit() error {
	s := w.site
	general := model.General(s.Project)
	var pages []project.Page
	for _, d := range s.Library.Toolkit {
		pages = append(pages, d.Page)
	}
	if len(pages) == 0 {
		return nil
	}
	for i, d := range s.Library.Toolkit {
		wording := s.Library.Wording(d, general)
		var body bytes.Buffer
		s.pages.For(wording, web.Links{Root: "../../", Glossary: s.hasGlossary()}).Write(&body, compose.NewFilling(wording, general))
		html, err := s.theme.Toolkit(s.Project, pages, i, body.Bytes())
		if err != nil {
			return err
		}
		if err := w.add(path.Join("toolkit", d.Page.Slug, "index.html"), html); err != nil {
			return err
		}
	}
	list, err := s.theme.ToolkitList(s.Project, pages)
	if err != nil {
		return err
	}
	return w.add("toolkit/index.html", list)
}

func (s *Site) hasGlossary() bool {
	_, ok := s.Library.ToolkitPage(web.GlossaryPage)
	return ok
}
