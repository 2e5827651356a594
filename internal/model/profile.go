package model

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/project"
)

// Shown is a measure of the local profile as an area has it, for its latest period.
type Shown struct {
	Measure *project.Measure
	Here    *figure.Figure
	Count   *figure.Figure   // the number behind a rate; nil where none is published or it is small
	Nation  *figure.Figure   // the nation's own value of the period; nil where there is none
	Trend   []*figure.Figure // the last four periods, oldest first; nil with fewer
	Region  *Spread          // the councils of its region, itself among them; nil where they are few
	Similar *Spread          // the councils most like it; nil where they are few
}

// A Spread is how a measure runs over a number of councils. No one of them is named.
type Spread struct {
	Of                  int
	Least, Middle, Most *figure.Figure
}

// fewestInSpread is how many councils there must be to say how a measure runs over them.
const fewestInSpread = 5

// trendPeriods is how many periods a trend has.
const trendPeriods = 4

type spreadKey struct{ measure, region, period string }

// prepareProfile works out how each measure runs over the councils of each region, period by period.
func (m *Model) prepareProfile() {
	m.spreads = map[spreadKey]*Spread{}
	values := map[spreadKey][]float64{}
	for id, measure := range m.project.Profile.All() {
		for _, a := range m.project.Everywhere {
			if a.Region == "" || a.Kind != "council" || a.MadeUp {
				continue
			}
			for _, v := range valuesOf(measure, a) {
				key := spreadKey{id, a.Region, v.Period}
				values[key] = append(values[key], v.Value)
			}
		}
	}
	for key, all := range values {
		measure, _ := m.project.Profile.Get(key.measure)
		m.spreads[key] = m.spread(measure, all, arg{"region", "region", key.region}, key.period, measure.By.ByID["england"].Source)
	}
}

// valuesOf are an area's values of a measure, oldest first.
func valuesOf(m *project.Measure, a *project.Area) []project.PeriodValue {
	if m.Figure == "" {
		return m.Areas[a.Slug]
	}
	g, _ := a.Figures.Get(m.Figure)
	return inPeriods(g)
}

// inPeriods are a figure's series as values by period.
func inPeriods(g project.Given) []project.PeriodValue {
	var values []project.PeriodValue
	for _, v := range g.Series {
		values = append(values, project.PeriodValue{Period: fmt.Sprint(v.Year), Value: v.Value})
	}
	return values
}

// spread is the least, the middle and the most of values; nil where they are few.
func (m *Model) spread(measure *project.Measure, values []float64, among arg, period, source string) *Spread {
	if len(values) < fewestInSpread {
		return nil
	}
	sorted := slices.Sorted(slices.Values(values))
	n := len(sorted)
	middle := (sorted[(n-1)/2] + sorted[n/2]) / 2
	switch measure.Unit { // as exact as the values themselves
	case figure.Number:
		middle = figure.RoundTo(middle, 1)
	case figure.Rate:
		middle = figure.RoundTo(middle, 0.1)
	}
	l, args := m.project.Language(""), []arg{{"measure", measure.ID, measure.Label}, among}
	note := l.Say("local-profile.spread.similar", "count", n)
	if among.words != "" {
		note = l.Say("local-profile.spread.region", "count", n, "region", among.words)
	}
	given := func(end string, value float64) *figure.Figure {
		id := "profile.{measure}." + among.id + end
		f := figure.Given("profile."+measure.ID+"."+among.id+end, called(l, id, args...), value, measure.Unit, period, source)
		f.Note = note
		return f
	}
	return &Spread{
		Of:     n,
		Least:  given("_least", sorted[0]),
		Middle: given("", middle),
		Most:   given("_most", sorted[n-1]),
	}
}

// profile gathers what is published of the area.
func (c *Case) profile(m *Model) {
	for _, member := range c.Members {
		apart := &Case{Project: c.Project, Area: member.Area, Nation: c.Nation, figures: map[string]*figure.Figure{}}
		apart.profile(m)
		apart.nameMembers()
		c.members = append(c.members, MemberProfile{member.Area, apart.Profile})
	}
	if len(c.Members) > 0 {
		return
	}
	for _, measure := range c.Project.Profile.All() {
		if measure.Group == "count" {
			continue
		}
		if shown := c.measured(m, measure); shown != nil {
			c.Profile = append(c.Profile, shown)
		}
	}
}

// nameMembers gives what a member has of its own the member's ids: each belongs to one place.
func (c *Case) nameMembers() {
	named := map[*figure.Figure]bool{nil: true}
	for _, s := range c.Profile {
		for _, f := range []*figure.Figure{s.Here, s.Count} {
			if !named[f] {
				named[f] = true
				f.ID = "member." + c.Area.Slug + "." + f.ID
			}
		}
	}
}

// measured is a measure as the area has it; nil where it has none.
func (c *Case) measured(m *Model, measure *project.Measure) *Shown {
	by, ok := measure.By.Get(c.Area.Nation)
	values := valuesOf(measure, c.Area)
	if !ok || len(values) == 0 {
		return nil
	}
	latest := values[len(values)-1]
	shown := &Shown{Measure: measure, Here: c.known(c.reported(measure, by, "", latest))}
	if counts, ok := c.Project.Profile.Get(measure.Count); ok {
		if v, ok := of(valuesOf(counts, c.Area), latest.Period); ok {
			counted, _ := counts.By.Get(c.Area.Nation)
			f := figure.Given("profile."+counts.ID, counts.Label, v, counts.Unit, period(counted, latest.Period), counted.Source)
			shown.Count = c.known(f)
		}
	}
	national := by.Values
	if measure.Figure != "" {
		g, _ := c.Nation.Figures.Get(measure.Figure)
		national = inPeriods(g)
	}
	if v, ok := of(national, latest.Period); ok {
		f := c.reported(measure, by, ".nation", project.PeriodValue{Period: latest.Period, Value: v})
		f.Label = c.Project.Language("").Label("profile.{measure}.nation", "nation", c.Nation.Name, "measure", measure.Label)
		shown.Nation = c.add(f)
	}
	if len(values) >= trendPeriods {
		for _, v := range values[len(values)-trendPeriods:] {
			shown.Trend = append(shown.Trend, figure.Given("profile."+measure.ID+"."+v.Period, measure.Label, v.Value, measure.Unit, period(by, v.Period), by.Source))
		}
	}
	if s := m.spreads[spreadKey{measure.ID, c.Area.Region, latest.Period}]; s != nil {
		shown.Region = s
		c.add(s.Middle)
	}
	var alike []float64
	for _, a := range m.of(m.measured, c.Area.Similar) {
		if a.Nation == c.Area.Nation {
			if v, ok := of(valuesOf(measure, a), latest.Period); ok {
				alike = append(alike, v)
			}
		}
	}
	if shown.Similar = m.spread(measure, alike, arg{name: "region", id: "similar"}, period(by, latest.Period), by.Source); shown.Similar != nil {
		c.add(shown.Similar.Middle)
	}
	return shown
}

// known adds a figure, or returns the one of that id: a number can stand behind a rate and have a line of its own.
func (c *Case) known(f *figure.Figure) *figure.Figure {
	if before, ok := c.figures[f.ID]; ok {
		return before
	}
	return c.add(f)
}

// reported makes a figure of a value of a measure.
func (c *Case) reported(m *project.Measure, by project.Reported, suffix string, v project.PeriodValue) *figure.Figure {
	return figure.Given("profile."+m.ID+suffix, m.Label, v.Value, m.Unit, period(by, v.Period), by.Source)
}

// twoYears is a financial year as a key of TOML can be: "2024-25".
var twoYears = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}$`)

// period writes the period of a measure as its nation states it: "31 March 2025", "2024/25".
func period(by project.Reported, name string) string {
	if twoYears.MatchString(name) {
		name = strings.Replace(name, "-", "/", 1)
	}
	if by.On == "" {
		return name
	}
	return by.On + " " + name
}

// of is the value of a period.
func of(values []project.PeriodValue, period string) (float64, bool) {
	for _, v := range values {
		if v.Period == period {
			return v.Value, true
		}
	}
	return 0, false
}

// A MemberProfile is the profile of one member of a pooled area.
type MemberProfile struct {
	Area  *project.Area
	Shown []*Shown
}

// Here is the member's value of a measure; nil where it has none.
func (m MemberProfile) Here(id string) *figure.Figure {
	for _, s := range m.Shown {
		if s.Measure.ID == id {
			return s.Here
		}
	}
	return nil
}

// MemberProfiles lists what is published of each member.
func (c *Case) MemberProfiles() []MemberProfile { return c.members }
