// Package site runs the whole way from a project folder to a published site: load, model, check, fill, render, publish. It is
// the only package that knows the order.
//
// [Open] reads a project. The unit of work is then one area: it is worked out, checked, written in every format and let go, and
// only a summary of it stays, from which the pages that belong to no area are made last. So memory grows with workers, not
// with areas; and checking, building and making a single page are the same code.
//
//	s := site.Open(files, problems)
//	report, err := s.Build(ctx, site.Options{Out: "public"})
package site

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
	"sync"

	"casemaker/internal/address"
	"casemaker/internal/content"
	"casemaker/internal/format"
	"casemaker/internal/imports"
	"casemaker/internal/language"
	"casemaker/internal/layer"
	"casemaker/internal/lint"
	"casemaker/internal/load"
	"casemaker/internal/model"
	"casemaker/internal/pdf"
	"casemaker/internal/pdf/font"
	"casemaker/internal/place"
	"casemaker/internal/preview"
	"casemaker/internal/project"
	"casemaker/internal/publish"
	"casemaker/internal/web"
	"casemaker/internal/word"
)

// ErrProblems is returned where something in the project stops a build. The list of problems says what.
var ErrProblems = errors.New("the project has problems")

// Folders are those of a project that a build reads.
var Folders = []string{"content", "data", "templates", "images"}

// Options say what to build.
type Options struct {
	Out      string   // folder to publish to
	Areas    []string // slugs; empty means all
	Only     []string // formats; empty means all
	Jobs     int      // areas worked on at once; 0 means one a processor
	Progress func(done, total int)

	// Tell is told what a person should know at once, of a published file or, without a name, of the whole folder.
	Tell func(file, message string)
}

// A Site is a project, read and ready to be written.
type Site struct {
	Project *project.Project
	Library *content.Library

	problems *place.List
	sound    bool // documents can be filled, as far as was seen when they were read
	model    *model.Model
	theme    *web.Theme
	files    fs.FS
	pdfTheme *pdf.Theme
	pictures pictures
	cards    *preview.Drawer
	template *word.Template

	preparing sync.Once
	faces     *font.Set
	warned    map[rune]bool // characters that the faces lack
	broken    error         // why there are no faces
}

// Open reads a project, and adds what is wrong with it, and with anything made from it later, to a list of problems. The site is
// nil where the project cannot be read; other problems stop a build only.
func Open(fsys fs.FS, problems *place.List) *Site {
	log := layer.NewLog(fsys)
	p := load.Load(log, problems)
	imports.Check(log, p.Catalogue.IDs, problems)
	unread(log, problems, "content", "data")
	if !problems.Failed() {
		for _, id := range model.Lacking(p) {
			problems.Errorf(place.Position{File: "data/model.toml"}, "add the table ["+id+"], as the built-in file has it", "the parameter %q is missing", id)
		}
	}
	sound := !problems.Failed()
	// Pages are read in any case, so that their problems show in the same run.
	library := content.Read(p, problems)
	if !sound {
		return nil
	}
	s := &Site{Project: p, Library: library, problems: problems, sound: !problems.Failed(), model: model.Prepare(p), files: log, cards: preview.NewDrawer(p.Settings)}
	s.theme = web.ReadTheme(log, p.Settings, p.Language(language.Base), problems)
	unread(log, problems, "templates")
	s.pdfTheme = pdfTheme(log, p.Settings.Theme, problems)
	s.template = wordTemplate(log, p, problems)
	s.pictures = readPictures(log, library.All(), problems)
	return s
}

// Case works out an area. It is for those who ask about figures; files are made of an [format.Area].
func (s *Site) Case(slug string) (*model.Case, bool) {
	a, ok := s.Project.AreaBySlug[slug]
	if !ok {
		return nil, false
	}
	return s.model.Case(a), true
}

// siteCase is the case whose figures the pages about the site show: that of the worked example, whether
// or not it is published, or of no area.
func (s *Site) siteCase() *model.Case {
	for _, a := range s.Project.Everywhere {
		if a.MadeUp {
			return s.model.Case(a)
		}
	}
	return model.General(s.Project)
}

// Check finds everything that would stop a build, and what it would only warn of. Nothing is written.
func (s *Site) Check(ctx context.Context, o Options) error {
	_, err := s.pass(ctx, o, nil)
	return err
}

// Build writes the site. On an error nothing in the folder has changed.
func (s *Site) Build(ctx context.Context, o Options) (publish.Report, error) {
	_, before := os.Stat(o.Out)
	batch, err := publish.Open(ctx, o.Out, publish.Options{Tell: o.Tell})
	if err != nil {
		return publish.Report{}, err
	}
	if _, err := s.pass(ctx, o, batch.Add); err != nil {
		err = errors.Join(err, batch.Abandon())
		if errors.Is(before, fs.ErrNotExist) {
			os.Remove(o.Out) // it is empty: a build that failed leaves no trace
		}
		return publish.Report{}, err
	}
	return batch.Commit(o.covers)
}

// File makes one file of the site alone, by its address. ok is false where the site has none.
func (s *Site) File(ctx context.Context, name string) (data []byte, ok bool, err error) {
	if rest, below := strings.CutPrefix(name, "areas/"); below {
		slug, _, _ := strings.Cut(rest, "/")
		a, known := s.Project.AreaBySlug[slug]
		if !known {
			return nil, false, nil
		}
		err = guarded(func() error {
			data, ok, err = format.NewArea(s.Library, s.model.Case(a)).File(s.formats(s.theme), name)
			return err
		})
		return data, ok, err
	}
	for _, f := range s.shared(s.theme, func() ([]web.Summary, error) { return s.Summaries(ctx) }) {
		if f.Address == name {
			made, err := f.Make()
			return made.Data, true, err
		}
	}
	return nil, false, nil
}

// Wants reports whether a format is to be written.
func (o Options) Wants(name string) bool { return len(o.Only) == 0 || slices.Contains(o.Only, name) }

// covers reports whether a build makes every file of a name's kind, so that one it did not make is stale.
func (o Options) covers(name string) bool {
	if len(o.Areas) > 0 {
		return false
	}
	for _, f := range (&Site{}).formats(nil) {
		if slices.Contains(f.Endings, path.Ext(name)) {
			return o.Wants(f.Name)
		}
	}
	return o.Wants(pageFormat) // style sheets and whatever else goes along with the pages
}

// prepareFaces reads the PDFs' typefaces, once, and warns of characters of the project that they lack. A build without PDFs
// does without it.
func (s *Site) prepareFaces() error {
	s.preparing.Do(func() {
		if s.faces, s.broken = font.Prepare(); s.broken == nil {
			s.warned = lint.Characters(s.files, s.faces.Lacks, s.problems)
		}
	})
	return s.broken
}

// page is the address of a page's file, with its maker.
func page(at string, make func() ([]byte, error)) format.File {
	return format.File{Address: address.File(at), Media: "text/html", Make: func() (format.Made, error) {
		data, err := make()
		return format.Made{Data: data}, err
	}}
}
