package site

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"casemaker/internal/address"
	"casemaker/internal/format"
	"casemaker/internal/lint"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/project"
	"casemaker/internal/publish"
	"casemaker/internal/web"
)

// A pass goes through all areas once: each is worked out, checked, written and let go. What pages that belong to no area
// need of them stays as summaries.
type pass struct {
	site    *Site
	options Options
	batch   *publish.Batch // nil where nothing is to be written
	whole   *publish.Part  // of the batch: what belongs to no area
	inputs  inputs
	formats []format.Format
	checker *lint.Checker
	checked *place.List // what it finds
	trial   *trial
	areas   []web.Summary // in the order of the project
	done    atomic.Int64
	made    atomic.Int64 // not kept from the last build
	total   int64
	unsound bool        // no area can be filled
	lacking atomic.Bool // an area cannot be filled
	failed  atomic.Bool // something stops the build: the rest is checked only
}

// pass checks everything and writes what is wanted; nothing where there is no batch.
func (s *Site) pass(ctx context.Context, o Options, batch *publish.Batch) (*pass, error) {
	p := &pass{site: s, options: o, batch: batch, checked: &place.List{}, areas: make([]web.Summary, len(s.Project.Areas))}
	if batch != nil {
		p.inputs, p.whole = s.inputs(o), batch.Part(wholeSite, o.key(s.held))
	}
	p.checker = lint.New(s.Library, p.checked)
	p.trial = newTrial(s, o.Wants(pageFormat))
	for _, f := range s.formats(s.theme) {
		if o.Wants(f.Name) {
			p.formats = append(p.formats, f)
		}
	}
	for _, a := range s.Project.Areas {
		if p.writes(a) {
			p.total++
		}
	}
	if o.Wants("pdf") {
		if err := s.prepareFaces(); err != nil {
			return nil, err
		}
	}
	p.checker.Library()
	p.unsound = !s.sound || p.checked.Failed()
	p.failed.Store(p.unsound || s.problems.Failed())
	if err := each(ctx, o.Jobs, len(s.Project.Areas), func(i int) error { return p.guarded(s.Project.Areas[i], i) }); err != nil {
		return nil, err
	}
	p.checker.Site(s.siteCase())
	p.checker.Finish()
	s.problems.Add(p.checked.All()...)
	if p.unsound || p.lacking.Load() || p.checked.Failed() {
		return nil, ErrProblems
	}
	if err := p.shared(); err != nil {
		return nil, err
	}
	if s.problems.Failed() {
		return nil, ErrProblems
	}
	return p, nil
}

// Summaries works every area out and keeps what pages that belong to no area say of them.
func (s *Site) Summaries(ctx context.Context) ([]web.Summary, error) {
	areas := make([]web.Summary, len(s.Project.Areas))
	err := each(ctx, 0, len(areas), func(i int) error {
		return guarded(func() error {
			areas[i] = web.Summarize(s.model.Case(s.Project.Areas[i]))
			return nil
		})
	})
	return areas, err
}

// writes reports whether an area's files are wanted.
func (p *pass) writes(a *project.Area) bool {
	return p.batch != nil && (len(p.options.Areas) == 0 || slices.Contains(p.options.Areas, a.Slug))
}

// guarded is area, but that a fault of the program becomes a problem of the area's file, and the rest goes on.
func (p *pass) guarded(a *project.Area, i int) error {
	err := guarded(func() error { return p.area(a, i) })
	if fault := (faultError{}); errors.As(err, &fault) {
		p.site.problems.Errorf(place.Position{File: a.File, Line: 1, Column: 1}, "until it is mended, leave out what this file has and others have not", "%v", err)
		p.lacking.Store(true)
		p.failed.Store(true)
		return nil
	}
	return err
}

// keep takes an area over from the last build, if that made it from the same inputs and its files stand as it left them. Of one
// that is not to be written, what is remembered is enough.
func (p *pass) keep(part *publish.Part, a *project.Area, i int) (bool, error) {
	note, ok := part.Before()
	if !ok {
		return false, nil
	}
	last, ok := remembered(note)
	if !ok {
		return false, nil
	}
	if p.writes(a) {
		if kept, err := part.Keep(); !kept || err != nil {
			return false, err
		}
		p.progress()
	}
	p.areas[i] = last.Summary
	p.site.problems.Add(last.Warnings...)
	return true, nil
}

// area works an area out, checks it, and writes it, unless it can be kept.
func (p *pass) area(a *project.Area, i int) error {
	add := func(string, []byte) error { return nil }
	var part *publish.Part
	if p.batch != nil {
		part = p.batch.Part(address.Area(a.Slug), p.inputs.key(a))
		if kept, err := p.keep(part, a, i); kept || err != nil {
			return err
		}
		if p.writes(a) {
			add = part.Add
		}
	}
	found := &place.List{}
	if err := p.make(a, i, add, found); err != nil {
		return err
	}
	p.site.problems.Add(found.All()...)
	if p.failed.Load() || !p.writes(a) {
		return nil
	}
	note, err := json.Marshal(memory{p.areas[i], found.All()})
	if err != nil {
		return fmt.Errorf("noting what was made: %w", err)
	}
	part.Done(note)
	p.made.Add(1)
	p.progress()
	return nil
}

// progress says that one more area is done.
func (p *pass) progress() {
	if done := p.done.Add(1); p.options.Progress != nil {
		p.options.Progress(int(done), int(p.total))
	}
}

// make works an area out, checks it, and makes its files.
func (p *pass) make(a *project.Area, i int, add func(string, []byte) error, found *place.List) error {
	c := p.site.model.Case(a)
	p.areas[i] = web.Summarize(c)
	if !p.checker.Area(c, found) {
		p.lacking.Store(true)
		p.failed.Store(true)
		return nil
	}
	if p.unsound {
		return nil
	}
	tried, err := p.try(c, add, found)
	if tried || err != nil || p.failed.Load() || !p.writes(a) {
		return err
	}
	return format.NewArea(p.site.Library, c, found).Write(p.formats, add)
}

// try writes the first area of each kind with templates that report all that is wrong with them. It reports whether it has
// written this one.
func (p *pass) try(c *model.Case, add func(string, []byte) error, found *place.List) (bool, error) {
	formats, release := p.trial.first(c)
	if formats == nil {
		return false, nil
	}
	defer release()
	if p.writes(c.Area) {
		formats = p.instead(formats)
	}
	err := format.NewArea(p.site.Library, c, found).Write(formats, add)
	if p.site.problems.Failed() {
		p.failed.Store(true)
	}
	return true, err
}

// instead puts formats of the trial into the place of those of the same name.
func (p *pass) instead(of []format.Format) []format.Format {
	var all []format.Format
	for _, f := range p.formats {
		if f.Name != of[0].Name {
			all = append(all, f)
		}
	}
	return append(of, all...)
}

// shared makes the pages and files that belong to no area.
func (p *pass) shared() error {
	var files []format.File
	if p.options.Wants(dataFormat) {
		files = p.site.data()
	}
	if p.options.Wants(pageFormat) {
		files = append(files, p.site.shared(p.trial.theme, func() ([]web.Summary, error) { return p.areas, nil })...)
	}
	for _, f := range files {
		made, err := f.Make()
		if err != nil {
			return fmt.Errorf("writing %s: %w", f.Address, err)
		}
		if p.batch == nil {
			continue
		}
		if err := p.whole.Add(f.Address, made.Data); err != nil {
			return err
		}
	}
	return nil
}

// A faultError is a panic of the program.
type faultError struct{ fault any }

func (e faultError) Error() string {
	return fmt.Sprintf("a fault in the program, please report it: %v", e.fault)
}

// guarded turns a panic of the work into an error.
func guarded(work func() error) (err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = faultError{fault}
		}
	}()
	return work()
}

// each calls work for 0 to n-1, so many at once, until one of them fails or the context ends. It returns all errors.
func each(ctx context.Context, jobs, n int, work func(int) error) error {
	if jobs <= 0 {
		jobs = runtime.GOMAXPROCS(0)
	}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	errs := make([]error, n)
	var next atomic.Int64
	var wg sync.WaitGroup
	for range min(jobs, n) {
		wg.Go(func() {
			for i := int(next.Add(1)) - 1; i < n && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				if errs[i] = work(i); errs[i] != nil {
					stop(errs[i])
				}
			}
		})
	}
	wg.Wait()
	if err := errors.Join(errs...); err != nil {
		return err
	}
	return ctx.Err()
}
