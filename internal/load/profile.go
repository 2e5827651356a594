package load

import (
	"math"
	"slices"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/place"
	"casemaker/internal/project"
)

// profile reads data/profile.toml, which says what the local profile shows, and the values of each measure from a file of
// its own in data/profile: one line a place, so that a publisher's next table replaces the file.
func (l *loader) profile() {
	if !l.there("data/profile.toml") {
		return
	}
	l.each("data/profile.toml", func(s *section) {
		m := &project.Measure{ID: s.id(), Label: s.required("label", "Children looked after, for each 10,000 under 18"), Areas: map[string][]project.PeriodValue{}}
		m.Unit = figure.Unit(s.oneOf("unit", "", unitNames))
		m.Group = s.oneOf("group", project.MeasureGroups[0], project.MeasureGroups)
		m.Count, m.Figure = s.text("count"), s.text("figure")
		for _, nation := range l.nationIDs() {
			if by := s.table(nation); by != nil {
				m.By.Put(nation, project.Reported{Source: by.source("source"), On: by.text("on"), Note: by.text("note")})
				by.done()
			}
		}
		if len(m.By.IDs) == 0 {
			s.missing("england", "["+s.id()+".england] with the source of its values there")
		}
		l.later = append(l.later, func() { l.checkMeasure(s, m) })
		s.done()
		l.project.Profile.Put(m.ID, m)
		if m.Figure == "" {
			l.measured(m)
		}
	})
}

// checkMeasure checks what a measure names.
func (l *loader) checkMeasure(s *section, m *project.Measure) {
	if _, ok := l.project.Profile.Get(m.Count); m.Count != "" && !ok {
		s.errorf("count", place.Meant(m.Count, l.project.Profile.IDs), "unknown measure %q", m.Count)
	}
	if _, ok := l.project.Catalogue.Get(m.Figure); m.Figure != "" && !ok {
		s.errorf("figure", place.Meant(m.Figure, l.project.Catalogue.IDs), "unknown figure %q", m.Figure)
	}
}

// measured reads the values of a measure: [nation] and [area], each place with its value by period.
func (l *loader) measured(m *project.Measure) {
	s := l.open("data/profile/" + m.ID + ".toml")
	if s == nil {
		return
	}
	if nations := s.table("nation"); nations != nil {
		for _, id := range nations.names() {
			by, known := m.By.Get(id)
			if !known {
				at := s.file.keyAt(nations.to(id))
				l.problems.Errorf(at, "name its source in data/profile.toml: ["+m.ID+"."+id+"]", "%s has no source in %q", m.ID, id)
			}
			by.Values = l.byPeriod(nations.table(id), m)
			m.By.Put(id, by)
		}
		nations.done()
	}
	if areas := s.table("area"); areas != nil {
		slugs := areas.names()
		for _, slug := range slugs {
			m.Areas[slug] = l.byPeriod(areas.table(slug), m)
		}
		l.later = append(l.later, func() {
			for _, slug := range slugs {
				if l.project.AreaBySlug[slug] == nil && l.away[slug] == nil {
					at := s.file.keyAt(areas.to(slug))
					l.problems.Warnf(at, "name it as its file in data/areas is named", "there is no area %q", slug)
				}
			}
		})
		areas.done()
	}
	s.done()
}

// byPeriod takes the values of one place: rochdale = { 2024 = 106, 2025 = 102 }.
func (l *loader) byPeriod(s *section, m *project.Measure) []project.PeriodValue {
	if s == nil {
		return nil
	}
	most := math.MaxFloat64
	if m.Unit == figure.Share {
		most = 1
	}
	var values []project.PeriodValue
	for _, period := range s.names() {
		n, ok := s.number(period, 0, most)
		if !ok {
			continue
		}
		if s.small(period, m.ID+" for "+period, m.Unit, n, "leave it out") {
			continue
		}
		values = append(values, project.PeriodValue{Period: period, Value: n})
	}
	s.done()
	slices.SortFunc(values, func(a, b project.PeriodValue) int { return strings.Compare(a.Period, b.Period) })
	return values
}
