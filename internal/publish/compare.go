package publish

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"time"
)

// markOf is the part below a second of a published file's time of last change. It is made from the checksum, so that a
// look at size and time tells whether a file is as a build has left it: whoever changes it changes its time. It is
// never 0, and counts in units of 100 ns, the finest that Windows keeps.
func markOf(sum [sha256.Size]byte) time.Duration {
	const units = uint64(time.Second / unit)
	return time.Duration(1+binary.BigEndian.Uint64(sum[:])%(units-1)) * unit
}

const unit = 100 * time.Nanosecond

func marked(state fs.FileInfo, sum [sha256.Size]byte) bool {
	return time.Duration(state.ModTime().Nanosecond()).Truncate(unit) == markOf(sum)
}

// asLeft reports whether a published file stands as its build has left it.
func (b *Batch) asLeft(name string, f file) bool {
	in, err := b.folder(path.Dir(name))
	if err != nil || in.missing {
		return false
	}
	state, err := b.disk.Lstat(name)
	if err != nil || !state.Mode().IsRegular() || f.size != unknownSize && f.size != state.Size() {
		return false
	}
	if f.size == state.Size() && marked(state, f.sum) {
		return true
	}
	there, err := b.disk.ReadFile(name)
	return err == nil && sha256.Sum256(there) == f.sum
}

// compare reports whether a file stands in the target already as it was made. If someone else's file is in the way,
// that is an error; a published file that someone has changed is noted.
func (b *Batch) compare(name string, made file) (same bool, err error) {
	in, err := b.folder(path.Dir(name))
	if err != nil || in.missing {
		return false, err
	}
	state, err := b.disk.Lstat(name)
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	last, ours := b.before.files[name]
	if state.IsDir() {
		return false, b.block(name)
	}
	if state.Mode().IsRegular() {
		if ours && last.size == state.Size() && marked(state, last.sum) {
			return last.sum == made.sum, nil
		}
		there, err := b.disk.ReadFile(name)
		if err != nil {
			return false, err
		}
		sum := sha256.Sum256(there)
		if sum == made.sum || ours && sum == last.sum {
			return sum == made.sum, nil
		}
	}
	if !ours {
		return false, fmt.Errorf("%w; move it out of the way, or publish to another folder with --out", ErrForeign)
	}
	return false, b.noteEdited(name)
}

// block notes that a folder of ours stands where a file is to go. Whether it can go is seen when all files are known.
func (b *Batch) block(name string) error {
	for other := range b.before.files {
		if strings.HasPrefix(other, name+"/") {
			b.mu.Lock()
			defer b.mu.Unlock()
			b.blocking[name] = true
			return nil
		}
	}
	return fmt.Errorf("a folder stands there that casemaker did not make; move it out of the way, or publish to another folder with --out")
}

// noteEdited finds a free name for what someone has made of a published file.
func (b *Batch) noteEdited(name string) error {
	state, err := b.disk.Lstat(name)
	if err != nil {
		return err
	}
	var theirs []byte
	if state.Mode().IsRegular() {
		theirs, err = b.disk.ReadFile(name)
	} else if state.Mode()&fs.ModeSymlink != 0 {
		var to string
		to, err = b.disk.Readlink(name)
		theirs = []byte(to)
	}
	if err != nil {
		return err
	}
	sum := sha256.Sum256(theirs)
	as := name + ".edited-" + hex.EncodeToString(sum[:4])
	free := as
	for n := 2; ; n++ {
		taken, err := b.disk.exists(free)
		if err != nil {
			return err
		}
		if !taken {
			break
		}
		free = fmt.Sprintf("%s-%d", as, n)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.edited[name] = free
	return nil
}

// folder looks at a folder of the target, once. A file of ours that stands in its place will go.
func (b *Batch) folder(name string) (*folder, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.lookAt(name)
}

func (b *Batch) lookAt(name string) (*folder, error) {
	if known := b.folders[name]; known != nil {
		return known, nil
	}
	above, err := b.lookAt(path.Dir(name))
	if err != nil {
		return nil, err
	}
	found := &folder{missing: above.missing}
	if !above.missing {
		state, err := b.disk.Lstat(name)
		_, ours := b.before.files[name]
		switch {
		case errors.Is(err, fs.ErrNotExist):
			found.missing = true
		case err != nil:
			return nil, err
		case !state.IsDir() && ours:
			found.missing = true
			b.blocking[name] = true
		case !state.IsDir():
			return nil, fmt.Errorf("%s is not a folder: %w; move it out of the way, or publish to another folder with --out", name, ErrForeign)
		}
	}
	b.folders[name] = found
	return found, nil
}

// wait writes a file where it waits for the commit.
func (b *Batch) wait(name string, made file, data []byte) error {
	if err := b.makeWaiting(path.Dir(name)); err != nil {
		return err
	}
	if err := b.disk.Write(path.Join(freshDir, name), data, b.stamp.Add(markOf(made.sum))); err != nil {
		return err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.changed = append(b.changed, name)
	return nil
}

// makeWaiting makes a folder for waiting files.
func (b *Batch) makeWaiting(name string) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if !b.begun {
		if err := b.begin(); err != nil {
			return err
		}
	}
	return b.makeFresh(name)
}

// begin makes the folder that everything waits in. Its time is that of all the build's files: that of the disk's own
// clock, a second ago, so that with their marks they are not of the future.
func (b *Batch) begin() error {
	for _, name := range []string{workName, freshDir, oldDir} {
		if err := b.disk.MakeFolder(name); err != nil {
			return fmt.Errorf("making a folder for new files: %w", err)
		}
	}
	state, err := b.disk.Lstat(workName)
	if err != nil {
		return err
	}
	b.stamp, b.begun = state.ModTime().Truncate(time.Second).Add(-time.Second), true
	b.folders["."].waiting = true
	return nil
}

func (b *Batch) makeFresh(name string) error {
	f, err := b.lookAt(name)
	if err != nil || f.waiting {
		return err
	}
	if err := b.makeFresh(path.Dir(name)); err != nil {
		return err
	}
	if err := b.disk.MakeFolder(path.Join(freshDir, name)); err != nil {
		return err
	}
	f.waiting = true
	return nil
}
