package model_test

import (
	"math"
	"os"
	"testing"

	"casemaker/internal/figure"
	"casemaker/internal/load"
	"casemaker/internal/model"
	"casemaker/internal/place"
)

// caseOf works out an area of this repository's own project.
func caseOf(t testing.TB, slug string) *model.Case {
	t.Helper()
	var problems place.List
	p := load.Load(os.DirFS("../.."), &problems)
	if problems.Failed() {
		problems.Print(os.Stderr)
		t.Fatal("the repository's own project has problems")
	}
	area, ok := p.AreaBySlug[slug]
	if !ok {
		t.Fatalf("there is no area %q", slug)
	}
	return model.Prepare(p).Case(area)
}

// TestWorkedExample is the table of docs/model.md: 3,300 births, population 280,000, L = 0.24, England, no
// supplement, midpoint, 14.38 % pension, 2026/27 prices.
func TestWorkedExample(t *testing.T) {
	c := caseOf(t, "exampleshire")
	for _, want := range []struct {
		id    string
		value float64
	}{
		{"need.low", 330}, {"need.reference", 495}, {"need.mix", 645.48}, {"need.high", 775.5},

		{"post.cluster_lead.total", 36423},
		{"post.locality_lead.total", 92731},
		{"post.specialist.total", 136047},
		{"post.mental_health_practitioner.total", 68024},
		{"post.social_worker.total", 60597},
		{"post.administrator.total", 37922},
		{"post.family_support.total", 39249},

		{"cost.basic", 367446}, {"cost.national_insurance", 49619}, {"cost.pension", 52257}, {"cost.levy", 1671},
		{"cost.pay", 470993},

		{"cost.non_pay", 53155}, {"cost.direct", 524148}, {"cost.overhead", 78622},
		{"cost.recurrent", 602770}, {"cost.setup", 54320},

		{"team.wte", 7.33}, {"team.direct_wte", 4.30}, {"capacity.families", 132}, {"cost.per_family", 4566.44},

		{"cost.per_birth", 182.66}, {"cost.per_head", 2.15},

		{"cost.year_0", 415982}, {"cost.year_1", 602770}, {"cost.year_2", 602770}, {"cost.year_3", 602770}, {"cost.year_4", 602770},
		{"cost.five_years", 2827062},
	} {
		f, ok := c.Figure(want.id)
		if !ok {
			t.Errorf("%s is missing, want %v", want.id, want.value)
			continue
		}
		if got := figure.RoundTo(f.Value, 0.01); math.Abs(got-want.value) > 1e-9 {
			t.Errorf("%s = %v, want %v", want.id, got, want.value)
		}
	}
}

// The last line of the table: what is printed to the pound and to three decimals.
func TestWorkedExampleAppraisal(t *testing.T) {
	c := caseOf(t, "exampleshire")
	for _, want := range []struct {
		id    string
		step  float64
		value float64
	}{
		{"appraisal.pv_cost", 1, 2630003},
		{"appraisal.discounted_families", 0.001, 518.516},
		{"appraisal.break_even_per_family", 0.01, 5072.17},
	} {
		f, ok := c.Figure(want.id)
		if !ok {
			t.Errorf("%s is missing", want.id)
			continue
		}
		if got := figure.RoundTo(f.Value, want.step); got != want.value {
			t.Errorf("%s = %v, want %v", want.id, got, want.value)
		}
	}
}

// Every figure that a reader can meet says where it comes from: a source, or a working that ends in sources.
func TestEveryFigureAnswers(t *testing.T) {
	for _, slug := range []string{"exampleshire", "leeds", "greater-manchester", "cardiff", "glasgow-city", "belfast", "isles-of-scilly"} {
		c := caseOf(t, slug)
		for _, f := range model.Reachable(c.Figures()) {
			switch {
			case f.Operation != figure.OpGiven:
			case f.Source == "":
				t.Errorf("%s: %s is given without a source", slug, f.ID)
			default:
				if _, ok := c.Project.Sources.Get(f.Source); !ok {
					t.Errorf("%s: %s cites the unknown source %q", slug, f.ID, f.Source)
				}
			}
			if f.Label == "" {
				t.Errorf("%s: %s has no label", slug, f.ID)
			}
		}
	}
}

func TestPooledAreaSumsItsMembers(t *testing.T) {
	c := caseOf(t, "greater-manchester")
	if n := len(c.Members); n != 10 {
		t.Fatalf("Greater Manchester has %d members, want 10", n)
	}
	for _, id := range []string{"births", "population"} {
		sum := 0.0
		for _, m := range c.Members {
			given, ok := m.Area.Figures.Get(id)
			if !ok {
				t.Fatalf("%s has no %s", m.Area.Name, id)
			}
			sum += given.Value
		}
		if f, _ := c.Figure(id); f == nil || f.Value != sum || f.Operation != figure.OpAdd || len(f.Arguments) != 10 {
			t.Errorf("%s = %v, want the sum %v of ten members with its working", id, f, sum)
		}
	}
}
