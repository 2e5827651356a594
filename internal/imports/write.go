package imports

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
)

// Write puts the new texts into a project folder: all of them, or none. Files are first written beside the old ones, which
// are kept until the last new one has taken its place.
func (p *Plan) Write(folder string) (err error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return fmt.Errorf("opening the project: %w", err)
	}
	defer func() { err = errors.Join(err, root.Close()) }()
	const fresh, old = ".import-new", ".import-old"
	var done []string
	undo := func(cause error) error {
		for _, name := range done {
			back := root.Rename(name+old, name)
			if errors.Is(back, fs.ErrNotExist) {
				back = root.Remove(name) // it was not there before
			}
			cause = errors.Join(cause, back)
		}
		for _, name := range p.Files() {
			if gone := root.Remove(name + fresh); gone != nil && !errors.Is(gone, fs.ErrNotExist) {
				cause = errors.Join(cause, gone)
			}
		}
		return cause
	}
	for _, name := range p.Files() {
		if err := root.MkdirAll(path.Dir(name), 0o755); err != nil {
			return undo(fmt.Errorf("making the folder of %s: %w", name, err))
		}
		if err := root.WriteFile(name+fresh, []byte(p.files[name]), 0o644); err != nil {
			return undo(fmt.Errorf("writing %s: %w", name, err))
		}
	}
	for _, name := range p.Files() {
		if err := root.Rename(name, name+old); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return undo(fmt.Errorf("replacing %s: %w", name, err))
		}
		done = append(done, name)
		if err := root.Rename(name+fresh, name); err != nil {
			return undo(fmt.Errorf("replacing %s: %w", name, err))
		}
	}
	for _, name := range done {
		if err := root.Remove(name + old); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("removing the old %s: %w", name, err)
		}
	}
	return nil
}
