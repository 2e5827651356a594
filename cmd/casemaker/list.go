package main

import (
	"fmt"
	"text/tabwriter"

	"casemaker/internal/exhibit"
	"casemaker/internal/figure"
	"casemaker/internal/model"
)

// listCommand lists what there is to use.
type listCommand struct {
	What string `arg:"" enum:"areas,figures,blocks,sources,documents" help:"areas, figures, blocks, sources or documents."`
}

// Run implements the command.
func (l *listCommand) Run(t *terminal) error {
	s, err := t.ask()
	if err != nil {
		return err
	}
	w := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', 0)
	switch l.What {
	case "areas":
		for _, c := range s.Cases {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", c.Area.Slug, c.Area.Name, c.Nation.Name, c.Area.Code)
		}
	case "figures":
		units := map[string]*figure.Figure{}
		var ids []string
		for _, c := range s.Cases {
			for _, f := range model.Reachable(c.Figures()) {
				if _, ok := units[f.ID]; !ok {
					units[f.ID] = f
					ids = append(ids, f.ID)
				}
			}
		}
		for _, id := range ids {
			fmt.Fprintf(w, "%s\t%s\t%s\n", id, units[id].Unit, units[id].Label)
		}
	case "blocks":
		for _, name := range exhibit.Names() {
			fmt.Fprintln(w, name)
		}
	case "sources":
		for id, source := range s.Project.Sources.All() {
			fmt.Fprintf(w, "%s\t%s\t%s\t%d\n", id, source.Publisher, source.Title, source.Year)
		}
	case "documents":
		for _, d := range s.Library.Documents {
			fmt.Fprintf(w, "%s\t%s\t%s\n", d.Page.Slug, d.Page.Title, d.Page.File)
		}
	}
	return w.Flush()
}
