package site

import (
	"io/fs"
	"slices"
	"strings"

	"casemaker/internal/content"
	"casemaker/internal/imports"
	"casemaker/internal/language"
	"casemaker/internal/layer"
	"casemaker/internal/load"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/preview"
	"casemaker/internal/project"
	"casemaker/internal/stale"
	"casemaker/internal/web"
	"casemaker/internal/workings"
)

// Open reads a project, and adds what is wrong with it, and with anything made from it later, to a list of problems. The site is
// nil where the project cannot be read; other problems stop a build only.
func Open(fsys fs.FS, problems *place.List) *Site { return new(Draft).Open(fsys, problems) }

// A Draft is a project that is opened again and again while someone writes it: only what has changed since is read anew. The
// zero Draft has read nothing yet. It is not safe for several goroutines; the sites that it opens are.
type Draft struct {
	memory load.Memory
	last   *Site // that was opened without an error
	sums   map[string]summed
	data   []place.Problem // what was found in its data
	looks  []place.Problem // and in its templates
}

// Open is [Open].
func (d *Draft) Open(fsys fs.FS, problems *place.List) *Site {
	held := hold(fsys)
	log := layer.NewLog(held)
	last := d.last
	d.last = nil
	var p *project.Project
	var before *content.Library
	if last != nil {
		before, d.sums = last.Library, last.summaries()
	}
	if last != nil && sameData(last.held, held) {
		problems.Add(d.data...)
		p = d.memory.Pages(last.Project, log, problems)
		unread(log, problems, "content")
	} else {
		last = nil
		p = d.read(held, log, problems)
	}
	sound := !problems.Failed()
	// Pages are read in any case, so that their problems show in the same run.
	library := content.ReadAgain(p, before, problems)
	if !sound {
		return nil
	}
	s := &Site{Project: p, Library: library, problems: problems, sound: !problems.Failed(), model: model.Prepare(p), files: log, held: held, cards: preview.NewDrawer(p.Settings), sums: d.sums}
	s.sharing = &workings.Sharing{Model: s.model}
	if last != nil && last.held.Below("templates") == held.Below("templates") {
		s.theme = last.theme
	} else {
		var found place.List
		s.theme = web.ReadTheme(log, p.Settings, p.Language(language.Base), &found)
		s.theme.About(len(p.Areas))
		unread(log, &found, "templates")
		d.looks = found.All()
	}
	problems.Add(d.looks...)
	s.pdfTheme = pdfTheme(log, p.Settings.Theme, problems)
	s.template = wordTemplate(log, p, problems)
	s.pictures = readPictures(log, library.All(), problems)
	if !problems.Failed() {
		d.last = s
	}
	return s
}

// read reads everything but the text of pages.
func (d *Draft) read(held *stale.Files, log *layer.Log, problems *place.List) *project.Project {
	var found place.List
	d.memory.Prepare(held)
	p := d.memory.Load(log, &found)
	imports.Check(log, p.Catalogue.IDs, &found)
	unread(log, &found, "content", "data")
	if !found.Failed() {
		for _, id := range model.Lacking(p) {
			found.Errorf(place.Position{File: "data/model.toml"}, "add the table ["+id+"], as the built-in file has it", "the parameter %q is missing", id)
		}
	}
	problems.Add(found.All()...)
	d.data = slices.DeleteFunc(found.All(), func(p place.Problem) bool { return strings.HasPrefix(p.File, "content/") })
	return p
}

// sameData reports whether two states of a project differ in nothing but pages and templates.
func sameData(a, b *stale.Files) bool {
	return a.Below("data") == b.Below("data") && a.Below("images") == b.Below("images") && a.Named(a.Others()) == b.Named(a.Others())
}
