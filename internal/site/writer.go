package site

import (
	"bytes"
	"strings"
	"sync"

	"casemaker/internal/address"
	"casemaker/internal/chart"
	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/exhibit"
	"casemaker/internal/model"
	"casemaker/internal/table"
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
	library := w.site.Library
	page := web.DocumentPage{Case: c, Documents: library.For(c.Area.Nation), PDFs: map[string]web.PDF{}}
	fillers := map[string]*content.Filler{}
	var filled []*content.Filled
	for _, d := range page.Documents {
		if fillers[d.Page.Lang] == nil {
			fillers[d.Page.Lang] = content.NewFiller(c.With(c.In(c.Project.Language(d.Page.Lang))))
		}
		filled = append(filled, fillers[d.Page.Lang].Fill(library.Variant(d, c)))
	}
	if w.wants("pdf") {
		for i, d := range page.Documents {
			out, err := w.pdf(d, filled[i])
			if err != nil {
				return err
			}
			page.PDFs[d.Page.Slug] = web.PDF{Bytes: len(out.Data), Pages: out.Pages}
			if err := w.add(address.AreaFile(c.Area.Slug, d.Page.Slug+".pdf"), out.Data); err != nil {
				return err
			}
		}
	}
	of := workings.Of(c)
	if err := w.figures(of, &page); err != nil {
		return err
	}
	sizes, err := w.beside(page, filled)
	if err != nil || !w.wants("html") {
		return err
	}
	for i, d := range page.Documents {
		page.Page, page.Case = d.Page, filled[i].Case
		if err := w.document(page, filled[i], of, sizes); err != nil {
			return err
		}
	}
	if c.Project.Settings.BaseURL != "" {
		return w.add(address.AreaFile(c.Area.Slug, address.SharePicture), w.site.cards.Area(c))
	}
	return nil
}

// figures writes the figures of an area as data.
func (w *writer) figures(of *workings.Workings, page *web.DocumentPage) error {
	if w.wants("json") {
		data, err := of.JSON()
		if err != nil {
			return err
		}
		page.Figures = len(data)
		if err := w.add(address.AreaFile(of.Case.Area.Slug, "figures.json"), data); err != nil {
			return err
		}
	}
	if w.wants("csv") {
		data, err := workings.CSV(of.Case)
		if err != nil {
			return err
		}
		page.Table = len(data)
		return w.add(address.AreaFile(of.Case.Area.Slug, "figures.csv"), data)
	}
	return nil
}

// beside writes the tables and charts that stand in documents as files beside them, and returns their sizes: those of the
// originals, not of their versions in other languages.
func (w *writer) beside(page web.DocumentPage, filled []*content.Filled) (sizes map[string]int, err error) {
	if !w.wants("csv") {
		return nil, nil
	}
	files := map[string][]byte{}
	tabled := func(t *table.Table) {
		if t == nil || t.ID == exhibit.NotesTable {
			return
		}
		data, failed := t.CSV()
		if failed != nil && err == nil {
			err = failed
		}
		files[web.TableFile(t)] = data
	}
	for i, d := range page.Documents {
		if d.Page.Lang != "" {
			continue
		}
		document.Walk(filled[i].Blocks, func(b document.Block) {
			switch b := b.(type) {
			case *document.Table:
				tabled(b.Table)
			case *document.Chart:
				tabled(b.Table)
				tabled(b.Chart.Data())
				svg := string(chart.SVG(b.Chart, chart.Wide))
				files[web.ChartFile(b.Chart)] = []byte(strings.Replace(svg, "<svg ", `<svg xmlns="http://www.w3.org/2000/svg" font-family="Arial, Liberation Sans, sans-serif" `, 1))
			}
		}, nil)
	}
	sizes = map[string]int{}
	for name, data := range files {
		sizes[name] = len(data)
		if strings.HasSuffix(name, ".svg") && !w.wants("html") {
			continue
		}
		if err := w.add(address.AreaFile(page.Case.Area.Slug, name), data); err != nil {
			return nil, err
		}
	}
	return sizes, err
}

// document writes one document of an area as a page or several.
func (w *writer) document(page web.DocumentPage, filled *content.Filled, of *workings.Workings, sizes map[string]int) error {
	frame := web.Frame{Address: page.Address, Parts: w.site.Library.Parts, Glossary: w.site.Library.Glossary(), WhatIf: w.whatIf(page, of)}
	if sizes != nil && page.Page.Lang == "" {
		frame.Size = func(name string) int { return sizes[name] }
	}
	parts, err := web.Render(filled, frame)
	if err != nil {
		return err
	}
	for _, part := range parts {
		page.Part = part.Name
		html, err := w.site.theme.Document(page, parts)
		if err := w.page(page.Address(part.Name), html, err); err != nil {
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
