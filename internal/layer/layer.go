// Package layer stacks read-only file systems, so that a file in a user's project hides the built-in
// file of the same path, whole. Folders merge.
package layer

import (
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// An FS is file systems from the top one down. The first that holds a file wins.
type FS []fs.FS

// Open opens the named file from the first layer that has it. A folder is all the layers' folders together.
func (l FS) Open(name string) (fs.File, error) {
	for _, layer := range l {
		if err := odd(layer, name); err != nil {
			return nil, err
		}
		file, err := layer.Open(name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		state, err := file.Stat()
		if err != nil {
			return nil, errors.Join(err, file.Close())
		}
		if !state.IsDir() {
			return file, nil
		}
		entries, err := l.ReadDir(name)
		if err != nil {
			return nil, errors.Join(err, file.Close())
		}
		return &folder{File: file, entries: entries}, nil
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// odd is why what stands under a name is not to be opened: a pipe would be waited on for ever, and a link that leads nowhere
// must not show the file of the layer below.
func odd(layer fs.FS, name string) error {
	state, err := fs.Stat(layer, name)
	if err == nil && !state.IsDir() && !state.Mode().IsRegular() {
		return &fs.PathError{Op: "open", Path: name, Err: errNoFile}
	}
	if errors.Is(err, fs.ErrNotExist) {
		if state, err := fs.Lstat(layer, name); err == nil && state.Mode()&fs.ModeSymlink != 0 {
			return &fs.PathError{Op: "open", Path: name, Err: errNowhere}
		}
	}
	return nil
}

// ReadFile reads the named file from the first layer that has it.
func (l FS) ReadFile(name string) ([]byte, error) {
	for _, layer := range l {
		if err := odd(layer, name); err != nil {
			return nil, err
		}
		data, err := fs.ReadFile(layer, name)
		if !errors.Is(err, fs.ErrNotExist) {
			return data, err
		}
	}
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
}

// ReadDir lists the named folder in all layers, sorted by name; of entries of one name the top one is listed.
func (l FS) ReadDir(name string) ([]fs.DirEntry, error) {
	var all []fs.DirEntry
	found := false
	seen := map[string]bool{}
	for _, layer := range l {
		entries, err := fs.ReadDir(layer, name)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, err
		}
		found = true
		for _, e := range entries {
			if !seen[e.Name()] {
				seen[e.Name()] = true
				all = append(all, e)
			}
		}
	}
	if !found {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	slices.SortFunc(all, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return all, nil
}

// Lower returns the file of a lower layer that the named one hides.
func (l FS) Lower(name string) ([]byte, bool) {
	top := l.Of(name)
	if top < 0 {
		return nil, false
	}
	data, err := l[top+1:].ReadFile(name)
	return data, err == nil
}

// Of returns which layer holds the named file, counted from the top, or -1.
func (l FS) Of(name string) int {
	for i, layer := range l {
		if state, err := fs.Stat(layer, name); err == nil && !state.IsDir() {
			return i
		}
	}
	return -1
}

// A folder is an open folder of all layers.
type folder struct {
	fs.File
	entries []fs.DirEntry
	read    int
}

// ReadDir implements [fs.ReadDirFile].
func (f *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	rest := f.entries[f.read:]
	if n <= 0 {
		f.read = len(f.entries)
		return rest, nil
	}
	if len(rest) == 0 {
		return nil, io.EOF
	}
	rest = rest[:min(n, len(rest))]
	f.read += len(rest)
	return rest, nil
}
