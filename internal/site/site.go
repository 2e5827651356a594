// Package site runs the whole way from a project folder to a published site: load, check, model, compose, render,
// write. It is the only package that knows the order.
package site

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"slices"
	"strings"
	"sync"

	"casemaker/internal/content"
	"casemaker/internal/imports"
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
)

// Formats are what a build can write.
var Formats = []string{"html", "pdf", "csv", "json"}

// Options say what to build.
type Options struct {
	Out      string   // folder to publish to
	Areas    []string // slugs; empty means all
	Only     []string // formats; empty means all
	Jobs     int      // areas worked on at once; 0 means one a processor
	Progress func(done, total int)
	Problems *place.List // takes what shows only while files are written; nil leaves it out
}

// A Site is a project, loaded and checked, ready to be written.
type Site struct {
	Project *project.Project
	Model   *model.Model
	Library *content.Library
	Cases   []*model.Case // one an area, in order of slug

	theme    *web.Theme
	files    fs.FS
	faces    *font.Set     // nil until PrepareFaces
	warned   map[rune]bool // characters that the faces lack, by then
	pdfTheme *pdf.Theme
	pictures pictures
	cards    *preview.Drawer
}

// Load reads and checks a project. The site is nil where the problems stop a build.
func Load(fsys fs.FS, problems *place.List) *Site {
	log := layer.NewLog(fsys)
	fsys = log
	p := load.Load(fsys, problems)
	imports.Check(fsys, p.Catalogue.IDs, problems)
	if unread(log, problems, "content", "data"); problems.Failed() {
		// Pages are still read, so that their problems show in the same run.
		content.Read(p, problems)
		return nil
	}
	s := &Site{Project: p, Model: model.Prepare(p), Library: content.Read(p, problems)}
	s.Cases = make([]*model.Case, len(p.Areas))
	err := each(context.Background(), 0, len(p.Areas), func(i int) error {
		s.Cases[i] = s.Model.Case(p.Areas[i])
		return nil
	})
	if err != nil {
		problems.Add(place.Problem{Message: err.Error()})
		return nil
	}
	k := lint.New(s.Library, problems)
	k.Library()
	for _, c := range s.Cases {
		k.Area(c)
	}
	k.Site(s.siteCase())
	k.Finish()
	sound := !problems.Failed()
	s.theme = web.ReadTheme(fsys, p.Settings, problems)
	s.cards = preview.NewDrawer(p.Settings)
	unread(log, problems, "templates")
	s.pdfTheme = pdfTheme(fsys, p.Settings.Theme, problems)
	s.pictures = readPictures(fsys, s.Library.All(), problems)
	if sound {
		s.try(problems)
	}
	if problems.Failed() {
		return nil
	}
	s.files = fsys
	return s
}

// PrepareFaces reads the PDFs' typefaces and warns of characters of the project that they lack. A build without
// PDFs does without it.
func (s *Site) PrepareFaces(problems *place.List) error {
	var err error
	if s.faces, err = font.Prepare(); err != nil {
		return err
	}
	s.warned = lint.Characters(s.files, s.faces.Lacks, problems)
	return nil
}

// siteCase is the case whose figures the pages about the site show: that of the worked example, or of no area.
func (s *Site) siteCase() *model.Case {
	for _, c := range s.Cases {
		if c.Area.MadeUp {
			return c
		}
	}
	return model.General(s.Project)
}

// CaseOf finds an area's case by slug.
func (s *Site) CaseOf(slug string) (*model.Case, bool) {
	for _, c := range s.Cases {
		if c.Area.Slug == slug {
			return c, true
		}
	}
	return nil, false
}

// Build writes the site. On an error nothing in the folder has changed.
func (s *Site) Build(ctx context.Context, o Options) (publish.Report, error) {
	batch, err := publish.Open(o.Out)
	if err != nil {
		return publish.Report{}, err
	}
	if err := s.write(ctx, o, batch); err != nil {
		return publish.Report{}, errors.Join(err, batch.Abandon())
	}
	return batch.Commit(o.covers)
}

// Wants reports whether a format is to be written.
func (o Options) Wants(format string) bool {
	return len(o.Only) == 0 || slices.Contains(o.Only, format)
}

// covers reports whether a build makes every file of a name's kind, so that one it did not make is stale.
func (o Options) covers(name string) bool {
	if len(o.Areas) > 0 {
		return false
	}
	format := strings.TrimPrefix(path.Ext(name), ".")
	if !slices.Contains(Formats, format) {
		format = "html" // style sheets and whatever else goes along with the pages
	}
	return o.Wants(format)
}

func (s *Site) write(ctx context.Context, o Options, batch *publish.Batch) error {
	if s.faces == nil && o.Wants("pdf") {
		if err := s.PrepareFaces(&place.List{}); err != nil {
			return err
		}
	}
	var chosen []*model.Case
	for _, c := range s.Cases {
		if len(o.Areas) == 0 || slices.Contains(o.Areas, c.Area.Slug) {
			chosen = append(chosen, c)
		}
	}
	w := &writer{site: s, options: o, add: batch.Add}
	if err := w.shared(); err != nil {
		return err
	}
	var mu sync.Mutex
	done := 0
	return each(ctx, o.Jobs, len(chosen), func(i int) error {
		if err := w.area(chosen[i]); err != nil {
			return fmt.Errorf("writing %s: %w", chosen[i].Area.Name, err)
		}
		if o.Progress != nil {
			mu.Lock()
			defer mu.Unlock()
			done++
			o.Progress(done, len(chosen))
		}
		return nil
	})
}

// guarded turns a panic of the work into an error: a fault of the program is reported, and the rest goes on.
func guarded(work func(int) error, i int) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("a fault in the program, please report it: %v", fault)
		}
	}()
	return work(i)
}

// each calls work for 0 to n-1, so many at once, and returns the first error in that order.
func each(ctx context.Context, jobs, n int, work func(int) error) error {
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	errs := make([]error, n)
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(jobs, n) {
		wg.Go(func() {
			for i := range next {
				errs[i] = guarded(work, i)
			}
		})
	}
	for i := range n {
		if ctx.Err() != nil {
			break
		}
		next <- i
	}
	close(next)
	wg.Wait()
	if err := ctx.Err(); err != nil {
		return err
	}
	return errors.Join(errs...)
}
