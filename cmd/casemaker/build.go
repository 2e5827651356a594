package main

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"

	"casemaker/internal/lint"
	"casemaker/internal/load"
	"casemaker/internal/place"
	"casemaker/internal/publish"
	"casemaker/internal/site"
)

// buildCommand writes the site.
type buildCommand struct {
	Out     string   `help:"Folder to write to, below the project folder." default:"public" placeholder:"DIR"`
	Area    []string `help:"Only these areas, by the names of their files." placeholder:"SLUG"`
	BaseURL string   `name:"base-url" help:"Address that the site is published at." placeholder:"URL"`
	Only    []string `help:"Only these formats: ${formats}." placeholder:"FORMAT"`
	Jobs    int      `help:"Areas worked on at once; 0 is one a processor." default:"0" placeholder:"N"`
}

// Help is printed below the flags.
func (buildCommand) Help() string {
	return `Examples:
  casemaker build
  casemaker build --base-url https://example.org/briefs/
  casemaker build --area leeds --only html,pdf

What has not changed since the last build to the same folder is kept. On an error nothing in the folder has changed.`
}

// Run implements the command.
func (b *buildCommand) Run(t *terminal) error {
	for _, format := range b.Only {
		if known := site.Formats(); !slices.Contains(known, format) {
			return usageError{fmt.Sprintf("unknown format %q; %s", format, place.Meant(format, known))}
		}
	}
	if b.BaseURL != "" {
		made, fault := load.BaseURL(b.BaseURL)
		if fault != "" {
			return usageError{fmt.Sprintf("--base-url %q is not an address to publish at: %s", b.BaseURL, fault)}
		}
		b.BaseURL = made
	}
	out := t.inProject(b.Out)
	if err := publish.CheckTarget(out, t.project, site.Folders); err != nil {
		return usageError{err.Error()}
	}
	files, err := t.files()
	if err != nil {
		return err
	}
	program, err := program()
	if err != nil {
		return err
	}
	o := site.Options{
		Out: out, Areas: b.Area, Only: b.Only, Jobs: b.Jobs, BaseURL: b.BaseURL, Program: program, Progress: t.progress(),
		Tell: func(file, message string) { t.tell(filepath.Join(b.Out, filepath.FromSlash(file)), message) },
	}
	var problems place.List
	t.building.Store(true)
	report, err := site.Make(t.ctx, files, o, &problems)
	if err := t.outcome(&problems, err); err != nil {
		return err
	}
	fmt.Fprintf(t.out, "%d files in %s: %d new or changed, %d removed, %d kept as they were; %d of %d areas made\n",
		report.Files, b.Out, report.Changed, report.Removed, report.Files-report.Changed, report.Made, report.Areas)
	return nil
}

// program stands for this program: another version has another. Whatever makes a difference is in the file that runs.
func program() (string, error) {
	name, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("finding the program’s own file: %w", err)
	}
	f, err := os.Open(name)
	if err != nil {
		return "", fmt.Errorf("reading the program’s own file: %w", err)
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return "", fmt.Errorf("reading the program’s own file: %w", err)
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// tell warns of something at once, while a build goes on.
func (t *terminal) tell(file, message string) {
	var told place.List
	told.Warnf(place.Position{File: file}, "", "%s", message)
	t.print(&told) // where nothing can be printed, the build need not fail for it
}

// progress shows how far a build is, on a terminal only.
func (t *terminal) progress() func(done, total int) {
	file, ok := t.err.(*os.File)
	if !ok {
		return nil
	}
	if state, err := file.Stat(); err != nil || state.Mode()&os.ModeCharDevice == 0 {
		return nil
	}
	return func(done, total int) {
		fmt.Fprintf(file, "\r%d of %d areas", done, total)
		if done == total {
			fmt.Fprint(file, "\r\x1b[K")
		}
	}
}

// checkCommand reports problems and writes nothing.
type checkCommand struct {
	All     bool `help:"List what is worth a look in built-in files too, one by one."`
	Reading bool `help:"Also print the reading age of every page in English."`
}

// Help is printed below the flags.
func (checkCommand) Help() string {
	return `Examples:
  casemaker check
  casemaker check --json
  casemaker check --reading`
}

// Run implements the command.
func (c *checkCommand) Run(t *terminal) error {
	t.all = c.All
	return t.with(func(s *site.Site) error {
		if err := s.Check(t.ctx, site.Options{}); err != nil {
			return err
		}
		if c.Reading {
			for _, d := range slices.Concat(s.Library.Documents, s.Library.Toolkit) {
				if s.Library.English(d) {
					fmt.Fprintln(t.out, lint.Reading(d))
				}
			}
		}
		for id, l := range s.Project.Languages.All() {
			published := slices.Contains(s.Project.Settings.Languages, id)
			if lacking := l.Lacking(); len(lacking) > 0 && (published || c.All) {
				fmt.Fprintf(t.out, "%s: %d of %d messages are said in English, the first of them %s; translate them in data/language/%s\n", l.Name, len(lacking), len(l.Messages()), lacking[0], id)
			}
		}
		fmt.Fprintf(t.out, "nothing stops a build: %d areas, %d documents, %d toolkit pages\n", len(s.Project.Areas), len(s.Library.Documents), len(s.Library.Toolkit))
		return nil
	})
}
