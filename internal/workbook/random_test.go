package workbook

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"casemaker/internal/figure"
	"casemaker/internal/imports"
	"casemaker/internal/layer"
	"casemaker/internal/load"
	"casemaker/internal/model"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// trials is how many workbooks are changed at random.
const trials = 50

// apart are areas of which none shares a health body with another, so that a change of one changes no other.
func apart(p *project.Project) []*project.Area {
	var all []*project.Area
	seen := map[string]bool{}
	for _, a := range p.Areas {
		body := a.Nation + a.Bodies["body.health"]
		births, _ := a.Figures.Get("births")
		if len(a.Members) > 0 || seen[body] || births.Suppressed || births.CombinedWith != "" || len(a.Benefits.IDs) > 0 {
			continue
		}
		seen[body] = true
		if all = append(all, a); len(all) == trials {
			break
		}
	}
	return all
}

// Inputs changed at random, several at a time, recalculated by LibreOffice and taken back into the areas' files, come to what the program
// says of those files.
func TestChangedAtRandom(t *testing.T) {
	p := shipped(t)
	m := model.Prepare(p)
	areas := apart(p)
	if len(areas) < trials {
		t.Fatalf("%d areas apart, want %d", len(areas), trials)
	}
	folder := t.TempDir()
	r := rand.New(rand.NewPCG(16, 2026))
	said := map[string][]string{}
	for _, a := range areas {
		c := m.Case(a)
		name := filepath.Join(folder, a.Slug+".xlsx")
		write(t, c, name)
		said[a.Slug] = disturb(t, r, c, name)
	}
	out := recalculated(t, folder)
	texts := map[string]string{}
	files := os.DirFS("../..")
	for _, a := range areas {
		data, err := os.ReadFile(filepath.Join(folder, a.Slug+".xlsx"))
		if err != nil {
			t.Fatal(err)
		}
		back, err := Open(data)
		if err != nil {
			t.Fatal(err)
		}
		changes, faults := back.Changes(m.Case(a))
		if len(faults) > 0 || len(changes) == 0 {
			t.Fatalf("%s, %v: %d changes, %q", a.Slug, said[a.Slug], len(changes), faults)
		}
		var settings []imports.Setting
		for _, change := range changes {
			settings = append(settings, change.Settings...)
		}
		plan, err := imports.Settle(files, a.File, settings)
		if err != nil {
			t.Fatal(err)
		}
		texts[a.File] = plan.Text(a.File)
	}
	var problems place.List
	after := load.Load(layer.Changed{Texts: texts, Below: files}, &problems)
	if problems.Failed() {
		problems.Print(os.Stderr)
		t.Fatal("the project has problems with what was taken back")
	}
	made := model.Prepare(after)
	for _, a := range areas {
		c := made.Case(after.AreaBySlug[a.Slug])
		if n := compare(t, fmt.Sprintf("%s with %s", a.Slug, strings.Join(said[a.Slug], ", ")), readBook(t, filepath.Join(out, a.Slug+".xlsx")), c); n < 250 {
			t.Errorf("%s: %d cells compared, want hundreds", a.Slug, n)
		}
	}
}

// disturb changes inputs of a workbook and says which.
func disturb(t *testing.T, r *rand.Rand, c *model.Case, name string) (said []string) {
	t.Helper()
	b := newBook(c)
	b.sheets()
	f, err := excelize.OpenFile(name)
	if err != nil {
		t.Fatal(err)
	}
	set := func(id, sheet, cell string, value any) {
		if err := f.SetCellValue(sheet, cell, value); err != nil {
			t.Fatal(err)
		}
		said = append(said, fmt.Sprintf("%s = %v", id, value))
	}
	put := func(id string, value float64) { set(id, b.at[id].Sheet, b.at[id].Cell, value) }
	var open []*figure.Figure
	for _, of := range b.given {
		if b.open(of.ID) && !strings.Contains(of.ID, "funding.") && !strings.HasPrefix(of.ID, "month.") {
			open = append(open, of)
		}
	}
	for _, i := range r.Perm(len(open))[:1+r.IntN(6)] {
		put(open[i].ID, another(r, open[i]))
	}
	if r.IntN(2) == 0 { // both ends of what months can do, and the same month for all
		lead := r.IntN(10)
		team := lead + r.IntN(8)
		start := team + r.IntN(8)
		put("month.lead", float64(lead))
		put("month.team", float64(team))
		put("month.open", float64(start))
		put("month.full", float64(start+r.IntN(30)))
	}
	if n := len(c.Funders); n > 1 && r.IntN(2) == 0 {
		from, to := r.IntN(n), r.IntN(n)
		moved := float64(r.IntN(int(c.Funders[from].Contribution.Share.Value*1000)+1)) / 1000
		if from != to {
			put(c.Funders[from].Contribution.Share.ID, figure.RoundTo(c.Funders[from].Contribution.Share.Value-moved, 1e-6))
			put(c.Funders[to].Contribution.Share.ID, figure.RoundTo(c.Funders[to].Contribution.Share.Value+moved, 1e-6))
		}
	}
	for _, of := range b.picks {
		if r.IntN(2) == 0 {
			at := b.choicesAt[of.id]
			set(of.id, at.Sheet, at.Cell, of.words[r.IntN(len(of.words))])
		}
	}
	if err := f.Save(); err != nil {
		t.Fatal(err)
	}
	return said
}

// another is another value that an input may have.
func another(r *rand.Rand, of *figure.Figure) float64 {
	switch of.Unit {
	case figure.Babies, figure.People:
		return figure.RoundTo(of.Value*(0.4+1.4*r.Float64()), 1)
	case figure.Share:
		return figure.RoundTo(min(0.95, of.Value*(0.5+r.Float64())+0.01), 0.001)
	case figure.Pounds:
		return figure.RoundTo(of.Value*(0.5+r.Float64()), 1)
	case figure.WTE:
		return figure.RoundTo(of.Value*(0.5+r.Float64())+0.1, 0.01)
	case figure.Weeks:
		return float64(36 + r.IntN(12))
	}
	return figure.RoundTo(of.Value*(0.6+r.Float64())+0.1, 0.1)
}
