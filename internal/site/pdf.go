package site

import (
	"fmt"
	"io/fs"
	"path"
	"strings"

	"casemaker/internal/compose"
	"casemaker/internal/document"
	"casemaker/internal/face"
	"casemaker/internal/language"
	"casemaker/internal/model"
	"casemaker/internal/palette"
	"casemaker/internal/pdf"
	"casemaker/internal/place"
	"casemaker/internal/project"
	"casemaker/internal/web"
)

// pdf lays a document of an area out.
func (w *writer) pdf(d *compose.Doc, c *model.Case, wording *document.Wording) (pdf.Output, error) {
	settings, l := c.Project.Settings, c.Language
	name, _ := c.Text("area.name")
	doc := pdf.Document{
		Title: d.Page.Title, Area: c.Name(), Organisation: settings.Organisation,
		Subtitle: d.Page.Summary, Subject: l.Say("%s for %s", d.Page.Title, name), Lang: l.Lang(),
		Date: settings.Date, DateText: l.Dated(settings.Date), Version: settings.Version, Status: l.Word(settings.Status),
		Cover: d.Page.Cover, Contents: d.Page.Cover, Base: settings.BaseURL, Folder: path.Join("areas", c.Area.Slug) + "/",
		Blocks: compose.NewFilling(wording, c).Fill(),
	}
	if d.Page.Original() == web.Brief {
		doc.Title = web.BriefTitle(c)
	}
	if c.Area.MadeUp {
		doc.Notice = l.Say("%s is made up. It is the worked example of this project; nothing here describes a real place.", c.Name())
	}
	theme := *w.site.pdfTheme
	theme.Words = pdfWords(l)
	return pdf.Render(doc, w.site.faces, &theme)
}

// pdfWords is what a PDF in a language prints besides its text.
func pdfWords(l *language.Language) pdf.Words {
	return pdf.Words{
		Contents: l.Say("Contents"), Page: l.Say("Page"), Of: l.Say("of"),
		PublishedBy: l.Say("Published by"), Status: l.Say("Status"), Version: l.Say("Version"), Date: l.Say("Date"), Online: l.Say("As a web page"),
		Sources: l.Say("Sources:"), Source: l.Say("Source"), Note: l.Say("Note"), BackTo: l.Say("Back to where this is used"), GoTo: l.Say("Go to"),
	}
}

// prepareFaces cuts the typefaces to the characters of the project's files, and warns of those that they lack.
func prepareFaces(fsys fs.FS, problems *place.List) (*face.Set, error) {
	texts := map[string]string{}
	var all strings.Builder
	for _, root := range []string{"content", "data"} {
		err := fs.WalkDir(fsys, root, func(name string, entry fs.DirEntry, err error) error {
			if err != nil || entry.IsDir() || path.Ext(name) != ".md" && path.Ext(name) != ".toml" {
				return nil
			}
			text, err := fs.ReadFile(fsys, name)
			if err != nil {
				return fmt.Errorf("reading %s: %w", name, err)
			}
			texts[name] = string(text)
			all.Write(text)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	faces, err := face.Prepare(all.String())
	if err != nil {
		return nil, err
	}
	for name, text := range texts {
		for at, r := range text {
			if faces.Lacks(r) {
				problems.Warnf(place.InText(name, []byte(text), at), "write it in other words or letters", "the PDF’s typefaces lack %q; it shows as an empty box", r)
				break
			}
		}
	}
	return faces, nil
}

// pdfTheme is the built-in look with the publisher's own colour and logo, which loading has checked. A logo that a PDF
// cannot hold, such as an SVG, is shown on pages only.
func pdfTheme(fsys fs.FS, t project.Theme) *pdf.Theme {
	theme := pdf.DefaultTheme()
	if brand, ok := palette.Parse(t.Brand); ok {
		theme.Brand = pdf.Color{brand.R, brand.G, brand.B}
	}
	switch path.Ext(t.Logo) {
	case ".png", ".jpg", ".jpeg":
		if logo, err := fs.ReadFile(fsys, t.Logo); err == nil {
			theme.Logo = logo
		}
	}
	return theme
}
