package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"text/tabwriter"

	"casemaker/internal/imports"
	"casemaker/internal/layer"
	"casemaker/internal/load"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/project"
	"casemaker/internal/workbook"
)

// importWorkbook takes the changed inputs of an area's workbook into its file.
type importWorkbook struct {
	File   string `arg:"" name:"file" help:"An area's workbook.xlsx, with inputs changed and saved." type:"path"`
	DryRun bool   `name:"dry-run" help:"Show what would change, and write nothing."`
	Area   string `help:"The area that it must be of." placeholder:"SLUG"`
}

// Help is printed below the flags.
func (importWorkbook) Help() string {
	return `Examples:
  casemaker import workbook workbook.xlsx --dry-run
  casemaker import workbook leeds.xlsx --area leeds`
}

// Run implements the command.
func (c *importWorkbook) Run(t *terminal) error {
	files, err := t.files()
	if err != nil {
		return err
	}
	p, _, _, err := t.importable(files)
	if err != nil {
		return err
	}
	name := filepath.Base(c.File)
	data, err := os.ReadFile(c.File)
	if err != nil {
		return fmt.Errorf("reading %s: %w", c.File, err)
	}
	back, err := workbook.Open(data)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	area := p.AreaBySlug[back.Area]
	switch {
	case c.Area != "" && back.Area != c.Area:
		return fmt.Errorf("%s: the workbook is of %s, not of %s", name, back.Area, c.Area)
	case area == nil:
		return fmt.Errorf("%s: the workbook is of %q, which is no area of this project", name, back.Area)
	}
	changes, faults := back.Changes(model.Prepare(p).Case(area))
	if len(faults) > 0 {
		var problems place.List
		for _, fault := range faults {
			problems.Errorf(place.Position{File: name}, "", "%s", fault)
		}
		if err := t.print(&problems); err != nil {
			return err
		}
		return errProject
	}
	return c.take(t, files, area, changes)
}

// take shows what changes, and writes it where the project is sound with it.
func (c *importWorkbook) take(t *terminal, files fs.FS, area *project.Area, changes []workbook.Change) error {
	w := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', 0)
	if len(changes) > 0 {
		fmt.Fprintln(w, "INPUT\tOLD\tNEW\tWHAT IT IS")
	}
	var settings []imports.Setting
	for _, change := range changes {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", change.ID, change.Old, change.New, change.Label)
		settings = append(settings, change.Settings...)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if _, err := fmt.Fprintf(t.out, "%d inputs of %s change\n", len(changes), area.Name); err != nil {
		return err
	}
	plan, err := imports.Settle(files, area.File, settings)
	if err != nil {
		return err
	}
	if err := t.sound(plan, files); err != nil || c.DryRun || len(plan.Files()) == 0 {
		return err
	}
	if err := plan.Write(t.project); err != nil {
		return err
	}
	_, err = fmt.Fprintf(t.out, "%s written in %s\n", area.File, t.project)
	return err
}

// sound reports what would be wrong with the project after a plan.
func (t *terminal) sound(plan *imports.Plan, files fs.FS) error {
	changed := map[string]string{}
	for _, name := range plan.Files() {
		changed[name] = plan.Text(name)
	}
	after := slices.Clone(files.(layer.FS))
	after[0] = layer.Changed{Texts: changed, Below: after[0]}
	var problems place.List
	load.Load(after, &problems)
	if !problems.Failed() {
		return nil
	}
	if err := t.print(&problems); err != nil {
		return err
	}
	return errProject
}
