package imports

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"casemaker/internal/figure"
	"casemaker/internal/project"
)

// A Value is what a dataset gives one area for one figure and period.
type Value struct {
	Area         *project.Area
	Figure       string
	Period       string
	Year         int
	Value        float64
	Withheld     bool
	CombinedWith []*project.Area // published together with these
	Joint        bool            // stands in the value of the first of CombinedWith, so that it has none of its own
	districts    map[string]bool // that it was added up from
}

// A Matched is a dataset found in a project.
type Matched struct {
	Set    *Dataset
	Values []Value
	Odd    []string // what a person should look at
	Good   []string // checks that came out right
	kept   map[string]bool
}

type valueKey struct{ slug, figure, period string }

// Match finds the areas of a dataset's observations. It fails where a row would be put to the wrong place: codes and names
// that do not belong together, or two different values for one place.
func Match(set *Dataset, p *project.Project, places *Places) (*Matched, error) {
	m := &Matched{Set: set}
	if len(set.Pay) > 0 {
		return m, nil // of nations
	}
	values, fromDistricts := map[valueKey]*Value{}, map[valueKey]*Value{}
	unknown, elsewhere := map[string]bool{}, 0
	for _, o := range set.Observations {
		if o.Level != Place {
			continue
		}
		l, known, err := places.locate(o)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", set.Table, err)
		}
		switch {
		case !known && (o.Code == "" || couldBePlace(o.Code)):
			unknown[cmp.Or(o.Name, o.Code)] = true
			continue
		case !known:
			elsewhere++
			continue
		}
		into := values
		if l.district {
			into = fromDistricts
		}
		if err := put(into, l); err != nil {
			return nil, fmt.Errorf("%s: %w", set.Table, err)
		}
	}
	if len(places.nations) > 0 {
		for _, of := range []map[valueKey]*Value{values, fromDistricts} {
			maps.DeleteFunc(of, func(_ valueKey, v *Value) bool { return !slices.Contains(places.nations, v.Area.Nation) })
		}
	}
	m.addDistricts(p, places, values, fromDistricts)
	m.together(places, values)
	for _, v := range values {
		m.Values = append(m.Values, *v)
	}
	slices.SortFunc(m.Values, func(a, b Value) int {
		return cmp.Or(strings.Compare(a.Area.Slug, b.Area.Slug), strings.Compare(a.Figure, b.Figure), a.Year-b.Year, strings.Compare(a.Period, b.Period))
	})
	if len(m.Values) == 0 {
		return nil, fmt.Errorf("%s: none of its places is an area of this project", set.Table)
	}
	if len(unknown) > 0 {
		m.Odd = append(m.Odd, "no area of this project: "+few(slices.Sorted(maps.Keys(unknown))))
	}
	m.totals(p)
	m.absent(places)
	return m, nil
}

// put adds one located observation: for a place by itself, part of a council, or several together.
func put(values map[valueKey]*Value, l located) error {
	for i, a := range l.areas {
		key := valueKey{a.Slug, l.Figure, l.Period}
		v := &Value{Area: a, Figure: l.Figure, Period: l.Period, Year: l.Year, Value: l.Value, Withheld: l.Withheld, Joint: i > 0}
		for _, other := range l.areas {
			if other != a {
				v.CombinedWith = append(v.CombinedWith, other)
			}
		}
		before := values[key]
		switch {
		case before == nil:
			v.districts = map[string]bool{l.Code: true}
			values[key] = v
		case l.district && !before.districts[l.Code]:
			before.districts[l.Code] = true
			before.Value += l.Value
			before.Withheld = before.Withheld || l.Withheld
		case before.Value != v.Value || before.Withheld != v.Withheld:
			return fmt.Errorf("row %d: %s has two values for %s, %g and %g", l.Row, a.Name, l.Period, before.Value, v.Value)
		}
	}
	return nil
}

// addDistricts uses what districts add up to where the council itself is not in the file and all its districts are; where it
// is, the sum is a check.
func (m *Matched) addDistricts(p *project.Project, places *Places, values, sums map[valueKey]*Value) {
	parts := map[string]int{}
	for _, council := range places.district {
		parts[council]++
	}
	for _, key := range slices.SortedFunc(maps.Keys(sums), func(a, b valueKey) int {
		return cmp.Or(strings.Compare(a.slug, b.slug), strings.Compare(a.figure, b.figure), strings.Compare(a.period, b.period))
	}) {
		sum := sums[key]
		own, given := values[key]
		whole := len(sum.districts) == parts[sum.Area.Code] && !sum.Withheld
		switch {
		case !counts(p, key.figure):
			if !given {
				m.Odd = append(m.Odd, fmt.Sprintf("%s: only its districts are in the file, and %s does not add up", sum.Area.Name, key.figure))
			}
		case !given && whole:
			values[key] = sum
		case !given:
			m.Odd = append(m.Odd, fmt.Sprintf("%s: %d of its %d districts have a value, so no sum was made", sum.Area.Name, len(sum.districts), parts[sum.Area.Code]))
		case whole && own.Value != sum.Value && !own.Withheld:
			m.Odd = append(m.Odd, fmt.Sprintf("%s: its districts add up to %g, and its own row says %g", sum.Area.Name, sum.Value, own.Value))
		}
	}
}

// together keeps figures together that the project has as published together, where the file gives the first area a value and
// the other none.
func (m *Matched) together(places *Places, values map[valueKey]*Value) {
	for _, key := range slices.SortedFunc(maps.Keys(values), func(a, b valueKey) int {
		return cmp.Or(strings.Compare(a.slug, b.slug), strings.Compare(a.figure, b.figure), strings.Compare(a.period, b.period))
	}) {
		v := values[key]
		g, ok := v.Area.Figures.Get(key.figure)
		if !ok || g.CombinedWith == "" || g.Suppressed || len(v.CombinedWith) > 0 {
			continue
		}
		for _, name := range strings.Split(g.CombinedWith, ", ") {
			other := places.named(name)
			if other == nil {
				continue
			}
			at := valueKey{other.Slug, key.figure, key.period}
			if given := values[at]; given != nil && !given.Withheld {
				continue
			}
			v.CombinedWith = append(v.CombinedWith, other)
			values[at] = &Value{Area: other, Figure: v.Figure, Period: v.Period, Year: v.Year, CombinedWith: []*project.Area{v.Area}, Joint: true}
			if m.kept == nil {
				m.kept = map[string]bool{}
			}
			m.kept[v.Area.Name+" with "+other.Name] = true
		}
	}
	for _, pair := range slices.Sorted(maps.Keys(m.kept)) {
		m.Odd = append(m.Odd, "taken together, as before: "+pair)
	}
}

// counts reports whether a figure counts something, so that places add up to totals.
func counts(p *project.Project, id string) bool {
	entry, _ := p.Catalogue.Get(id)
	return entry.Unit == figure.Babies || entry.Unit == figure.People || entry.Unit == figure.Families
}

// nationCodes are the codes of the nations whose areas add up to them.
var nationCodes = map[string]string{"E92000001": "england", "W92000004": "wales", "S92000003": "scotland", "N92000002": "northern-ireland"}

// totals compares the rows of nations and regions with the sums of their areas, where every one of them has a value.
func (m *Matched) totals(p *project.Project) {
	for _, o := range m.Set.Observations {
		if o.Level != Total || o.Withheld || !counts(p, o.Figure) {
			continue
		}
		nation, isNation := nationCodes[o.Code]
		belongs := func(a *project.Area) bool { return a.Nation == nation }
		if !isNation {
			region := plainName(o.Name)
			belongs = func(a *project.Area) bool { return a.Region != "" && plainName(a.Region) == region }
		}
		sum, areas, lacking := 0.0, 0, 0
		have := map[string]Value{}
		for _, v := range m.Values {
			if v.Figure == o.Figure && v.Period == o.Period {
				have[v.Area.Slug] = v
			}
		}
		for _, a := range p.Areas {
			if a.MadeUp || len(a.Members) > 0 || !belongs(a) {
				continue
			}
			areas++
			v, ok := have[a.Slug]
			switch {
			case !ok || v.Withheld:
				lacking++
			case !v.Joint:
				sum += v.Value
			}
		}
		switch {
		case areas == 0 || lacking > 0:
		case sum == o.Value:
			m.Good = append(m.Good, fmt.Sprintf("%s %s: the areas add up to %s, as the file says", title(o.Name), o.Period, grouping(sum)))
		default:
			m.Odd = append(m.Odd, fmt.Sprintf("%s %s: the areas add up to %s, and the file says %s", title(o.Name), o.Period, grouping(sum), grouping(o.Value)))
		}
	}
}

// absent tells of areas of a nation of which the file has others.
func (m *Matched) absent(places *Places) {
	for _, id := range m.figures() {
		latest := ""
		year := 0
		for _, v := range m.Values {
			if v.Figure == id && v.Year >= year {
				latest, year = v.Period, v.Year
			}
		}
		have, nations := map[string]bool{}, map[string]bool{}
		for _, v := range m.Values {
			if v.Figure == id && v.Period == latest {
				have[v.Area.Slug], nations[v.Area.Nation] = true, true
			}
		}
		var lacking []string
		for _, a := range places.areas {
			if nations[a.Nation] && !have[a.Slug] {
				lacking = append(lacking, a.Name)
			}
		}
		if len(lacking) > 0 {
			m.Odd = append(m.Odd, fmt.Sprintf("%s %s: nothing for %s", id, latest, few(lacking)))
		}
	}
}

// figures are the ids of the figures that the values are of, sorted.
func (m *Matched) figures() []string {
	ids := map[string]bool{}
	for _, v := range m.Values {
		ids[v.Figure] = true
	}
	return slices.Sorted(maps.Keys(ids))
}

// few names the first of many.
func few(names []string) string {
	const most = 6
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}

// title writes a name that a publisher prints in capitals as names are.
func title(name string) string {
	if strings.ToUpper(name) != name {
		return name
	}
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		if w != "and" && w != "the" && w != "of" {
			words[i] = strings.ToUpper(w[:1]) + w[1:]
		}
	}
	return strings.Join(words, " ")
}

// grouping writes a number with commas between thousands.
func grouping(n float64) string {
	return figure.Given("", "", n, figure.Number, "", "").Text(figure.Exact)
}
