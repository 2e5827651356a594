package main

import (
	"fmt"
	"io/fs"
	"os"
	"strings"
	"text/tabwriter"

	"casemaker/internal/figure"
	"casemaker/internal/imports"
	"casemaker/internal/load"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// importCommand takes files into area files.
type importCommand struct {
	Published importPublished `cmd:"" default:"withargs" help:"Take published files into area files. The word itself may be left out."`
	Workbook  importWorkbook  `cmd:"" help:"Take the changed inputs of an area's workbook into its file."`
}

// importPublished takes published files into area files.
type importPublished struct {
	Files  []string `arg:"" name:"file" help:"Files as their publishers hand them out: .xlsx or CSV. Each is recognised by its headings." type:"path"`
	DryRun bool     `name:"dry-run" help:"Show what would change, and write nothing."`
	Figure string   `help:"Figure that the values are, for files that do not say: births, population …" placeholder:"ID"`
	Source string   `help:"Source of the values, as casemaker list sources names it, where it is not the publisher's own." placeholder:"ID"`
	Period string   `help:"Period of the values, for files that do not state theirs: 2024, mid-2024, 2024/25. With {year} in it, how the periods of the file are said." placeholder:"PERIOD"`

	Column  string            `help:"Heading of the values in a plain table, where that is not value." placeholder:"HEADING"`
	Where   map[string]string `help:"Words that a further column of a plain table must hold: --where 'age=all ages'." placeholder:"HEADING=WORDS"`
	Percent bool              `help:"The values of a plain table are percentages, and the figure is a share."`
	Nation  []string          `help:"Take areas of these nations only." placeholder:"NATION"`
}

// Help is printed below the flags.
func (importPublished) Help() string {
	return `Examples:
  casemaker import birthregistrations2024.xlsx --dry-run
  casemaker import mye24tablesew.csv --period mid-2024
  casemaker import our-list.csv --figure low_income --source our-survey-2026`
}

// Run implements the command.
func (c *importPublished) Run(t *terminal) error {
	files, err := t.files()
	if err != nil {
		return err
	}
	p, indicators, register, err := t.importable(files)
	if err != nil {
		return err
	}
	if _, ok := p.Catalogue.Get(c.Figure); c.Figure != "" && !ok {
		return usageError{fmt.Sprintf("unknown figure %q; %s (figures are listed in data/figures.toml)", c.Figure, place.Meant(c.Figure, p.Catalogue.IDs))}
	}
	options := imports.Options{Figure: c.Figure, Source: c.Source, Period: c.Period, Indicators: indicators, Column: c.Column, Where: c.Where, Percent: c.Percent}
	for _, nation := range c.Nation {
		if _, ok := p.Nations.Get(nation); !ok {
			return usageError{fmt.Sprintf("unknown nation %q; %s", nation, place.Meant(nation, p.Nations.IDs))}
		}
	}
	places := imports.NewPlaces(p, register).Within(c.Nation)
	var all []*imports.Matched
	for _, name := range c.Files {
		matched, err := readPublished(name, options, p, places)
		if err != nil {
			return err
		}
		all = append(all, matched...)
	}
	plan, err := imports.Prepare(files, p, all...)
	if err != nil {
		return err
	}
	if err := t.printPlan(plan, p, all); err != nil {
		return err
	}
	if c.DryRun || len(plan.Files()) == 0 {
		return nil
	}
	if err := plan.Write(t.project); err != nil {
		return err
	}
	_, err = fmt.Fprintf(t.out, "%d files written in %s\n", len(plan.Files()), t.project)
	return err
}

// importable reads what an import needs to know of a project. A project with problems takes no imports.
func (t *terminal) importable(files fs.FS) (*project.Project, imports.Indicators, imports.Register, error) {
	var problems place.List
	p := load.Load(files, &problems)
	indicators := imports.ReadIndicators(files, p.Catalogue.IDs, &problems)
	register := imports.ReadRegister(files, &problems)
	if !problems.Failed() {
		return p, indicators, register, nil
	}
	if err := t.print(&problems); err != nil {
		return nil, nil, register, err
	}
	return nil, nil, register, errProject
}

// readPublished reads one file of a publisher. Of several sheets that hold the same, the first is taken.
func readPublished(name string, options imports.Options, p *project.Project, places *imports.Places) ([]*imports.Matched, error) {
	data, err := os.ReadFile(name)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", name, err)
	}
	tables, err := imports.Open(name, data)
	if err != nil {
		return nil, err
	}
	found, err := imports.RecogniseBy(tables, options.Column)
	if err != nil {
		return nil, err
	}
	var all []*imports.Matched
	var refused error
	for _, f := range found {
		set, err := f.Read(options)
		if err != nil {
			if refused == nil {
				refused = err
			}
			continue
		}
		matched, err := imports.Match(set, p, places)
		if err != nil {
			return nil, err
		}
		if len(all) > 0 && all[0].Set.Kind == f.Kind {
			continue
		}
		all = append(all, matched)
	}
	if len(all) == 0 {
		return nil, refused
	}
	return all, nil
}

// printPlan shows old and new, and what is odd.
func (t *terminal) printPlan(plan *imports.Plan, p *project.Project, all []*imports.Matched) error {
	for _, m := range all {
		fmt.Fprintf(t.out, "%s: %s\n", m.Set.Table, m.Set.Kind.Title)
	}
	w := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', 0)
	if len(plan.Changes) > 0 {
		fmt.Fprintln(w, "\nAREA\tFIGURE\tOLD\tNEW\tODD")
	}
	for _, c := range plan.Changes {
		old, now := "–", said(p, c.Figure, c.NewValue, c.NewPeriod)
		if c.OldPeriod != "" {
			old = said(p, c.Figure, c.OldValue, c.OldPeriod)
		}
		if c.Withheld {
			now = "withheld (" + c.NewPeriod + ")"
		}
		odd := c.Odd
		if len(c.CombinedWith) > 0 {
			odd = append(odd, "together with "+strings.Join(c.CombinedWith, ", "))
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", c.Area.Slug, c.Figure, old, now, strings.Join(odd, "; "))
	}
	if len(plan.Pay) > 0 {
		fmt.Fprintln(w, "\nPAY TABLE\tBAND\tOLD\tNEW\tODD")
	}
	for _, c := range plan.Pay {
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", c.Table, c.Band, between(c.OldEntry, c.OldTop), between(c.NewEntry, c.NewTop), strings.Join(c.Odd, "; "))
	}
	if err := w.Flush(); err != nil {
		return err
	}
	fmt.Fprintln(t.out)
	for _, line := range plan.Good {
		fmt.Fprintln(t.out, "checked: "+line)
	}
	for _, line := range plan.Odd {
		fmt.Fprintln(t.out, "look at: "+line)
	}
	for _, s := range plan.Sources {
		fmt.Fprintf(t.out, "new source %s: %s, %s\n", s.ID, s.Publisher, s.Title)
	}
	_, err := fmt.Fprintf(t.out, "%d figures change, %d stand already as the file has them\n", len(plan.Changes)+len(plan.Pay), plan.Same)
	return err
}

// between prints the two ends of a band.
func between(entry, top float64) string {
	pounds := func(n float64) string { return figure.Given("", "", n, figure.Pounds, "", "").Text(figure.Exact) }
	return pounds(entry) + " to " + pounds(top)
}

// said is a value with its period, as pages print it.
func said(p *project.Project, id string, value float64, period string) string {
	entry, _ := p.Catalogue.Get(id)
	text := figure.Given(id, "", value, entry.Unit, period, "").Text(figure.Exact)
	return fmt.Sprintf("%s (%s)", text, period)
}
