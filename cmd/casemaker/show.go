package main

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"casemaker/internal/layer"
	"casemaker/internal/load"
	"casemaker/internal/place"
)

// showCommand prints a file as it is in force.
type showCommand struct {
	Path string `arg:"" help:"File of a project, such as data/areas/leeds.toml or content/documents/brief.md; or a folder."`
}

// Help is printed below the flags.
func (showCommand) Help() string {
	return `Examples:
  casemaker show data/areas/leeds.toml
  casemaker show content/documents/brief.md > content/documents/brief.md
  casemaker show data`
}

// Run implements the command. A file that only the program holds is printed as it is; of a data file that the project changes,
// what is in force is printed, with a mark at what is the project's own.
func (s *showCommand) Run(t *terminal) error {
	files, err := t.files()
	if err != nil {
		return err
	}
	name := path.Clean(strings.TrimPrefix(strings.ReplaceAll(s.Path, `\`, "/"), "./"))
	if !fs.ValidPath(name) {
		return usageError{fmt.Sprintf("%q is no path within a project", s.Path)}
	}
	if entries, err := fs.ReadDir(files, name); err == nil {
		for _, e := range entries {
			fmt.Fprintln(t.out, path.Join(name, e.Name()))
		}
		return nil
	}
	text, err := fs.ReadFile(files, name)
	if errors.Is(err, fs.ErrNotExist) {
		return usageError{fmt.Sprintf("there is no file %s; %s", name, place.Meant(name, allFiles(files)))}
	}
	if err != nil {
		return fmt.Errorf("reading %s: %w", name, err)
	}
	if stack, ok := files.(interface{ Lower(string) ([]byte, bool) }); ok && path.Ext(name) == ".toml" {
		if hidden, both := stack.Lower(name); both && len(text) > 0 && string(hidden) != string(text) {
			return load.Show(t.out, files, name)
		}
	}
	// A shell that is told to write into the file itself has emptied it by now.
	if hidden, both := t.layers.Lower(name); both && len(text) == 0 {
		text = hidden
	}
	_, err = t.out.Write(text)
	return err
}

// allFiles lists the files of a project.
func allFiles(fsys fs.FS) []string {
	var names []string
	for _, root := range []string{"content", "data", "templates"} {
		names = append(names, layer.Files(fsys, root, func(string, error) {})...)
	}
	return slices.Clip(names)
}
