package workbook

import (
	"path/filepath"
	"testing"

	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
)

// Amounts of funders, with shares of what they leave and alone, come to the same in LibreOffice.
func TestFundersByAmount(t *testing.T) {
	p := shipped(t)
	m := model.Prepare(p)
	given := func(id string, value float64, unit figure.Unit) *figure.Figure {
		return figure.Given("own.funding."+id, id, value, unit, "", project.LocalSource)
	}
	icb := project.Contribution{ID: "icb", Funder: "ICB", Status: "confirmed", Amount: given("icb.amount", 150000, figure.Pounds),
		Years: map[int]*figure.Figure{0: given("icb.amount_0", 40001, figure.Pounds)}}
	lottery := project.Contribution{ID: "lottery", Funder: "Lottery", Status: "asked", Years: map[int]*figure.Figure{2: given("lottery.amount_2", 33333, figure.Pounds)}}
	council := project.Contribution{ID: "council", Funder: "Council", Status: "asked", Share: given("council.share", 0.333, figure.Share)}
	trust := project.Contribution{ID: "trust", Funder: "Trust", Status: "asked", Share: given("trust.share", 0.667, figure.Share)}
	folder := t.TempDir()
	cases := map[string]*model.Case{}
	for slug, all := range map[string][]project.Contribution{"leeds": {icb, council, lottery, trust}, "cardiff": {icb, lottery}} {
		cases[slug] = m.Case(p.AreaBySlug[slug]).Supposing(func(a *project.Area) {
			a.Funding = project.Named[project.Contribution]{}
			for _, c := range all {
				a.Funding.Put(c.ID, c)
			}
		})
		write(t, cases[slug], filepath.Join(folder, slug+".xlsx"))
	}
	out := recalculated(t, folder)
	for slug, c := range cases {
		r := readBook(t, filepath.Join(out, slug+".xlsx"))
		if n := compare(t, slug, r, c); n < 150 {
			t.Errorf("%s: %d cells compared, want hundreds", slug, n)
		}
		for _, name := range []string{"own.funding.icb.amount", "own.funding.icb.amount_0", "own.funding.lottery.year_2", "funding.gap"} {
			if _, ok := r.values[name]; !ok {
				t.Errorf("%s: no cell is named %s", slug, name)
			}
		}
	}
}
