package main

import (
	"cmp"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"casemaker/internal/exhibit"
	"casemaker/internal/load"
	"casemaker/internal/model"
	"casemaker/internal/project"
	"casemaker/internal/reference"
)

// listCommand lists what there is to use.
type listCommand struct {
	What     string `arg:"" enum:"areas,figures,blocks,sources,documents,words,keys" help:"areas, figures, blocks, sources, documents, words or keys."`
	Markdown bool   `help:"With keys: the reference as a page."`
	Coverage bool   `help:"With areas: how many councils of each nation have each figure, of which period and from which source."`
}

// Help is printed below the flags.
func (listCommand) Help() string {
	return `Examples:
  casemaker list areas
  casemaker list figures | grep births
  casemaker list blocks
  casemaker list keys --markdown > reference.md`
}

// Run implements the command.
func (l *listCommand) Run(t *terminal) error {
	if l.What == "keys" {
		return l.keys(t)
	}
	s, err := t.ask()
	if err != nil {
		return err
	}
	if l.Coverage {
		fmt.Fprint(t.out, coverage(s.Project))
		return nil
	}
	w := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', 0)
	switch l.What {
	case "areas":
		for _, a := range s.Project.Areas {
			nation, _ := s.Project.Nations.Get(a.Nation)
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", a.Slug, a.Name, nation.Name, a.Code)
		}
	case "figures":
		for _, d := range model.Declared(s.Project).All() {
			unit := string(d.Unit)
			if d.Text {
				unit = "words"
			}
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", d.ID, unit, d.Label, d.When)
		}
	case "blocks":
		for _, b := range exhibit.Blocks() {
			fmt.Fprintf(w, "%s\t%s\n", b.Name, b.Shows)
		}
	case "words":
		l := s.Project.Language("")
		for _, id := range l.Messages() {
			fmt.Fprintf(w, "%s\t%s\n", id, l.Unfilled(id))
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

// mostSources is how many sources a line of the table of coverage names one by one.
const mostSources = 3

// coverage writes what is known of the councils of each nation as a table of Markdown, as docs/data.md has it. What no
// council of a nation has is left out.
func coverage(p *project.Project) string {
	var out strings.Builder
	out.WriteString("| Nation | What | Councils | Period | A newer edition was due | Source |\n|---|---|---:|---|---|---|\n")
	for _, c := range p.Coverage() {
		if c.Areas == 0 {
			continue
		}
		var sources []string
		for _, id := range c.Sources {
			source, _ := p.Sources.Get(id)
			sources = append(sources, source.Publisher+", "+source.Title)
		}
		said := strings.Join(sources, "; ")
		if len(sources) > mostSources {
			said = fmt.Sprintf("%d sources, each named beside the service", len(sources))
		}
		due := "–"
		if !c.Due.IsZero() {
			due = c.Due.Format("January 2006")
		}
		fmt.Fprintf(&out, "| %s | %s | %d of %d | %s | %s | %s |\n", c.Nation, c.What, c.Areas, c.Of, cmp.Or(strings.Join(c.Periods, "; "), "–"), due, said)
	}
	return out.String()
}

// keys lists every key of every data file, with what it holds and means.
func (l *listCommand) keys(t *terminal) error {
	files, err := t.files()
	if err != nil {
		return err
	}
	keys := load.Keys(files)
	if l.Markdown {
		_, err := io.WriteString(t.out, reference.Markdown(keys)+blocksPage())
		return err
	}
	w := tabwriter.NewWriter(t.out, 0, 0, 2, ' ', 0)
	for _, k := range keys {
		if k.Type != load.TypeTable && !k.IsMessage() {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", k.File, k.Path(), reference.Holds(k), k.Means)
		}
	}
	return w.Flush()
}

// blocksPage is what documents can call for, as the end of the reference.
func blocksPage() string {
	var b strings.Builder
	b.WriteString("\n## Blocks of documents\n\nA document calls for a block by its name between `::: NAME` and `:::`; docs/writing.md shows how.\n\n| Block | What it shows |\n|---|---|\n")
	for _, block := range exhibit.Blocks() {
		fmt.Fprintf(&b, "| `%s` | %s |\n", block.Name, block.Shows)
	}
	return b.String()
}
