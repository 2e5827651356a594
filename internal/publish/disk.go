package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"syscall"
	"time"
)

// A disk is the target folder. Names are slash-separated and relative to it.
//
// What changes files of the target goes through an [os.Root], which no symbolic link leads out of. Files that wait
// are written by their paths, which takes a third of the system calls: nothing but this build writes in their folder.
type disk struct {
	root  *os.Root
	path  string
	fault func(op, name string) error // asked before every change: tests break things with it

	broken bool // by tests, which do without syncing
}

func openDisk(target string, fault func(op, name string) error) (*disk, error) {
	root, err := os.OpenRoot(target)
	if err != nil {
		return nil, fmt.Errorf("opening the folder to publish to: %w", err)
	}
	broken := fault != nil
	if !broken {
		fault = func(string, string) error { return nil }
	}
	return &disk{root, target, fault, broken}, nil
}

// Close lets go of the folder.
func (d *disk) Close() error { return d.root.Close() }

// place is a name as a path of the system.
func (d *disk) place(name string) string { return filepath.Join(d.path, filepath.FromSlash(name)) }

// Lstat looks at a name. What would stand below a file does not exist.
func (d *disk) Lstat(name string) (fs.FileInfo, error) {
	state, err := os.Lstat(d.place(name))
	if errors.Is(err, syscall.ENOTDIR) {
		err = &fs.PathError{Op: "lstat", Path: name, Err: fs.ErrNotExist}
	}
	return state, err
}

func (d *disk) ReadFile(name string) ([]byte, error) { return d.root.ReadFile(name) }

func (d *disk) ReadDir(name string) ([]fs.DirEntry, error) { return os.ReadDir(d.place(name)) }

func (d *disk) Readlink(name string) (string, error) { return os.Readlink(d.place(name)) }

// exists reports whether anything has the name, be it a broken link.
func (d *disk) exists(name string) (bool, error) {
	_, err := d.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return err == nil, err
}

// MakeFolder makes a folder among the waiting files.
func (d *disk) MakeFolder(name string) error {
	if err := d.fault("mkdir", name); err != nil {
		return err
	}
	return os.Mkdir(d.place(name), 0o755)
}

// Write makes a file among the waiting files, with its time of last change.
func (d *disk) Write(name string, data []byte, at time.Time) error {
	if err := d.create(name, data, false); err != nil {
		return err
	}
	if err := d.fault("time", name); err != nil {
		return err
	}
	return os.Chtimes(d.place(name), time.Time{}, at)
}

// WriteSafe makes a file among the waiting files that a loss of power does not take, if the disk keeps its word.
func (d *disk) WriteSafe(name string, data []byte) error {
	waiting := name + ".part"
	if err := d.create(waiting, data, true); err != nil {
		return err
	}
	if err := d.Rename(waiting, name); err != nil {
		return err
	}
	if err := d.fault("sync", path.Dir(name)); err != nil || d.broken {
		return err
	}
	return syncFolder(d.place(path.Dir(name)))
}

func (d *disk) create(name string, data []byte, safe bool) error {
	if err := d.fault("create", name); err != nil {
		return err
	}
	f, err := createFile(d.place(name))
	if err != nil {
		return err
	}
	if err = d.fault("write", name); err == nil {
		_, err = f.Write(data)
	}
	if err == nil && safe {
		if err = d.fault("sync", name); err == nil && !d.broken {
			err = f.Sync()
		}
	}
	return errors.Join(err, f.Close())
}

// Rename moves a file or folder within the target.
func (d *disk) Rename(from, to string) error {
	if err := d.fault("rename", from); err != nil {
		return err
	}
	return d.root.Rename(from, to)
}

// Link gives a file a second name.
func (d *disk) Link(from, to string) error {
	if err := d.fault("link", from); err != nil {
		return err
	}
	return d.root.Link(from, to)
}

// Remove removes a file or an empty folder.
func (d *disk) Remove(name string) error {
	if err := d.fault("remove", name); err != nil {
		return err
	}
	return d.root.Remove(name)
}

// removeAll removes a folder of the program's own and all in it. It does not follow links. Whoever breaks things hears of every
// file; otherwise it is left to [os.RemoveAll], which takes a quarter of the time.
func (d *disk) removeAll(name string) error {
	if !d.broken {
		return os.RemoveAll(d.place(name))
	}
	state, err := d.root.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if state.IsDir() {
		entries, err := d.ReadDir(name)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if err := d.removeAll(path.Join(name, e.Name())); err != nil {
				return err
			}
		}
	}
	return d.Remove(name)
}
