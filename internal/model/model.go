// Package model works out an area's case from its data: need, team, cost, capacity, and what follows from them. The
// formulas are those of docs/model.md, and every rate and price in them is data.
//
// A formula is a function from values to values, written once: [EstimateNeed], [PayRates.Staff], [CostOf],
// [ActivityOf], [NewTimeline], [CashFlowOf], [Appraise], [Split]. [PlanTeam] puts them together for one team; options, routes, pay views and the sensitivity table call
// the same functions with other inputs. Results are plain structs of figures that remember their working and have no ids.
//
// [Model.Case] does so for one area, and then gives every result its id and label, in one place (give.go), from one table
// (ids.go). Which ids there are is known from that table and the project's data, whatever areas it has: see [Declared].
//
//	m := model.Prepare(project)
//	c := m.Case(project.AreaBySlug["leeds"])
//	f, ok := c.Figure("cost.recurrent")
//	c.Plan.Recurrent // the same figure
package model

import (
	"strconv"
	"strings"
	"sync"

	"casemaker/internal/figure"
	"casemaker/internal/project"
	"casemaker/internal/text"
)

// Edition is that of the model, as docs/model.md numbers them: another edition comes to other figures from the same data.
const Edition = 2

// A Model holds what the cases of all areas share. It may be used by many goroutines.
type Model struct {
	project *project.Project
	pay     map[*project.PayTable]*PayRates
	spreads map[spreadKey]*Spread
	bodies  map[bodyKey][]*project.Area
	// What areas can see of each other, by slug.
	glimpses, measured map[string]*project.Area
	shared             Timeline // the project's own plan
}

// Prepare works out what all areas share, such as salaries.
func Prepare(p *project.Project) *Model {
	m := &Model{project: p, pay: map[*project.PayTable]*PayRates{}}
	for _, table := range p.Pay.All() {
		m.pay[table] = preparePay(table, p.Language(""))
	}
	m.prepareProfile()
	m.prepareOthers()
	m.prepareBodies()
	if len(p.Milestones.IDs) > 0 {
		m.shared = NewTimeline(p.Milestones, p.Language(""))
	}
	return m
}

// Case works out an area.
func (m *Model) Case(a *project.Area) *Case {
	c := &Case{
		Project: m.project, Area: a, model: m, cited: &cited{},
		figures: map[string]*figure.Figure{}, traits: map[string]bool{}, records: map[string]string{},
	}
	c.Nation, _ = m.project.Nations.Get(a.Nation)
	c.Pay, _ = m.project.Pay.Get(c.Nation.Pay)
	c.Timeline = m.timeline(a)
	for _, slug := range a.Members {
		c.Members = append(c.Members, &Case{Project: m.project, Area: m.project.AreaBySlug[slug], figures: map[string]*figure.Figure{}})
	}
	c.observe()
	if c.Births != nil {
		c.workOut()
	}
	g := giver{c, m.project.Language("")}
	g.observed()
	c.profile(m)
	c.provided()
	if c.Births != nil {
		g.workedOut()
	}
	c.setTraits()
	if c.Plan != nil {
		c.AskSums = c.askSums()
		g.asks()
	}
	c.Words = text.Of(c.subject(), m.project.Language(""))
	return c
}

// workOut does everything that rests on births, in the order in which one needs the other.
func (c *Case) workOut() {
	c.Assumed = assumptionsOf(c.Project, c.Area)
	c.Need = EstimateNeed(c.needInputs())
	c.plan()
	c.discount = NewDiscount(c.Assumed.DiscountRate, c.Project.Language(""))
	c.Stream = CashFlowOf(c.Plan, c.Timeline, c.discount)
	c.Ratios = ratiosOf(c.Plan, c.Births, c.Population, c.Need)
	c.Appraisal = Appraise(c.Plan, c.Stream, c.Assumed)
	c.Cash = CashView(c.Plan, c.Stream, c.lift(), c.Assumed)
	c.Options = c.appraiseOptions()
	c.Preferred = c.prefer()
	c.Preference = c.preference()
	c.Here = c.here()
	c.Drivers = c.moveDrivers()
	c.PayViews = payViews(c.Plan)
	c.funding()
	c.benefits()
	c.planned = sync.OnceValue(func() routeFigures { return c.planRoutes() })
}

// subject is what the case's words are about.
func (c *Case) subject() *text.Subject {
	s := &text.Subject{
		Project: c.Project, Area: c.Area, Nation: c.Nation, PriceYear: c.Pay.PriceYear, Births: c.Births, Population: c.Population,
		Records: c.records, FirstYear: c.Trend.label(first), LastYear: c.Trend.label(last),
	}
	for _, m := range c.Members {
		s.Members = append(s.Members, m.Area)
	}
	if c.Plan != nil {
		s.Neighbours = c.Here.Shared.Neighbours
		for year := range Horizon {
			s.YearNames = append(s.YearNames, project.FinancialYear(c.firstYear()+year))
		}
	}
	if c.Preferred != nil {
		s.Preferred = c.Preferred.Option.Name
	}
	return s
}

// firstYear is the year in whose April year 0 begins: that of the area's asks, or else the one after the prices.
func (c *Case) firstYear() int {
	if d, ok := c.Project.Days(c.Area); ok {
		return d.Year
	}
	return c.priceYear() + 1
}

// priceYear is the year in whose April the year of the prices begins.
func (c *Case) priceYear() int {
	begins, _, _ := strings.Cut(c.Pay.PriceYear, "/")
	year, err := strconv.Atoi(begins)
	if err != nil {
		return c.Project.Settings.Date.Year()
	}
	return year
}

// lift is how many years lie between the prices and year 0.
func (c *Case) lift() int { return max(0, c.firstYear()-c.priceYear()) }

// General is a case of no area: what a toolkit page published on its own can show.
func General(p *project.Project) *Case {
	a := &project.Area{Name: "the United Kingdom", PayZone: "none"}
	if len(p.Nations.IDs) > 0 {
		a.Nation = p.Nations.IDs[0]
	}
	c := &Case{Project: p, Area: a, cited: &cited{}, figures: map[string]*figure.Figure{}, traits: map[string]bool{}}
	c.Nation, _ = p.Nations.Get(a.Nation)
	c.Pay, _ = p.Pay.Get(c.Nation.Pay)
	c.Words = text.Of(&text.Subject{Project: p, Area: a, Nation: c.Nation, PriceYear: c.Pay.PriceYear, General: true}, p.Language(""))
	c.traits[TraitPublic] = p.Settings.PublicBody
	return c
}
