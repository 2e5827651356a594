package model_test

import (
	"math"
	"strings"
	"testing"

	"casemaker/internal/figure"
	"casemaker/internal/model"
	"casemaker/internal/project"
)

// made is an area of England with these numbers.
func made(p *project.Project, births int, lowIncome float64, population int, zone uint8) *project.Area {
	a := &project.Area{Slug: "made", Name: "Made", Nation: "england", Kind: "council", PayZone: project.PayZones[int(zone)%len(project.PayZones)]}
	put := func(id string, value float64) {
		a.Figures.Put(id, project.Given{ID: id, Value: value, Period: "2026", Source: "worked-example", Method: figure.Counted})
	}
	put("births", float64(births))
	put("population", float64(population))
	put("low_income", lowIncome)
	return a
}

// split shares an amount as the model does.
func split(amount float64, shares []float64) []float64 {
	given := func(v float64, unit figure.Unit) *figure.Figure { return figure.Given("x", "x", v, unit, "", "") }
	var of []*figure.Figure
	for _, s := range shares {
		of = append(of, given(s, figure.Share))
	}
	var parts []float64
	for _, part := range model.Split(given(amount, figure.Pounds), of) {
		parts = append(parts, part.Value)
	}
	return parts
}

// checkSums checks what must hold for every case.
func checkSums(t *testing.T, c *model.Case) {
	t.Helper()
	for _, f := range model.Reachable(c.Figures()) {
		if math.IsNaN(f.Value) || math.IsInf(f.Value, 0) {
			t.Errorf("%s is %v", f.ID, f.Value)
		}
		if f.Unit == figure.Pounds && f.Value < 0 && f.ID != "" && !strings.HasPrefix(f.ID, "appraisal.net_") && !strings.HasPrefix(f.ID, "switch.") && f.ID != "money.left" {
			t.Errorf("%s is %v", f.ID, f.Value)
		}
	}
	value := func(id string) float64 {
		f, ok := c.Figure(id)
		if !ok {
			t.Fatalf("%s is missing", id)
		}
		return f.Value
	}
	equal := func(what string, got, want float64) {
		if got != want {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	p := c.Plan
	columns, rows := 0.0, 0.0
	for _, post := range p.Posts {
		row := post.Basic.Value + post.Insurance.Value + post.Pension.Value + post.Levy.Value
		if post.Supplement != nil {
			row += post.Supplement.Value
		}
		equal("row of "+post.Post.ID, post.Total.Value, row)
		rows += post.Total.Value
	}
	columns = p.Basic.Value + p.Insurance.Value + p.Pension.Value + p.Levy.Value
	if p.Supplement != nil {
		columns += p.Supplement.Value
	}
	equal("columns of the staffing table", columns, p.Pay.Value)
	equal("rows of the staffing table", rows, p.Pay.Value)
	equal("direct", p.Direct.Value, p.Pay.Value+p.NonPaySum.Value)
	equal("recurrent", p.Recurrent.Value, p.Direct.Value+p.Overhead.Value)
	for _, plan := range []*model.Plan{p, p.WithOverhead(figure.Constant(0.5))} { // contingency follows the whole cost, overhead and all
		within := math.Abs(plan.Contingency.Value - plan.Recurrent.Value*plan.Inputs.Loading.Contingency.Value)
		if within > 0.5 {
			t.Errorf("contingency is %v off its share of %v", within, plan.Recurrent.Value)
		}
		equal("up to", plan.UpTo.Value, plan.Recurrent.Value+plan.Contingency.Value)
	}
	years, funded := 0.0, 0.0
	for year := range model.Horizon {
		years += c.Stream.Cost[year].Value
		sum := 0.0
		for _, f := range c.Funders {
			sum += f.Years[year].Value
		}
		equal("funding of a year", sum, c.Stream.Cost[year].Value)
		funded += sum
	}
	equal("five years", c.Stream.Total.Value, years)
	equal("funding", funded, years)
	if !(value("need.low") <= value("need.reference") && value("need.reference") <= value("need.high")) {
		t.Errorf("need is out of order: %v, %v, %v", value("need.low"), value("need.reference"), value("need.high"))
	}
	if !(value("need.low") <= value("need.central") && value("need.central") == c.Need.Central.Value) {
		t.Errorf("the central estimate is %v, below the low one", value("need.central"))
	}
	checkYears(t, c)
	for _, d := range c.Drivers {
		if d.ID == "overhead" && d.Low.PerFamily.Value > d.High.PerFamily.Value {
			t.Errorf("more overhead costs less: %v, %v", d.Low.PerFamily.Value, d.High.PerFamily.Value)
		}
	}
	for _, v := range c.PayViews {
		if v.Budget.Value > v.Full.Value {
			t.Errorf("%s: the employer pays %v, more than the full cost %v", v.Point, v.Budget.Value, v.Full.Value)
		}
	}
}

// checkYears checks the years: no year costs less, or sees fewer, than the one before but for set-up; sums are sums; and the closed
// forms are what a search finds.
func checkYears(t *testing.T, c *model.Case) {
	t.Helper()
	s := c.Stream
	total := 0.0
	for year := range model.Horizon {
		total += s.Cost[year].Value
		if share := s.Shares[year].Value; share < 0 || share > 1+1e-12 {
			t.Errorf("year %d has %v of a year’s cost", year, share)
		}
		if year == 0 {
			continue
		}
		before := s.Cost[year-1].Value
		if year == 1 {
			before -= c.Plan.SetUpSum.Value
		}
		if s.Cost[year].Value < before {
			t.Errorf("year %d costs %v, less than the %v before", year, s.Cost[year].Value, before)
		}
		if s.Families[year].Value < s.Families[year-1].Value {
			t.Errorf("year %d sees %v families, fewer than the %v before", year, s.Families[year].Value, s.Families[year-1].Value)
		}
	}
	if s.Total.Value != total {
		t.Errorf("five years: %v, want %v", s.Total.Value, total)
	}
	up := c.Plan
	if up.UpTo.Value != up.Recurrent.Value+up.Contingency.Value {
		t.Errorf("up to %v, want %v + %v", up.UpTo.Value, up.Recurrent.Value, up.Contingency.Value)
	}
	even := c.Appraisal
	if even.BreakEven == nil {
		return
	}
	worth := func(each, share float64) float64 { return each*share*s.Reached.Value - s.PV.Value }
	for share, closed := range map[float64]float64{1: even.BreakEven.Value, 0.75: even.ThreeQuarters.Value, 0.5: even.Half.Value} {
		low, high := 0.0, 1e12
		for range 200 {
			if middle := (low + high) / 2; worth(middle, share) < 0 {
				low = middle
			} else {
				high = middle
			}
		}
		if math.Abs(closed-high) > 1e-6*high {
			t.Errorf("if %v of families benefit: %v, and a search finds %v", share, closed, high)
		}
	}
	// At a switching value the tested benefit just covers the cost.
	benefit := c.Assumed.TestBenefit.Value
	if sw := even.Switch; math.Abs(benefit*sw.Capacity.Value*s.DiscountedActivity.Value-s.PV.Value) > 1e-6*s.PV.Value {
		t.Errorf("%v families a year do not break even", sw.Capacity.Value)
	} else if r := sw.Recurrent; r != nil && math.Abs(r.Value*s.DiscountedShares.Value+c.Plan.SetUpSum.Value-benefit*s.Reached.Value) > 1e-3 {
		t.Errorf("%v a year does not break even", r.Value)
	}
}

func TestSumsOfEveryArea(t *testing.T) {
	c := caseOf(t, "exampleshire")
	m := model.Prepare(c.Project)
	for _, a := range c.Project.Areas {
		if of := m.Case(a); of.Plan != nil {
			checkFew(t, of)
		}
	}
}

// checkFew checks an area of the project; outside England there may be no funding mix.
func checkFew(t *testing.T, c *model.Case) {
	t.Helper()
	if len(c.Funders) > 0 {
		checkSums(t, c)
	}
}

// Births are set against people of the same year only, and beside the nation's only where those are of that year too.
func TestNationIsComparedAtItsOwnTime(t *testing.T) {
	p := caseOf(t, "exampleshire").Project
	m := model.Prepare(p)
	a := made(p, 3300, 0.24, 280000, 0)
	for _, c := range []struct {
		births, people string
		series         []project.YearValue
		rate           float64
		compared       bool
	}{
		{"2024", "mid-2024", nil, 11.8, true},
		{"2023", "mid-2023", nil, 11.8, false},
		{"2024", "mid-2022", nil, 0, false},
		{"2024", "mid-2022", []project.YearValue{{Year: 2022, Value: 2800}, {Year: 2024, Value: 3300}}, 10, false},
		{"the year to mid-2019", "mid-2022", nil, 0, false},
	} {
		births, _ := a.Figures.Get("births")
		births.Period, births.Series = c.births, c.series
		a.Figures.Put("births", births)
		people, _ := a.Figures.Get("population")
		people.Period = c.people
		a.Figures.Put("population", people)
		made := m.Case(a)
		rate := 0.0
		if f, ok := made.Figure("births.per_thousand"); ok {
			rate = f.Value
		}
		if rate != c.rate {
			t.Errorf("births of %s and people of %s: rate %v, want %v", c.births, c.people, rate, c.rate)
		}
		if _, ok := made.Figure("nation.births_per_thousand"); ok != c.compared {
			t.Errorf("births of %s and people of %s: compared %t, want %t", c.births, c.people, ok, c.compared)
		}
	}
}
