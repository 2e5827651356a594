// Package stale knows which inputs the files of a site are made from, and so whether they would come out the same again.
//
// [Hold] reads all files of a project, once: whoever reads one afterwards gets the bytes that were counted, even if someone
// changes it meanwhile. From them come fingerprints: of one area's own files, and of all that the areas share. A [Key] joins
// fingerprints, and whatever else a part of the site depends on, into a text that is the same if and only if they are.
//
//	files := stale.Hold(fsys, []string{"content", "data"}, owner)
//	key := stale.NewKey(program).Add("shared", files.Shared()).Add("leeds", files.Area("leeds"))
package stale

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"sync"

	"casemaker/internal/layer"
)

// Files is a project's files as they were when they were first read. It is safe for many goroutines.
type Files struct {
	fs.FS // for what is neither read nor listed

	mu      sync.Mutex
	read    map[string]contents
	lists   map[string]list
	hidden  map[string]contents // what a file of the project hides of the layers below
	counted map[string]bool     // files that the fingerprints are made of
	prints  map[string][]string // their own fingerprints
	areas   map[string]*Key
	shared  *Key
}

type contents struct {
	data []byte
	err  error
}

type list struct {
	entries []fs.DirEntry
	err     error
}

// Hold reads the files below some folders. The owner of a file is the area that it belongs to; empty for all others.
func Hold(fsys fs.FS, folders []string, owner func(name string) string) *Files {
	f := &Files{
		FS: fsys, read: map[string]contents{}, lists: map[string]list{}, hidden: map[string]contents{}, counted: map[string]bool{}, prints: map[string][]string{},
		areas: map[string]*Key{}, shared: NewKey(""),
	}
	for _, folder := range folders {
		count := func(name string, add func(*Key)) {
			key := f.shared
			if area := owner(name); area != "" {
				if f.areas[area] == nil {
					f.areas[area] = NewKey("")
				}
				key = f.areas[area]
			}
			add(key)
		}
		names := layer.Files(f, folder, func(name string, err error) {
			count(name, func(k *Key) { k.Add("unreadable", name, err.Error()) })
		})
		for _, name := range names {
			f.counted[name], f.prints[name] = true, f.fingerprint(name)
			count(name, func(k *Key) { k.Add(name, f.prints[name]...) })
		}
	}
	return f
}

// fingerprint is what a file says of itself, and what it hides.
func (f *Files) fingerprint(name string) []string {
	print := func(data []byte, err error) string {
		if err != nil {
			return err.Error()
		}
		sum := sha256.Sum256(data)
		return hex.EncodeToString(sum[:])
	}
	prints := []string{print(f.ReadFile(name))}
	if hidden, ok := f.Lower(name); ok {
		prints = append(prints, print(hidden, nil))
	}
	return prints
}

// ReadFile implements [fs.ReadFileFS].
func (f *Files) ReadFile(name string) ([]byte, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	c, ok := f.read[name]
	if !ok {
		c.data, c.err = fs.ReadFile(f.FS, name)
		f.read[name] = c
	}
	return slices.Clone(c.data), c.err
}

// ReadDir implements [fs.ReadDirFS].
func (f *Files) ReadDir(name string) ([]fs.DirEntry, error) {
	f.mu.Lock()
	defer f.mu.Unlock()
	l, ok := f.lists[name]
	if !ok {
		l.entries, l.err = fs.ReadDir(f.FS, name)
		f.lists[name] = l
	}
	return slices.Clone(l.entries), l.err
}

// Stat implements [fs.StatFS].
func (f *Files) Stat(name string) (fs.FileInfo, error) { return fs.Stat(f.FS, name) }

// Of returns which layer holds the named file, counted from the top; 0 where the files are not of layers.
func (f *Files) Of(name string) int {
	if stack, ok := f.FS.(interface{ Of(name string) int }); ok {
		return stack.Of(name)
	}
	return 0
}

// Lower returns the file of a lower layer that the named one hides, where the files are of layers.
func (f *Files) Lower(name string) ([]byte, bool) {
	stack, ok := f.FS.(interface {
		Lower(name string) ([]byte, bool)
	})
	if !ok {
		return nil, false
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	c, ok := f.hidden[name]
	if !ok {
		c.err = fs.ErrNotExist
		if data, ok := stack.Lower(name); ok {
			c = contents{data: data}
		}
		f.hidden[name] = c
	}
	return slices.Clone(c.data), c.err == nil
}

// Shared is the fingerprint of all files that belong to no area.
func (f *Files) Shared() string { return f.shared.String() }

// Area is the fingerprint of an area's own files.
func (f *Files) Area(slug string) string {
	if k := f.areas[slug]; k != nil {
		return k.String()
	}
	return ""
}

// All is the fingerprint of all files.
func (f *Files) All() string {
	k := NewKey("").Add("shared", f.Shared())
	for _, slug := range slices.Sorted(maps.Keys(f.areas)) {
		k.Add(slug, f.Area(slug))
	}
	return k.String()
}

// Differ lists the files, by name, that are not as they were, or no longer there.
func (f *Files) Differ(before *Files) []string {
	var names []string
	for name, prints := range f.prints {
		if !slices.Equal(prints, before.prints[name]) {
			names = append(names, name)
		}
	}
	for name := range before.prints {
		if _, still := f.prints[name]; !still {
			names = append(names, name)
		}
	}
	for _, name := range before.Others() {
		if !slices.Equal(f.fingerprint(name), before.fingerprint(name)) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// Some is the fingerprint of those files that are wanted, whoever they belong to.
func (f *Files) Some(wanted func(name string) bool) string {
	k := NewKey("")
	for _, name := range slices.Sorted(maps.Keys(f.counted)) {
		if wanted(name) {
			k.Add(name, f.prints[name]...)
		}
	}
	return k.String()
}

// Below is the fingerprint of all files below a folder.
func (f *Files) Below(folder string) string {
	return f.Some(func(name string) bool { return strings.HasPrefix(name, folder+"/") })
}

// Others are the files that were read besides those of the folders, such as a logo. They count too, but which they are is
// known only when someone has read them.
func (f *Files) Others() []string {
	f.mu.Lock()
	defer f.mu.Unlock()
	var names []string
	for name, c := range f.read {
		if !f.counted[name] && !errors.Is(c.err, fs.ErrNotExist) {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	return names
}

// Named is the fingerprint of some files by their names.
func (f *Files) Named(names []string) string {
	k := NewKey("")
	for _, name := range names {
		k.Add(name, f.fingerprint(name)...)
	}
	return k.String()
}
