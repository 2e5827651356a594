package model

import (
	"slices"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/project"
)

// Assumptions are the rates, prices and assumptions of data/model.toml that the formulas name, with the area's own values
// in their place. [Lacking] lists those that a project does not have.
type Assumptions struct {
	Rates Rates

	Weeks          *figure.Figure // at work in a year
	DirectShare    *figure.Figure // of direct-work time spent with families
	HoursPerFamily *figure.Figure
	Overhead       *figure.Figure // on direct cost
	Contingency    *figure.Figure // on a year's cost
	MinimumWTE     *figure.Figure // of a team that can work alone
	SeveralTeams   *figure.Figure // size from which an area needs several teams
	DiscountRate   *figure.Figure
	PayRise        *figure.Figure // a year, cash view
	PriceRise      *figure.Figure
	NeedWeight     *figure.Figure // of the need-weighted team where low income is not known
	TestBenefit    *figure.Figure // for each family, to test with
	Prices         Prices
	Observed       Observed

	// Tested only: their value is how things are planned, and their ends are in the sensitivity table.
	BirthsFactor, Vacancies, MonthsLater *figure.Figure

	own     project.Named[*figure.Figure]
	shared  *project.Project
	lacking *[]string // takes the ids that are not there; nil where that would be a fault
}

// Lacking lists the rates, prices and assumptions that the formulas name and a project does not have.
func Lacking(p *project.Project) []string {
	var ids []string
	(&Assumptions{shared: p, lacking: &ids}).read()
	slices.Sort(ids)
	return ids
}

// Observed is what is seen of teams elsewhere.
type Observed struct {
	FamiliesLow, FamiliesHigh *figure.Figure // a team a year
	CostPerFamily             *figure.Figure
	Far                       *figure.Figure // how many times as much is far from it
}

func assumptionsOf(p *project.Project, a *project.Area) Assumptions {
	s := Assumptions{own: a.Assumptions, shared: p}
	s.read()
	return s
}

// read takes every parameter that a formula names.
func (s *Assumptions) read() {
	get := s.Parameter
	s.Rates = Rates{Low: get("rate.low"), Reference: get("rate.reference"), LowIncome: get("rate.low_income"), High: get("rate.high")}
	for id, at := range map[string]**figure.Figure{
		"weeks": &s.Weeks, "direct_share": &s.DirectShare, "hours_per_family": &s.HoursPerFamily, "overhead": &s.Overhead,
		"contingency": &s.Contingency, "minimum_wte": &s.MinimumWTE, "several_teams": &s.SeveralTeams, "discount_rate": &s.DiscountRate,
		"pay_rise": &s.PayRise, "price_rise": &s.PriceRise, "need_weight": &s.NeedWeight, "test_benefit": &s.TestBenefit,
		"births_against_today": &s.BirthsFactor, "vacancies": &s.Vacancies, "months_later": &s.MonthsLater,
	} {
		*at = get("assumption." + id)
	}
	s.Prices = Prices{PerWTE: get(perWTE), SetUpPerWTE: get("setup.per_wte"), SetUpTraining: get("setup.training"), SetUpData: get("setup.data_system")}
	for _, id := range s.shared.Parameters.IDs {
		if strings.HasPrefix(id, "price.") && id != perWTE {
			s.Prices.Sized = append(s.Prices.Sized, get(id))
		}
	}
	s.Observed = Observed{get("observed.families_low"), get("observed.families_high"), get("observed.cost_per_family"), get("observed.far")}
}

// perWTE is the price that follows a team's WTE; every other price is for a team of the model's size, and follows the size.
const perWTE = "price.per_wte"

// Parameter is a rate, price or assumption: the area's own value, or that of data/model.toml. Loading refuses a project
// that lacks one which a formula names, and any other id is refused where it is written.
func (s Assumptions) Parameter(id string) *figure.Figure {
	if f, ok := s.own.Get(id); ok {
		return f
	}
	f, ok := s.shared.Parameters.Get(id)
	switch {
	case ok:
		return f
	case s.lacking == nil:
		panic("model: data/model.toml lacks " + id)
	}
	*s.lacking = append(*s.lacking, id)
	return figure.Given(id, id, 0, figure.Number, "", "")
}

// End is one end of a parameter's range, as an assumption of its own; ok is false where it has no range.
func (s Assumptions) End(of *figure.Figure, high bool) (end *figure.Figure, ok bool) {
	bounds, ok := s.shared.Ranges[of.ID]
	if !ok {
		return nil, false
	}
	l := s.shared.Language("")
	value, word, label := bounds[0], "low", l.Label("assumption.{assumption}.low", "assumption", of.Label)
	if high {
		value, word, label = bounds[1], "high", l.Label("assumption.{assumption}.high", "assumption", of.Label)
	}
	end = figure.Given(of.ID+"."+word, label, value, of.Unit, "", of.Source)
	end.Method = figure.Assumed
	return end, true
}
