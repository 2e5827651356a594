package publish

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// CheckTarget refuses a target folder that a build reads from, in which a site would swallow itself: one in, or the same
// as, one of the source folders below the project, the project's own folder, and any folder that the project is in. Links
// are followed, and names that a system takes for the same are the same.
func CheckTarget(target, project string, sources []string) error {
	real, err := resolved(target)
	if err != nil {
		return fmt.Errorf("finding the folder to publish to: %w", err)
	}
	const remedy = "publish to a folder of its own, such as public"
	if filepath.Dir(real) == real {
		return fmt.Errorf("%s is the root of everything; %s", target, remedy)
	}
	home, err := resolved(project)
	if err != nil {
		return fmt.Errorf("finding the project: %w", err)
	}
	for at := home; ; at = filepath.Dir(at) {
		switch {
		case same(at, real) && at == home:
			return fmt.Errorf("%s is the project’s own folder; %s", target, remedy)
		case same(at, real):
			return fmt.Errorf("%s has the project in it; %s", target, remedy)
		}
		if at == filepath.Dir(at) {
			break
		}
	}
	for at := real; at != filepath.Dir(at); at = filepath.Dir(at) {
		for _, name := range sources {
			source, err := resolved(filepath.Join(project, name))
			if err != nil {
				return fmt.Errorf("finding the project’s folders: %w", err)
			}
			if same(at, source) {
				return fmt.Errorf("%s lies in the project’s folder %s, which a build reads; %s", target, name, remedy)
			}
		}
	}
	return nil
}

// same reports whether two paths lead to the same file or folder, or would if there were one.
func same(a, b string) bool {
	if a == b {
		return true
	}
	there, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(there, other)
}

// resolved is a path without links, as far as it exists.
func resolved(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(path)
	if !errors.Is(err, fs.ErrNotExist) || path == filepath.Dir(path) {
		return real, err
	}
	above, err := resolved(filepath.Dir(path))
	return filepath.Join(above, filepath.Base(path)), err
}
