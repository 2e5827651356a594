package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"casemaker/internal/lint"
	"casemaker/internal/place"
	"casemaker/internal/site"
)

// buildCommand writes the site.
type buildCommand struct {
	Out     string   `help:"Folder to write to, below the project folder." default:"public" placeholder:"DIR"`
	Area    []string `help:"Only these areas, by the names of their files." placeholder:"SLUG"`
	BaseURL string   `name:"base-url" help:"Address that the site is published at." placeholder:"URL"`
	Only    []string `help:"Only these formats: html, pdf, csv, json." placeholder:"FORMAT"`
	Jobs    int      `help:"Areas worked on at once; 0 is one a processor." default:"0" placeholder:"N"`
}

// Run implements the command.
func (b *buildCommand) Run(t *terminal) error {
	for _, format := range b.Only {
		if !slices.Contains(site.Formats, format) {
			return usageError{fmt.Sprintf("unknown format %q; %s", format, place.Meant(format, site.Formats))}
		}
	}
	s, err := t.load(site.Options{Only: b.Only}.Wants("pdf"))
	if err != nil {
		return err
	}
	for _, slug := range b.Area {
		if _, err := caseNamed(s, slug); err != nil {
			return err
		}
	}
	if b.BaseURL != "" {
		s.Project.Settings.BaseURL = strings.TrimSuffix(b.BaseURL, "/") + "/"
	}
	out := t.inProject(b.Out)
	var problems place.List
	report, err := s.Build(t.ctx, site.Options{Out: out, Areas: b.Area, Only: b.Only, Jobs: b.Jobs, Progress: t.progress(), Problems: &problems})
	if err != nil {
		return err
	}
	if err := t.print(&problems); err != nil {
		return err
	}
	fmt.Fprintf(t.out, "%d files in %s: %d new or changed, %d removed\n", report.Files, b.Out, report.Changed, report.Removed)
	return nil
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
	Reading bool `help:"Also print the reading age of every page in English."`
}

// Run implements the command.
func (c *checkCommand) Run(t *terminal) error {
	s, err := t.load(true)
	if err != nil {
		return err
	}
	if c.Reading {
		for _, d := range slices.Concat(s.Library.Documents, s.Library.Toolkit) {
			if s.Library.English(d) {
				fmt.Fprintln(t.out, lint.Reading(d))
			}
		}
	}
	fmt.Fprintf(t.out, "nothing stops a build: %d areas, %d documents, %d toolkit pages\n", len(s.Cases), len(s.Library.Documents), len(s.Library.Toolkit))
	return nil
}
