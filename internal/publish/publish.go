// Package publish puts a build's files into the folder that is served, all of them or none.
//
// Files are first written aside, into a folder of their own below the target, and moved into place by
// [Batch.Commit] once everything has been made. Until then the published site is as it was. A list of what
// was written, with checksums, is kept in the target; only files on that list are ever replaced or removed, so a
// CNAME, a .git folder or a photo that somebody put there stays. A file whose bytes did not change is not
// touched, and keeps its modification time.
package publish

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"sync"
)

// listName is the file that lists what was written.
const listName = ".casemaker-files.json"

// A Batch is one build on its way into the target folder. Add may be called by many goroutines.
type Batch struct {
	root  *os.Root
	aside string // folder below the root where changed files wait
	fresh string // the same folder as a path of the system; nothing but this batch writes in it

	mu      sync.Mutex
	before  map[string]string // path to checksum, as the last build left it
	now     map[string]string
	changed []string
	folders map[string]bool // made below aside
}

// A Report says what a commit did.
type Report struct {
	Files, Changed, Removed int
}

// ErrForeign is wrapped by the error for a file that stands in the way and that no build has written.
var ErrForeign = errors.New("this file was not written by casemaker")

// Open starts a batch for a target folder, making the folder if need be.
func Open(target string) (*Batch, error) {
	if err := os.MkdirAll(target, 0o755); err != nil {
		return nil, fmt.Errorf("making the folder to publish to: %w", err)
	}
	root, err := os.OpenRoot(target)
	if err != nil {
		return nil, fmt.Errorf("opening the folder to publish to: %w", err)
	}
	b := &Batch{root: root, before: map[string]string{}, now: map[string]string{}, folders: map[string]bool{}}
	if err := b.readList(); err != nil {
		return nil, errors.Join(err, root.Close())
	}
	made, err := os.MkdirTemp(target, ".casemaker-new-")
	if err != nil {
		return nil, errors.Join(fmt.Errorf("making a folder for new files: %w", err), root.Close())
	}
	b.fresh = made
	b.aside = filepath.Base(made)
	return b, nil
}

func (b *Batch) readList() error {
	data, err := b.root.ReadFile(listName)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("reading the list of published files: %w", err)
	}
	if err := json.Unmarshal(data, &b.before); err != nil {
		return fmt.Errorf("reading %s: %w", listName, err)
	}
	return nil
}

// Add puts a file into the batch. The name is slash-separated and relative to the target.
func (b *Batch) Add(name string, data []byte) error {
	if !fs.ValidPath(name) || name == "." || name == listName {
		return fmt.Errorf("publishing %q: not a name below the folder", name)
	}
	sum := checksum(data)
	b.mu.Lock()
	if _, twice := b.now[name]; twice {
		b.mu.Unlock()
		return fmt.Errorf("publishing %s: two pages want this address", name)
	}
	b.now[name] = sum
	_, ours := b.before[name]
	b.mu.Unlock()

	there, err := b.root.ReadFile(name)
	switch {
	case err == nil && bytes.Equal(there, data):
		return nil
	case err == nil && !ours:
		return fmt.Errorf("publishing %s: %w; move it out of the way, or publish to another folder with --out", name, ErrForeign)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("publishing %s: %w", name, err)
	}
	if err := b.putAside(name, data); err != nil {
		return fmt.Errorf("publishing %s: %w", name, err)
	}
	b.mu.Lock()
	b.changed = append(b.changed, name)
	b.mu.Unlock()
	return nil
}

// putAside writes a file where it waits for the commit.
func (b *Batch) putAside(name string, data []byte) error {
	folder := path.Dir(name)
	b.mu.Lock()
	made := b.folders[folder]
	b.mu.Unlock()
	if !made {
		if err := os.MkdirAll(filepath.Join(b.fresh, filepath.FromSlash(folder)), 0o755); err != nil {
			return err
		}
		b.mu.Lock()
		b.folders[folder] = true
		b.mu.Unlock()
	}
	return os.WriteFile(filepath.Join(b.fresh, filepath.FromSlash(name)), data, 0o644)
}

func checksum(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Commit moves the changed files into place. Files of earlier builds that this one did not make are removed if prune
// says so of their names, unless somebody has changed them since.
func (b *Batch) Commit(prune func(name string) bool) (Report, error) {
	defer b.root.Close()
	report := Report{Files: len(b.now), Changed: len(b.changed)}
	slices.Sort(b.changed)
	there := ""
	for _, name := range b.changed {
		if folder := path.Dir(name); folder != there {
			if err := b.root.MkdirAll(folder, 0o755); err != nil {
				return report, fmt.Errorf("publishing %s: %w", name, err)
			}
			there = folder
		}
		if err := b.root.Rename(path.Join(b.aside, name), name); err != nil {
			return report, fmt.Errorf("publishing %s: %w", name, err)
		}
	}
	for name, sum := range b.before {
		if _, made := b.now[name]; made {
			continue
		}
		if !prune(name) {
			b.now[name] = sum
			continue
		}
		removed, err := b.remove(name, sum)
		if err != nil {
			return report, err
		}
		report.Removed += removed
	}
	if err := b.writeList(); err != nil {
		return report, err
	}
	return report, b.root.RemoveAll(b.aside)
}

// remove deletes a file of an earlier build and the folders that it leaves empty.
func (b *Batch) remove(name, sum string) (int, error) {
	data, err := b.root.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) || err == nil && checksum(data) != sum {
		return 0, nil
	}
	if err != nil {
		return 0, fmt.Errorf("removing %s: %w", name, err)
	}
	if err := b.root.Remove(name); err != nil {
		return 0, fmt.Errorf("removing %s: %w", name, err)
	}
	for folder := path.Dir(name); folder != "."; folder = path.Dir(folder) {
		if b.root.Remove(folder) != nil { // not empty
			break
		}
	}
	return 1, nil
}

// writeList keeps what is published now, if that has changed.
func (b *Batch) writeList() error {
	data, err := json.MarshalIndent(b.now, "", " ")
	if err != nil {
		return fmt.Errorf("listing the published files: %w", err)
	}
	if there, err := b.root.ReadFile(listName); err == nil && bytes.Equal(there, data) {
		return nil
	}
	waiting := path.Join(b.aside, "list")
	if err := b.root.WriteFile(waiting, data, 0o644); err != nil {
		return fmt.Errorf("listing the published files: %w", err)
	}
	if err := b.root.Rename(waiting, listName); err != nil {
		return fmt.Errorf("listing the published files: %w", err)
	}
	return nil
}

// Abandon throws the batch away and leaves the target as it was.
func (b *Batch) Abandon() error {
	return errors.Join(b.root.RemoveAll(b.aside), b.root.Close())
}
