package layer

import (
	"errors"
	"io/fs"
	"path"
	"strings"
)

// deepest is how many folders may stand inside each other; links can make them endless.
const deepest = 16

var (
	errDeep   = errors.New("more folders inside each other than the limit of 16 (depth of folders)")
	errNoFile = errors.New("neither a file nor a folder")

	errNowhere = errors.New("a link that leads nowhere")
)

// Files lists the files below a folder in the order of their names, and follows links. Names that begin with a dot are
// left out. A folder that is not there is empty; what cannot be read is reported, and the rest listed.
func Files(fsys fs.FS, folder string, report func(name string, err error)) []string {
	return files(fsys, folder, deepest, report)
}

func files(fsys fs.FS, folder string, depth int, report func(string, error)) []string {
	if depth == 0 {
		report(folder, errDeep)
		return nil
	}
	entries, err := fs.ReadDir(fsys, folder)
	if err != nil {
		if !errors.Is(err, fs.ErrNotExist) || depth < deepest {
			report(folder, err)
		}
		return nil
	}
	var all []string
	for _, e := range entries {
		name := path.Join(folder, e.Name())
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		mode := e.Type()
		if mode&fs.ModeSymlink != 0 {
			state, err := fs.Stat(fsys, name)
			if err != nil {
				report(name, err)
				continue
			}
			mode = state.Mode().Type()
		}
		switch {
		case mode.IsDir():
			all = append(all, files(fsys, name, depth-1, report)...)
		case mode.IsRegular():
			all = append(all, name)
		default:
			report(name, errNoFile)
		}
	}
	return all
}
