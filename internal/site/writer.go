package site

import (
	"bytes"
	"maps"
	"path"
	"sync"

	"casemaker/internal/compose"
	"casemaker/internal/document"
	"casemaker/internal/model"
	"casemaker/internal/web"
	"casemaker/internal/workings"
)

// A writer makes the files of one build and hands each to add.
type writer struct {
	site    *Site
	options Options
	add     func(name string, data []byte) error
	mu      sync.Mutex // of the list of problems
}

func (w *writer) wants(format string) bool { return w.options.Wants(format) }

// area writes everything of one area: PDFs and data first, because pages say how large they are.
func (w *writer) area(c *model.Case) error {
	folder := path.Join("areas", c.Area.Slug)
	page := web.DocumentPage{Case: c, Library: w.site.Library, Documents: w.site.Library.For(c), Glossary: w.site.hasGlossary(), PDFs: map[string]web.PDF{}}
	if w.wants("pdf") {
		for _, d := range page.Documents {
			out, err := w.pdf(d, c.In(c.Project.Language(d.Page.Lang)), w.site.Library.Wording(d, c))
			if err != nil {
				return err
			}
			page.PDFs[d.Page.Slug] = web.PDF{Bytes: len(out.Data), Pages: out.Pages}
			if err := w.add(path.Join(folder, d.Page.Slug+".pdf"), out.Data); err != nil {
				return err
			}
		}
	}
	of := workings.Of(c)
	if err := w.figures(folder, of, &page); err != nil {
		return err
	}
	if !w.wants("html") && !w.wants("csv") {
		return nil
	}
	files := map[string][]byte{}
	for _, d := range page.Documents {
		page.Page, page.Case = d.Page, c.In(c.Project.Language(d.Page.Lang))
		if err := w.document(page, w.site.Library.Wording(d, c), of, files); err != nil {
			return err
		}
	}
	for name, data := range files {
		if path.Ext(name) == ".svg" && !w.wants("html") {
			continue
		}
		if err := w.add(path.Join(folder, name), data); err != nil {
			return err
		}
	}
	if w.wants("html") && c.Project.Settings.BaseURL != "" {
		return w.add(path.Join(folder, "share.png"), w.site.cards.Area(c))
	}
	return nil
}

// figures writes the figures of an area as data.
func (w *writer) figures(folder string, of *workings.Workings, page *web.DocumentPage) error {
	if w.wants("json") {
		data, err := of.JSON()
		if err != nil {
			return err
		}
		page.Figures = len(data)
		if err := w.add(path.Join(folder, "figures.json"), data); err != nil {
			return err
		}
	}
	if w.wants("csv") {
		data, err := workings.CSV(of.Case)
		if err != nil {
			return err
		}
		page.Table = len(data)
		return w.add(path.Join(folder, "figures.csv"), data)
	}
	return nil
}

// document writes one document of an area as a page or several, and gathers the files that it offers: those of the
// original, not of its versions in other languages.
func (w *writer) document(page web.DocumentPage, wording *document.Wording, of *workings.Workings, files map[string][]byte) error {
	written, err := w.site.pages.For(wording, page.Links()).Fill(compose.NewFilling(wording, page.Case), web.Extras{
		Files:  w.wants("csv") && page.Page.Lang == "",
		WhatIf: w.whatIf(page, of),
	})
	if err != nil {
		return err
	}
	maps.Copy(files, written.Files)
	if !w.wants("html") {
		return nil
	}
	for _, part := range written.Parts {
		page.Part = part.Name
		html, err := w.site.theme.Document(page, written.Parts)
		if err := w.page(page.Address()+"index.html", html, err); err != nil {
			return err
		}
	}
	return nil
}

// whatIf writes where a reader tries figures of their own. It is in English, so other pages leave it out.
func (w *writer) whatIf(page web.DocumentPage, of *workings.Workings) func(*bytes.Buffer) error {
	if !page.Case.Language.English() {
		return nil
	}
	return func(out *bytes.Buffer) error { return w.site.theme.WhatIf(out, of) }
}
