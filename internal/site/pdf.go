package site

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"casemaker/internal/address"
	"casemaker/internal/content"
	"casemaker/internal/format"
	"casemaker/internal/language"
	"casemaker/internal/lint"
	"casemaker/internal/palette"
	"casemaker/internal/pdf"
	"casemaker/internal/picture"
	"casemaker/internal/place"
	"casemaker/internal/project"
	"casemaker/internal/web"
)

// papers is an area's documents as PDFs.
func (s *Site) papers() format.Format {
	return format.Format{Name: "pdf", Endings: []string{".pdf"}, Files: func(a *format.Area) []format.File {
		var files []format.File
		for _, d := range a.Documents {
			files = append(files, format.File{
				Address: address.AreaFile(a.Case.Area.Slug, d.Page.Slug+".pdf"), Purpose: format.Paper, Kind: "PDF", Media: "application/pdf", Document: d,
				Make: func() (format.Made, error) { return s.paper(a, d) },
			})
		}
		return files
	}}
}

// paper lays a document of an area out.
func (s *Site) paper(a *format.Area, d *content.Document) (format.Made, error) {
	out, err := s.laidOut(a, d)
	return format.Made{Data: out.Data, Pages: out.Pages}, err
}

// laidOut is a document of an area as a PDF, with what there is to say of it.
func (s *Site) laidOut(a *format.Area, d *content.Document) (pdf.Output, error) {
	if err := s.prepareFaces(); err != nil {
		return pdf.Output{}, err
	}
	filled := a.Printed(d)
	theme := *s.pdfTheme
	l := filled.Case.Language
	theme.Words, theme.Foreign = pdfWords(l), map[string]pdf.Words{l.Base().ID: pdfWords(l.Base())}
	out, err := pdf.Render(s.titled(d, filled), s.faces, &theme)
	for _, m := range out.Missing {
		s.missed(d.Page.File, m.Rune, a.Found)
	}
	if most := d.Page.AtMost; err == nil && most > 0 && out.Pages > most {
		name, _ := filled.Case.Text("area.name")
		a.Found.Warnf(place.Position{File: d.Page.File}, "shorten it, or allow more: pages_at_most", "the PDF for %s has %d pages, more than %d", name, out.Pages, most)
	}
	return out, err
}

// titled is a document with what stands on its title page.
func (s *Site) titled(d *content.Document, filled *content.Filled) pdf.Document {
	c := filled.Case
	settings, l := c.Project.Settings, c.Language
	name, _ := c.Text("area.name")
	doc := pdf.Document{
		Title: d.Page.Title, Area: c.Name(), Organisation: settings.Organisation,
		Unsigned: l.Say("page.unsigned_paper"), Footer: l.Say("page.unsigned_footer"),
		Subtitle: d.Page.Summary, Subject: l.Say("document.title_for", "title", d.Page.Title, "area", name), Lang: l.Lang(),
		Date: settings.Date, DateText: l.Dated(settings.Date), Version: settings.Version, Status: l.Word(settings.Status),
		Cover: d.Page.Cover, Contents: d.Page.Cover, AtMost: d.Page.AtMost,
		Blocks: filled.Blocks, Map: c.Project.Map, Here: c.Project.Map.Of(c.Project.OnMap(c.Area)),
		Page: address.Absolute(settings.BaseURL, address.Document(c.Area.Slug, d.Page.Slug, ""), ""),
		Link: func(url string) string { return s.Library.Parts.Outside(settings.BaseURL, c.Area.Slug, url) },
	}
	if d.Page.Original() == address.Brief {
		doc.Title = web.BriefTitle(c)
	}
	if len(s.pictures.drawn) > 0 {
		doc.Picture = func(url string) *pdf.Picture { return s.pictures.drawn[url] }
	}
	if c.Area.MadeUp {
		doc.Notice = l.Say("document.made_up", "area", c.Name())
	}
	return doc
}

// pdfWords is what a PDF in a language prints besides its text.
func pdfWords(l *language.Language) pdf.Words {
	return pdf.Words{
		Contents: l.Say("pdf.contents"), Page: l.Say("pdf.page"), Of: l.Say("pdf.of"),
		PublishedBy: l.Say("pdf.published_by"), Status: l.Say("pdf.status"), Version: l.Say("pdf.version"), Date: l.Say("pdf.date"), Online: l.Say("pdf.online"),
		Sources: l.Say("text.sources"), Source: l.Say("pdf.source"), Note: l.Say("pdf.note"), BackTo: l.Say("pdf.back"), GoTo: l.Say("pdf.go_to"),
		Assumed: l.Say("method.assumed"), Lang: l.Lang(),
	}
}

// missed warns of a character that a PDF lacks and that no file of the project holds, such as one of the address given
// to the command: there is no place to name but the document.
func (s *Site) missed(file string, r rune, problems *place.List) {
	if !s.warned[r] {
		lint.Missing(place.Position{File: file}, string(r), problems)
	}
}

// pdfTheme is the built-in look with the publisher's own colour and logo, which loading has checked. A logo that a PDF
// cannot hold, such as an SVG, is shown on pages only: loading has warned of it.
func pdfTheme(fsys fs.FS, t project.Theme, problems *place.List) *pdf.Theme {
	theme := pdf.DefaultTheme()
	if brand, ok := palette.Parse(t.Brand); ok {
		theme.Brand = pdf.Color{brand.R, brand.G, brand.B}
		theme.Mark1 = theme.Brand
	}
	if !slices.Contains(pictureEndings, strings.ToLower(path.Ext(t.Logo))) {
		return theme
	}
	file, err := fs.ReadFile(fsys, t.Logo)
	if err == nil {
		file, err = picture.Ready(file)
	}
	if err == nil {
		theme.Logo, err = pdf.NewPicture(file)
	}
	if err != nil {
		problems.Errorf(place.Position{File: t.Logo}, "save it again as PNG or JPEG", "the logo cannot be shown: %v", err)
	}
	theme.LogoText = t.LogoText
	return theme
}
