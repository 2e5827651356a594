package main

import (
	"fmt"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/site"
)

// explainCommand prints how a figure of an area was reached.
type explainCommand struct {
	Area   string `arg:"" help:"Area, by the name of its file."`
	Figure string `arg:"" help:"Figure, as casemaker list figures names it."`
}

// Help is printed below the flags.
func (explainCommand) Help() string {
	return `Examples:
  casemaker explain leeds cost.recurrent
  casemaker explain leeds need.central

casemaker list figures names them all.`
}

// Run implements the command.
func (e *explainCommand) Run(t *terminal) error {
	s, err := t.ask()
	if err != nil {
		return err
	}
	c, err := caseNamed(s, e.Area)
	if err != nil {
		return err
	}
	f, ok := c.Figure(e.Figure)
	if !ok {
		for _, m := range c.Missing() {
			if m.ID == e.Figure {
				fmt.Fprintf(t.out, "%s: missing for %s: %s\n", m.Label, c.Area.Name, m.Why)
				if m.Where != "" {
					fmt.Fprintf(t.out, "  published by %s\n", m.Where)
				}
				return nil
			}
		}
		for _, reached := range model.Reachable(c.Figures()) {
			if reached.ID == e.Figure {
				f, ok = reached, true
			}
		}
	}
	if !ok {
		var ids []string
		for _, known := range model.Reachable(c.Figures()) {
			ids = append(ids, known.ID)
		}
		return usageError{fmt.Sprintf("%s has no figure %q; %s", c.Area.Name, e.Figure, place.Meant(e.Figure, ids))}
	}
	x := &explainer{terminal: t, c: c, seen: map[*figure.Figure]bool{}}
	x.print(f, 0)
	return nil
}

// caseNamed works an area out, or says which name was meant.
func caseNamed(s *site.Site, slug string) (*model.Case, error) {
	if err := s.Known(slug); err != nil {
		return nil, err
	}
	c, _ := s.Case(slug)
	return c, nil
}

// An explainer prints a working as a tree: each named figure once with its own working below it.
type explainer struct {
	terminal *terminal
	c        *model.Case
	seen     map[*figure.Figure]bool
}

func (x *explainer) print(f *figure.Figure, depth int) {
	indent := strings.Repeat("  ", depth)
	line := fmt.Sprintf("%s%s = %s  %s, %s", indent, f.ID, f.Text(figure.Exact), f.Label, f.Method)
	if x.seen[f] {
		fmt.Fprintf(x.terminal.out, "%s (see above)\n", line)
		return
	}
	x.seen[f] = true
	fmt.Fprintln(x.terminal.out, line)
	if f.Operation == figure.OpGiven {
		x.source(f, indent+"  ")
		return
	}
	fmt.Fprintf(x.terminal.out, "%s  working: %s\n", indent, x.c.Language.Working(f))
	for _, operand := range named(f) {
		x.print(operand, depth+1)
	}
}

// source prints where a given figure comes from.
func (x *explainer) source(f *figure.Figure, indent string) {
	s, ok := x.c.Project.Sources.Get(f.Source)
	if !ok {
		return
	}
	text := s.Publisher + ", " + s.Title
	if f.Period != "" {
		text += "; for " + f.Period
	}
	fmt.Fprintf(x.terminal.out, "%ssource %s: %s\n", indent, s.ID, text)
	if s.URL != "" {
		fmt.Fprintf(x.terminal.out, "%s  %s\n", indent, s.URL)
	}
	if f.Note != "" {
		fmt.Fprintf(x.terminal.out, "%snote: %s\n", indent, f.Note)
	}
}

// named lists the nearest named figures below a working, each once, in order.
func named(f *figure.Figure) []*figure.Figure {
	var all []*figure.Figure
	seen := map[*figure.Figure]bool{}
	var walk func(*figure.Figure)
	walk = func(f *figure.Figure) {
		for _, a := range f.Arguments {
			switch {
			case seen[a]:
			case a.ID != "":
				seen[a] = true
				all = append(all, a)
			default:
				walk(a)
			}
		}
	}
	walk(f)
	return all
}
