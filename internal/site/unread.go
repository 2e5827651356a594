package site

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"casemaker/internal/layer"
	"casemaker/internal/place"
	"casemaker/internal/textfile"
)

// roots are the folders of a project.
var roots = []string{"content", "data", "images", "templates"}

// kept are files and folders that are for people or other programs, wherever they stand.
var kept = []string{"README", "LICENSE", "LICENCE", "NOTICE", "CHANGELOG"}

// inside are folders that are looked for within those of a project, and sometimes put beside them.
var inside = []string{"data/areas", "data/pay", "data/teams", "content/documents", "content/toolkit"}

// readElsewhere are files that a build does not read, but bringing in new figures does.
var readElsewhere = []string{"data/imports.toml", "data/places.toml"}

// published is the folder of tables from which data files are made.
const published = "data/published"

// unread warns of every file in some of the project's folders that nothing has read, with the name that was meant, and of
// folders beside those of a project that have almost their names.
func unread(log *layer.Log, problems *place.List, folders ...string) {
	report := func(name string, err error) { problems.Add(textfile.Unreadable(name, err)) }
	for _, root := range folders {
		for _, name := range layer.Files(log, root, report) {
			base := path.Base(name)
			if log.Read(name) || slices.Contains(readElsewhere, name) || strings.HasPrefix(name, published+"/") || slices.ContainsFunc(kept, func(k string) bool { return strings.HasPrefix(strings.ToUpper(base), k) }) {
				continue
			}
			problems.Warnf(place.Position{File: name}, meantFile(log, name), "nothing reads this file")
		}
	}
	for _, name := range inside {
		if entries, err := fs.ReadDir(log, path.Base(name)); err == nil && len(entries) > 0 {
			problems.Warnf(place.Position{File: path.Base(name)}, "put it into "+path.Dir(name), "nothing reads this folder")
		}
	}
	for _, name := range almostFolders(log) {
		near, _ := place.Nearest(name, roots)
		problems.Warnf(place.Position{File: name}, fmt.Sprintf("did you mean %q?", near), "nothing reads this folder")
	}
}

// almostFolders are the folders beside those of a project that have almost their names.
func almostFolders(fsys fs.FS) []string {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil
	}
	var names []string
	for _, e := range entries {
		_, ok := place.Nearest(e.Name(), roots)
		if ok && !slices.Contains(roots, e.Name()) && (e.IsDir() || e.Type()&fs.ModeSymlink != 0) {
			names = append(names, e.Name())
		}
	}
	return names
}

// meantFile says what an unread file should be called, as far as its name shows.
func meantFile(log *layer.Log, name string) string {
	folder, base := path.Split(name)
	ending := map[string]string{"data": ".toml", "content": ".md", "templates": ".html"}[strings.SplitN(name, "/", 2)[0]]
	if at := strings.LastIndex(strings.ToLower(base), ending); at > 0 && base[at:] != ending {
		return fmt.Sprintf("name it %q, if it is to be read", base[:at]+ending)
	}
	if known := siblings(log, strings.TrimSuffix(folder, "/")); path.Ext(name) == ending {
		if near, ok := place.Nearest(path.Base(folder), known); ok && !slices.Contains(known, path.Base(folder)) {
			return fmt.Sprintf("put it into %s, if it is to be read", path.Join(path.Dir(path.Clean(folder)), near))
		}
		if folder == "data/" && log.Read("data/areas/"+base) {
			return "put it into data/areas, if it is to be read"
		}
		if near, ok := nearestRead(log, folder, base); ok {
			return fmt.Sprintf("did you mean %q?", near)
		}
	}
	return "move it out of the project’s folders, or see docs for the names that are read"
}

// siblings are the folders beside one in which something was read.
func siblings(log *layer.Log, folder string) []string {
	entries, _ := fs.ReadDir(log, path.Dir(folder))
	var all []string
	for _, e := range entries {
		for _, name := range layer.Files(log, path.Join(path.Dir(folder), e.Name()), func(string, error) {}) {
			if log.Read(name) {
				all = append(all, e.Name())
				break
			}
		}
	}
	return all
}

// nearestRead is a file of the folder that was read, or looked for, under almost the same name.
func nearestRead(log *layer.Log, folder, base string) (string, bool) {
	entries, _ := fs.ReadDir(log, path.Clean(folder))
	var known []string
	for _, e := range entries {
		if log.Read(path.Join(folder, e.Name())) {
			known = append(known, e.Name())
		}
	}
	return place.Nearest(base, known)
}
