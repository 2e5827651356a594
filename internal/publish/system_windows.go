package publish

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
)

// lockName is the file that a build keeps open while it publishes.
const lockName = ".casemaker-lock"

const (
	deleteOnClose    = 0x04000000
	sharingViolation = syscall.Errno(32)
)

// lockFolder opens a file that no other process can open meanwhile, and returns nil if another has it. Windows removes
// it as soon as it is closed, or its process has ended.
func lockFolder(folder string) (io.Closer, error) {
	name := filepath.Join(folder, lockName)
	path, err := syscall.UTF16PtrFromString(name)
	if err != nil {
		return nil, err
	}
	const unshared = 0
	handle, err := syscall.CreateFile(path, syscall.GENERIC_READ|syscall.GENERIC_WRITE, unshared, nil,
		syscall.OPEN_ALWAYS, syscall.FILE_ATTRIBUTE_HIDDEN|deleteOnClose, 0)
	if errors.Is(err, sharingViolation) {
		return nil, nil
	}
	if err != nil {
		return nil, &os.PathError{Op: "open", Path: name, Err: err}
	}
	return os.NewFile(uintptr(handle), name), nil
}

// createFile makes a file.
func createFile(name string) (*os.File, error) {
	return os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
}

// writable returns nil: that a folder cannot be written to shows when it is tried, and what was done is undone.
func writable(string) error { return nil }

// syncFolder does nothing: Windows writes a folder's names with its files.
func syncFolder(string) error { return nil }
