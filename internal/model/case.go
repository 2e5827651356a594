package model

import (
	"slices"

	"casemaker/internal/figure"
	"casemaker/internal/project"
	"casemaker/internal/text"
)

// A Case is everything worked out for one area. It is read-only once made.
type Case struct {
	text.Words // what the area is called, in the language of the case
	Project    *project.Project
	Area       *project.Area
	Nation     project.Nation
	Pay        *project.PayTable
	Members    []*Case // of a pooled area

	Births, Population, LowIncome *figure.Figure // nil where the area lacks them
	Envelope                      *figure.Figure // the money available a year; nil where it is not stated
	Trend                         Trend
	PerThousand                   *figure.Figure // births for each 1,000 people; nil without both
	NationPerThousand             *figure.Figure // the nation's own, where it is of the same time
	Assumed                       Assumptions

	Need      Need
	Timeline  Timeline
	Full      *Plan     // the full team model for the births here; nil where there are none
	Plan      *Plan     // the team planned: the area's own posts, or the full team; nil where there are no births to plan for
	Stream    *CashFlow // the plan over the years of the appraisal; nil without a plan
	Ratios    Ratios
	Appraisal Appraisal
	Cash      Cash

	Options       []*Appraised
	Preferred     *Appraised
	Preference    Preference // what the paper asks for
	Here          Here
	Drivers       []*Driver
	PayViews      []PayView
	Funders       []*FunderShare
	Amounts       bool                    // whether a funder states amounts
	Unfunded      [Horizon]*figure.Figure // what no funder has been found for; nil where shares cover all
	UnfundedTotal *figure.Figure
	Gap           [Horizon]*figure.Figure // not confirmed, by year; nil without funders
	GapTotal      *figure.Figure          // nil without funders
	Confirmed     *figure.Figure          // over five years; nil without funders
	MixAssumed    bool                    // the funding mix is the nation's assumption, not the area's own
	Benefits      []*BenefitLine
	Returns       []Return    // fiscal and total, where there are benefits of that kind
	Bodies        []BodyShare // what each body pays and gains
	AskSums       AskSums     // what is asked for costs
	Profile       []*Shown    // what is published of the area, beside other places

	model    *Model
	members  []MemberProfile
	records  map[string]string // what is on record, as texts
	discount Discount
	planned  func() routeFigures // worked out when first asked for
	cited    *cited
	figures  map[string]*figure.Figure
	order    []*figure.Figure
	routesAt int // where in the order the figures of the routes stand
	missing  []Missing
	traits   map[string]bool
}

// Missing is a figure that the area lacks, with why and where to look for it.
type Missing struct {
	ID, Label string
	Why       string
	Where     string // publisher and title; empty where nothing is published
	Source    string
}

// With returns the case with other words, such as those of another language. Its figures are the same.
func (c *Case) With(w text.Words) *Case {
	if w.Language == c.Language {
		return c
	}
	made := *c
	made.Words = w
	return &made
}

// Figure returns a figure of the case: given, worked out, or a parameter of the model.
func (c *Case) Figure(id string) (*figure.Figure, bool) {
	if f, ok := c.figures[id]; ok {
		return f, true
	}
	if routeID(id) && c.planned != nil {
		f, ok := c.planned().byID[id]
		return f, ok
	}
	if f, ok := c.Area.Assumptions.Get(id); ok {
		return f, true
	}
	return c.Project.Parameters.Get(id)
}

// PayRates are the pay table of the area's nation at its price year.
func (c *Case) PayRates() *PayRates { return c.model.pay[c.Pay] }

// Has reports whether the case has a figure or text of that id.
func (c *Case) Has(id string) bool {
	if _, ok := c.Figure(id); ok {
		return true
	}
	_, ok := c.Text(id)
	return ok
}

// Routes are the ways to grow a team, costed for the area; none where there are no births to plan for.
func (c *Case) Routes() []PlannedRoute {
	if c.planned == nil {
		return nil
	}
	return c.planned().routes
}

// Missing lists the figures that the area lacks.
func (c *Case) Missing() []Missing { return c.missing }

// Figures lists the figures of the case, each after those it was worked out from; steps inside a working are not among them.
func (c *Case) Figures() []*figure.Figure {
	if c.planned == nil {
		return slices.Clone(c.order)
	}
	return slices.Concat(c.order[:c.routesAt], c.planned().order, c.order[c.routesAt:])
}

// NationID is the nation of the case's area, for conditions.
func (c *Case) NationID() string { return c.Area.Nation }

// KindID is the kind of the case's area, for conditions.
func (c *Case) KindID() string { return c.Area.Kind }

// FormatID says that a case is read as a page unless someone says otherwise, for conditions.
func (c *Case) FormatID() string { return "page" }

// Values lists the ids of all figures and texts that the case has of its own.
func (c *Case) Values() []string {
	var ids []string
	for _, f := range c.Figures() {
		ids = append(ids, f.ID)
	}
	return append(ids, c.TextIDs()...)
}

// Reachable lists the named figures from which those given were worked out, themselves included,
// operands before results.
func Reachable(figures []*figure.Figure) []*figure.Figure {
	var all []*figure.Figure
	seen := make(map[*figure.Figure]bool, 256+4*len(figures))
	var walk func(f *figure.Figure)
	walk = func(f *figure.Figure) {
		if seen[f] {
			return
		}
		seen[f] = true
		for _, a := range f.Arguments {
			walk(a)
		}
		if f.ID != "" {
			all = append(all, f)
		}
	}
	for _, f := range figures {
		walk(f)
	}
	return slices.Clip(all)
}
