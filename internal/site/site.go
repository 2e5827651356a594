// Package site runs the whole way from a project folder to a published site: load, model, check, fill, render, publish. It is
// the only package that knows the order.
//
// [Open] reads a project. The unit of work is then one area: it is worked out, checked, written in every format and let go, and
// only a summary of it stays, from which the pages that belong to no area are made last. So memory grows with workers, not
// with areas; and checking, building and making a single page are the same code.
//
// What the last build to a folder has made from the same inputs is kept; what those are says inputs.go.
//
//	report, err := site.Make(ctx, files, site.Options{Out: "public"}, problems)
package site

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
	"sync"

	"casemaker/internal/address"
	"casemaker/internal/content"
	"casemaker/internal/format"
	"casemaker/internal/lint"
	"casemaker/internal/model"
	"casemaker/internal/pdf"
	"casemaker/internal/pdf/font"
	"casemaker/internal/place"
	"casemaker/internal/preview"
	"casemaker/internal/project"
	"casemaker/internal/stale"
	"casemaker/internal/web"
	"casemaker/internal/word"
	"casemaker/internal/workings"
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
	BaseURL  string   // that the site is published at; empty for that of the project's settings
	Program  string   // stands for the program that builds: what another has made is made anew; empty makes all anew
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
	held     *stale.Files // the same, as they were when they were first read
	pdfTheme *pdf.Theme
	pictures pictures
	cards    *preview.Drawer
	template *word.Template
	sharing  *workings.Sharing

	summing sync.Mutex
	sums    map[string]summed // by area, where a single page needed them

	preparing sync.Once
	faces     *font.Set
	warned    map[rune]bool // characters that the faces lack
	broken    error         // why there are no faces
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

// File makes one file of the site alone, by its address. ok is false where the site has none.
func (s *Site) File(ctx context.Context, name string) (data []byte, ok bool, err error) {
	if rest, below := strings.CutPrefix(name, "areas/"); below {
		slug, _, _ := strings.Cut(rest, "/")
		a, known := s.Project.AreaBySlug[slug]
		if !known {
			return s.sharedFile(ctx, name)
		}
		err = guarded(func() error {
			data, ok, err = format.NewArea(s.Library, s.model.Case(a), s.problems).File(s.formats(s.theme), name)
			return err
		})
		return data, ok, err
	}
	return s.sharedFile(ctx, name)
}

// sharedFile makes a file that belongs to no area.
func (s *Site) sharedFile(ctx context.Context, name string) (data []byte, ok bool, err error) {
	for _, f := range append(s.data(), s.shared(s.theme, func() ([]web.Summary, error) { return s.Summaries(ctx) })...) {
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
	formats := (&Site{}).formats(nil)
	for _, ending := range []string{path.Base(name), path.Ext(name)} { // a whole name says more than how it ends
		for _, f := range formats {
			if slices.Contains(f.Endings, ending) {
				return o.Wants(f.Name)
			}
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
