package publish

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"time"
)

// A hold is a target folder that no other build may publish to meanwhile. It ends with its process, however that ends.
type hold struct {
	lock io.Closer
	made []string // folders that did not exist before, the deepest first
}

// again is how often a build looks whether the other has finished.
const again = 50 * time.Millisecond

// holdFolder makes the target, if need be, and waits until no other build publishes to it.
func holdFolder(ctx context.Context, target string, o Options) (*hold, error) {
	told := false
	for {
		made, err := makeFolder(target)
		if err != nil {
			return nil, fmt.Errorf("making the folder to publish to: %w", err)
		}
		lock, err := lockFolder(target)
		if err != nil {
			return nil, fmt.Errorf("keeping other builds out of %s: %w", target, err)
		}
		if lock != nil {
			return &hold{lock, made}, nil
		}
		if !told {
			told = true
			o.tell("", "another build is publishing to "+target+"; waiting until it has finished")
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(again):
		}
	}
}

// release lets others in. Folders that were made for the target go, if nothing is in them.
func (h *hold) release() error {
	for _, folder := range h.made {
		if os.Remove(folder) != nil { // not empty
			break
		}
	}
	return h.lock.Close()
}

// makeFolder makes a folder and those above it, and returns those that it made, the deepest first.
func makeFolder(folder string) (made []string, err error) {
	for at := filepath.Clean(folder); ; at = filepath.Dir(at) {
		if _, err := os.Stat(at); !errors.Is(err, fs.ErrNotExist) || at == filepath.Dir(at) {
			break
		}
		made = append(made, at)
	}
	return made, os.MkdirAll(folder, 0o755)
}
