package layer

import (
	"io/fs"
	"sync"
)

// A Log is a file system that remembers which of its files have been read, so that those which nothing reads can be named.
// It is safe for many goroutines.
type Log struct {
	fs.FS
	mu   sync.Mutex
	read map[string]bool
}

// NewLog returns a log of a file system.
func NewLog(fsys fs.FS) *Log { return &Log{FS: fsys, read: map[string]bool{}} }

// Open implements [fs.FS].
func (l *Log) Open(name string) (fs.File, error) {
	l.note(name)
	return l.FS.Open(name)
}

// ReadFile implements [fs.ReadFileFS].
func (l *Log) ReadFile(name string) ([]byte, error) {
	l.note(name)
	return fs.ReadFile(l.FS, name)
}

// ReadDir implements [fs.ReadDirFS].
func (l *Log) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(l.FS, name) }

// Stat implements [fs.StatFS].
func (l *Log) Stat(name string) (fs.FileInfo, error) { return fs.Stat(l.FS, name) }

// Lower returns the file that the named one hides, where the log is of layers.
func (l *Log) Lower(name string) ([]byte, bool) {
	stack, ok := l.FS.(interface {
		Lower(name string) ([]byte, bool)
	})
	if !ok {
		return nil, false
	}
	return stack.Lower(name)
}

// Of returns which layer holds the named file, counted from the top; 0 where the log is not of layers.
func (l *Log) Of(name string) int {
	if stack, ok := l.FS.(interface{ Of(name string) int }); ok {
		return stack.Of(name)
	}
	return 0
}

func (l *Log) note(name string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.read[name] = true
}

// Read reports whether someone has tried to read a file.
func (l *Log) Read(name string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.read[name]
}
