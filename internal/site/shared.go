package site

import (
	"casemaker/internal/address"
	"casemaker/internal/content"
	"casemaker/internal/format"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/web"
	"casemaker/internal/workings"
)

// shared lists what belongs to no area: the index, toolkit pages, pages about the site, sources, the style sheet. Those that
// need the areas ask for their summaries when they are made.
func (s *Site) shared(theme *web.Theme, areas func() ([]web.Summary, error)) []format.File {
	var files []format.File
	for _, from := range []map[string][]byte{s.theme.Assets, s.pictures.files} {
		for name, data := range from {
			files = append(files, ready(name, data))
		}
	}
	files = append(files,
		page(address.Front, func() ([]byte, error) {
			all, err := areas()
			if err != nil {
				return nil, err
			}
			return theme.Index(s.Project, all)
		}),
		page(address.Sources, func() ([]byte, error) { return theme.Sources(s.Project, s.Library) }),
		page(address.NotFound, func() ([]byte, error) { return theme.NotFound(s.Project) }),
	)
	if len(s.Project.Areas) > 1 {
		files = append(files, page(address.Compare, func() ([]byte, error) {
			all, err := areas()
			if err != nil {
				return nil, err
			}
			return theme.Compare(s.Project, all)
		}))
	}
	files = append(files, s.about(theme)...)
	files = append(files, s.toolkit(theme)...)
	files = append(files, s.former(theme)...)
	return append(files, s.discovery(areas)...)
}

// data lists what goes along with the figures of all areas: the workings that areas of a kind have alike, what the ids of sources
// mean, and what the fields of the files are.
func (s *Site) data() []format.File {
	var files []format.File
	kinds, like := workings.Kinds(s.Project.Areas)
	for _, kind := range kinds {
		files = append(files, format.File{Address: address.Workings(kind), Media: "application/json", Make: func() (format.Made, error) {
			return format.Made{Data: s.sharing.For(like[kind]).JSON()}, nil
		}})
	}
	files = append(files, format.File{Address: address.SourcesData, Media: "application/json", Make: func() (format.Made, error) {
		data, err := workings.Sources(s.Project)
		return format.Made{Data: data}, err
	}})
	for name, data := range workings.Schemas() {
		files = append(files, ready(address.Schema(name), data))
	}
	return files
}

// ready is a file whose bytes are there.
func ready(at string, data []byte) format.File {
	return format.File{Address: at, Make: func() (format.Made, error) { return format.Made{Data: data}, nil }}
}

// general writes the text of a page that belongs to no area and is one page.
func (s *Site) general(d *content.Document, c *model.Case, at string) (web.Part, error) {
	frame := web.Frame{Address: func(string) string { return at }, Parts: s.Library.Parts, Glossary: s.Library.Glossary()}
	parts, err := web.Render(content.NewFiller(c).Fill(s.Library.Variant(d, c)), frame)
	if err != nil {
		return web.Part{}, err
	}
	return parts[0], nil
}

// about lists the pages about the site.
func (s *Site) about(theme *web.Theme) []format.File {
	var files []format.File
	for _, d := range s.Library.Site {
		at := address.About(d.Page.Slug)
		files = append(files, page(at, func() ([]byte, error) {
			c := s.siteCase()
			part, err := s.general(d, c, at)
			if err != nil {
				return nil, err
			}
			return theme.General(web.GeneralPage{Page: d.Page, Case: c}, part)
		}))
	}
	return files
}

// toolkit lists the toolkit pages and their list.
func (s *Site) toolkit(theme *web.Theme) []format.File {
	var pages, versions []project.Page
	var originals []*content.Document
	for _, d := range s.Library.Toolkit {
		if d.Page.Lang == "" {
			pages, originals = append(pages, d.Page), append(originals, d)
		} else {
			versions = append(versions, d.Page)
		}
	}
	if len(pages) == 0 {
		return nil
	}
	nowhere := model.General(s.Project)
	var files []format.File
	for _, d := range s.Library.Toolkit {
		at := address.ToolkitPage(d.Page.Slug)
		files = append(files, page(at, func() ([]byte, error) {
			part, err := s.general(d, nowhere.With(nowhere.In(s.Project.Language(d.Page.Lang))), at)
			if err != nil {
				return nil, err
			}
			return theme.Toolkit(s.Project, web.ToolkitPage{Page: d.Page, Pages: pages, Versions: versions}, part)
		}))
	}
	return append(files, page(address.Toolkit, func() ([]byte, error) { return theme.ToolkitList(s.Project, originals) }))
}

// discovery lists what helps others to find the pages. It needs the address that the site is published at.
func (s *Site) discovery(areas func() ([]web.Summary, error)) []format.File {
	settings := s.Project.Settings
	if settings.BaseURL == "" {
		return nil
	}
	made := func(at string, make func() ([]byte, error)) format.File {
		return format.File{Address: at, Make: func() (format.Made, error) {
			data, err := make()
			return format.Made{Data: data}, err
		}}
	}
	return []format.File{
		made(address.Sitemap, func() ([]byte, error) { return web.Sitemap(settings, s.addresses()), nil }),
		made(address.Robots, func() ([]byte, error) { return web.Robots(settings), nil }),
		made(address.SharePicture, func() ([]byte, error) { return s.cards.Site(s.Project), nil }),
		made(address.Feed, func() ([]byte, error) {
			all, err := areas()
			if err != nil {
				return nil, err
			}
			var about []project.Page
			for _, d := range s.Library.Site {
				about = append(about, d.Page)
			}
			return web.Feed(settings, about, all)
		}),
	}
}

// addresses lists the pages that search engines should know.
func (s *Site) addresses() []string {
	pages := []string{address.Front, address.Sources, address.Toolkit}
	if len(s.Project.Areas) > 1 {
		pages = append(pages, address.Compare)
	}
	for _, d := range s.Library.Site {
		pages = append(pages, address.About(d.Page.Slug))
	}
	for _, d := range s.Library.Toolkit {
		pages = append(pages, address.ToolkitPage(d.Page.Slug))
	}
	for _, a := range s.Project.Areas {
		for _, d := range s.Library.For(a.Nation) {
			for _, part := range d.PartNames() {
				pages = append(pages, address.Document(a.Slug, d.Page.Slug, part))
			}
		}
	}
	return pages
}
