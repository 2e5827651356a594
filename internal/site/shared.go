package site

import (
	"path"
	"strings"

	"casemaker/internal/compose"
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
	if err := w.page("index.html", index, err); err != nil {
		return err
	}
	sources, err := s.theme.Sources(s.Project, s.Library)
	if err := w.page("sources/index.html", sources, err); err != nil {
		return err
	}
	missing, err := s.theme.NotFound(s.Project)
	if err := w.page("404.html", missing, err); err != nil {
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
func (w *writer) page(name string, data []byte, err error) error {
	if err != nil {
		return err
	}
	return w.add(name, data)
}

// about writes the pages about the site.
func (w *writer) about() error {
	s := w.site
	c := s.Library.SiteCase(s.Cases)
	for _, d := range s.Library.Site {
		page := web.GeneralPage{Page: d.Page, Case: c}
		wording := s.Library.Wording(d, c)
		written, err := s.pages.For(wording, page.Links(s.hasGlossary(), s.Library)).Fill(compose.NewFilling(wording, c), web.Extras{})
		if err != nil {
			return err
		}
		html, err := s.theme.General(page, written.Parts[0])
		if err := w.page(path.Join(d.Page.Slug, "index.html"), html, err); err != nil {
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
		c := general.In(s.Project.Language(d.Page.Lang))
		wording := s.Library.Wording(d, c)
		address := web.ToolkitAddress(d.Page.Slug)
		links := web.Links{Root: strings.Repeat("../", strings.Count(address, "/")), Glossary: s.hasGlossary(), Language: c.Language}
		written, err := s.pages.For(wording, links).Fill(compose.NewFilling(wording, c), web.Extras{})
		if err != nil {
			return err
		}
		html, err := s.theme.Toolkit(s.Project, web.ToolkitPage{Page: d.Page, Pages: pages, Versions: versions, Links: links}, written.Parts[0])
		if err := w.page(address+"index.html", html, err); err != nil {
			return err
		}
	}
	list, err := s.theme.ToolkitList(s.Project, pages)
	return w.page("toolkit/index.html", list, err)
}

// found writes what helps others to find the pages. It needs the address that the site is published at.
func (w *writer) found() error {
	s := w.site
	if s.Project.Settings.BaseURL == "" {
		return nil
	}
	addresses := []string{"", "sources/", "toolkit/"}
	for _, d := range s.Library.Site {
		addresses = append(addresses, d.Page.Slug+"/")
	}
	for _, d := range s.Library.Toolkit {
		addresses = append(addresses, web.ToolkitAddress(d.Page.Slug))
	}
	for _, c := range s.Cases {
		for _, d := range s.Library.For(c) {
			for _, part := range d.Document.Parts() {
				addresses = append(addresses, web.DocumentPage{Page: d.Page, Part: part.Name, Case: c}.Address())
			}
		}
	}
	feed, err := web.Feed(s.Project.Settings, s.Cases)
	if err != nil {
		return err
	}
	for name, data := range map[string][]byte{
		"sitemap.xml": web.Sitemap(s.Project.Settings, addresses), "robots.txt": web.Robots(s.Project.Settings),
		"feed.xml": feed, "share.png": s.cards.Site(s.Project),
	} {
		if err := w.add(name, data); err != nil {
			return err
		}
	}
	return nil
}

func (s *Site) hasGlossary() bool {
	_, ok := s.Library.ToolkitPage(web.GlossaryPage)
	return ok
}
