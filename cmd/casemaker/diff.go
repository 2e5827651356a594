package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"

	"casemaker/internal/changes"
)

// diffCommand says what differs between two built sites.
type diffCommand struct {
	Old  string `arg:"" help:"Folder of the old site, or a figures.json." type:"path"`
	New  string `arg:"" help:"Folder of the new site, or a figures.json." type:"path"`
	All  bool   `help:"List every figure and passage, those that only follow from others too."`
	Page string `help:"Write a page “What changed” for the site, such as content/site/changes.md." placeholder:"FILE"`
}

// Help is printed below the flags.
func (diffCommand) Help() string {
	return `Examples:
  casemaker diff last-year public
  casemaker diff last-year public --page content/site/changes.md
  casemaker diff old/areas/leeds/figures.json public/areas/leeds/figures.json --all`
}

// Run implements the command.
func (d *diffCommand) Run(t *terminal) error {
	report, err := d.compare()
	if err != nil {
		return err
	}
	if d.Page != "" {
		return d.page(t, report)
	}
	if t.json {
		return report.PrintJSON(t.out)
	}
	return report.Print(t.out, d.All)
}

// compare reads two folders, or two files of figures.
func (d *diffCommand) compare() (*changes.Report, error) {
	states := [2]os.FileInfo{}
	for i, name := range []string{d.Old, d.New} {
		state, err := os.Stat(name)
		if err != nil {
			return nil, usageError{fmt.Sprintf("there is no %s", name)}
		}
		states[i] = state
	}
	if states[0].IsDir() != states[1].IsDir() {
		return nil, usageError{"name two folders or two files"}
	}
	if states[0].IsDir() {
		return changes.Compare(os.DirFS(d.Old), os.DirFS(d.New))
	}
	old, err := os.ReadFile(d.Old)
	if err != nil {
		return nil, fmt.Errorf("reading the old figures: %w", err)
	}
	now, err := os.ReadFile(d.New)
	if err != nil {
		return nil, fmt.Errorf("reading the new figures: %w", err)
	}
	return changes.CompareFigures(old, now, beside(d.Old), beside(d.New))
}

// beside reads files by the way that leads to them from another.
func beside(name string) func(way string) ([]byte, error) {
	return func(way string) ([]byte, error) {
		return os.ReadFile(filepath.Join(filepath.Dir(name), filepath.FromSlash(way)))
	}
}

// page writes the report as a page of the project.
func (d *diffCommand) page(t *terminal, report *changes.Report) error {
	s, err := t.ask()
	if err != nil {
		return err
	}
	var text bytes.Buffer
	if err := report.WritePage(&text, s.Project.Settings.Date); err != nil {
		return err
	}
	name := t.inProject(d.Page)
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return fmt.Errorf("making the folder of %s: %w", d.Page, err)
	}
	if err := os.WriteFile(name, text.Bytes(), 0o644); err != nil {
		return fmt.Errorf("writing %s: %w", d.Page, err)
	}
	_, err = fmt.Fprintf(t.out, "written: %s\n", d.Page)
	return err
}
