package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// released is the version of a release; the release sets it. A build from source has none.
var released string

// versionCommand says which program this is.
type versionCommand struct{}

// Help is printed below the flags.
func (versionCommand) Help() string {
	return `Example:
  casemaker version`
}

// Run implements the command.
func (versionCommand) Run(t *terminal) error {
	_, err := fmt.Fprintln(t.out, version())
	return err
}

// version names the program, with the commit that it was built from and that commit's date where they are known.
func version() string {
	name, commit, date, changed := released, "", "", false
	if name == "" {
		name = "built from source"
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				commit = s.Value
			case "vcs.time":
				date = s.Value
			case "vcs.modified":
				changed = s.Value == "true"
			}
		}
	}
	text := "casemaker " + name
	if commit != "" {
		text += fmt.Sprintf(", commit %.12s", commit)
		if date != "" {
			text += " of " + date[:min(len(date), len("2006-01-02"))]
		}
		if changed {
			text += " with changes"
		}
	}
	return fmt.Sprintf("%s, %s on %s/%s", text, runtime.Version(), runtime.GOOS, runtime.GOARCH)
}
