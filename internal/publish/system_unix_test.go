//go:build unix

package publish

import (
	"os"
	"path/filepath"
	"testing"
)

// Where a folder cannot be locked, a file in it is, and goes with the lock.
func TestLockedFile(t *testing.T) {
	name := filepath.Join(t.TempDir(), lockName)
	first, err := lockFile(name)
	if first == nil || err != nil {
		t.Fatalf("lockFile = %v, %v, want the lock", first, err)
	}
	if second, err := lockFile(name); second != nil || err != nil {
		t.Errorf("lockFile of a locked file = %v, %v, want neither", second, err)
	}
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(name); err == nil {
		t.Error("the file stays when the lock has gone")
	}
}
