package workbook

import (
	"path/filepath"
	"testing"

	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
)

// stated is a case of an area that says much of itself: its posts, an option, who pays, what money there is, and benefits.
func stated(p *project.Project, slug string) *model.Case {
	given := func(id string, value float64, unit figure.Unit) *figure.Figure {
		return figure.Given("own."+id, id, value, unit, "", project.LocalSource)
	}
	post := func(of, id, scale, band, point, basis, employer string, wte, direct float64, lead bool) project.Post {
		return project.Post{ID: id, Role: "Post " + id, Employer: employer, Scale: scale, Band: band, Point: point, NIBasis: basis, Lead: lead,
			WTE: given(of+"post."+id+".wte_stated", wte, figure.WTE), Direct: given(of+"post."+id+".direct", direct, figure.Share)}
	}
	benefit := func(id, kind string, baseline, effect, deadweight, cost, bias float64, lag, duration int) project.Benefit {
		part := func(key string, value float64, unit figure.Unit) *figure.Figure {
			return given("benefit."+id+"."+key, value, unit)
		}
		return project.Benefit{ID: id, Name: "Benefit " + id, Owner: "Finance", Body: "ICB", Cashability: kind, Source: project.LocalSource, Confidence: 3, Lag: lag, Duration: duration,
			Baseline: part("baseline", baseline, figure.Share), Effect: part("effect", effect, figure.Share), Deadweight: part("deadweight", deadweight, figure.Share),
			UnitCost: part("unit_cost", cost, figure.Pounds), OptimismBias: part("optimism_bias", bias, figure.Share)}
	}
	return model.Prepare(p).Case(p.AreaBySlug[slug]).Supposing(func(a *project.Area) {
		a.Posts, a.Options, a.Funding, a.Benefits = project.Named[project.Post]{}, project.Named[project.Option]{}, project.Named[project.Contribution]{}, project.Named[project.Benefit]{}
		a.Posts.Put("lead", post("", "lead", "afc", "8b", "top", "shared", "nhs", 1, 0.5, true))
		a.Posts.Put("therapist", post("", "therapist", "afc", "7", "midpoint", "standalone", "nhs", 2.4, 0.8, false))
		a.Posts.Put("worker", post("", "worker", "njc", "17-22", "entry", "shared", "charity", 1.5, 0.7, false))
		o := project.Option{ID: "merged", Name: "Merged, with the hospital’s team", Summary: "One team"}
		o.Posts.Put("lead", post("option.merged.", "lead", "afc", "8c", "midpoint", "shared", "nhs", 0.8, 0.3, true))
		o.Posts.Put("therapist", post("option.merged.", "therapist", "afc", "7", "midpoint", "shared", "nhs", 3, 0.9, false))
		a.Options.Put("merged", o)
		for id, share := range map[string]float64{"icb": 0.5} {
			a.Funding.Put(id, project.Contribution{ID: id, Funder: "ICB", Status: "confirmed", Share: given("funding."+id+".share", share, figure.Share)})
		}
		a.Funding.Put("council", project.Contribution{ID: "council", Funder: "Council", Status: "asked", Share: given("funding.council.share", 0.333, figure.Share)})
		a.Funding.Put("trust", project.Contribution{ID: "trust", Funder: "Trust", Status: "asked", Share: given("funding.trust.share", 0.167, figure.Share)})
		a.Benefits.Put("care", benefit("care", "cost avoidance", 0.02, 0.3, 0.1, 60000, 0.2, 1, 4))
		a.Benefits.Put("school", benefit("school", "societal", 0.2, 0.1, 0, 3000, 0.4, 5, 10))
		figures := project.Named[project.Given]{}
		for id, g := range a.Figures.All() {
			figures.Put(id, g)
		}
		figures.Put("envelope", project.Given{ID: "envelope", Value: 400000, Period: "2026/27", Source: project.LocalSource, Method: figure.Counted})
		a.Figures = figures
	})
}

// What an area says of itself comes to the same too, in a place with a pay supplement.
func TestStatedByTheArea(t *testing.T) {
	p := shipped(t)
	folder := t.TempDir()
	cases := map[string]*model.Case{}
	for _, slug := range []string{"hackney", "cardiff"} {
		cases[slug] = stated(p, slug)
		write(t, cases[slug], filepath.Join(folder, slug+".xlsx"))
	}
	out := recalculated(t, folder)
	for slug, c := range cases {
		r := readBook(t, filepath.Join(out, slug+".xlsx"))
		if n := compare(t, slug, r, c); n < 250 {
			t.Errorf("%s: %d cells compared, want hundreds", slug, n)
		}
		for _, name := range []string{"own.post.lead.total", "own.option.merged.cost", "own.funding.icb.year_0", "own.benefit.school.pv", "appraisal.ratio_total", "money.left", "option.planned.cost"} {
			if _, ok := r.values[name]; !ok {
				t.Errorf("%s: no cell is named %s", slug, name)
			}
		}
	}
}
