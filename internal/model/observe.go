package model

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/language"
	"casemaker/internal/project"
)

// Trend is how births changed over the years that the area, or every member of a pool, gives.
type Trend struct {
	Years  []int
	Births []*figure.Figure // of each year
	Change *figure.Figure   // from the first year to the last; nil where the first had none
}

// Trend ends that words name.
const (
	first = iota
	last
)

// label is the first or last year in digits; empty without a trend.
func (t Trend) label(end int) string {
	switch {
	case len(t.Years) == 0:
		return ""
	case end == first:
		return strconv.Itoa(t.Years[0])
	}
	return strconv.Itoa(t.Years[len(t.Years)-1])
}

// of is the births of a year; nil where they are not known.
func (t Trend) of(year int) *figure.Figure {
	if i := slices.Index(t.Years, year); i >= 0 {
		return t.Births[i]
	}
	return nil
}

// observe takes the figures that the area's file states, or sums them over a pooled area's members, and what compares them.
func (c *Case) observe() {
	for id, entry := range c.Project.Catalogue.All() {
		var f *figure.Figure
		var why string
		switch {
		case len(c.Members) > 0 && entry.Unit == figure.Share:
			f, why = c.mean(entry)
		case len(c.Members) > 0:
			f, why = c.sum(entry)
		default:
			f, why = c.stated(c.Area, entry, id)
		}
		if f != nil {
			c.add(f)
			continue
		}
		m := Missing{ID: id, Label: entry.Label, Why: why}
		if p, ok := entry.Published[c.Area.Nation]; ok {
			m.Where, m.Source = p.Where, p.Source
		}
		c.missing = append(c.missing, m)
	}
	c.Births, c.Population, c.LowIncome = c.figures["births"], c.figures["population"], c.figures["low_income"]
	c.Envelope = c.figures["envelope"]
	c.Trend = c.trend()
	c.compareBirths()
}

// stated makes a figure of what an area's file gives, under the given id. Without one it says why.
func (c *Case) stated(a *project.Area, entry project.CatalogueFigure, id string) (f *figure.Figure, why string) {
	l := c.Project.Language("")
	g, ok := a.Figures.Get(entry.ID)
	switch {
	case !ok:
		if f := c.before(a, entry, id); f != nil {
			return f, ""
		}
		return nil, l.Say("not-known.why.no_data")
	case g.Suppressed && g.CombinedWith != "":
		return nil, l.Say("not-known.why.joint", "area", g.CombinedWith)
	case g.Suppressed:
		return nil, l.Say("not-known.why.withheld")
	}
	f = figure.Given(id, entry.Label, g.Value, entry.Unit, g.Period, g.Source)
	f.Method = g.Method
	f.Note = g.Note
	if g.CombinedWith != "" {
		f.Note = l.Say("not-known.includes", "area", g.CombinedWith)
	}
	return f, ""
}

// memberFigure is a member's own figure, under an id that names the member. It is made once, however often it counts.
func memberFigure(m *Case, entry project.CatalogueFigure) (*figure.Figure, string) {
	if f, ok := m.figures[entry.ID]; ok {
		return f, ""
	}
	f, why := m.stated(m.Area, entry, "member."+m.Area.Slug+"."+entry.ID)
	if f == nil {
		return nil, fmt.Sprintf("%s: %s", m.Area.Name, why)
	}
	f.Label = m.Project.Language("").Label("member.{area}.{figure}", "area", m.Area.Name, "figure", entry.Label)
	m.figures[entry.ID] = f
	return f, ""
}

// sum adds a count over the members. One that lacks it leaves the sum missing, never too small.
func (c *Case) sum(entry project.CatalogueFigure) (*figure.Figure, string) {
	var terms []*figure.Figure
	for _, m := range c.apart(entry.ID) {
		f, why := memberFigure(m, entry)
		if f == nil {
			return nil, why
		}
		terms = append(terms, f)
	}
	total := figure.Add(terms...).Named(entry.ID, entry.Label, entry.Unit)
	total.Period = samePeriod(terms)
	return total, ""
}

// mean weights a share by the members' births.
func (c *Case) mean(entry project.CatalogueFigure) (*figure.Figure, string) {
	births, _ := c.Project.Catalogue.Get("births")
	var parts, weights, shares []*figure.Figure
	for _, m := range c.apart("births") {
		share, why := memberFigure(m, entry)
		if share == nil {
			return nil, why
		}
		weight, why := memberFigure(m, births)
		if weight == nil {
			return nil, why
		}
		parts = append(parts, figure.Multiply(share, weight))
		weights = append(weights, weight)
		shares = append(shares, share)
	}
	mean := figure.Divide(figure.Add(parts...), figure.Add(weights...)).Named(entry.ID, entry.Label, entry.Unit)
	mean.Period = samePeriod(shares)
	return mean, ""
}

// apart lists the members without those whose figure is published only as part of another member's.
func (c *Case) apart(id string) []*Case {
	return slices.DeleteFunc(slices.Clone(c.Members), func(m *Case) bool {
		g, _ := m.Area.Figures.Get(id)
		return g.Suppressed && g.CombinedWith != "" && slices.ContainsFunc(c.Members, func(other *Case) bool { return other.Area.Name == g.CombinedWith })
	})
}

// samePeriod is the period of figures that share one, otherwise empty.
func samePeriod(figures []*figure.Figure) string {
	for _, f := range figures[1:] {
		if f.Period != figures[0].Period {
			return ""
		}
	}
	return figures[0].Period
}

// trend works out how births changed; empty where fewer than two years are known.
func (c *Case) trend() Trend {
	t := Trend{Years: c.yearsKnown()}
	if len(t.Years) < 2 {
		return Trend{}
	}
	for _, year := range t.Years {
		t.Births = append(t.Births, c.birthsIn(year))
	}
	if from, to := t.Births[0], t.Births[len(t.Births)-1]; from.Value > 0 {
		t.Change = figure.Divide(figure.Subtract(to, from), from)
	}
	return t
}

// yearsKnown are the years for which the area, or every member of a pool, gives births, oldest first.
func (c *Case) yearsKnown() []int {
	areas := []*project.Area{c.Area}
	if len(c.Members) > 0 {
		areas = areasOf(c.apart("births"))
	}
	count := map[int]int{}
	var years []int
	for i, a := range areas {
		for _, year := range seriesYears(a) {
			if count[year]++; i == len(areas)-1 && count[year] == len(areas) {
				years = append(years, year)
			}
		}
	}
	return years
}

// birthsIn is the births of one year of the series.
func (c *Case) birthsIn(year int) *figure.Figure {
	d, l := declared["births.{year}"], c.Project.Language("")
	if len(c.Members) == 0 {
		return yearOf(l, c.Area, year, d.expandID(yearArg(year)), called(l, d.id, yearArg(year)))
	}
	var terms []*figure.Figure
	for _, m := range c.apart("births") {
		d, args := declared["member.{area}.births.{year}"], []arg{{"area", m.Area.Slug, m.Area.Name}, yearArg(year)}
		terms = append(terms, yearOf(l, m.Area, year, d.expandID(args...), called(l, d.id, args...)))
	}
	total := d.name(l, figure.Add(terms...), yearArg(year))
	total.Period = strconv.Itoa(year)
	return total
}

// yearOf is the births of an area in one year of its series, or of the areas whose place it took.
func yearOf(l *language.Language, a *project.Area, year int, id, label string) *figure.Figure {
	g, _ := a.Figures.Get("births")
	for _, v := range g.Series {
		if v.Year == year {
			source := g.Source
			if g.SeriesSource != "" && !strings.Contains(g.Period, strconv.Itoa(year)) {
				source = g.SeriesSource
			}
			f := figure.Given(id, label, v.Value, figure.Babies, strconv.Itoa(year), source)
			f.Method = g.Method
			return f
		}
	}
	if a.AddsUp() {
		d := declared["member.{area}.births.{year}"]
		var terms []*figure.Figure
		for _, was := range a.Predecessors {
			args := []arg{{"area", was.Slug, was.Name}, yearArg(year)}
			terms = append(terms, yearOf(l, was, year, d.expandID(args...), called(l, d.id, args...)))
		}
		total := figure.Add(terms...).Named(id, label, figure.Babies)
		total.Period = strconv.Itoa(year)
		return total
	}
	panic(fmt.Sprintf("model: %s has no births for %d", a.Slug, year))
}

// compareBirths sets births against the people who lived here in the same year, and beside it the nation's own rate of that
// year. Without births of the year for which the population is known there is no rate.
func (c *Case) compareBirths() {
	births := c.birthsOf(c.Population)
	if births == nil || c.Population.Value == 0 {
		return
	}
	people := c.Population
	c.PerThousand = perThousand(births, people)
	if year := yearIn(people.Period); year > 0 && births != c.Births {
		c.records["births.rate_year"] = strconv.Itoa(year)
	}
	national, _ := c.Nation.Figures.Get("population")
	if national.Period != people.Period || national.Value == 0 {
		return
	}
	all, ok := c.nationalBirths(births, yearIn(people.Period))
	if !ok {
		return
	}
	number := figure.Given("nation.population", c.nationLabel(people), national.Value, people.Unit, national.Period, national.Source)
	number.Method = national.Method
	c.NationPerThousand = perThousand(all, number)
}

// birthsOf is the births of the year that a population is of: the latest, or a year of the series; nil where there is none.
func (c *Case) birthsOf(people *figure.Figure) *figure.Figure {
	births := c.Births
	if stated, _ := c.Area.Figures.Get("births"); births == nil || people == nil || stated.CombinedWith != "" {
		return nil // births that include another place's are not of these people
	}
	year := yearIn(people.Period)
	if year == 0 && people.Period == births.Period || year > 0 && yearIn(births.Period) == year {
		return births
	}
	return c.Trend.of(year)
}

// nationalBirths is the births of the whole nation in a year, as stated beside an area's births.
func (c *Case) nationalBirths(births *figure.Figure, year int) (*figure.Figure, bool) {
	g, ok := c.Nation.Figures.Get("births")
	if !ok {
		return nil, false
	}
	value, period, source := g.Value, g.Period, g.Source
	if yearIn(g.Period) != year {
		i := slices.IndexFunc(g.Series, func(v project.YearValue) bool { return v.Year == year })
		if i < 0 {
			return nil, false
		}
		value, period = g.Series[i].Value, strconv.Itoa(year)
		if g.SeriesSource != "" {
			source = g.SeriesSource
		}
	}
	f := figure.Given("nation.births", c.nationLabel(births), value, births.Unit, period, source)
	f.Method = g.Method
	return f, true
}

// nationLabel is what a figure of the whole nation is called.
func (c *Case) nationLabel(here *figure.Figure) string {
	return c.Project.Language("").Label("nation.{figure}", "nation", c.Nation.Name, "figure", here.Label)
}

// yearIn is the one year that a period such as "2024" or "mid-2024" names; 0 where it is not that plain.
func yearIn(period string) int {
	year, err := strconv.Atoi(strings.TrimPrefix(period, "mid-"))
	if err != nil {
		return 0
	}
	return year
}

// Old reports whether the last year that a figure's period names is more than two before that of the documents: a sentence must
// not speak of it as of now.
func (c *Case) Old(f *figure.Figure) bool {
	if f == nil {
		return false
	}
	last := 0
	for i := 0; i+4 <= len(f.Period); i++ {
		if n, err := strconv.Atoi(f.Period[i : i+4]); err == nil && n >= 1900 && n <= 2100 {
			last = n
		}
	}
	return last > 0 && last+2 < c.Project.Settings.Date.Year()
}

func perThousand(births, people *figure.Figure) *figure.Figure {
	return figure.Tenths(figure.Divide(figure.Multiply(births, figure.Constant(1000)), people))
}

// Years lists the years for which the case has births, oldest first.
func (c *Case) Years() []int { return c.Trend.Years }
