package publish

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"
)

// A Report says what a commit did.
type Report struct {
	Files   int // made or kept by the build
	Changed int // of them, new or changed
	Removed int // of earlier builds
}

// Commit moves the changed files into place. Files of earlier builds that this one did not make are removed if prune
// says so of their names, unless someone has changed them since. On an error the target is as it was; only if that
// cannot be had either is it left to the next build to finish.
func (b *Batch) Commit(prune func(name string) bool) (Report, error) {
	if !b.end(true) {
		return Report{}, errEnded
	}
	report := Report{Files: len(b.now), Changed: len(b.changed)}
	err := b.lookAgain()
	var removed []string
	if err == nil {
		removed, err = b.carry(prune)
	}
	if err == nil {
		err = b.ctx.Err()
	}
	if err == nil {
		err = b.checkBlocking(removed)
	}
	if err != nil {
		return report, errors.Join(err, b.clear())
	}
	report.Removed = len(removed)
	steps := b.steps(removed)
	list := b.manifest()
	if len(steps) == 0 && sha256.Sum256(list) == b.before.sum {
		return report, b.clear()
	}
	if err := b.prepare(steps, list); err != nil {
		return report, errors.Join(err, b.clear())
	}
	for _, name := range slices.Sorted(maps.Keys(b.edited)) {
		b.options.tell(name, "someone has changed this file since it was published; theirs is kept as "+b.edited[name])
	}
	steps = append(steps, step{From: freshList, To: listName, Over: b.before.sum != [sha256.Size]byte{}})
	return report, errors.Join(b.disk.carryOut(steps), b.close())
}

// freshList is where the list waits.
const freshList = workName + "/list"

// prepare sees to it that nothing stands in the way of the steps, and writes the list.
func (b *Batch) prepare(steps []step, list []byte) error {
	folders := map[string]bool{".": true}
	for _, s := range steps {
		folders[path.Dir(s.inTarget())] = true
	}
	for _, name := range slices.Sorted(maps.Keys(folders)) {
		err := writable(b.disk.place(name))
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("the folder %s cannot be written to: %w", b.disk.place(name), err)
		}
	}
	if !b.begun {
		if err := b.begin(); err != nil {
			return err
		}
	}
	if err := b.disk.create(freshList, list, false); err != nil {
		return fmt.Errorf("listing the published files: %w", err)
	}
	return nil
}

// lookAgain looks at what will be replaced once more: making a site takes a while, and someone may have changed a
// file or put one in the way since.
func (b *Batch) lookAgain() error {
	slices.Sort(b.changed)
	last := ""
	for _, name := range b.changed {
		top := b.top(name)
		if top == last {
			continue
		}
		last = top
		if top == name {
			if _, err := b.compare(name, b.now[name]); err != nil {
				return fmt.Errorf("publishing %s: %w", name, err)
			}
			continue
		}
		if there, err := b.disk.exists(top); err != nil || there && !b.blocking[top] {
			return fmt.Errorf("publishing %s: someone has made %s meanwhile: %w", name, top, errors.Join(ErrForeign, err))
		}
	}
	return nil
}

// top is what moves into place with a changed file: the file, or the topmost folder above it that is new.
func (b *Batch) top(name string) string {
	top := name
	for folder := path.Dir(name); b.folders[folder].missing; folder = path.Dir(folder) {
		top = folder
	}
	return top
}

// carry goes through the files of earlier builds that this one did not make. It returns those that go, and takes
// the others into the list. A part of which every file is taken over keeps its key.
func (b *Batch) carry(prune func(name string) bool) (removed []string, err error) {
	var taken []string
	broken := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(b.before.files)) {
		f := b.before.files[name]
		if _, made := b.now[name]; made {
			broken[f.part] = true
			continue
		}
		if !b.blocking[name] && !prune(name) {
			taken = append(taken, name)
			continue
		}
		broken[f.part] = true
		stands, err := b.disk.exists(name)
		switch {
		case err != nil:
			return nil, fmt.Errorf("removing %s: %w", name, err)
		case !stands:
		case b.asLeft(name, f):
			removed = append(removed, name)
		case b.blocking[name]:
			if err := b.noteEdited(name); err != nil {
				return nil, fmt.Errorf("removing %s: %w", name, err)
			}
		default:
			b.options.tell(name, "someone has changed this file since it was published, so it stays, though no page is made for it any more")
			taken = append(taken, name)
		}
	}
	for _, name := range taken {
		f := b.before.files[name]
		if broken[f.part] || b.parts[f.part] != nil {
			f.part = ""
		}
		b.now[name] = f
	}
	for name, last := range b.before.parts {
		if !broken[name] && b.parts[name] == nil && len(last.files) > 0 {
			b.parts[name] = &Part{name: name, key: last.key, note: last.note}
		}
	}
	return removed, nil
}

// checkBlocking sees to it that folders that stand where files are to go hold only what will be removed.
func (b *Batch) checkBlocking(removed []string) error {
	goes := map[string]bool{}
	for _, name := range removed {
		goes[name] = true
	}
	var check func(name string) error
	check = func(name string) error {
		state, err := b.disk.Lstat(name)
		if errors.Is(err, fs.ErrNotExist) {
			return nil
		}
		if err != nil {
			return err
		}
		if !state.IsDir() {
			if _, kept := b.edited[name]; !goes[name] && !kept {
				return fmt.Errorf("publishing: %s stands in the way of a page: %w; move it out of the way, or publish to another folder with --out", name, ErrForeign)
			}
			return nil
		}
		entries, err := b.disk.ReadDir(name)
		if err != nil {
			return err
		}
		for _, e := range entries {
			if err := check(path.Join(name, e.Name())); err != nil {
				return err
			}
		}
		return nil
	}
	for _, name := range slices.Sorted(maps.Keys(b.blocking)) {
		if err := check(name); err != nil {
			return err
		}
	}
	return nil
}

// steps are the renames that make the old site the new one, but for the list: first what goes makes way, then the new
// moves in. A folder that is new as a whole is moved as one.
func (b *Batch) steps(removed []string) []step {
	var steps []step
	old := func() string { return path.Join(oldDir, strconv.Itoa(len(steps))) }
	for _, name := range slices.Sorted(maps.Keys(b.edited)) {
		steps = append(steps, step{From: name, To: b.edited[name], Away: true})
	}
	for _, name := range removed {
		steps = append(steps, step{From: name, To: old(), Away: true})
	}
	if b.before.old {
		steps = append(steps, step{From: oldListName, To: old(), Away: true})
	}
	for _, name := range b.emptied(removed) {
		steps = append(steps, step{From: name})
	}
	moved := map[string]bool{}
	for _, name := range b.changed {
		if top := b.top(name); !moved[top] {
			moved[top] = true
			_, ours := b.before.files[top]
			_, edited := b.edited[top]
			steps = append(steps, step{From: path.Join(freshDir, top), To: top, Over: ours && top == name && !edited})
		}
	}
	return steps
}

// emptied are the folders that what goes leaves empty, the deepest first.
func (b *Batch) emptied(removed []string) []string {
	needed := map[string]bool{".": true}
	for name := range b.now {
		for folder := path.Dir(name); !needed[folder]; folder = path.Dir(folder) {
			needed[folder] = true
		}
	}
	empty := map[string]bool{}
	for _, name := range removed {
		for folder := path.Dir(name); !needed[folder]; folder = path.Dir(folder) {
			empty[folder] = true
		}
	}
	names := slices.Collect(maps.Keys(empty))
	slices.SortFunc(names, func(x, y string) int {
		if deeper := strings.Count(y, "/") - strings.Count(x, "/"); deeper != 0 {
			return deeper
		}
		return strings.Compare(x, y)
	})
	return names
}
