// Package model works out an area's case from its data: need, team, cost, capacity, and what follows from
// them. Every result is a traced [figure.Figure]; the formulas are those of docs/model.md, and every rate and
// price in them is data.
//
// [Prepare] does once what all areas share, such as salaries. [Model.Case] then works out one area; it reads
// only what is shared and may be called by many goroutines.
//
//	m := model.Prepare(project)
//	c := m.Case(project.AreaBySlug["leeds"])
//	f, ok := c.Figure("cost.recurrent")
package model

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/language"
	"casemaker/internal/project"
)

// A Case is everything worked out for one area. It is read-only once made.
type Case struct {
	Project  *project.Project
	Language *language.Language // that its words are in
	Area     *project.Area
	Nation   project.Nation
	Pay      *project.PayTable
	Members  []*Case // of a pooled area
	Plan     *Plan   // nil where there are no births to plan for
	Stream   *Stream // the plan over the years of the appraisal; nil without a plan

	Options    []*Appraised
	Preferred  *Appraised
	Drivers    []*Driver
	PayViews   []PayView
	Routes     []PlannedRoute
	Funders    []*Funded
	Gap        [Horizon]*figure.Figure // not confirmed, by year; nil without funders
	MixAssumed bool                    // the funding mix is the nation's assumption, not the area's own
	Benefits   []*Valued
	Bodies     []BodyShare // what each body pays and gains
	Asks       []*Asked    // what the papers ask for, in order
	Profile    []*Shown    // what is published of the area, beside other places

	members []MemberProfile
	figures map[string]*figure.Figure
	order   []string
	texts   map[string]string
	missing []Missing
	traits  map[string]bool
	factors [Horizon]*figure.Figure // discount factors
}

// Missing is a figure that the area lacks, with why and where to look for it.
type Missing struct {
	ID, Label string
	Why       string
	Where     string // publisher and title; empty where nothing is published
	Source    string
}

// The traits that a document may ask for with is="…" and not="…".
const (
	TraitPooled   = "pooled"
	TraitMadeUp   = "made-up"
	TraitTooSmall = "too-small"
	TraitFalling  = "trend-falling"
	TraitRising   = "trend-rising"
	TraitBorrowed = "pay-borrowed"  // costed on another nation's pay table
	TraitUnzoned  = "zone-unstated" // in London, without a stated pay zone
	TraitServed   = "served"        // a specialised service is recorded here
	TraitVoiced   = "voiced"        // somebody here has been quoted
	TraitPublic   = "public-body"   // the publisher is a public body
	TraitMix      = "mix-assumed"   // who would pay what is the project's own proposal

	// What is known of a specialised service here: one of these, or TraitServed.
	TraitLastKnown    = "service-last-known"   // one is on record, and nothing says whether it still runs
	TraitClosed       = "service-closed"       // one has closed
	TraitUndetermined = "service-undetermined" // only something general is published
	TraitNotFound     = "service-not-found"    // no public record was found

	TraitPart = "service-in-part" // besides TraitServed: those that run are each for a part of the area

	TraitHealthy    = "healthy-babies"    // part of the Healthy Babies programme; of a pooled area, at least one member is
	TraitNotHealthy = "no-healthy-babies" // known not to be
	TraitBoard      = "health-body"       // the area of a health body, made of its councils
	TraitSimilar    = "similar-known"     // the councils most like it are known
)

// Traits lists the traits by name.
var Traits = []string{TraitPooled, TraitMadeUp, TraitTooSmall, TraitFalling, TraitRising, TraitBorrowed, TraitUnzoned, TraitServed, TraitVoiced, TraitPublic, TraitMix,
	TraitLastKnown, TraitClosed, TraitUndetermined, TraitNotFound, TraitPart, TraitHealthy, TraitNotHealthy, TraitBoard, TraitSimilar}

// A Model holds what the cases of all areas share.
type Model struct {
	project  *project.Project
	salaries map[salaryKey]*figure.Figure
	insured  map[*figure.Figure]*figure.Figure // salary to its part on which National Insurance is due
	zones    map[zoneKey]zone
	spreads  map[spreadKey]*Spread
}

// Prepare works out what all areas share.
func Prepare(p *project.Project) *Model {
	m := &Model{project: p, salaries: map[salaryKey]*figure.Figure{}, zones: map[zoneKey]zone{}, insured: map[*figure.Figure]*figure.Figure{}}
	for _, table := range p.Pay.All() {
		m.prepareSalaries(table)
		m.prepareZones(table)
	}
	m.prepareProfile()
	return m
}

// Case works out an area.
func (m *Model) Case(a *project.Area) *Case {
	c := &Case{
		Project: m.project, Language: m.project.Language(""), Area: a,
		figures: map[string]*figure.Figure{}, texts: map[string]string{}, traits: map[string]bool{},
	}
	c.Nation, _ = m.project.Nations.Get(a.Nation)
	c.Pay, _ = m.project.Pay.Get(c.Nation.Pay)
	for _, slug := range a.Members {
		c.Members = append(c.Members, &Case{Project: m.project, Area: m.project.AreaBySlug[slug]})
	}
	c.given()
	c.trend()
	c.rates()
	c.profile(m)
	c.provided()
	c.words()
	if births, ok := c.Figure("births"); ok {
		c.need(births)
		c.team(m, births)
		c.prepareDiscounts()
		c.appraise()
		c.options(m, births)
		c.sensitivity(m, births)
		c.payViews(m, births)
		c.routes(m, births)
		c.funding()
		c.benefits()
	}
	c.setTraits()
	c.ask(m)
	return c
}

// Figure returns a figure of the case: given, worked out, or a parameter of the model.
func (c *Case) Figure(id string) (*figure.Figure, bool) {
	if f, ok := c.figures[id]; ok {
		return f, true
	}
	if f, ok := c.Area.Assumptions.Get(id); ok {
		return f, true
	}
	return c.Project.Parameters.Get(id)
}

// In returns the case with its words in a language. Its figures are the same.
func (c *Case) In(l *language.Language) *Case {
	if l == c.Language {
		return c
	}
	made := *c
	made.Language, made.texts = l, maps.Clone(c.texts)
	made.words()
	maps.DeleteFunc(made.texts, func(id, _ string) bool { _, had := c.texts[id]; return !had })
	return &made
}

// Name is the area's name in the case's language.
func (c *Case) Name() string {
	if c.Language != nil {
		if name := c.Area.Names[c.Language.ID]; name != "" {
			return name
		}
	}
	return c.Area.Name
}

// Text returns a value that is words, such as the name of the area.
func (c *Case) Text(id string) (string, bool) {
	t, ok := c.texts[id]
	return t, ok
}

// Has reports whether the case has a figure or text of that id.
func (c *Case) Has(id string) bool {
	if _, ok := c.Figure(id); ok {
		return true
	}
	_, ok := c.texts[id]
	return ok
}

// Is reports whether the area has a trait.
func (c *Case) Is(trait string) bool { return c.traits[trait] }

// Missing lists the figures that the area lacks.
func (c *Case) Missing() []Missing { return c.missing }

// Figures lists the figures of the case in the order in which they were worked out.
func (c *Case) Figures() []*figure.Figure {
	all := make([]*figure.Figure, len(c.order))
	for i, id := range c.order {
		all[i] = c.figures[id]
	}
	return all
}

// add keeps a named figure in the case.
func (c *Case) add(f *figure.Figure) *figure.Figure {
	if _, twice := c.figures[f.ID]; twice {
		panic("model: " + f.ID + " is worked out twice")
	}
	c.figures[f.ID] = f
	c.order = append(c.order, f.ID)
	return f
}

// parameter returns a rate, price or assumption; loading has made sure that those the model names are there.
func (c *Case) parameter(id string) *figure.Figure {
	if f, ok := c.Area.Assumptions.Get(id); ok {
		return f
	}
	f, ok := c.Project.Parameters.Get(id)
	if !ok {
		panic("model: data/model.toml lacks " + id)
	}
	return f
}

// words sets the values that are text.
func (c *Case) words() {
	a, s := c.Area, c.Project.Settings
	c.texts["area.name"] = c.Name()
	if a.InText != "" && c.Name() == a.Name {
		c.texts["area.name"] = a.InText
	}
	c.texts["area.nation"] = c.Language.Word(c.Nation.Name)
	c.texts["area.code"] = a.Code
	c.texts["area.region"] = a.Region
	if a.Region == "" {
		c.texts["area.region"] = c.Language.Word(c.Nation.Name)
	}
	c.texts["area.boundary"] = c.Language.Dated(a.Boundary)
	delete(c.texts, "body.partner")
	for _, bodies := range []map[string]string{c.Nation.Bodies, a.Bodies} {
		for id, words := range bodies {
			c.texts[id] = c.Language.Word(words)
		}
	}
	c.texts["body.health_since"] = c.Language.Dated(a.HealthSince)
	if _, ok := c.texts["body.partner"]; !ok {
		c.texts["body.partner"] = c.texts["body.council"]
	}
	if len(c.Members) > 0 {
		var names []string
		for _, m := range c.Members {
			names = append(names, m.Area.Name)
		}
		c.texts["area.members"] = Listed(names)
	}
	for _, id := range []string{"births", "population"} {
		if f, ok := c.figures[id]; ok {
			c.texts[id+".period"] = c.Language.Word(f.Period)
			if f.Period == "" {
				c.texts[id+".period"] = c.Language.Say("the latest years published")
			}
			if f.Note != "" {
				c.texts[id+".note"] = f.Note
			}
		}
	}
	if published, ok := c.published("births"); ok {
		c.texts["births.published"] = published.Where
	}
	if births, _ := a.Figures.Get("births"); births.Suppressed {
		c.texts["births.joint"] = births.CombinedWith
	}
	c.texts["project.title"] = s.Title
	c.texts["project.organisation"] = s.Organisation
	c.texts["project.contact"] = s.Contact
	c.texts["area.contact"] = c.Language.Word(cmp.Or(a.Contact, s.Contact))
	c.texts["project.date"] = c.Language.Dated(s.Date)
	c.texts["project.year"] = s.Date.Format("2006")
	c.texts["project.next_review"] = c.Language.Dated(s.NextReview)
	c.timetable()
	c.texts["project.version"] = s.Version
	c.texts["project.status"] = c.Language.Word(s.Status)
	c.texts["project.price_year"] = c.Pay.PriceYear
	for id, words := range c.texts {
		if words == "" {
			delete(c.texts, id)
		}
	}
}

func (c *Case) published(id string) (project.Published, bool) {
	entry, _ := c.Project.Catalogue.Get(id)
	p, ok := entry.Published[c.Area.Nation]
	return p, ok
}

// setTraits notes what documents may ask of an area.
func (c *Case) setTraits() {
	c.traits[TraitPooled] = len(c.Members) > 0
	c.traits[TraitPublic] = c.Project.Settings.PublicBody
	c.traits[TraitMix] = c.MixAssumed && len(c.Funders) > 0
	c.traits[TraitVoiced] = len(c.Area.Quotes.IDs) > 0
	c.traits[TraitMadeUp] = c.Area.MadeUp
	c.traits[TraitBorrowed] = c.Nation.PayNote != ""
	c.traits[TraitUnzoned] = c.Area.Region == "London" && !c.Area.ZoneStated
	c.traits[c.served()], c.traits[TraitPart] = true, c.servedInPart()
	c.traits[TraitHealthy], c.traits[TraitNotHealthy] = c.inProgramme("healthy-babies")
	c.traits[TraitBoard] = len(c.Members) > 0 && c.Area.Kind != "pooled"
	c.traits[TraitSimilar] = len(c.Area.Similar) > 0
	if c.Plan != nil {
		c.traits[TraitTooSmall] = c.Plan.WTE.Value < c.parameter("assumption.minimum_wte").Value
	}
	if change, ok := c.figures["births.change"]; ok {
		c.traits[TraitFalling] = change.Value < -levelTrend
		c.traits[TraitRising] = change.Value > levelTrend
	}
}

// levelTrend is how far births may move over a series and still be called level.
const levelTrend = 0.02

// Listed joins words as a sentence does: "a, b and c".
func Listed(words []string) string {
	switch n := len(words); n {
	case 0:
		return ""
	case 1:
		return words[0]
	default:
		return strings.Join(words[:n-1], ", ") + " and " + words[n-1]
	}
}

// Reachable lists the named figures from which those given were worked out, themselves included,
// operands before results.
func Reachable(figures []*figure.Figure) []*figure.Figure {
	var all []*figure.Figure
	seen := make(map[*figure.Figure]bool, 512)
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
