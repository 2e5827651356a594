package load

import (
	"cmp"
	_ "embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"casemaker/internal/place"
	"casemaker/internal/project"
)

// A Key is a key of a data file, as reading knows it: the reference, the schema and what check says all come from the same
// lines of this package.
type Key struct {
	File     string // "data/areas/NAME.toml"
	Table    string // "figure.NAME"; empty at the top of the file
	Name     string
	Type     Type
	Required bool
	Ranged   bool // a number with bounds
	Least    float64
	Most     float64
	Choices  []string // words that it may be; nil for any
	Example  string   // how it is written, as TOML
	Means    string   // what it is and what it changes
}

// A Type is what a key holds.
type Type string

// The types.
const (
	TypeText   Type = "text"
	TypeTexts  Type = "list of text"
	TypeNumber Type = "number"
	TypeFlag   Type = "true or false"
	TypeDate   Type = "date"
	TypeTable  Type = "table"
)

// Path is the key with its table: figure.NAME.value.
func (k Key) Path() string {
	if k.Table == "" {
		return k.Name
	}
	return k.Table + "." + k.Name
}

// meanings say of each key what it is; a test fails where one is missing or stale.
//
//go:embed keys.txt
var meanings string

// Keys lists every key of every data file, by file and in the order in which it is read there. It reads the project with
// a log of what is asked for; tables that the project does not use are asked for too.
func Keys(fsys fs.FS) []Key {
	log := &keyLog{at: map[string]int{}}
	var ignored place.List
	l := newLoader(fsys, &ignored)
	l.log = log
	l.run()
	means := Meanings()
	var keys []Key
	seen := map[string]bool{}
	for _, k := range log.keys {
		k.Name = l.opened(k.Path())
		k.Table = ""
		if at := strings.LastIndexByte(k.Name, '.'); at >= 0 {
			k.Table, k.Name = k.Name[:at], k.Name[at+1:]
		}
		if id := k.File + " " + k.Path(); !seen[id] && k.Type != "" {
			seen[id] = true
			if at, ok := Meant(means, k.File, k.Path()); ok {
				k.Means = means[at]
			}
			keys = append(keys, k)
		}
	}
	slices.SortStableFunc(keys, func(a, b Key) int { return cmp.Compare(a.File, b.File) })
	return keys
}

// opened is a path with the names in it left open that a project's data give: areas, nations, languages, years.
func (l *loader) opened(key string) string {
	parts := strings.Split(key, ".")
	for i, part := range parts {
		_, nation := l.project.Nations.Get(part)
		_, language := l.project.Languages.Get(part)
		switch {
		case l.project.AreaBySlug[part] != nil:
			parts[i] = "AREA"
		case nation:
			parts[i] = "NATION"
		case language && i > 0 && parts[i-1] == "names":
			parts[i] = "LANGUAGE"
		case part != "" && strings.Trim(part, "0123456789-/") == "":
			parts[i] = "YEAR"
		}
	}
	return strings.Join(parts, ".")
}

// everywhere heads what keys mean in any file.
const everywhere = "everywhere"

// Meanings reads what is said of each key: lines "path: words", below the file that they are about. Below "everywhere" stand those
// that mean the same in any file, by the end of their path.
func Meanings() map[string]string {
	all := map[string]string{}
	file := ""
	for line := range strings.Lines(meanings) {
		line = strings.TrimSpace(line)
		switch key, words, ok := strings.Cut(line, ": "); {
		case line == "" || strings.HasPrefix(line, "#"):
		case ok:
			all[file+" "+key] = words
		default:
			file = line
		}
	}
	return all
}

// Meant is which of the meanings is that of a key: its own, or that of the longest end of its path that one is for.
func Meant(all map[string]string, file, path string) (id string, ok bool) {
	if _, ok := all[file+" "+path]; ok {
		return file + " " + path, true
	}
	for rest := path; ; {
		if _, ok := all[everywhere+" "+rest]; ok {
			return everywhere + " " + rest, true
		}
		_, after, more := strings.Cut(rest, ".")
		if !more {
			return "", false
		}
		rest = after
	}
}

// IsMessage reports whether a key of a language is one of its messages or words: casemaker list words has those.
func (k Key) IsMessage() bool { return strings.HasPrefix(k.File, languageFolder+"/") && k.Table != "" }

// A keyLog gathers the keys that a loader asks for.
type keyLog struct {
	keys []Key
	at   map[string]int
}

// pattern is the name of a data file of which there are many with the name left open.
func pattern(file string) string {
	folder, base := path.Split(file)
	switch {
	case strings.HasPrefix(folder, "content/areas/"):
		return "content/areas/AREA/DOCUMENT/SECTION.md"
	case strings.HasPrefix(folder, languageFolder+"/"):
		return languageFolder + "/LANGUAGE/NAME.toml"
	case strings.Count(folder, "/") > 1:
		return folder + "NAME" + path.Ext(base)
	case strings.HasPrefix(base, "sources"):
		return "data/sources.toml"
	}
	return file
}

// asked notes that a key was asked for, and lets the caller add what it knows of it.
func (s *section) asked(key string, with func(*Key)) {
	log := s.loader.log
	if log == nil {
		return
	}
	k := Key{File: pattern(s.file.name), Table: strings.Join(s.open, "."), Name: key}
	id := k.File + "\x00" + k.Path()
	at, known := log.at[id]
	if !known {
		at = len(log.keys)
		log.at[id] = at
		log.keys = append(log.keys, k)
	}
	with(&log.keys[at])
}

// typed notes the type of a key.
func (s *section) typed(key string, is Type, example string) {
	if s.loader.log == nil {
		return
	}
	s.asked(key, func(k *Key) {
		if is != "" && (k.Type == "" || k.Type == TypeTable) {
			k.Type = is
		}
		if k.Example == "" && example != "" {
			k.Example = key + " = " + example
		}
	})
}

// bounded notes the widest bounds that a number is asked for with.
func (k *Key) bounded(least, most float64) {
	if !k.Ranged || least < k.Least {
		k.Least = least
	}
	if !k.Ranged || most > k.Most {
		k.Most = most
	}
	k.Type, k.Ranged = TypeNumber, true
}

// absent stands for a table that the file does not have, so that its keys are asked for as well.
func (s *section) absent(key string) *section {
	if s.loader.log == nil || len(s.path) > 4 {
		return nil
	}
	return &section{loader: s.loader, file: s.file, path: s.to(key), open: append(slices.Clone(s.open), key), values: map[string]any{}}
}

// unnamed stands for a record of a kind of which the file has none.
func (s *section) unnamed() []*section {
	if s.loader.log == nil || len(s.path) == 0 || len(s.path) > 4 {
		return nil
	}
	return []*section{{loader: s.loader, file: s.file, path: s.to("NAME"), open: append(slices.Clone(s.open), "NAME"), values: map[string]any{}}}
}

// newLoader returns a loader of a project of which nothing has been read.
func newLoader(fsys fs.FS, problems *place.List) *loader {
	return &loader{fsys: fsys, problems: problems, project: &project.Project{
		AreaBySlug: map[string]*project.Area{},
		Ranges:     map[string][2]float64{},
		Funding:    map[string]project.Named[project.FundingSource]{},
		Logged:     map[string]project.Logged{},
		Mixes:      map[string]project.Named[project.Contribution]{},
		Equality:   map[string]project.Equality{},
		Timetables: map[string]project.Timetable{},
		Help:       map[string]project.Help{},
		Law:        map[string]project.Named[project.Law]{},
	}}
}

// String is a key on one line, as lists print it.
func (k Key) String() string {
	text := fmt.Sprintf("%s  %s  %s", k.File, k.Path(), k.Type)
	if k.Means != "" {
		text += "  " + k.Means
	}
	return text
}
