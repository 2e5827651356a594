package main

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"casemaker/internal/content"
	"casemaker/internal/document"
	"casemaker/internal/exhibit"
	"casemaker/internal/load"
	"casemaker/internal/model"
	"casemaker/internal/place"
)

// layouts are the partials of the project for Hugo, written by hand as its user would.
//
//go:embed all:layouts
var layouts embed.FS

const configuration = `baseURL = "https://example.org/"
title = "Parent-infant briefs"
disableKinds = ["home", "section", "taxonomy", "term", "rss", "sitemap", "robotstxt", "404"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.extensions.typographer]
disable = true
`

// A form is how a project for Hugo holds the document.
type form int

const (
	asTemplate form = iota // a page's template, with values as fields: what takes Hugo least time
	asMarkdown             // Markdown with shortcodes, as casemaker's editors have it
)

// makeHugo writes a project for Hugo that makes the same briefs: a data file and a page for each area, the document as a
// template, and partials for its blocks. Its frame is that of a page that casemaker has built.
func makeHugo(project, built, to string, as form, slugs []string) error {
	var problems place.List
	p := load.Load(os.DirFS(project), &problems)
	if problems.Failed() {
		problems.Print(os.Stderr)
		return fmt.Errorf("the project has problems")
	}
	library := content.Read(p, &problems)
	brief, ok := library.DocumentNamed("brief")
	if !ok {
		return fmt.Errorf("the project has no brief")
	}
	opening, text := &translator{}, &translator{}
	if err := translate(opening, text, brief.Text.Blocks); err != nil {
		return err
	}
	words, before, after := "", opening.b.String(), text.b.String()
	if as == asMarkdown {
		source, err := os.ReadFile(filepath.Join(project, brief.Page.File))
		if err != nil {
			return err
		}
		if words, err = markdown(string(source), brief.Text.Values); err != nil {
			return err
		}
		before, after = "{{ .Summary }}", "{{ .ContentWithoutSummary }}"
	}
	m := model.Prepare(p)
	for i, slug := range slugs {
		c := m.Case(p.AreaBySlug[slug])
		filler := content.NewFiller(c)
		a := &area{filled: filler.Fill(library.Variant(brief, c)), folder: filepath.Join(built, "areas", slug)}
		page, err := os.ReadFile(filepath.Join(built, "areas", slug, "index.html"))
		if err != nil {
			return err
		}
		data := object{"slug": slug, "name": c.Area.Name, "code": c.Area.Code, "region": c.Area.Region, "nation": c.NationID(), "kind": c.KindID()}
		if i == 0 {
			f, err := newFrame(string(page), data)
			if err != nil {
				return err
			}
			if err := writeLayouts(to, f.before+before+f.between+after+f.after); err != nil {
				return err
			}
		}
		for _, t := range []*translator{opening, text} {
			if err := a.fill(data, t); err != nil {
				return err
			}
		}
		if data["whatIf"], err = readWhatIf(page); err != nil {
			return err
		}
		file, err := json.MarshalIndent(data, "", " ")
		if err != nil {
			return err
		}
		if err := write(filepath.Join(to, "data", "areas", slug+".json"), file); err != nil {
			return err
		}
		if err := write(filepath.Join(to, "content", "areas", slug+".md"), fmt.Appendf(nil, "+++\ntitle = %q\n+++\n%s", "A parent-infant relationship team for "+c.Area.Name, words)); err != nil {
			return err
		}
	}
	return nil
}

// translate makes a template of what opens a page and one of its text, in sections that begin at the headings of level 2.
func translate(opening, text *translator, blocks []document.Block) error {
	t, open := opening, false
	for _, b := range blocks {
		if d, ok := b.(*document.Directive); ok && d.Name == "key-figures" {
			t = text
		}
		if h, ok := b.(*document.Heading); ok && h.Level == 2 {
			t = text
			if open {
				t.write("</section>\n")
			}
			t.write(`<section class="section-`, h.ID, `">`, "\n")
			open = true
		}
		if err := t.block(b); err != nil {
			return err
		}
	}
	if open {
		t.write("</section>\n")
	}
	return nil
}

// writeLayouts writes the templates.
func writeLayouts(to, page string) error {
	page = "{{ $d := index hugo.Data.areas .File.ContentBaseName }}{{ $v := $d.values }}{{ $c := $d.conditions }}{{ $b := $d.blocks }}{{ $s := $d.sources -}}\n" +
		page
	if err := write(filepath.Join(to, "layouts", "page.html"), []byte(page)); err != nil {
		return err
	}
	if err := write(filepath.Join(to, "hugo.toml"), []byte(configuration)); err != nil {
		return err
	}
	return fs.WalkDir(layouts, "layouts", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := layouts.ReadFile(name)
		if err != nil {
			return err
		}
		return write(filepath.Join(to, filepath.FromSlash(name)), data)
	})
}

// fill puts into an area's data what a template asks for.
func (a *area) fill(data object, t *translator) error {
	group := func(name string) object {
		o, ok := data[name].(object)
		if !ok {
			o = object{}
			data[name] = o
		}
		return o
	}
	c := a.filled.Case
	for _, v := range t.values {
		if o := valueOf(c, v); o != nil {
			group("values")[valueKey(v)] = o
		}
	}
	for _, asked := range t.conditions {
		group("conditions")[asked.key()] = asked.name == "has" && c.Has(asked.word) || asked.name == "is" && c.Is(asked.word)
	}
	for i, id := range a.filled.Sources {
		group("sources")[id] = i + 1
	}
	for _, name := range t.blocks {
		blocks, err := a.blocks(a.named(name))
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		group("blocks")[name] = blocks
	}
	group("values")
	group("conditions")
	return nil
}

// named is what a block of the document holds for the area.
func (a *area) named(name string) (blocks []document.Block) {
	if name != exhibit.FigureNotes && name != exhibit.References {
		return exhibit.Build(name, a.filled.Case)
	}
	document.Walk(a.filled.Blocks, func(b document.Block) {
		switch b := b.(type) {
		case *document.Table:
			if name == exhibit.FigureNotes && b.ID == exhibit.NotesTable {
				blocks = append(blocks, b)
			}
		case *document.References:
			if name == exhibit.References {
				blocks = append(blocks, b)
			}
		}
	}, nil)
	return blocks
}

// valueOf is a value of the text as data; nil where the area has none.
func valueOf(c *model.Case, v *document.Value) object {
	text, o := "", object{}
	if f, ok := c.Figure(v.ID); ok {
		text = c.Language.Figure(f, v.Style)
		o["anchor"], o["assumed"] = f.Anchor(), f.Assumption()
	} else if text, ok = c.Text(v.ID); !ok {
		return nil
	}
	if v.Opens {
		first, size := utf8.DecodeRuneInString(text)
		text = string(unicode.ToUpper(first)) + text[size:]
	}
	o["text"] = strings.TrimSpace(text)
	return o
}
