package live

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"

	"casemaker/internal/site"
)

const (
	// quiet is how long nothing more is heard before the project is read: an editor that saves by writing another file and
	// renaming it makes several changes of one.
	quiet = 8 * time.Millisecond
	// often is how often files are looked at where the system tells of no changes.
	often = time.Second
)

// Watch reads the project whenever a file of it changes, until the context ends. Where the system does not tell of changes, as
// with some folders over a network, files are looked at every second; the error says why, and is nil where it does.
func (s *Server) Watch(ctx context.Context) (done <-chan struct{}, why error) {
	ended := make(chan struct{})
	w, err := fsnotify.NewWatcher()
	if err == nil {
		if err = s.watchAll(w); err != nil {
			w.Close()
		}
	}
	if err != nil {
		go func() {
			defer close(ended)
			s.poll(ctx)
		}()
		return ended, err
	}
	go func() {
		defer close(ended)
		defer w.Close()
		s.listen(ctx, w)
	}()
	return ended, nil
}

// poll looks at all files again and again.
func (s *Server) poll(ctx context.Context) {
	tick := time.NewTicker(often)
	defer tick.Stop()
	for {
		select {
		case <-tick.C:
			s.Read(ctx)
		case <-ctx.Done():
			return
		}
	}
}

// listen reads the project when it has been quiet for a moment after a change. The longest that one waits is seen to: a folder
// in which something always changes must not hold everything up.
func (s *Server) listen(ctx context.Context, w *fsnotify.Watcher) {
	calm := time.NewTimer(time.Hour)
	calm.Stop()
	var since time.Time
	for {
		select {
		case e, ok := <-w.Events:
			if !ok {
				return
			}
			if !s.concerns(e.Name) {
				continue
			}
			if e.Has(fsnotify.Create) {
				s.watchBelow(w, e.Name) // which may be a folder
			}
			if since.IsZero() {
				since = time.Now()
			}
			if time.Since(since) < 10*quiet {
				calm.Reset(quiet)
			}
		case _, ok := <-w.Errors:
			if !ok {
				return
			}
			s.watchAll(w) // some changes were missed
			calm.Reset(quiet)
		case <-calm.C:
			since = time.Time{}
			s.Read(ctx)
		case <-ctx.Done():
			return
		}
	}
}

// concerns reports whether a change of a file can be one of the site: it stands in a folder of the project, or is such a folder,
// or might be a logo beside them. What editors and systems keep for themselves begins with a dot or ends with a tilde.
func (s *Server) concerns(name string) bool {
	base := filepath.Base(name)
	if strings.HasSuffix(base, "~") {
		return false
	}
	rest, err := filepath.Rel(s.options.Folder, name)
	if err != nil {
		return false
	}
	for _, part := range strings.Split(filepath.ToSlash(rest), "/") {
		if strings.HasPrefix(part, ".") && part != "." {
			return false
		}
	}
	return true
}

// watchAll watches the project's folder, and those below it that are read.
func (s *Server) watchAll(w *fsnotify.Watcher) error {
	if err := w.Add(s.options.Folder); err != nil {
		return err
	}
	for _, folder := range site.Folders {
		if err := s.watchBelow(w, filepath.Join(s.options.Folder, folder)); err != nil {
			return err
		}
	}
	return nil
}

// watchBelow watches a folder and all below it, where it is one of those that are read.
func (s *Server) watchBelow(w *fsnotify.Watcher, name string) error {
	rest, err := filepath.Rel(s.options.Folder, name)
	if err != nil {
		return nil
	}
	top, _, _ := strings.Cut(filepath.ToSlash(rest), "/")
	if !slices.Contains(site.Folders, top) {
		return nil
	}
	return filepath.WalkDir(name, func(below string, entry fs.DirEntry, err error) error {
		switch {
		case os.IsNotExist(err):
			return nil // gone again
		case err != nil:
			return nil // reading will say so
		case !entry.IsDir():
			return nil
		case below != name && strings.HasPrefix(entry.Name(), "."):
			return filepath.SkipDir
		}
		return w.Add(below)
	})
}
