// Package load reads a project folder into typed records and checks every one of them.
//
// [Load] goes through the folder in an order in which every name is known before it is used: sources,
// nations, parameters, pay tables, teams, and then the areas. A [section] is one TOML table while it is read:
// each of its methods takes a key out, checks it, and reports what is wrong at the line and column of the
// value. Keys that no one took are unknown, and reported with the nearest name that is known. Nothing
// stops at the first problem, and nothing is guessed: a record with a problem is left incomplete and
// the build does not go on.
package load

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/place"
	"casemaker/internal/project"
	"casemaker/internal/textfile"
)

// Load reads the project in fsys. The problems are in problems, warnings among them; the project is
// complete only if none of them fails.
func Load(fsys fs.FS, problems *place.List) *project.Project {
	l := newLoader(fsys, problems)
	l.run()
	return l.project
}

// run reads everything, in an order in which every name is known before it is used.
func (l *loader) run() {
	l.settings()
	l.sources()
	l.nations()
	l.languages()
	l.figures()
	l.parameters()
	l.payTables()
	l.teams()
	l.theory()
	l.glossary()
	l.funding()
	l.factors()
	l.options()
	l.mixes()
	l.delivery()
	l.timeline()
	l.asks()
	l.each("data/help.toml", l.help)
	l.each("data/law.toml", l.law)
	l.profile()
	l.hexagons()
	l.areas()
	l.inForce()
	l.payCovers()
	l.pages()
	l.project.Everywhere = l.project.Areas
	for _, check := range l.later {
		check()
	}
	l.derivable()
	l.fresh()
	l.choose()
}

// A loader carries what is read so far. Checks that need all areas wait in later.
type loader struct {
	fsys     fs.FS
	problems *place.List
	project  *project.Project
	later    []func()
	unread   []string                 // slugs of areas whose files cannot be read: reported once, and not missed where others name them
	dated    []dated                  // every area, with its file
	away     map[string]*project.Area // those that there are not on the day that is asked for
	memory   *Memory                  // of what was read before; nil for none
	log      *keyLog                  // takes every key that is asked for; nil but for the reference
	choice   *section                 // that says which areas are published; nil where none does

	decidedAt *section                             // the settings, where the day to decide by stands
	shared    project.Named[project.EqualityGroup] // that every nation has
}

// open reads one TOML file, or remembers it. It is nil, and reported, where the file is not there or not TOML.
func (l *loader) open(name string) *section {
	if l.memory != nil {
		return l.memory.open(l, name)
	}
	return l.read(name)
}

// read reads one TOML file.
func (l *loader) read(name string) *section {
	text, ok := textfile.Read(l.fsys, name, l.problems)
	if !ok {
		return nil
	}
	s := l.decode(name, text)
	if s == nil {
		return nil
	}
	return l.overlaid(s)
}

// there reports whether a project has a file that it may do without.
func (l *loader) there(name string) bool {
	_, err := fs.Stat(l.fsys, name)
	return err == nil
}

// unreadable reports a file or folder that cannot be read.
func (l *loader) unreadable(name string, err error) { l.problems.Add(textfile.Unreadable(name, err)) }

// list returns the files of a folder with an ending, sorted. A folder that is not there is empty.
func (l *loader) list(folder, ending string) []string {
	entries, err := fs.ReadDir(l.fsys, folder)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			l.unreadable(folder, err)
		}
		return nil
	}
	var names []string
	for _, e := range entries {
		if !e.IsDir() && strings.HasSuffix(e.Name(), ending) && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, path.Join(folder, e.Name()))
		}
	}
	return names
}

// folders returns the names of the folders in a folder, sorted.
func (l *loader) folders(folder string) []string {
	entries, err := fs.ReadDir(l.fsys, folder)
	if err != nil {
		return nil // list has said why, if it is there
	}
	var names []string
	for _, e := range entries {
		if e.IsDir() && !strings.HasPrefix(e.Name(), ".") {
			names = append(names, e.Name())
		}
	}
	return names
}

// label is what a figure is called that is made of what a file says.
func (l *loader) label(pattern string, pairs ...any) string {
	return l.project.Language("").Label(pattern, pairs...)
}

// stem is the name of a file without folder and ending.
func stem(name string) string { return strings.TrimSuffix(path.Base(name), path.Ext(name)) }

// source takes the id of a source, which must be known.
func (s *section) source(key string) string {
	id := s.required(key, "ons-births-2022")
	s.checkSource(key, id)
	return id
}

// sourceList takes a list of ids of sources.
func (s *section) sourceList(key string) []string {
	ids := s.texts(key)
	for _, id := range ids {
		s.checkSource(key, id)
	}
	return ids
}

func (s *section) checkSource(key, id string) {
	known := s.loader.project.Sources
	if _, ok := known.Get(id); id != "" && !ok {
		s.errorf(key, place.Meant(id, known.IDs)+" (sources stand in data/sources.toml)", "unknown source %q", id)
	}
}

var methods = []string{string(figure.Counted), string(figure.Modelled), string(figure.Assumed)}

// method takes how a figure is known.
func (s *section) method(absent figure.Method) figure.Method {
	return figure.Method(s.oneOf("method", string(absent), methods))
}

// nationIDs are the ids of the nations in order.
func (l *loader) nationIDs() []string { return l.project.Nations.IDs }

// contains reports whether a list has an item; a nil list has none.
func contains(list []string, item string) bool { return slices.Contains(list, item) }
