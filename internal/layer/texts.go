package layer

import (
	"io/fs"
	"strings"
	"time"
)

// Texts are files that stand on no disk, by name: what files would say after a change. They hold no folders of their own, so they are of
// use above a file system that has those.
type Texts map[string]string

// Open opens a file.
func (t Texts) Open(name string) (fs.File, error) {
	text, ok := t[name]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return &textFile{Reader: strings.NewReader(text), name: name[strings.LastIndex(name, "/")+1:], size: int64(len(text))}, nil
}

// A textFile is an open file of Texts, and says of itself what one on a disk does.
type textFile struct {
	*strings.Reader
	name string
	size int64
}

func (f *textFile) Stat() (fs.FileInfo, error) { return f, nil }
func (f *textFile) Close() error               { return nil }
func (f *textFile) Name() string               { return f.name }
func (f *textFile) Size() int64                { return f.size } // of the whole, whatever has been read
func (f *textFile) Mode() fs.FileMode          { return 0o444 }
func (f *textFile) ModTime() time.Time         { return time.Time{} }
func (f *textFile) IsDir() bool                { return false }
func (f *textFile) Sys() any                   { return nil }
