package model_test

import (
	"strings"
	"testing"
	"time"

	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
)

// Counts of the areas whose place one took add up to its own where it is all of them and nothing else, said so; shares do not, nor
// counts of different years, nor those of an area that was parted. So do the years before it began.
func TestWhatWasBeforeAddsUp(t *testing.T) {
	p := caseOf(t, "exampleshire").Project
	m := model.Prepare(p)
	day := func(text string) time.Time {
		d, err := time.Parse(time.DateOnly, text)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	was := func(name string, births int, period string, to ...string) *project.Area {
		a := made(p, births, 0.2, 50000, 0)
		a.Slug, a.Name, a.ValidTo, a.ReplacedBy = strings.ToLower(name), name, day("2025-03-31"), to
		g, _ := a.Figures.Get("births")
		g.Period, g.Series = period, []project.YearValue{{Year: 2023, Value: g.Value + 10}, {Year: 2024, Value: g.Value}}
		a.Figures.Put("births", g)
		return a
	}
	for _, c := range []struct {
		name      string
		begins    string
		before    []*project.Area
		births    float64 // 0 for none
		years     int
		lowIncome bool
	}{
		{"merged", "2025-04-01", []*project.Area{was("East", 1000, "2024", "new"), was("West", 500, "2024", "new")}, 1500, 2, false},
		{"one of them alone", "2025-04-01", []*project.Area{was("East", 1000, "2024", "new")}, 1000, 2, false},
		{"parted", "2025-04-01", []*project.Area{was("East", 1000, "2024", "new", "other")}, 0, 0, false},
		{"taken in later", "2020-04-01", []*project.Area{was("East", 1000, "2024", "new")}, 0, 0, false},
		{"of different years", "2025-04-01", []*project.Area{was("East", 1000, "2024", "new"), was("West", 500, "2023", "new")}, 0, 2, false},
	} {
		a := &project.Area{Slug: "new", Name: "New", Nation: "england", Kind: "council", ValidFrom: day(c.begins), Predecessors: c.before, PayZone: "none"}
		of := m.Case(a)
		births, ok := of.Figure("births")
		if ok != (c.births > 0) || ok && births.Value != c.births {
			t.Errorf("%s: births are %v (%t), want %v", c.name, births, ok, c.births)
			continue
		}
		if got := len(of.Years()); got != c.years {
			t.Errorf("%s: births of %d years are known, want %d", c.name, got, c.years)
		}
		if _, ok := of.Figure("low_income"); ok {
			t.Errorf("%s: a share was added up", c.name)
		}
		if !ok {
			continue
		}
		if births.Operation != figure.OpAdd || len(births.Arguments) != len(c.before) || !strings.Contains(births.Note, "East") || !strings.Contains(births.Note, "1 April 2025") {
			t.Errorf("%s: births are %v of %d, with the note %q", c.name, births.Operation, len(births.Arguments), births.Note)
		}
		if said, _ := of.Text("area.formerly"); !strings.HasPrefix(said, "Until 31 March 2025, New was East") {
			t.Errorf("%s: the area was formerly %q", c.name, said)
		}
	}
	own := &project.Area{Slug: "new", Name: "New", Nation: "england", Kind: "council", ValidFrom: day("2025-04-01"), PayZone: "none",
		Predecessors: []*project.Area{was("East", 1000, "2024", "new"), was("West", 500, "2024", "new")}}
	own.Figures.Put("births", project.Given{ID: "births", Value: 1490, Period: "2025", Source: "ons-births-2024", Series: []project.YearValue{{Year: 2025, Value: 1490}}})
	of := m.Case(own)
	if births, _ := of.Figure("births"); births.Value != 1490 || len(of.Years()) != 3 {
		t.Errorf("an area with births of its own has %v and years %v, want its own and 2023 to 2025", births, of.Years())
	}
	if f, ok := of.Figure("births.2023"); !ok || f.Value != 1520 {
		t.Errorf("its births of 2023 are %v, want the sum 1520", f)
	}
}
