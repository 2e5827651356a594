// Package live shows a project as a site while it is written.
//
// A [Server] reads the project, and makes each page or PDF when a browser asks for it, and nothing else. It watches the folders of the
// project: when a file changes it reads again what has changed, and the browser, which keeps a line open to it, loads its page anew
// and stays where it was. What is wrong in the project stands in the page, over the last one that could be made, with its line and
// what to write instead; it goes when it is mended. A bar at the foot of the page names the files that the section in view is written
// in, and opens them.
//
//	s, err := live.New(live.Options{Folder: dir, Files: files, Tell: tell})
//	go s.Watch(ctx)
//	http.Serve(listener, s)
//
// Only what a build would publish is served, and only to who asks for it by an address of this machine, or by one that was named.
// Script and bar are added to a page as it is served; no build has them.
package live

import (
	"context"
	"crypto/rand"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"casemaker/internal/place"
	"casemaker/internal/site"
	"casemaker/internal/stale"
)

// Options say what is shown, and to whom.
type Options struct {
	Folder string // of the project
	Files  fs.FS  // of the project, over those that are built in
	Host   string // name or address that others may ask by, besides this machine's own; empty for none
	Editor Editor // that files are opened with

	// Tell is told of each reading of the project.
	Tell func(Reading)
}

// A Reading is what came of reading the project.
type Reading struct {
	Changed  []string        // files that made it necessary; none where it is the first, or what was read before was looked at closer
	Problems []place.Problem // all of them, warnings too
	Failed   bool            // the site cannot be built
	Took     time.Duration
}

// A Server shows a project. It is safe for many goroutines.
type Server struct {
	options Options
	token   string // that only pages of this server know

	reading sync.Mutex // held while the project is read
	draft   site.Draft
	held    *stale.Files
	looking context.CancelFunc // ends the closer look at what was read last

	mu      sync.Mutex
	state   state
	changed chan struct{} // closed when the state is another
}

// A state is what there is to show.
type state struct {
	number   int        // rises with every change
	site     *site.Site // the last that could be made; nil where there is none yet
	problems []place.Problem
}

// failed reports whether something stops a build.
func (s state) failed() bool {
	return slices.ContainsFunc(s.problems, func(p place.Problem) bool { return !p.Warning })
}

// New returns a server that has read nothing yet: it does so with the first [Server.Read], or when it is asked for a page.
func New(o Options) *Server {
	folder, err := filepath.Abs(o.Folder)
	if err == nil {
		o.Folder = folder
	}
	return &Server{options: o, token: rand.Text(), changed: make(chan struct{})}
}

// now is the state, read if nothing has been.
func (s *Server) now(ctx context.Context) state {
	s.mu.Lock()
	state := s.state
	s.mu.Unlock()
	if state.number == 0 {
		s.Read(ctx)
		s.mu.Lock()
		state = s.state
		s.mu.Unlock()
	}
	return state
}

// wait returns when the state is no longer the numbered one, or the context has ended.
func (s *Server) wait(ctx context.Context, number int) (now int, ok bool) {
	for {
		s.mu.Lock()
		now, changed := s.state.number, s.changed
		s.mu.Unlock()
		if now != number {
			return now, true
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return number, false
		}
	}
}

// show makes a state the one that is shown.
func (s *Server) show(made *site.Site, problems []place.Problem) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if made != nil {
		s.state.site = made
	}
	s.state.problems = problems
	s.state.number++
	close(s.changed)
	s.changed = make(chan struct{})
}

// Read reads the project, unless it is as it was.
func (s *Server) Read(ctx context.Context) {
	s.reading.Lock()
	defer s.reading.Unlock()
	start := time.Now()
	held := site.Hold(s.options.Files)
	changed := differ(s.held, held)
	if s.held != nil && len(changed) == 0 {
		return
	}
	if s.looking != nil {
		s.looking()
	}
	s.held = held
	var found place.List
	made, err := s.open(held, &found)
	if err != nil {
		found.Errorf(place.Position{File: first(changed)}, "", "%v", err)
	}
	failed := found.Failed()
	problems := found.All()
	if failed {
		made = nil
	}
	s.show(made, problems)
	s.options.Tell(Reading{Changed: changed, Problems: problems, Failed: failed, Took: time.Since(start)})
	if !failed {
		ctx, s.looking = context.WithCancel(ctx)
		go s.look(ctx, made, problems)
	}
}

// first is the first of some names.
func first(names []string) string {
	if len(names) == 0 {
		return "."
	}
	return names[0]
}

// differ lists the files of the project that are not as they were.
func differ(before, now *stale.Files) []string {
	if before == nil {
		return nil
	}
	return now.Differ(before)
}

// open opens the project; a fault of the program is an error.
func (s *Server) open(held *stale.Files, found *place.List) (made *site.Site, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			made, err = nil, faultError{fault}
			s.draft = site.Draft{}
		}
	}()
	return s.draft.Open(held, found), nil
}

// calm is how long nothing changes before a project is looked at closer.
const calm = 700 * time.Millisecond

// look finds what shows only when every area is worked out, once no file has changed for a while.
func (s *Server) look(ctx context.Context, of *site.Site, known []place.Problem) {
	select {
	case <-time.After(calm):
	case <-ctx.Done():
		return
	}
	start := time.Now()
	more, err := of.Whole(ctx)
	if err != nil {
		return // something has changed meanwhile, or the server ends
	}
	var all place.List
	all.Add(known...)
	all.Add(more...)
	problems := all.All()
	s.reading.Lock()
	defer s.reading.Unlock()
	if ctx.Err() != nil {
		return
	}
	s.mu.Lock()
	before := s.state.problems
	s.mu.Unlock()
	if !slices.Equal(problems, before) {
		s.show(nil, problems)
		s.options.Tell(Reading{Problems: problems, Failed: all.Failed(), Took: time.Since(start)})
	}
}

// own reports whether a file is one of the project's own folder, rather than built in.
func (s *Server) own(name string) bool {
	if !fs.ValidPath(name) || !slices.Contains(site.Folders, strings.SplitN(name, "/", 2)[0]) {
		return false
	}
	layers, ok := s.options.Files.(interface{ Of(name string) int })
	return ok && layers.Of(name) == 0
}
