package site

import (
	"io/fs"
	"slices"

	"casemaker/internal/address"
	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/exhibit"
	"casemaker/internal/figure"
	"casemaker/internal/format"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/project"
	"casemaker/internal/word"
)

// words is an area's documents as files of Word.
func (s *Site) words() format.Format {
	return format.Format{Name: "word", Endings: []string{".docx"}, Files: func(a *format.Area) []format.File {
		var files []format.File
		for _, d := range a.Documents {
			files = append(files, format.File{
				Address: address.AreaFile(a.Case.Area.Slug, d.Page.Slug+".docx"), Purpose: format.Paper, Kind: "Word", Document: d,
				Media: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
				Make: func() (format.Made, error) {
					data, err := s.template.Render(s.wordDocument(d, a.Printed(d)))
					return format.Made{Data: data}, err
				},
			})
		}
		return files
	}}
}

// wordDocument is a document with what stands on its title page, and what placeholders of a template can ask for.
func (s *Site) wordDocument(d *content.Document, filled *content.Filled) word.Document {
	titled, c := s.titled(d, filled), filled.Case
	words := pdfWords(c.Language)
	return word.Document{
		Title: titled.Title, Subtitle: titled.Subtitle, Area: titled.Area, Organisation: titled.Organisation, Unsigned: titled.Unsigned, Subject: titled.Subject, Lang: titled.Lang,
		Date: titled.Date, DateText: titled.DateText, Version: titled.Version, Status: titled.Status, Notice: titled.Notice,
		Cover: titled.Cover, Contents: titled.Contents, Page: titled.Page, Blocks: titled.Blocks, Link: titled.Link,
		Words: word.Words{
			Contents: words.Contents, Page: words.Page, Of: words.Of, PublishedBy: words.PublishedBy, Status: words.Status, Version: words.Version,
			Date: words.Date, Online: words.Online, Sources: words.Sources,
		},
		Picture: func(url string) []byte { return s.pictures.files[url] },
		Value: func(id string) (string, bool) {
			if f, ok := c.Figure(id); ok {
				return c.Language.Figure(f, figure.Exact), true
			}
			return c.Text(id)
		},
		Block: func(name string) ([]document.Block, bool) { return exhibit.Build(name, c), true },
	}
}

// wordTemplate reads the publisher's own template, and reports placeholders that nothing can stand for. Without one, or with
// one that cannot be used, it is the built-in template.
func wordTemplate(fsys fs.FS, p *project.Project, problems *place.List) *word.Template {
	name := p.Settings.WordTemplate
	if name == "" {
		return word.Builtin()
	}
	at := place.Position{File: name}
	file, err := fs.ReadFile(fsys, name)
	if err != nil {
		problems.Errorf(at, "put the file there, or correct word_template in data/project.toml", "the template for Word cannot be read")
		return word.Builtin()
	}
	template, err := word.Read(name, file)
	if err != nil {
		problems.Errorf(at, "open it in a word processor and save it as a Word document (.docx)", "the template for Word cannot be used: %v", err)
		return word.Builtin()
	}
	declared := model.Declared(p)
	for _, asked := range template.Asks() {
		switch {
		case asked.Block && !slices.Contains(exhibit.Names(), asked.ID):
			problems.Errorf(at, place.Meant(asked.ID, exhibit.Names()), "unknown block {{ block %s }} in the template’s %s", asked.ID, asked.Part)
		case !asked.Block && !declared.Known(asked.ID):
			problems.Errorf(at, place.Meant(asked.ID, declared.IDs()), "unknown value {{ %s }} in the template’s %s", asked.ID, asked.Part)
		}
	}
	return template
}
