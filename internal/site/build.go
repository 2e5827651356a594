package site

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"time"

	"casemaker/internal/place"
	"casemaker/internal/publish"
	"casemaker/internal/stale"
)

// A Report says what a build did.
type Report struct {
	publish.Report
	Areas int // that were to be written
	Made  int // of them, made anew: the others' inputs had not changed
}

// An UnknownAreaError is a name that no area has.
type UnknownAreaError struct{ Slug, Meant string }

func (e UnknownAreaError) Error() string {
	return fmt.Sprintf("there is no area %q; %s", e.Slug, e.Meant)
}

// A visit is what a build leaves to the next of the site as a whole.
type visit struct {
	Others   []string        // files besides those of the project's folders that were read
	Named    string          // their fingerprint
	Report   Report          // of the files that it made or kept
	Problems []place.Problem // that it has printed
}

// wholeSite is the part of the list of published files that stands for everything, and has the pages of no area.
const wholeSite = "site"

// Make reads a project and builds its site. Where nothing has changed since the last build to the folder, neither the
// project nor what was published, nothing is read closer than to see that, and nothing is written.
func Make(ctx context.Context, fsys fs.FS, o Options, problems *place.List) (Report, error) {
	batch, err := publish.Open(ctx, o.Out, publish.Options{Tell: o.Tell})
	if err != nil {
		return Report{}, err
	}
	return interruptible(ctx, batch, o.tell, func() (Report, error) { return makeSite(ctx, fsys, o, batch, problems) })
}

// patience is how long whoever stops a build waits for it to stop by itself. Most work looks often whether it should; a
// page of a hundred thousand headings does not.
const patience = 40 * time.Millisecond

// interruptible does the work of a build. Soon after the context has ended the build is given up, whatever the work is at; but
// once the new site is being moved into place, that is finished.
func interruptible(ctx context.Context, batch *publish.Batch, tell func(file, message string), work func() (Report, error)) (Report, error) {
	type result struct {
		report Report
		err    error
	}
	done := make(chan result, 1)
	go func() {
		var r result
		fault := guarded(func() error {
			r.report, r.err = work()
			return nil
		})
		if fault != nil {
			r.err = errors.Join(fault, batch.Abandon())
		}
		done <- r
	}()
	select {
	case r := <-done:
		return r.report, r.err
	case <-ctx.Done():
	}
	select {
	case r := <-done:
		return r.report, r.err
	case <-time.After(patience):
	}
	clearing := time.AfterFunc(patience, func() {
		if !batch.Committing() {
			tell("", "stopping; what has been made so far is being removed")
		}
	})
	err := batch.Abandon()
	clearing.Stop()
	if !batch.Committing() {
		return Report{}, errors.Join(ctx.Err(), err)
	}
	tell("", "the new site is being moved into place, which is finished first")
	r := <-done
	return r.report, r.err
}

// makeSite is what Make does once it has the folder for itself.
func makeSite(ctx context.Context, fsys fs.FS, o Options, batch *publish.Batch, problems *place.List) (Report, error) {
	files := hold(fsys)
	if last, ok := visited(batch, files, o); ok {
		problems.Add(last.Problems...)
		return last.Report, batch.Abandon()
	}
	s := Open(files, problems)
	if s == nil {
		return Report{}, errors.Join(ErrProblems, batch.Abandon())
	}
	for _, slug := range o.Areas {
		if err := s.Known(slug); err != nil {
			return Report{}, errors.Join(err, batch.Abandon())
		}
	}
	if o.BaseURL != "" {
		s.Project.Settings.BaseURL = o.BaseURL
	}
	if err := ctx.Err(); err != nil {
		return Report{}, errors.Join(err, batch.Abandon())
	}
	return s.build(ctx, o, batch)
}

func (o Options) tell(file, message string) {
	if o.Tell != nil {
		o.Tell(file, message)
	}
}

// Known returns an [UnknownAreaError], with the name that was meant, where no area has a name.
func (s *Site) Known(slug string) error {
	if s.Project.AreaBySlug[slug] != nil {
		return nil
	}
	if a := s.Project.FormerArea(slug); a != nil {
		return UnknownAreaError{slug, s.Project.Became(a)}
	}
	var slugs []string
	for _, a := range s.Project.Areas {
		slugs = append(slugs, a.Slug)
	}
	return UnknownAreaError{slug, place.Meant(slug, slugs)}
}

// visited returns what the last build left, if this one would do the same.
func visited(batch *publish.Batch, files *stale.Files, o Options) (visit, bool) {
	var last visit
	note, ok := batch.Part(wholeSite, o.key(files)).Before()
	if !ok || json.Unmarshal(note, &last) != nil || files.Named(last.Others) != last.Named || !batch.AsLeft() {
		return visit{}, false
	}
	last.Report.Changed, last.Report.Removed, last.Report.Made = 0, 0, 0
	return last, true
}

// key stands for all that a build depends on, as far as is known before the project is read.
func (o Options) key(files *stale.Files) string {
	if o.Program == "" {
		return ""
	}
	return stale.NewKey(o.Program).Add("only", sorted(o.Only)...).Add("areas", sorted(o.Areas)...).Add("base", o.BaseURL).
		Add("files", files.All()).Add("beside", almostFolders(files)...).String()
}

func sorted(names []string) []string { return slices.Compact(slices.Sorted(slices.Values(names))) }

// Build writes the site. On an error nothing in the folder has changed.
func (s *Site) Build(ctx context.Context, o Options) (Report, error) {
	batch, err := publish.Open(ctx, o.Out, publish.Options{Tell: o.Tell})
	if err != nil {
		return Report{}, err
	}
	return s.build(ctx, o, batch)
}

func (s *Site) build(ctx context.Context, o Options, batch *publish.Batch) (Report, error) {
	p, err := s.pass(ctx, o, batch)
	if err != nil {
		return Report{}, errors.Join(err, batch.Abandon())
	}
	report := Report{Areas: int(p.total), Made: int(p.made.Load())}
	report.Files = batch.Files()
	others := s.held.Others()
	note, err := json.Marshal(visit{Others: others, Named: s.held.Named(others), Report: Report{Report: publish.Report{Files: report.Files}, Areas: report.Areas}, Problems: s.problems.All()})
	if err != nil {
		return Report{}, errors.Join(fmt.Errorf("noting what was built: %w", err), batch.Abandon())
	}
	p.whole.Done(note)
	report.Report, err = batch.Commit(o.covers)
	return report, err
}
