//go:build unix

package publish

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"
)

// lockName is the file that is locked where a folder cannot be, as on network file systems.
const lockName = ".casemaker-lock"

// lockFolder locks a folder for this process, and returns nil if another has it. A lock on the folder itself leaves
// nothing behind.
func lockFolder(folder string) (io.Closer, error) {
	f, err := os.Open(folder)
	if err != nil {
		return nil, err
	}
	held, err := lockOpen(f, folder)
	if held {
		return f, nil
	}
	err = errors.Join(err, f.Close())
	if errors.Is(err, syscall.EBADF) || errors.Is(err, syscall.ENOLCK) || errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		return lockFile(filepath.Join(folder, lockName))
	}
	return nil, err
}

// lockOpen locks an open file or folder, and reports whether it has it: neither does another process, nor has the name
// been given to another file meanwhile.
func lockOpen(f *os.File, name string) (bool, error) {
	err := syscall.EINTR
	for errors.Is(err, syscall.EINTR) {
		err, _ = syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB).(syscall.Errno)
	}
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return false, nil
	}
	if err != 0 {
		return false, os.NewSyscallError("flock", err)
	}
	mine, err1 := f.Stat()
	there, err2 := os.Lstat(name)
	if resolved, err := filepath.EvalSymlinks(name); err == nil {
		there, err2 = os.Lstat(resolved)
	}
	return err1 == nil && err2 == nil && os.SameFile(mine, there), nil
}

// lockFile locks a file, which is removed when it is let go.
func lockFile(name string) (io.Closer, error) {
	f, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|syscall.O_NOFOLLOW, 0o644)
	if err != nil {
		return nil, err
	}
	held, err := lockOpen(f, name)
	if held {
		return lockedFile{f}, nil
	}
	return nil, errors.Join(err, f.Close())
}

// A lockedFile is a file that is locked while it is there.
type lockedFile struct{ *os.File }

// Close removes the file and lets it go.
func (l lockedFile) Close() error { return errors.Join(os.Remove(l.Name()), l.File.Close()) }

// createFile makes a file. [os.OpenFile] would ask the system five times more whether the file can be waited for.
func createFile(name string) (*os.File, error) {
	for {
		fd, err := syscall.Open(name, syscall.O_WRONLY|syscall.O_CREAT|syscall.O_EXCL|syscall.O_CLOEXEC, 0o644)
		if err == nil {
			return os.NewFile(uintptr(fd), name), nil
		}
		if !errors.Is(err, syscall.EINTR) {
			return nil, &os.PathError{Op: "open", Path: name, Err: err}
		}
	}
}

// writable returns why files cannot be made or removed in a folder, if that is so.
func writable(folder string) error {
	const writeAndSearch = 2 | 1
	return syscall.Access(folder, writeAndSearch)
}

// syncFolder has a folder's names written to the disk.
func syncFolder(folder string) error {
	f, err := os.Open(folder)
	if err != nil {
		return err
	}
	err = f.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		err = nil // some file systems have nothing to do for a folder
	}
	return errors.Join(err, f.Close())
}
