package site

import (
	"casemaker/internal/address"
	"casemaker/internal/content"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/web"
)

// shared writes what belongs to no area: the index, toolkit pages, pages about the site, sources and the style sheet.
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
	for name, data := range s.pictures.files {
		if err := w.add(name, data); err != nil {
			return err
		}
	}
	index, err := s.theme.Index(s.Project, s.Cases)
	if err := w.page(address.Front, index, err); err != nil {
		return err
	}
	sources, err := s.theme.Sources(s.Project, s.Library)
	if err := w.page(address.Sources, sources, err); err != nil {
		return err
	}
	missing, err := s.theme.NotFound(s.Project)
	if err := w.page(address.NotFound, missing, err); err != nil {
		return err
	}
	if err := w.about(); err != nil {
		return err
	}
	if err := w.toolkit(); err != nil {
		return err
	}
	return w.found()
}

// page adds a page that has been made, or returns why it has not.
func (w *writer) page(page string, data []byte, err error) error {
	if err != nil {
		return err
	}
	return w.add(address.File(page), data)
}

// general writes the text of a page that belongs to no area and is one page.
func (w *writer) general(d *content.Document, c *model.Case, page string) (web.Part, error) {
	frame := web.Frame{Address: func(string) string { return page }, Parts: w.site.Library.Parts, Glossary: w.site.Library.Glossary()}
	parts, err := web.Render(content.NewFiller(c).Fill(w.site.Library.Variant(d, c)), frame)
	if err != nil {
		return web.Part{}, err
	}
	return parts[0], nil
}

// about writes the pages about the site.
func (w *writer) about() error {
	s := w.site
	c := s.siteCase()
	for _, d := range s.Library.Site {
		page := address.About(d.Page.Slug)
		part, err := w.general(d, c, page)
		if err != nil {
			return err
		}
		html, err := s.theme.General(web.GeneralPage{Page: d.Page, Case: c}, part)
		if err := w.page(page, html, err); err != nil {
			return err
		}
	}
	return nil
}

// toolkit writes the toolkit pages and their list.
func (w *writer) toolkit() error {
	s := w.site
	general := model.General(s.Project)
	var pages, versions []project.Page
	for _, d := range s.Library.Toolkit {
		if d.Page.Lang == "" {
			pages = append(pages, d.Page)
		} else {
			versions = append(versions, d.Page)
		}
	}
	if len(pages) == 0 {
		return nil
	}
	for _, d := range s.Library.Toolkit {
		page := address.ToolkitPage(d.Page.Slug)
		part, err := w.general(d, general.With(general.In(s.Project.Language(d.Page.Lang))), page)
		if err != nil {
			return err
		}
		html, err := s.theme.Toolkit(s.Project, web.ToolkitPage{Page: d.Page, Pages: pages, Versions: versions}, part)
		if err := w.page(page, html, err); err != nil {
			return err
		}
	}
	list, err := s.theme.ToolkitList(s.Project, pages)
	return w.page(address.Toolkit, list, err)
}

// found writes what helps others to find the pages. It needs the address that the site is published at.
func (w *writer) found() error {
	s := w.site
	if s.Project.Settings.BaseURL == "" {
		return nil
	}
	pages := []string{address.Front, address.Sources, address.Toolkit}
	for _, d := range s.Library.Site {
		pages = append(pages, address.About(d.Page.Slug))
	}
	for _, d := range s.Library.Toolkit {
		pages = append(pages, address.ToolkitPage(d.Page.Slug))
	}
	for _, c := range s.Cases {
		for _, d := range s.Library.For(c.Area.Nation) {
			for _, part := range d.PartNames() {
				pages = append(pages, address.Document(c.Area.Slug, d.Page.Slug, part))
			}
		}
	}
	feed, err := web.Feed(s.Project.Settings, s.Cases)
	if err != nil {
		return err
	}
	for name, data := range map[string][]byte{
		address.Sitemap: web.Sitemap(s.Project.Settings, pages), address.Robots: web.Robots(s.Project.Settings),
		address.Feed: feed, address.SharePicture: s.cards.Site(s.Project),
	} {
		if err := w.add(name, data); err != nil {
			return err
		}
	}
	return nil
}
