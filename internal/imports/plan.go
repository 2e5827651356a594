package imports

import (
	"fmt"
	"io/fs"
	"maps"
	"math"
	"path"
	"slices"
	"strconv"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/project"
)

// A Change is what an import would do to one figure of one area.
type Change struct {
	Area             *project.Area
	Figure           string
	OldValue         float64
	OldPeriod        string // empty where the area has no such figure
	NewValue         float64
	NewPeriod        string
	Source           string
	Withheld         bool
	CombinedWith     []string           // names
	Series           map[string]float64 // the whole trend as it will stand; nil where there is none
	Odd              []string
	olderThanCurrent bool // only the series grows
}

// Unchanged reports whether the area has it already.
func (c *Change) same(g project.Given, ok bool) bool {
	if !ok || c.olderThanCurrent {
		return ok && maps.Equal(seriesOf(g), c.Series)
	}
	return g.Value == c.NewValue && g.Period == c.NewPeriod && g.Source == c.Source && g.Suppressed == c.Withheld &&
		g.CombinedWith == strings.Join(c.CombinedWith, ", ") && maps.Equal(seriesOf(g), c.Series)
}

// A Plan is all that an import would do.
type Plan struct {
	Changes []*Change
	Pay     []PayChange
	Sources []Source // that the project does not have yet
	Odd     []string
	Good    []string
	Same    int // figures that stand already as the file has them

	files map[string]string // new text by name
	fsys  fs.FS
}

// oddChange is the share by which a figure may move before a person is asked to look at it.
const oddChange = 0.15

// Prepare works out what a matched dataset changes in the files of a project. Nothing is written.
func Prepare(fsys fs.FS, p *project.Project, all ...*Matched) (*Plan, error) {
	plan := &Plan{files: map[string]string{}, fsys: fsys}
	for _, m := range all {
		if len(m.Set.Pay) > 0 {
			if err := plan.pay(p, m); err != nil {
				return nil, err
			}
		}
		for _, figureID := range m.figures() {
			source := m.source(figureID)
			if source.ID == "" {
				return nil, fmt.Errorf("%s: the file does not say who publishes it; name the source with --source ID (casemaker list sources lists them)", m.Set.Table)
			}
			used := false
			for _, c := range m.changes(p, figureID, source.ID) {
				g, ok := c.Area.Figures.Get(figureID)
				if c.same(g, ok) {
					plan.Same++
					continue
				}
				used = used || !c.olderThanCurrent
				plan.Changes = append(plan.Changes, c)
			}
			if _, known := p.Sources.Get(source.ID); used && !known && !slices.ContainsFunc(plan.Sources, func(s Source) bool { return s.ID == source.ID }) {
				if source.Title == "" {
					return nil, fmt.Errorf("%s: unknown source %q; add it to data/sources.toml first", m.Set.Table, source.ID)
				}
				plan.Sources = append(plan.Sources, source)
			}
		}
		plan.Odd = append(plan.Odd, m.Odd...)
		plan.Odd = append(plan.Odd, m.Set.Notes...)
		plan.Good = append(plan.Good, m.Good...)
	}
	return plan, plan.edit()
}

// source is where a figure of the set comes from.
func (m *Matched) source(figure string) Source {
	if s, ok := m.Set.BySource[figure]; ok && m.Set.Source.ID == "" {
		return s
	}
	return m.Set.Source
}

// changes gathers the values of one figure by area: the latest becomes its value, all of them its series.
func (m *Matched) changes(p *project.Project, id, source string) []*Change {
	entry, _ := p.Catalogue.Get(id)
	byArea := map[*project.Area][]Value{}
	var areas []*project.Area
	for _, v := range m.Values {
		if v.Figure != id {
			continue
		}
		if byArea[v.Area] == nil {
			areas = append(areas, v.Area)
		}
		byArea[v.Area] = append(byArea[v.Area], v)
	}
	var all []*Change
	for _, a := range areas {
		c, left := change(a, entry, byArea[a], source)
		if c == nil {
			m.Odd = append(m.Odd, left)
			continue
		}
		all = append(all, c)
	}
	return all
}

// change works out what the values of one figure do to one area, or says why nothing. Values are in the order of years.
func change(a *project.Area, entry project.CatalogueFigure, values []Value, source string) (c *Change, left string) {
	latest := values[len(values)-1]
	c = &Change{Area: a, Figure: entry.ID, NewValue: exact(entry, latest.Value), NewPeriod: latest.Period, Source: source, Withheld: latest.Withheld || latest.Joint}
	if !latest.Joint && (c.Withheld || small(entry, c.NewValue)) {
		return nil, fmt.Sprintf("%s: %s (%s) is withheld or too small to show; left out", a.Name, entry.ID, latest.Period)
	}
	for _, other := range latest.CombinedWith {
		c.CombinedWith = append(c.CombinedWith, other.Name)
	}
	g, had := a.Figures.Get(entry.ID)
	oldYear := yearIn(g.Period)
	alike := !had || basis(g.Period) == basis(latest.Period)
	if alike {
		c.Series = seriesOf(g)
	}
	if had {
		c.OldValue, c.OldPeriod = g.Value, g.Period
		if alike && !g.Suppressed && oldYear > 0 && !slices.Contains(slices.Collect(maps.Keys(c.Series)), strconv.Itoa(oldYear)) && oldYear != latest.Year {
			c.put(oldYear, g.Value)
		}
	}
	for _, v := range values {
		if v.Year == 0 || v.Withheld || v.Joint || small(entry, v.Value) {
			continue
		}
		if was, ok := c.Series[strconv.Itoa(v.Year)]; ok && was != exact(entry, v.Value) {
			c.Odd = append(c.Odd, fmt.Sprintf("%d revised from %s", v.Year, plain(was)))
		}
		c.put(v.Year, exact(entry, v.Value))
	}
	if len(c.Series) < 2 && len(g.Series) == 0 {
		c.Series = nil
	}
	switch {
	case had && oldYear > latest.Year && !alike:
		return nil, fmt.Sprintf("%s: %s (%s) is older than %s and of another kind of year; left out", a.Name, entry.ID, latest.Period, g.Period)
	case had && oldYear > latest.Year:
		c.olderThanCurrent = true
		c.Odd = append(c.Odd, fmt.Sprintf("the area has %s already, so only its trend grows", g.Period))
	case had && !alike:
		c.Odd = append(c.Odd, "another kind of year than before, so its trend begins anew")
	case had && !c.Withheld && g.Value > 0 && math.Abs(c.NewValue/g.Value-1) > oddChange:
		c.Odd = append(c.Odd, fmt.Sprintf("moves by %+.0f%%", 100*(c.NewValue/g.Value-1)))
	}
	if !c.Withheld && (c.NewValue < entry.Least || c.NewValue > entry.Most) {
		c.Odd = append(c.Odd, fmt.Sprintf("outside %s to %s", plain(entry.Least), plain(entry.Most)))
	}
	return c, ""
}

// basis is the form of a period with its digits taken out: calendar years, financial years and years to June do not make
// one trend.
func basis(period string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return '0'
		}
		return r
	}, period)
}

func (c *Change) put(year int, value float64) {
	if c.Series == nil {
		c.Series = map[string]float64{}
	}
	c.Series[strconv.Itoa(year)] = value
}

// smallest is the least count that may be shown.
const smallest = 8

// small reports whether a count could point to families. It is left out as if its publisher had withheld it.
func small(entry project.CatalogueFigure, value float64) bool {
	return (entry.Unit == figure.Babies || entry.Unit == figure.Families) && value >= 1 && value < smallest
}

// seriesOf is a figure's trend by year.
func seriesOf(g project.Given) map[string]float64 {
	if len(g.Series) == 0 {
		return nil
	}
	series := map[string]float64{}
	for _, v := range g.Series {
		series[strconv.Itoa(v.Year)] = v.Value
	}
	return series
}

// yearIn is the last year that a period names; 0 where it names none.
func yearIn(as string) int {
	if _, year, err := period(as); err == nil {
		return year
	}
	return 0
}

// exact is a value as precisely as area files have it: a share to a hundredth of a percent.
func exact(entry project.CatalogueFigure, value float64) float64 {
	if entry.Unit == figure.Share {
		return figure.RoundTo(value, 1e-4)
	}
	return tidy(value)
}

// tidy drops what a spreadsheet's arithmetic leaves behind the sixth significant digit of a share.
func tidy(value float64) float64 {
	if value == math.Trunc(value) {
		return value
	}
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(value, 'g', 6, 64), 64)
	if err != nil {
		return value
	}
	return rounded
}

// plain writes a number as TOML files have it.
func plain(value float64) string { return strconv.FormatFloat(value, 'f', -1, 64) }

// Files are the names of the files that would be written, sorted.
func (p *Plan) Files() []string { return slices.Sorted(maps.Keys(p.files)) }

// Text is the new text of one of them.
func (p *Plan) Text(name string) string { return p.files[path.Clean(name)] }
