package content

import (
	"os"
	"slices"
	"testing"

	"casemaker/internal/document"
	"casemaker/internal/figure"
	"casemaker/internal/load"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/table"
)

// exampleshire is the case of the worked example.
func exampleshire(t *testing.T) *model.Case {
	t.Helper()
	var problems place.List
	p := load.Load(os.DirFS("../.."), &problems)
	if problems.Failed() {
		problems.Print(os.Stderr)
		t.Fatal("the repository's own project has problems")
	}
	return model.Prepare(p).Case(p.AreaBySlug["exampleshire"])
}

// filled fills a text for an area.
func filled(t *testing.T, filler *Filler, c *model.Case, text string) *Filled {
	t.Helper()
	var problems place.List
	d := document.Parse("x.md", []byte(text), &problems)
	d.BeginPages([]string{"late"})
	return filler.Fill(NewVariants(nil).For(d, c, true))
}

const whole = `Cites [@pif-2024] and *{{ births | about }}*.

- In [a list of {{ births }}](#late).

::: staffing-costs
:::

::: what-if
:::

## Late {#late}

Cites [@madigan-2023].

::: figure-notes
:::

::: references
:::
`

// What is filled holds neither values nor blocks to fill, and its sources have one number each, in the order in which they come.
func TestFill(t *testing.T) {
	t.Parallel()
	c := exampleshire(t)
	f := filled(t, NewFiller(c), c, whole)
	document.Walk(f.Blocks, func(b document.Block) {
		switch b := b.(type) {
		case *document.Directive:
			t.Errorf("the block %s is not filled", b.Name)
		case *document.References:
			if len(b.Items) != len(f.Sources) {
				t.Errorf("%d sources are listed, of %d", len(b.Items), len(f.Sources))
			}
			for i, r := range b.Items {
				if r.Number != i+1 || f.Sources[i] != r.Source || f.SourceNumber(r.Source) != r.Number {
					t.Errorf("entry %d of the sources is %d, %s, want %s", i+1, r.Number, r.Source, f.Sources[i])
				}
			}
		}
	}, func(in document.Inline) {
		switch in := in.(type) {
		case *document.Value:
			t.Errorf("the value %s is not filled", in.ID)
		case *document.Citation:
			if in.Number != f.SourceNumber(in.Source) {
				t.Errorf("%s is cited as %d, want %d", in.Source, in.Number, f.SourceNumber(in.Source))
			}
		}
	})
	if want := []string{"pif-2024", "madigan-2023"}; !slices.Equal(f.Sources[:2], want) {
		t.Errorf("the first sources are %q, want those of the text, %q", f.Sources[:2], want)
	}
	if len(f.Parts) != 2 || f.Parts[1].Name != "late" || f.Variant.PartOf("late") != "late" {
		t.Errorf("the parts are %v, and the section stands in %q", f.Parts, f.Variant.PartOf("late"))
	}
}

// Totals lead to their notes, and so does a cell whose figure was shown before; others do not.
func TestNotesExplain(t *testing.T) {
	t.Parallel()
	c := exampleshire(t)
	births, _ := c.Figure("births")
	f := filled(t, NewFiller(c), c, whole)
	totals := 0
	for _, shown := range f.Tables {
		for _, row := range shown.Rows {
			for _, cell := range row.Cells {
				if row.Total && cell.Figure != nil && cell.Figure.ID != "" {
					totals++
					if !f.Explains(shown, cell.Figure) {
						t.Errorf("no note explains the total %s of %s", cell.Figure.ID, shown.ID)
					}
				}
			}
		}
	}
	if totals == 0 || f.Noted[0] != births {
		t.Errorf("%d totals, and the first note is on %s, want births", totals, f.Noted[0].ID)
	}
	if f.Explains(&table.Table{}, births) {
		t.Error("a note explains a figure of a table that the document does not show")
	}
	if notes := f.NotesOn(func(n *figure.Figure) bool { return n == births }); len(notes) != 1 {
		t.Errorf("the notes on births are %d blocks, want one", len(notes))
	}
}

// What an area's data make of a block is made once, for every document that calls for it.
func TestBlocksAreMadeOnce(t *testing.T) {
	t.Parallel()
	c := exampleshire(t)
	filler := NewFiller(c)
	one, two := filled(t, filler, c, whole), filled(t, filler, c, "::: staffing-costs\n:::\n")
	if len(two.Tables) == 0 || one.Tables[0] != two.Tables[0] {
		t.Error("the table of staffing costs was made twice")
	}
}
