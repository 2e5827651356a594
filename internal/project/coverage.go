package project

import (
	"slices"
	"time"
)

// Coverage is how much of what could be known of a nation's councils a project holds.
type Coverage struct {
	Nation, What string
	Areas, Of    int       // councils that have it, of how many
	Periods      []string  // the latest of each council, oldest first
	Sources      []string  // ids
	Due          time.Time // since when one of the sources has had a newer edition, by its cycle; zero where that is not known
}

// Coverage lists, nation by nation, every figure that areas may give, every measure of the local profile, and what is known
// of bodies and services: how many councils have it, of which periods, from which sources.
func (p *Project) Coverage() []Coverage {
	var all []Coverage
	for id, nation := range p.Nations.All() {
		councils := p.councils(id)
		count := func(what string, known func(*Area) (period string, sources []string, ok bool)) {
			c := Coverage{Nation: nation.Name, What: what, Of: len(councils)}
			for _, a := range councils {
				period, sources, ok := known(a)
				if !ok {
					continue
				}
				c.Areas++
				c.Periods, c.Sources = with(c.Periods, period), with(c.Sources, sources...)
			}
			slices.Sort(c.Periods)
			c.Due = p.overdue(c.Sources)
			all = append(all, c)
		}
		for figure, entry := range p.Catalogue.All() {
			count(entry.Label, func(a *Area) (string, []string, bool) {
				g, ok := a.Figures.Get(figure)
				return g.Period, []string{g.Source}, ok && !g.Suppressed
			})
		}
		for _, m := range p.Profile.All() {
			by, published := m.By.Get(id)
			if !published || m.Figure != "" {
				continue
			}
			count(m.Label, func(a *Area) (string, []string, bool) {
				values := m.Areas[a.Slug]
				if len(values) == 0 {
					return "", nil, false
				}
				return values[len(values)-1].Period, []string{by.Source}, true
			})
		}
		count("Health body by name", func(a *Area) (string, []string, bool) {
			return "", a.BodySources, len(a.BodySources) > 0
		})
		count("Councils most alike", func(a *Area) (string, []string, bool) {
			return "", []string{SimilarSource}, len(a.Similar) > 0
		})
		for _, status := range ProvisionStatuses {
			count("Specialised service on record: "+status, func(a *Area) (string, []string, bool) {
				for _, v := range a.Provision.All() {
					if v.Tier == "specialised" && v.Status == status {
						return "", []string{v.Source}, true
					}
				}
				return "", nil, false
			})
		}
	}
	return all
}

// overdue is the day on which the first of some sources was to have a newer edition, where that is before the project's date.
func (p *Project) overdue(sources []string) time.Time {
	var first time.Time
	for _, id := range sources {
		source, _ := p.Sources.Get(id)
		due := source.Due()
		if !due.IsZero() && due.Before(p.Settings.Date) && (first.IsZero() || due.Before(first)) {
			first = due
		}
	}
	return first
}

// councils are the real councils of a nation.
func (p *Project) councils(nation string) []*Area {
	var all []*Area
	for _, a := range p.Areas {
		if a.Nation == nation && a.Kind == "council" && !a.MadeUp {
			all = append(all, a)
		}
	}
	return all
}

// with adds words to a list that has not got them.
func with(list []string, words ...string) []string {
	for _, word := range words {
		if word != "" && !slices.Contains(list, word) {
			list = append(list, word)
		}
	}
	return list
}
