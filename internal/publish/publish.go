// Package publish puts a build's files into the folder that is served, all of them or none.
//
// A [Batch] is one build on its way into the folder. Files that are new or changed wait in a folder of their own below the
// target; once all have been made, [Batch.Commit] writes down what it is about to do (the journal), and then does it by
// renaming. A build that fails undoes what it did. One that is killed leaves its journal: the next [Open] finishes what it
// says, or, where no whole journal stands, throws the waiting files away. So the next start finds the old site or the new
// one, whole.
//
// What was written is kept in a list in the target (the manifest), with checksums. Only files on that list are ever
// replaced or removed, so a CNAME, a .git folder or a photo that someone put there stays. If someone has changed a
// published file, that is told, and theirs is kept beside the new one. A file whose bytes did not change is not touched, and
// keeps its time of last change.
//
// Files made from the same inputs are a [Part], such as all of one area. A part whose inputs did not change, and whose files
// all stand as they were left, is kept without being made again.
package publish

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"
	"time"
)

// Names in the target folder that are the program's own.
const (
	listName = ".casemaker-files"
	workName = ".casemaker-new"
	freshDir = workName + "/new" // files that wait, below the paths that they will have
	oldDir   = workName + "/old" // what was replaced or removed, until the commit is done
)

// ErrForeign is wrapped by the error for a file that stands in the way and that no build has written.
var ErrForeign = errors.New("this file was not written by casemaker")

// Options are what a batch needs besides its folder.
type Options struct {
	// Tell is told what a person should know while it happens: that another build is waited for, or that someone's
	// change to a published file is kept under another name. The file may be empty.
	Tell func(file, message string)
}

func (o Options) tell(file, message string) {
	if o.Tell != nil {
		o.Tell(file, message)
	}
}

// A Batch is one build on its way into the target folder. Its methods may be called by many goroutines, but for Commit.
type Batch struct {
	ctx     context.Context
	options Options
	disk    *disk
	hold    *hold
	before  *manifest

	gate    sync.RWMutex  // held for reading while a file is added
	ended   bool          // no file is added any more
	final   bool          // because the commit has begun
	cleared chan struct{} // closed once an abandoned batch has been thrown away

	mu       sync.Mutex
	now      map[string]file
	folders  map[string]*folder // of the target, as they are looked at
	folds    map[string]string  // names and folders in small letters, and how they are written
	changed  []string
	edited   map[string]string // changed by someone, and the name that theirs will be kept under
	blocking map[string]bool   // folders that stand where a file is to go
	begun    bool              // the folder of waiting files has been made
	stamp    time.Time         // of the files of this build, to the second
	parts    map[string]*Part
}

// A file is what is known of a published file.
type file struct {
	sum  [sha256.Size]byte
	size int64
	part string
}

// A folder is what was found at a folder's name.
type folder struct {
	missing bool // so is everything below it
	waiting bool // there is such a folder for waiting files
}

// Open starts a batch for a target folder, making the folder if need be. It waits for another build that is publishing
// there, and finishes or clears away what a killed one has left.
func Open(ctx context.Context, target string, o Options) (*Batch, error) {
	return open(ctx, target, o, nil)
}

func open(ctx context.Context, target string, o Options, fault func(op, name string) error) (*Batch, error) {
	held, err := holdFolder(ctx, target, o)
	if err != nil {
		return nil, err
	}
	d, err := openDisk(target, fault)
	if err != nil {
		return nil, errors.Join(err, held.release())
	}
	b := &Batch{
		ctx: ctx, options: o, disk: d, hold: held,
		now: map[string]file{}, folders: map[string]*folder{".": {}}, folds: map[string]string{}, edited: map[string]string{},
		blocking: map[string]bool{}, parts: map[string]*Part{}, cleared: make(chan struct{}),
	}
	if err := d.recover(); err != nil {
		return nil, errors.Join(err, b.close())
	}
	if b.before, err = readManifest(d); err != nil {
		return nil, errors.Join(err, b.close())
	}
	return b, nil
}

// Add puts a file that belongs to no part into the batch. The name is slash-separated and relative to the target.
func (b *Batch) Add(name string, data []byte) error { return b.add("", name, data) }

func (b *Batch) add(part, name string, data []byte) error {
	b.gate.RLock()
	defer b.gate.RUnlock()
	if b.ended {
		return errEnded
	}
	if err := b.ctx.Err(); err != nil {
		return err
	}
	if err := nameable(name); err != nil {
		return fmt.Errorf("publishing %q: %w", name, err)
	}
	made := file{sha256.Sum256(data), int64(len(data)), part}
	if err := b.claim(name, made); err != nil {
		return fmt.Errorf("publishing %s: %w", name, err)
	}
	same, err := b.compare(name, made)
	if err == nil && !same {
		err = b.wait(name, made, data)
	}
	if err != nil {
		return fmt.Errorf("publishing %s: %w", name, err)
	}
	return nil
}

// nameable refuses names that lead out of the folder, are the program's own, or that a system cannot hold.
func nameable(name string) error {
	switch {
	case !fs.ValidPath(name) || name == ".":
		return errors.New("not a name below the folder")
	case strings.HasPrefix(name, ".casemaker-"):
		return errors.New("names that begin with .casemaker- are the program’s own")
	case strings.ContainsFunc(name, func(r rune) bool { return r < ' ' || r == '\x7f' || r == '\\' }):
		return errors.New("a name cannot have control characters or \\ in it")
	}
	return nil
}

// claim takes an address for a file. Two files cannot have one address, nor two that differ in capitals only, because
// Windows and macOS do not tell those apart; and nothing can be both a file and a folder.
func (b *Batch) claim(name string, made file) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, twice := b.now[name]; twice {
		return errors.New("two pages want this address")
	}
	for each := name; each != "."; each = path.Dir(each) {
		fold := strings.ToLower(each)
		other, taken := b.folds[fold]
		if taken && other != each {
			return fmt.Errorf("%s differs from %s in capital letters only, which Windows and macOS do not tell apart", each, other)
		}
		if _, page := b.now[each]; taken && (each == name || page) {
			return fmt.Errorf("%s cannot be both a file and a folder", each)
		}
		if taken {
			break // so are the folders above it
		}
		b.folds[fold] = each
	}
	b.now[name] = made
	return nil
}

// errEnded is what those hear who would add a file too late.
var errEnded = errors.New("the build has been given up")

// Abandon throws the batch away and leaves the target as it was, even while others are adding files. Where someone else is
// throwing it away already, it waits until that is done. It does nothing once the commit has begun.
func (b *Batch) Abandon() error {
	if b.end(false) {
		defer close(b.cleared)
		return b.clear()
	}
	if !b.Committing() {
		<-b.cleared
	}
	return nil
}

// Committing reports whether the commit has begun, be it done or not.
func (b *Batch) Committing() bool {
	b.gate.RLock()
	defer b.gate.RUnlock()
	return b.final
}

// end lets no one add files any more. It is false where someone else has ended the batch.
func (b *Batch) end(final bool) bool {
	b.gate.Lock()
	defer b.gate.Unlock()
	if b.ended {
		return false
	}
	b.ended, b.final = true, final
	return true
}

// clear removes what waits.
func (b *Batch) clear() error {
	return errors.Join(b.disk.removeAll(workName), b.close())
}

// close lets go of the target. A folder that the batch has made and left empty goes with it.
func (b *Batch) close() error {
	return errors.Join(b.disk.Close(), b.hold.release())
}
