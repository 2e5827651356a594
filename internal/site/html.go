package site

import (
	"bytes"
	"sync"

	"casemaker/internal/address"
	"casemaker/internal/chart"
	"casemaker/internal/content"
	"casemaker/internal/format"
	"casemaker/internal/web"
)

// pages is an area's documents as pages, each of one or several parts, and the picture for links to them. A page says which
// other files there are, and how large they are.
func (s *Site) pages(theme *web.Theme) format.Format {
	return format.Format{Name: pageFormat, Endings: []string{".html"}, Last: true, Files: func(a *format.Area) []format.File {
		var files []format.File
		for _, d := range a.Documents {
			files = append(files, s.documentPages(theme, a, d)...)
		}
		if s.Project.Settings.BaseURL != "" {
			files = append(files, format.File{Address: address.AreaFile(a.Case.Area.Slug, address.SharePicture), Media: "image/png", Make: func() (format.Made, error) {
				return format.Made{Data: s.cards.Area(a.Case)}, nil
			}})
		}
		return files
	}}
}

// documentPages are the pages of one document. Its text is written once for all of them.
func (s *Site) documentPages(theme *web.Theme, a *format.Area, d *content.Document) []format.File {
	filled := a.Filled(d)
	laid := web.DocumentPage{Page: d.Page, Case: filled.Case, Documents: a.Documents}
	parts := sync.OnceValues(func() ([]web.Part, error) {
		frame := web.Frame{Address: laid.Address, Parts: s.Library.Parts, Glossary: s.Library.Glossary(), Picture: a.Picture}
		if d.Page.Lang == "" {
			frame.Size = a.Size
		}
		if filled.Case.Language.Whole(web.WhatIfWords...) { // other pages leave it out
			frame.WhatIf = func(out *bytes.Buffer, page string) error { return theme.WhatIf(out, filled.Case, page) }
		}
		return web.Render(filled, frame)
	})
	var files []format.File
	for _, part := range filled.Parts {
		files = append(files, page(laid.Address(part.Name), func() ([]byte, error) {
			all, err := parts()
			if err != nil {
				return nil, err
			}
			one := laid
			one.Part, one.Papers, one.Data = part.Name, a.Offers(format.Paper), a.Offers(format.Data)
			return theme.Document(one, all)
		}))
	}
	return files
}

// charts is the charts of an area's documents as pictures.
func (s *Site) charts() format.Format {
	return format.Format{Name: pageFormat, Endings: []string{".svg"}, Beside: true, Files: func(a *format.Area) []format.File {
		var files []format.File
		seen := map[string]int{}
		for _, c := range format.Charts(a) {
			file := format.File{Address: address.Chart(a.Case.Area.Slug, c.ID), Purpose: format.Beside, Kind: "SVG", Media: "image/svg+xml", Make: func() (format.Made, error) {
				return format.Made{Data: standing(a.Picture(c, chart.Wide))}, nil
			}}
			if i, ok := seen[c.ID]; ok {
				files[i] = file
				continue
			}
			seen[c.ID] = len(files)
			files = append(files, file)
		}
		return files
	}}
}

// standing makes a picture of a page one that stands by itself.
func standing(svg []byte) []byte {
	const start, own = "<svg ", `<svg xmlns="http://www.w3.org/2000/svg" font-family="Source Sans 3, Arial, Liberation Sans, sans-serif" `
	return append(append(make([]byte, 0, len(svg)+len(own)), own...), bytes.TrimPrefix(svg, []byte(start))...)
}
