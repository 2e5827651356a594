package layer

import (
	"io/fs"
	"strings"
	"time"
)

// A Changed is a file system with some files as they would be after a change: they stand on no disk, and hide those below.
type Changed struct {
	Texts map[string]string // by name
	Below fs.FS
}

// Open opens a file as it would be.
func (c Changed) Open(name string) (fs.File, error) {
	text, ok := c.Texts[name]
	if !ok {
		return c.Below.Open(name)
	}
	return &textFile{Reader: strings.NewReader(text), name: name[strings.LastIndex(name, "/")+1:], size: int64(len(text))}, nil
}

// A textFile is an open file of Changed, and says of itself what one on a disk does.
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
