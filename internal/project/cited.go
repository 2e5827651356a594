package project

import (
	"slices"

	"casemaker/internal/figure"
)

// Sources that the program itself names: assumptions, an area's own plans.
const (
	AssumptionSource = "casemaker-assumption"
	LocalSource      = "local-plan"
	RecordSource     = "service-record"    // the record of services that areas' files keep
	SimilarSource    = "similar-areas"     // which councils are most like which
	ProgrammeSource  = "start-for-life-75" // which councils are in the Healthy Babies programme
	MapSource        = "hexmaps-2023"      // where councils stand on the map of hexagons
)

// CitedByData lists the ids of the sources that records cite. One may be listed more than once.
func (p *Project) CitedByData() []string {
	ids := []string{AssumptionSource, LocalSource, RecordSource, SimilarSource, ProgrammeSource, MapSource}
	figures := func(all ...*figure.Figure) {
		for _, f := range all {
			if f != nil {
				ids = append(ids, f.Source)
			}
		}
	}
	for _, f := range p.Parameters.All() {
		figures(f)
	}
	for _, c := range p.Catalogue.All() {
		for _, published := range c.Published {
			ids = append(ids, published.Source)
		}
	}
	for _, t := range p.Pay.All() {
		figures(t.Hours, t.NIRate)
		for _, s := range t.Scales.All() {
			figures(s.Award)
			for _, b := range s.Bands.All() {
				figures(b.Entry)
			}
		}
		for _, e := range t.Employers.All() {
			figures(e.Pension)
		}
		for _, z := range t.Zones.All() {
			figures(z.Rate)
		}
	}
	for _, t := range p.Teams.All() {
		ids = append(ids, t.Source)
	}
	ids = append(ids, p.Theory.cited()...)
	for _, list := range p.Funding {
		for _, f := range list.All() {
			ids = append(ids, f.Sources...)
		}
	}
	for _, c := range p.Evidence.All() {
		ids = append(ids, c.Sources...)
	}
	for _, e := range p.Equality {
		ids = append(ids, e.Sources...)
	}
	for _, list := range p.Law {
		for _, entry := range list.All() {
			ids = append(ids, entry.Sources...)
		}
	}
	for _, h := range p.Help {
		ids = append(ids, h.Sources...)
	}
	for _, t := range p.Timetables {
		ids = append(ids, t.Sources...)
	}
	for _, n := range p.Nations.All() {
		for _, g := range n.Figures.All() {
			ids = append(ids, g.Source, g.SeriesSource)
		}
	}
	for _, m := range p.Profile.All() {
		for _, by := range m.By.All() {
			ids = append(ids, by.Source)
		}
	}
	for _, a := range p.Areas {
		ids = append(ids, a.cited()...)
	}
	for _, a := range p.Former {
		ids = append(ids, slices.Concat(a.ChangeFrom, a.BodySources)...)
	}
	return ids
}

func (t *Theory) cited() []string {
	var ids []string
	for _, list := range []Named[Statement]{t.Problems, t.Factors, t.Activities} {
		for _, s := range list.All() {
			ids = append(ids, s.Sources...)
		}
	}
	for _, o := range t.Outcomes.All() {
		ids = append(ids, o.Sources...)
	}
	return ids
}

func (a *Area) cited() []string {
	ids := slices.Concat(a.BodySources, a.ChangeFrom)
	for _, g := range a.Figures.All() {
		ids = append(ids, g.Source, g.SeriesSource)
	}
	for _, v := range a.Provision.All() {
		ids = append(ids, v.Source)
	}
	for _, f := range a.Assumptions.All() {
		ids = append(ids, f.Source)
	}
	for _, b := range a.Benefits.All() {
		ids = append(ids, b.Source)
	}
	for _, g := range a.Groups.All() {
		ids = append(ids, g.Babies.Source)
	}
	return ids
}
