package project

import (
	"slices"
	"time"

	"casemaker/internal/figure"
)

// The kinds of area.
var Kinds = []string{"council", "icb", "health-board", "hsc-trust", "pooled"}

// PayZones are the high-cost zones of Agenda for Change.
var PayZones = []string{"none", "inner-london", "outer-london", "fringe"}

// EachPoint is the pay point of an area whose posts each say their own.
const EachPoint = "each"

// The views of pensions: what the employer pays, or the full public cost.
const (
	EmployerPension = "employer"
	FullPension     = "full"
)

// PensionViews lists them.
var PensionViews = []string{EmployerPension, FullPension}

// An Area is a place with its own brief: one file, data/areas/SLUG.toml.
type Area struct {
	File        string
	Slug        string
	Name        string
	Names       map[string]string // in other languages, by their id
	InText      string            // as it stands in a sentence, where that differs: "the Isle of Wight"
	Code        string
	Nation      string
	Kind        string
	Region      string
	Boundary    time.Time
	ValidFrom   time.Time // first day of an area that took the place of others; zero where that is not stated
	ValidTo     time.Time // last day of one that was merged, parted or wound up
	ReplacedBy  []string  // slugs of the areas that took its place
	ChangeFrom  []string  // ids of the sources that say what became of it, or of what it was
	Formerly    Named[Former]
	OtherNames  []string
	Contact     string // who answers for it locally, in place of the publisher's contact
	PayZone     string
	ZoneStated  bool     // whether the file names the pay zone
	PayPoint    string   // at which point all its posts are paid; empty where each post says
	PensionView string   // whose part of pensions is counted, of PensionViews; empty for what the employer pays
	MadeUp      bool     // a worked example, not a place
	Members     []string // slugs of the areas that a pooled area or a health body's is made of
	Bodies      map[string]string
	HealthSince time.Time // since when its health body is the one named
	BodySources []string  // where the names of its bodies were read
	ZoneNote    string    // what its pay zone leaves out, where only part of it is in one
	Similar     []string  // slugs of the councils most like it, the most alike first
	Programmes  []string  // national programmes that it is part of
	NotIn       []string  // those that it is known not to be part of
	Figures     Named[Given]

	// The areas that it took the place of, or that it has a part of, in order of slug.
	Predecessors []*Area

	Posts       Named[Post]           // its own posts, in place of the model's
	TeamPosts   Named[TeamPost]       // posts of the team model as they are to be here, still for the model's births
	Provision   Named[Provision]      // services that families can get here now
	Assumptions Named[*figure.Figure] // its own values of the model's parameters
	Options     Named[Option]
	Preferred   string // id of the option it prefers, where it has said
	Panel       Panel  // who has scored the options; without a name no one has
	Funding     Named[Contribution]
	Benefits    Named[Benefit]
	Groups      Named[Group]
	Risks       Named[Risk]
	Milestones  Named[Milestone]
	Quotes      Named[Voice]
	Asks        Named[Ask] // what it asks for otherwise than others do
}

// A Given is a figure of an area as its file states it.
type Given struct {
	ID           string
	Value        float64
	Suppressed   bool // published as too small to show: there is no value
	Period       string
	Source       string
	Method       figure.Method
	Low, High    *float64
	Series       []YearValue // its trend, oldest first
	RatePer      float64
	RoundedTo    float64
	SeriesSource string // of its earlier years, where that is another
	CombinedWith string // the place whose figure this includes
	Note         string
}

// A YearValue is one point of a series.
type YearValue struct {
	Year  int
	Value float64
}

// Tiers are the levels of help, from what all families get to what a few need.
var Tiers = []string{"universal", "targeted", "specialised"}

// The statuses of a service: running when last read of; known to have run, with nothing later found; closed; and not to
// be told, where only something general was published.
const (
	Running      = "running"
	LastKnown    = "last known"
	Closed       = "closed"
	Undetermined = "undetermined"
)

// ProvisionStatuses lists them. A file that names none means running.
var ProvisionStatuses = []string{Running, LastKnown, Closed, Undetermined}

// A Provision is a service that families can get here, or could, as of a date.
type Provision struct {
	ID, Name, Tier, Provider, Ages, Funder string
	Status                                 string
	Part                                   string  // the part of the area that it serves, where that is not the whole
	Known                                  string  // how it is known: "the service's own page"
	AsOf                                   string  // when that was known, as "2019"
	WTE, Families, Budget                  float64 // a year, where known; 0 where not
	Note                                   string
	Money                                  string    // a sentence: who has decided to pay for it, and for how long
	PaidUntil                              time.Time // the last day for which that is known to have been decided; zero where it is not
	Source                                 string
}

// Funded reports whether money for the service has been decided up to a day or beyond it.
func (p Provision) Funded(day time.Time) bool {
	return !p.PaidUntil.IsZero() && !p.PaidUntil.Before(day)
}

// A Voice is what someone said, with the record of their consent.
type Voice struct {
	ID, Text, By string
	Consent      string // where and when consent is recorded; never printed
}

// HealthBodies are the names of the health bodies that serve the area.
func (a *Area) HealthBodies() []string {
	var names []string
	for _, id := range []string{"body.icb", "body.icb_other", "body.health_board", "body.trust", "body.trust_other"} {
		if name := a.Bodies[id]; name != "" {
			names = append(names, name)
		}
	}
	return names
}

// Publishes reports whether an area of that slug has pages of its own.
func (p *Project) Publishes(slug string) bool {
	return slices.ContainsFunc(p.Areas, func(a *Area) bool { return a.Slug == slug })
}

// AreasWith lists the areas that are made of others and have one of them.
func (p *Project) AreasWith(slug string) []*Area {
	var all []*Area
	for _, a := range p.Areas {
		if slices.Contains(a.Members, slug) {
			all = append(all, a)
		}
	}
	return all
}
