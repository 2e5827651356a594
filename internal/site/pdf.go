package site

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"casemaker/internal/address"
	"casemaker/internal/content"
	"casemaker/internal/language"
	"casemaker/internal/lint"
	"casemaker/internal/palette"
	"casemaker/internal/pdf"
	"casemaker/internal/place"
	"casemaker/internal/project"
	"casemaker/internal/web"
)

// pdf lays a document of an area out.
func (w *writer) pdf(d *content.Document, filled *content.Filled) (pdf.Output, error) {
	c := filled.Case
	settings, l := c.Project.Settings, c.Language
	name, _ := c.Text("area.name")
	doc := pdf.Document{
		Title: d.Page.Title, Area: c.Name(), Organisation: settings.Organisation,
		Unsigned: l.Say("Made from public data; no organisation has put its name to it"),
		Subtitle: d.Page.Summary, Subject: l.Say("%s for %s", d.Page.Title, name), Lang: l.Lang(),
		Date: settings.Date, DateText: l.Dated(settings.Date), Version: settings.Version, Status: l.Word(settings.Status),
		Cover: d.Page.Cover, Contents: d.Page.Cover,
		Blocks: filled.Blocks,
		Page:   address.Absolute(settings.BaseURL, address.Document(c.Area.Slug, d.Page.Slug, ""), ""),
		Link:   func(url string) string { return w.site.Library.Parts.Outside(settings.BaseURL, c.Area.Slug, url) },
	}
	if d.Page.Original() == address.Brief {
		doc.Title = web.BriefTitle(c)
	}
	if len(w.site.pictures.drawn) > 0 {
		doc.Picture = func(url string) *pdf.Picture { return w.site.pictures.drawn[url] }
	}
	if c.Area.MadeUp {
		doc.Notice = l.Say("%s is made up. It is the worked example of this project; nothing here describes a real place.", c.Name())
	}
	theme := *w.site.pdfTheme
	theme.Words = pdfWords(l)
	out, err := pdf.Render(doc, w.site.faces, &theme)
	for _, m := range out.Missing {
		w.missed(d.Page.File, m.Rune)
	}
	return out, err
}

// pdfWords is what a PDF in a language prints besides its text.
func pdfWords(l *language.Language) pdf.Words {
	return pdf.Words{
		Contents: l.Say("Contents"), Page: l.Say("Page"), Of: l.Say("of"),
		PublishedBy: l.Say("Published by"), Status: l.Say("Status"), Version: l.Say("Version"), Date: l.Say("Date"), Online: l.Say("As a web page"),
		Sources: l.Say("Sources:"), Source: l.Say("Source"), Note: l.Say("Note"), BackTo: l.Say("Back to where this is used"), GoTo: l.Say("Go to"),
	}
}

// missed warns of a character that a PDF lacks and that no file of the project holds, such as one of the address given
// to the command: there is no place to name but the document.
func (w *writer) missed(file string, r rune) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.options.Problems != nil && !w.site.warned[r] {
		lint.Missing(place.Position{File: file}, string(r), w.options.Problems)
	}
}

// pdfTheme is the built-in look with the publisher's own colour and logo, which loading has checked. A logo that a PDF
// cannot hold, such as an SVG, is shown on pages only: loading has warned of it.
func pdfTheme(fsys fs.FS, t project.Theme, problems *place.List) *pdf.Theme {
	theme := pdf.DefaultTheme()
	if brand, ok := palette.Parse(t.Brand); ok {
		theme.Brand = pdf.Color{brand.R, brand.G, brand.B}
	}
	if !slices.Contains(pictureEndings, strings.ToLower(path.Ext(t.Logo))) {
		return theme
	}
	file, err := fs.ReadFile(fsys, t.Logo)
	if err == nil {
		theme.Logo, err = pdf.NewPicture(file)
	}
	if err != nil {
		problems.Errorf(place.Position{File: t.Logo}, "save it again as PNG or JPEG", "the logo cannot be read: %v", err)
	}
	theme.LogoText = t.LogoText
	return theme
}
